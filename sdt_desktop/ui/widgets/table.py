"""Tables: typed rows, native sort values, numbers right-aligned with tabular digits, copy with headings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from sdt_desktop.ui.icons import Icon, icon
from sdt_desktop.ui.theme import Themed, theme

R = TypeVar("R")
SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[R]):
    """One column: heading, text of a row, value to sort by (text if None), and how it looks.

    `width` is a length at 10 pt, 0 takes what is left over; `tone` a token's name for the text.
    """

    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    number: bool = False
    width: float = 0
    sign: Callable[[R], Icon | None] | None = None
    tone: str = "text"


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows of one type behind columns that name what they show."""

    def __init__(self, columns: Sequence[TableColumn[R]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[R] = []

    def set_rows(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: int) -> R:
        return self._rows[index]

    def rowCount(self, parent: _Index = _ROOT, /) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT, /) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: column.text(row),
            Qt.ItemDataRole.ToolTipRole: lambda: column.text(row),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column.number),
            Qt.ItemDataRole.FontRole: lambda: theme().font(tabular=column.number),
            Qt.ItemDataRole.ForegroundRole: lambda: theme().colour(column.tone),
            Qt.ItemDataRole.DecorationRole: lambda: self._sign(column, row),
            SORT_ROLE: lambda: (column.sort or column.text)(row),
            ROW_ROLE: lambda: row,
        }
        answer = answers.get(role)
        return answer() if answer else None

    def _sign(self, column: TableColumn[R], row: R) -> Any:
        which = column.sign(row) if column.sign else None
        return icon(which) if which else None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        if side == Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section].number)
        return None


def _alignment(number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class DataTable(Themed, QTableView):
    """A sortable table of one row type. `opened` carries the row on Enter or double click.

    `visible_rows` is how many rows it is high at most; fewer rows make it lower. Tab leaves the table.
    """

    opened = Signal(object)

    def __init__(
        self, columns: Sequence[TableColumn[Any]], name: str, *, visible_rows: int = 12, sorting: bool = True
    ) -> None:
        super().__init__()
        self.rows: RowsModel[Any] = RowsModel(columns)
        self.rows.setParent(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.rows)
        self._sorted.setSortRole(SORT_ROLE)
        self._sorted.setFilterKeyColumn(-1)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._visible_rows = visible_rows
        self.setModel(self._sorted)
        self.setAccessibleName(name)
        self._behave(sorting)
        self.restyle()

    def _behave(self, sorting: bool) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setSortingEnabled(sorting)
        head = self.horizontalHeader()
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    def set_rows(self, rows: Sequence[Any]) -> None:
        self.rows.set_rows(rows)
        self.restyle()

    def filter(self, text: str) -> None:
        """Leaves only rows of which some column holds `text`."""
        self._sorted.setFilterFixedString(text)

    def shown_rows(self) -> list[Any]:
        """The rows in the order and selection now on screen."""
        return [self._sorted.index(at, 0).data(ROW_ROLE) for at in range(self._sorted.rowCount())]

    def chosen(self) -> Any | None:
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def restyle(self) -> None:
        self.setFont(theme().font())
        self.setIconSize(QSize(theme().px(16), theme().px(16)))
        head = self.horizontalHeader()
        head.setFont(theme().font())
        head.setMinimumSectionSize(theme().px(40))
        self.verticalHeader().setDefaultSectionSize(theme().px(34))
        for at, column in enumerate(self.rows.columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(at, mode)
        self._fit_columns()
        rows = min(max(self.rows.rowCount(), 1), self._visible_rows)
        self.setFixedHeight(rows * theme().px(34) + max(head.sizeHint().height(), theme().px(34)) + 4)

    def _fit_columns(self) -> None:
        """Columns keep their widths, or shrink together where the table is narrow."""
        wanted = {at: theme().px(column.width) for at, column in enumerate(self.rows.columns) if column.width}
        rest = (len(self.rows.columns) - len(wanted)) * theme().px(110)
        room = self.viewport().width() - rest
        share = min(1.0, max(room, 0) / sum(wanted.values())) if wanted else 1.0
        for at, width in wanted.items():
            self.horizontalHeader().resizeSection(at, int(width * share))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        self._fit_columns()
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._sorted.rowCount():
            self.setCurrentIndex(self._sorted.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen() is not None:
            self.opened.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The selected rows with their headings, tab-separated, into the clipboard."""
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        columns = range(len(self.rows.columns))
        head = "\t".join(column.title for column in self.rows.columns)
        lines = ("\t".join(str(self._sorted.index(at, col).data()) for col in columns) for at in sorted(chosen))
        QGuiApplication.clipboard().setText("\n".join((head, *lines)))

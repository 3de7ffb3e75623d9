"""Box layouts whose margins and gaps scale with the text, and the two that wrap."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from sdt_desktop.ui.theme import Themed, theme

Margins = tuple[float, float, float, float]
NONE: Margins = (0, 0, 0, 0)


class Column(Themed, QVBoxLayout):
    """Top to bottom. `margins` (left, top, right, bottom) and `spacing` are lengths at 10 pt."""

    def __init__(self, spacing: float = 7, margins: Margins = NONE, parent: QWidget | None = None) -> None:
        super().__init__()
        self._spacing, self._margins = spacing, margins
        if parent is not None:
            parent.setLayout(self)
        self.restyle()

    def restyle(self) -> None:
        self.setSpacing(theme().px(self._spacing))
        self.setContentsMargins(*(theme().px(side) for side in self._margins))


class Row(Themed, QHBoxLayout):
    """Left to right, otherwise as `Column`."""

    def __init__(self, spacing: float = 8, margins: Margins = NONE, parent: QWidget | None = None) -> None:
        super().__init__()
        self._spacing, self._margins = spacing, margins
        if parent is not None:
            parent.setLayout(self)
        self.restyle()

    def restyle(self) -> None:
        self.setSpacing(theme().px(self._spacing))
        self.setContentsMargins(*(theme().px(side) for side in self._margins))


class _Wrapping(Themed, QLayout):
    """What a Qt layout must know, around one `_arrange(width) -> rectangles`; hidden widgets take no place."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return max((place.bottom() + 1 for _, place in self._arrange(width)), default=0)

    def setGeometry(self, where: QRect, /) -> None:
        super().setGeometry(where)
        for item, place in self._arrange(where.width()):
            item.setGeometry(place.translated(where.topLeft()))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def restyle(self) -> None:
        self.invalidate()

    def shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, width: int) -> Sequence[tuple[QLayoutItem, QRect]]:
        """Where each shown item stands in `width` pixels; here simply below each other."""
        top, places = 0, []
        for item in self.shown():
            places.append((item, QRect(0, top, width, _height(item, width))))
            top += _height(item, width)
        return places


def _height(item: QLayoutItem, width: int) -> int:
    natural = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(natural, item.minimumSize().height())


@dataclass(frozen=True, slots=True)
class _Cell:
    item: QLayoutItem
    span: int


class CardGrid(_Wrapping):
    """Equal columns, as many of `steps` as fit (4, 2, 1); cards of one row share the height of its tallest.

    A card may span columns; the last card of a row takes what is left over.
    """

    def __init__(self, smallest: float = 210, steps: tuple[int, ...] = (4, 2, 1)) -> None:
        super().__init__()
        self._smallest, self._steps = smallest, steps
        self._spans: dict[QWidget, int] = {}

    def add(self, widget: QWidget, span: int = 1) -> None:
        self._spans[widget] = span
        self.addWidget(widget)

    def columns(self, width: int) -> int:
        """How many columns fit into `width` pixels."""
        gap = theme().px(14)
        for step in self._steps:
            if step * theme().px(self._smallest) + (step - 1) * gap <= width:
                return step
        return self._steps[-1]

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self.shown()), default=0)
        return QSize(min(widest, theme().px(self._smallest)), 0)

    def _span_of(self, item: QLayoutItem) -> int:
        widget = item.widget()
        return 1 if widget is None else self._spans.get(widget, 1)

    def _rows(self, columns: int) -> list[list[_Cell]]:
        rows: list[list[_Cell]] = [[]]
        free = columns
        for item in self.shown():
            span = min(self._span_of(item), columns)
            if span > free:
                rows.append([])
                free = columns
            rows[-1].append(_Cell(item, span))
            free -= span
        return rows

    def _arrange(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        gap, top, places = theme().px(14), 0, []
        columns = self.columns(width)
        for row in self._rows(columns):
            cells = self._across(row, columns, width, gap)
            height = max((_height(item, right - left) for item, left, right in cells), default=0)
            places += [(item, QRect(left, top, right - left, height)) for item, left, right in cells]
            top += height + theme().px(16)
        return places

    def _across(self, row: list[_Cell], columns: int, width: int, gap: int) -> list[tuple[QLayoutItem, int, int]]:
        """Left and right edge of each card; `row` of several spanning cards is stretched to the full width."""
        unit = (width + gap) / columns
        used, cells = 0, []
        stretch = any(cell.span > 1 for cell in row)
        for cell in row:
            left, used = round(used * unit), used + cell.span
            last = cell is row[-1] and stretch
            cells.append((cell.item, left, width if last else round(used * unit) - gap))
        return cells


class Flow(_Wrapping):
    """Things of their own size, one after the other, going on in the next line where the width ends."""

    def __init__(self, gap: float = 8, *, right: bool = False, above: float = 0, bottom: bool = False) -> None:
        """`above` is room at the top, e.g. between a text and its buttons; `bottom` lines things up at their feet."""
        super().__init__()
        self._gap, self._right, self._above, self._bottom = gap, right, above, bottom

    def natural_width(self) -> int:
        """The width at which everything stands in one line."""
        widths = [item.sizeHint().width() for item in self.shown()]
        return sum(widths) + theme().px(self._gap) * max(len(widths) - 1, 0)

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self.shown()]
        tall = max((size.height() for size in sizes), default=0)
        return QSize(max((size.width() for size in sizes), default=0), tall + theme().px(self._above))

    def sizeHint(self) -> QSize:
        return QSize(self.natural_width(), self.minimumSize().height())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        left = width
        for item in self.shown():
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 1 << 20))
            if lines[-1] and size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + theme().px(self._gap)
        return lines

    def _arrange(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        gap, top, places = theme().px(self._gap), theme().px(self._above), []
        for line in self._lines(width):
            taken = sum(size.width() for _, size in line) + gap * (len(line) - 1)
            left, height = (width - taken if self._right else 0), max((s.height() for _, s in line), default=0)
            for item, size in line:
                down = height - size.height() if self._bottom else (height - size.height()) // 2
                places.append((item, QRect(left, top + down, size.width(), size.height())))
                left += size.width() + gap
            top += height + gap
        return places


class HeaderLayout(_Wrapping):
    """Title block at the left, actions at the right; the actions go below where both do not fit."""

    def __init__(self, block: QWidget, actions: QWidget) -> None:
        super().__init__()
        self._block, self._actions = block, actions
        self.addWidget(block)
        self.addWidget(actions)

    def minimumSize(self) -> QSize:
        return QSize(max((item.minimumSize().width() for item in self.shown()), default=0), 0)

    def _arrange(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        items = self.shown()
        if len(items) < 2:
            return [(item, QRect(0, 0, width, _height(item, width))) for item in items]
        block, actions = items
        gap, wide = theme().px(16), actions.sizeHint().width()
        if min(block.sizeHint().width(), round(width * 0.45)) + gap + wide <= width:
            return self._beside(block, actions, width, wide, gap)
        first = _height(block, width)
        return [
            (block, QRect(0, 0, width, first)),
            (actions, QRect(0, first + theme().px(12), width, _height(actions, width))),
        ]

    def _beside(
        self, block: QLayoutItem, actions: QLayoutItem, width: int, wide: int, gap: int
    ) -> list[tuple[QLayoutItem, QRect]]:
        left, tall = width - wide - gap, actions.sizeHint().height()
        high = max(_height(block, left), tall)
        return [(block, QRect(0, 0, left, high)), (actions, QRect(width - wide, (high - tall) // 2, wide, tall))]

"""All streams by domain, with a search."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QSizePolicy

from sdt_desktop.model.vocabulary import Domain, observed_property
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import icon, pixmap
from sdt_desktop.ui.theme import Role, Themed, theme
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.fields import LineEdit
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.words import LOOKS, DataWords

if TYPE_CHECKING:
    from sdt_desktop.services.explore import Explorable, Shelf

_NARROW = 420
_ID = Qt.ItemDataRole.UserRole


class StreamList(Themed, QListWidget):
    """Headings are no stops: arrow keys go from stream to stream."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(theme().font())
        side = theme().px(18)
        self.setIconSize(QSize(side, side))
        for at in range(self.count()):
            self.dress(self.item(at))
        self._fit()

    def dress(self, item: QListWidgetItem) -> None:
        domain = item.data(_ID + 1)
        if domain:
            which, tone = LOOKS[Domain(domain)]
            sign = icon(which, tone)
            sign.addPixmap(pixmap(which, tone, 18, 2.0), QIcon.Mode.Disabled)
            item.setIcon(sign)
            item.setFont(theme().font(Role.STRONG))
        item.setSizeHint(QSize(0, theme().px(34 if domain else 48)))

    def _fit(self) -> None:
        shown = [self.item(at) for at in range(self.count()) if not self.item(at).isHidden()]
        tall = sum(item.sizeHint().height() for item in shown) + 8
        stacked = self.width() > theme().px(_NARROW)
        self.setFixedHeight(min(max(tall, theme().px(60)), theme().px(190 if stacked else 420)))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Above the picture rather than beside it, the list stays low."""
        super().resizeEvent(event)
        self._fit()

    def fit(self) -> None:
        self._fit()


class ShelfCard(Translated, Card):
    """`picked` carries the id of the stream chosen."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Streams"))
        self._words = DataWords()
        self.search = LineEdit(placeholder=self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the streams"))
        self.search.textChanged.connect(self._filter)
        self.list = StreamList(self.title.text())
        self.list.currentItemChanged.connect(self._changed)
        self._none = Paragraph(self.tr("No stream of that name."), tone="muted")
        self._none.hide()
        for part in (self.search, self.list, self._none):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_streams(self, shelf: "Shelf") -> None:
        self.list.blockSignals(True)
        self.list.clear()
        order = list(Domain)
        for domain in order:
            inside = [each for each in shelf.streams if _domain(each) is domain]
            if inside:
                self._head(domain)
                for each in inside:
                    self._entry(each)
        self.list.blockSignals(False)
        self.list.restyle()

    def _head(self, domain: Domain) -> None:
        item = QListWidgetItem(self._words.domain(domain))
        item.setFlags(Qt.ItemFlag.NoItemFlags)  # no stop for the keyboard
        item.setData(_ID + 1, domain.value)
        self.list.addItem(item)

    def _entry(self, each: "Explorable") -> None:
        key = each.stream.key
        what, detail = self._words.property(key.observed_property), self._words.series(key.series)
        words = f"{what}\n{detail}, {self._words.thing(each.stream.key.thing, each.stream.thing_label)}"
        item = QListWidgetItem(words)
        item.setData(_ID, each.stream.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ", "))
        item.setToolTip(words)
        self.list.addItem(item)

    def mark(self, stream: str) -> None:
        """Shows a stream as chosen without saying that the person chose it."""
        self.list.blockSignals(True)
        for at in range(self.list.count()):
            if self.list.item(at).data(_ID) == stream:
                self.list.setCurrentRow(at)
        self.list.blockSignals(False)

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ID):
            self.picked.emit(item.data(_ID))

    def _filter(self, text: str) -> None:
        """A heading stays as long as one of its streams does; its own name finds all of them."""
        wanted, head, shown = text.strip().casefold(), None, 0
        whole = False
        for at in range(self.list.count()):
            item = self.list.item(at)
            if item.data(_ID) is None:
                head, whole = item, wanted in item.text().casefold()
                item.setHidden(True)
                continue
            fits = whole or wanted in item.text().casefold()
            item.setHidden(not fits)
            if fits and head is not None:
                head.setHidden(False)
                shown += 1
        self.list.setVisible(shown > 0)
        self._none.setVisible(shown == 0)
        self.list.fit()


def _domain(each: "Explorable") -> Domain:
    return observed_property(each.stream.key.observed_property).domain

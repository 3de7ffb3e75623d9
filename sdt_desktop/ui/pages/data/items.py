"""Events, positions and records: a summary by kind, and the rows of a kind on request."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sdt_desktop.model.events import Event, EventKind
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.layouts import Flow
from sdt_desktop.ui.widgets.table import DataTable, TableColumn
from sdt_desktop.ui.words import DataWords

if TYPE_CHECKING:
    from sdt_desktop.services.held import HeldItems, Names

_KINDS = frozenset(kind.value for kind in EventKind)


class ItemsCard(Translated, Card):
    """`opened` is called with the chosen group of events; positions and records are counted only."""

    def __init__(self, names: "Names", opened: "Callable[[HeldItems], object]") -> None:
        super().__init__(self.tr("Events, positions, records"), "", Icon.CALENDAR)
        self._words, self._names, self._open = DataWords(), names, opened
        self.table = DataTable(self._columns(), self.title.text(), visible_rows=8)
        self.table.opened.connect(self._opened)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.show_rows = SecondaryButton(self.tr("Show the rows"), Icon.TABLE)
        self.show_rows.clicked.connect(lambda: self._opened(self.table.chosen()))
        buttons = Flow(8, above=4)
        buttons.addWidget(self.show_rows)
        self.body.addWidget(self.table)
        self.body.addLayout(buttons)

    def show_items(self, items: "Sequence[HeldItems]") -> None:
        self.table.set_rows(items)
        if items:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._chosen()

    def _chosen(self, *_: object) -> None:
        chosen = self.table.chosen()
        self.show_rows.setEnabled(chosen is not None and chosen.what in _KINDS)

    def _opened(self, items: "HeldItems | None") -> None:
        if items is not None and items.what in _KINDS:
            self._open(items)

    def _columns(self) -> "list[TableColumn[HeldItems]]":
        return [
            TableColumn(self.tr("What"), lambda each: self._words.kind(each.what)),
            TableColumn(self.tr("Source"), lambda each: self._words.named(self._names.sources, each.source)),
            TableColumn(
                self.tr("Count"),
                lambda each: formats.number(each.count),
                lambda each: each.count,
                number=True,
                width=100,
            ),
            TableColumn(self.tr("Period"), self._period, lambda each: each.first_ms or 0, width=240),
        ]

    def _period(self, items: "HeldItems") -> str:
        if items.first_ms is None or items.last_ms is None:
            return "\u2013"
        return self._words.period(formats.local_day(items.first_ms, "UTC"), formats.local_day(items.last_ms, "UTC"))


class EventsCard(Translated, Card):
    """The rows of one kind of event, newest first."""

    def __init__(self, title: str, events: Sequence[Event], close: Callable[[], object]) -> None:
        super().__init__(title, "", Icon.TABLE)
        self._words = DataWords()
        self.table = DataTable(self._columns(), title, visible_rows=10)
        self.table.set_rows(events)
        done = SecondaryButton(self.tr("Close the list"), Icon.CLOSE)
        done.clicked.connect(close)
        self.body.addWidget(self.table)
        self.body.addWidget(done)

    def _columns(self) -> list[TableColumn[Event]]:
        return [
            TableColumn(self.tr("Day"), _day, lambda each: each.start_ms, width=140),
            TableColumn(self.tr("What"), lambda each: each.label),
            TableColumn(self.tr("Of"), self._thing, width=110),
            TableColumn(self.tr("From, to"), _places),
            TableColumn(self.tr("Amount"), _amount, lambda each: float(each.amount or 0), number=True, width=120),
            TableColumn(self.tr("Distance"), _distance, lambda each: each.distance_m or 0.0, number=True, width=110),
        ]

    def _thing(self, event: Event) -> str:
        return "" if event.thing is None else self._words.thing(event.thing, event.thing_label)


def _day(event: Event) -> str:
    return formats.day(formats.local_day(event.start_ms, event.zone), short=True)


def _places(event: Event) -> str:
    return " → ".join(part for part in (event.place_from, event.place_to) if part)


def _amount(event: Event) -> str:
    if event.amount is None:
        return ""
    return f"{formats.number(float(event.amount), 2)}\u00a0{event.currency or ''}".strip()


def _distance(event: Event) -> str:
    return "" if event.distance_m is None else f"{formats.number(event.distance_m / 1000, 1)}\u00a0km"

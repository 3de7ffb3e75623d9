"""One card a source: its things, and each stream with its period, count, gaps and total."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sdt_desktop.model.vocabulary import Aggregation, observed_property
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.data.coverage import CoverageStrip
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import LinkButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Row
from sdt_desktop.ui.widgets.panels import Line
from sdt_desktop.ui.words import LOOKS, DataWords

if TYPE_CHECKING:
    from sdt_desktop.services.held import HeldStream

Look = Callable[[str], object]


class StreamRow(Translated, QWidget):
    """Icon, name, period and counts at the left; the gaps bar and the way to Explore at the right."""

    def __init__(self, held: "HeldStream", look: Look, compare: Look) -> None:
        super().__init__()
        self._words, self._held, self._compare = DataWords(), held, compare
        icon, series = LOOKS[observed_property(held.stream.key.observed_property).domain]
        outer, grid = Row(10, parent=self), CardGrid(smallest=250, steps=(2, 1))
        outer.addWidget(IconLabel(icon, series), 0, Qt.AlignmentFlag.AlignTop)
        grid.add(self._said())
        grid.add(self._gaps(series))
        outer.addLayout(grid, 1)
        door = LinkButton(self.tr("Explore"), Icon.EXPLORE)
        name = self._words.stream(held.stream.key)
        door.setAccessibleName(self.tr("Explore {what}").format(what=name))
        door.clicked.connect(lambda: look(held.stream.id))
        outer.addWidget(door, 0, Qt.AlignmentFlag.AlignTop)

    def _said(self) -> QWidget:
        place, stream = QWidget(), self._held.stream
        column = Column(2, parent=place)
        column.addWidget(Paragraph(self._words.stream(stream.key), Role.STRONG))
        column.addWidget(Paragraph(self.counted(), Role.CAPTION, "muted"))
        if self._held.corrected:
            column.addWidget(self._corrected(), 0, Qt.AlignmentFlag.AlignLeft)
        return place

    def _corrected(self) -> QWidget:
        door = LinkButton(self.tr("%n disagreement(s)", "", self._held.corrected), Icon.TABLE)
        what = self._words.stream(self._held.stream.key)
        door.setAccessibleName(self.tr("Where files disagree about {what}").format(what=what))
        door.clicked.connect(lambda: self._compare(self._held.stream.id))
        return door

    def counted(self) -> str:
        """`1,460 readings, 3 missing · total 212 kWh`."""
        stream = self._held.stream
        parts = [self._words.readings(stream.count)]
        if stream.missing:
            parts.append(self.tr("{count} stated as missing").format(count=formats.number(stream.missing)))
        amount = self._words.total(stream.key.observed_property, stream.total)
        kind = observed_property(stream.key.observed_property).aggregation
        if kind is Aggregation.SUM:
            parts.append(self.tr("{amount} in all").format(amount=amount))
        elif kind is Aggregation.MEAN:
            parts.append(self.tr("{amount} on average").format(amount=amount))
        return ", ".join(parts)

    def _gaps(self, series: str) -> QWidget:
        place = QWidget()
        column = Column(4, parent=place)
        strip = CoverageStrip(self._held.months, series)
        period = self._words.period(self._held.first_day, self._held.last_day)
        column.addWidget(strip)
        words = self.tr("{period}. {gaps}").format(period=period, gaps=strip.sentence())
        column.addWidget(Paragraph(words, Role.CAPTION, "muted"))
        return place


class SourceCard(Translated, Card):
    """A data holder with all that came from it."""

    def __init__(self, name: str, streams: "Sequence[HeldStream]", look: Look, compare: Look) -> None:
        super().__init__(name)
        words = DataWords()
        ordered = sorted(streams, key=lambda each: (each.stream.thing_label, each.stream.id))
        for at, (thing, group) in enumerate(
            groupby(ordered, key=lambda each: words.thing(each.stream.key.thing, each.stream.thing_label))
        ):
            if at:
                self.body.addWidget(Line())
            self.body.addWidget(Paragraph(thing, Role.CAPTION, "muted"))
            for held in group:
                self.body.addWidget(StreamRow(held, look, compare))

"""Explore: one stream as curve, typical day, calendar or bars; each with its sentence, its table, its export."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from sdt_desktop.base.progress import CancelToken, ProgressListener
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.vocabulary import observed_property
from sdt_desktop.ui import formats
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.pages.explore.segments import Segments
from sdt_desktop.ui.pages.explore.shelf import ShelfCard
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import IconLabel, Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Row
from sdt_desktop.ui.widgets.states import EmptyState

if TYPE_CHECKING:
    from sdt_desktop.services.explore import Asked, Explorable, Explored, Shelf
    from sdt_desktop.ui.pages.explore.cards import ViewCard

CURVE, TYPICAL, CALENDAR, BARS = "curve", "typical", "calendar", "bars"


class ExplorePage(Page):
    key = "explore"

    def build(self) -> None:
        from sdt_desktop.ui.pages.explore.period import PeriodPicker
        from sdt_desktop.ui.pages.explore.words import ExploreWords

        self._words = ExploreWords()
        self._shelf: Shelf | None = None
        self._wanted, self._stream = "", ""
        self._view, self._grain = CURVE, Grain.MONTH
        self.card: ViewCard | None = None
        self.set_title(self.tr("Explore"))
        self.figures = SecondaryButton(self.tr("Save the figures (CSV)…"), Icon.SAVE)
        self.figures.clicked.connect(self.export_figures)
        self.picture = SecondaryButton(self.tr("Save the picture (PNG)…"), Icon.PICTURE)
        self.picture.clicked.connect(self.export_picture)
        for button in (self.figures, self.picture):
            self.add_action(button)
        self.shelf, self.period = ShelfCard(), PeriodPicker()
        self.shelf.picked.connect(self.choose)
        self.period.changed.connect(self._read)
        self.views, self.grains = Segments(self.tr("View")), Segments(self.tr("Step"))
        self.views.picked.connect(self.choose_view)
        self.grains.picked.connect(self.choose_grain)
        self._lay_out()
        self._allow_export()

    def _lay_out(self) -> None:
        grid, right = CardGrid(smallest=172, steps=(4, 1)), QWidget()
        self._column = Column(14, parent=right)
        self._controls = Card()
        self._about = Paragraph("", Role.CAPTION, "muted", longest=110)
        line = Row(8)
        line.addWidget(IconLabel(Icon.INFO, "accent", 18))
        line.addWidget(self._about, 1)
        for part in (self.views, self.period, self.grains):
            self._controls.body.addWidget(part)
        self._controls.body.addLayout(line)
        self._place = Column(0)
        self._column.addWidget(self._controls)
        self._column.addLayout(self._place)
        self._column.addStretch(1)
        grid.add(self.shelf, 1)
        grid.add(right, 3)
        self.content.addLayout(grid)

    def receive(self, **arguments: Any) -> None:
        self._wanted = arguments.get("stream") or self._wanted
        if self._shelf is not None and self._wanted:
            self._open_wanted()

    def reload(self) -> None:
        session = self.ctx.session.current
        self.load(lambda _t, _p: self.ctx.services.shelf(session), self._show, self.tr("Reading the list of streams"))

    def commands(self) -> dict[str, Callable[[], object]]:
        return {"export": self.export, "twin": self.swap, "filter": self.shelf.search.setFocus}

    # --- choosing --------------------------------------------------------------------------------------------

    def _show(self, shelf: "Shelf") -> None:
        self._shelf = shelf
        if not shelf.streams:
            self._stream = ""
            self._forget_card()
            self.set_caption("")
            self.show_empty(
                Icon.EXPLORE,
                self.tr("Nothing to explore yet"),
                self.tr("Once readings are in the vault, you see them here as a curve, a typical day, a calendar."),
                (
                    (self.tr("Import a file"), self.ctx.navigator.import_files),
                    (self.tr("Look at a fictional household"), self.ctx.navigator.demo_asked.emit),
                    (self.tr("See what is in the vault"), lambda: self.ctx.navigator.go("data")),
                ),
            )
            return
        self.set_caption(self.tr("%n stream(s). Choose one, a period and a view.", "", len(shelf.streams)))
        self.shelf.show_streams(shelf)
        self.show_content()
        self._wanted = self._wanted or self._stream
        self._open_wanted()

    def _open_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if self._found(wanted) is not None:
            self.choose(wanted)
        else:
            self._suggest()

    def _found(self, stream: str) -> "Explorable | None":
        streams = self._shelf.streams if self._shelf is not None else ()
        return next((each for each in streams if each.stream.id == stream), None)

    def _suggest(self) -> None:
        """No stream chosen: three to begin with."""
        assert self._shelf is not None
        self._stream = ""
        self._controls.hide()
        offers = [found for each in self._shelf.suggested if (found := self._found(each)) is not None]
        offers = (offers or list(self._shelf.streams))[:3]
        actions = [(self._words.stream(each.stream.key), self._opening(each.stream.id)) for each in offers]
        state = EmptyState(Icon.EXPLORE, self.tr("Choose a stream"), self.tr("For example one of these:"), actions)
        self._put(state)

    def _opening(self, stream: str) -> Callable[[], object]:
        return lambda: self.choose(stream)

    def choose(self, stream: str) -> None:
        found = self._found(stream)
        if found is None:
            return
        self._stream = stream
        self.shelf.mark(stream)
        self._controls.show()
        code = found.stream.key.observed_property
        self._about.setText(self._words.explained(code))
        self.period.limit(found.first_day, found.last_day)
        if self._view not in found.views:
            self._view = CURVE
        self._offer(found)
        self._read()

    def _offer(self, found: "Explorable") -> None:
        looks = (
            (CURVE, self.tr("Curve"), Icon.EXPLORE),
            (TYPICAL, self.tr("Typical day"), Icon.TIME),
            (CALENDAR, self.tr("Calendar"), Icon.CALENDAR),
            (BARS, self.tr("Bars"), Icon.CHART),
        )
        self.views.offer([each for each in looks if each[0] in found.views], self._view)
        if self._grain not in found.grains and found.grains:
            self._grain = found.grains[0]
        steps = (
            (Grain.DAY, self.tr("Days")),
            (Grain.WEEK, self.tr("Weeks")),
            (Grain.MONTH, self.tr("Months")),
            (Grain.YEAR, self.tr("Years")),
        )
        offered = [(grain.value, words, None) for grain, words in steps if grain in found.grains]
        self.grains.offer(offered, self._grain.value)
        self.grains.setVisible(self._view == BARS)
        self.period.offer_years(years=self._view == CALENDAR)

    def choose_view(self, view: str) -> None:
        self._view = view
        self.views.mark(view)
        self.grains.setVisible(view == BARS)
        self.period.offer_years(years=view == CALENDAR)
        self._read()

    def choose_grain(self, grain: str) -> None:
        self._grain = Grain(grain)
        self.grains.mark(grain)
        self._read()

    # --- reading ---------------------------------------------------------------------------------------------

    def asked(self) -> "Asked":
        from sdt_desktop.services.explore import Asked, View

        return Asked(self._stream, View(self._view), *self.period.period(), self._grain)

    def _read(self) -> None:
        """The old picture stays until the new one is there."""
        if not self._stream:
            return
        session, services, asked = self.ctx.session.current, self.ctx.services, self.asked()
        self.work(
            lambda _t, _p: services.explore(session, asked),
            self._explored,
            self._failed_to_read,
            title=self.tr("Reading the stream"),
        )

    def _failed_to_read(self, error: BaseException) -> None:
        self._forget_card()
        self.notify_error(error)

    def _explored(self, result: "Explored") -> None:
        found = self._found(result.asked.stream)
        if found is None or result.asked != self.asked():
            return
        self._forget_card()
        if result.picture is None:
            self._put(self._nothing_then(result))
            return
        card = self._made(found, result)
        self._put(card)
        self.card = card
        self._allow_export()

    def _made(self, found: "Explorable", result: "Explored") -> "ViewCard":
        from sdt_desktop.ui.pages.explore import cards

        makers: dict[str, Callable[..., ViewCard]] = {
            CURVE: cards.CurveCard,
            TYPICAL: cards.TypicalWeekCard,
            CALENDAR: cards.YearCard,
            BARS: cards.BarsCard,
        }
        return makers[result.asked.view.value](found.stream, result.asked, result.picture)

    def _nothing_then(self, result: "Explored") -> EmptyState:
        actions = []
        if result.nearest is not None:
            first, last = result.nearest
            words = self.tr("Show {month}").format(month=formats.month(first))
            actions.append((words, lambda: self._go_to(first, last)))
        text = self.tr("Between {first} and {last} nothing is known of this stream.").format(
            first=formats.day(result.asked.first), last=formats.day(result.asked.last)
        )
        return EmptyState(Icon.PERIOD, self.tr("No data in this period"), text, actions)

    def _go_to(self, first: Any, last: Any) -> None:
        self.period.show_period(first, last)
        self._read()

    def _put(self, widget: QWidget) -> None:
        while (item := self._place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._place.addWidget(widget)
        self.card = None
        self._allow_export()

    def _forget_card(self) -> None:
        self._put(QWidget())

    def _allow_export(self) -> None:
        for button in (self.figures, self.picture):
            button.setVisible(self.card is not None)

    # --- what the keys do ------------------------------------------------------------------------------------

    def swap(self) -> None:
        if self.card is not None:
            self.card.swap()

    def export(self) -> None:
        """Ctrl+E: the table while it is shown, else the picture."""
        if self.card is not None and self.card.chart.isVisible():
            self.export_picture()
        else:
            self.export_figures()

    def export_figures(self) -> None:
        card = self.card
        if card is None:
            return
        title = self.tr("Save the figures")
        self.ctx.dialogs.save_file(self, title, self._proposed("csv"), lambda target: self._write(target, card))

    def _write(self, target: Path, card: "ViewCard") -> None:
        from sdt_desktop.ui.pages.explore.export import csv_bytes, write

        rows, noted = card.export_rows(), self._noting("csv")

        def save(token: CancelToken, _progress: ProgressListener) -> None:
            write(target, csv_bytes(rows, token))
            noted()

        self.work(save, self._saved, title=self.tr("Saving the figures"))

    def export_picture(self) -> None:
        if self.card is None:
            return
        from sdt_desktop.ui.pages.explore.export import png_bytes

        content = png_bytes(self.card)
        title = self.tr("Save the picture")
        self.ctx.dialogs.save_file(self, title, self._proposed("png"), lambda target: self._save(target, content))

    def _save(self, target: Path, content: bytes) -> None:
        from sdt_desktop.ui.pages.explore.export import write

        noted = self._noting("png")

        def save(_token: CancelToken, _progress: ProgressListener) -> None:
            write(target, content)
            noted()

        self.work(save, self._saved)

    def _noting(self, kind: str) -> Callable[[], None]:
        """What tells the journal, once the file is there."""
        session, stream = self.ctx.session.current, self._stream
        return lambda: self.ctx.services.note_export(session, stream, kind)

    def _proposed(self, ending: str) -> str:
        domain = observed_property(self.asked_property()).domain.value
        return f"{domain}-{self._view}.{ending}"

    def asked_property(self) -> str:
        found = self._found(self._stream)
        assert found is not None
        return found.stream.key.observed_property

    def _saved(self, _: object) -> None:
        self.notify("warn", self.tr("Saved. The file is not protected: anyone who uses this computer can read it."))

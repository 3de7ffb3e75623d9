"""My data: what is held, from whom, since when, with which gaps; how it came in, and how to take it back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sdt_desktop.model.events import EventKind
from sdt_desktop.ui import formats
from sdt_desktop.ui.dialogs import Question
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.pages.data.corrections import CorrectionsCard
from sdt_desktop.ui.pages.data.history import HistoryCard, ProblemsCard
from sdt_desktop.ui.pages.data.items import EventsCard, ItemsCard
from sdt_desktop.ui.pages.data.sources import SourceCard
from sdt_desktop.ui.widgets.buttons import PrimaryButton
from sdt_desktop.ui.widgets.drop import DropZone
from sdt_desktop.ui.words import DataWords

if TYPE_CHECKING:
    from sdt_desktop.model.events import Event
    from sdt_desktop.model.imports import ImportBatch, ReadAccount
    from sdt_desktop.services.corrections import StreamCorrections
    from sdt_desktop.services.held import Held, HeldItems, HeldStream


class DataPage(Page):
    key = "data"

    def build(self) -> None:
        self._words = DataWords()
        self._held: Held | None = None
        self.history: HistoryCard | None = None
        self._detail: QWidget | None = None
        self.set_title(self.tr("My data"))
        take_in = PrimaryButton(self.tr("Import a file"), Icon.IMPORT)
        take_in.clicked.connect(self._import)
        self.add_action(take_in)

    def reload(self) -> None:
        session = self.ctx.session.current
        self.load(lambda _t, _p: self.ctx.services.held(session), self._show, self.tr("Reading what you hold"))

    def commands(self) -> dict[str, Callable[[], object]]:
        return {"undo": self.undo_last, "filter": self._focus_filter}

    def _import(self) -> None:
        self.ctx.navigator.import_files()

    def _focus_filter(self) -> None:
        if self.history is not None:
            self.history.search.setFocus()

    def _show(self, held: "Held") -> None:
        self._held = held
        self._clear()
        self.set_caption(self._inventory(held))
        if held.is_empty:
            self._show_empty()
            return
        for source in sorted({each.stream.key.source for each in held.streams}):
            name = self._words.named(held.names.sources, source)
            streams = [each for each in held.streams if each.stream.key.source == source]
            self._add_source(name, streams)
        self._add_items(held)
        self._add_history(held)
        self.show_content()

    def _clear(self) -> None:
        self.history = self._detail = None
        while (item := self.content.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _inventory(self, held: "Held") -> str:
        if held.is_empty:
            return self.tr("Nothing is in this vault yet.")
        sources = {each.stream.key.source for each in held.streams} | {each.source for each in held.items}
        return self.tr("{sources}, {streams}, {files}. Everything is on this computer, encrypted.").format(
            sources=self.tr("%n source(s)", "", len(sources)),
            streams=self.tr("%n stream(s)", "", len(held.streams)),
            files=self.tr("%n imported file(s)", "", sum(1 for each in held.batches if each.undone_at_ms is None)),
        )

    def _show_empty(self) -> None:
        zone = DropZone(
            self.tr("No data yet"),
            self.tr("Drop a file here, or choose one. It is shown to you before anything is written."),
            self.tr("Choose files…"),
        )
        zone.dropped.connect(self.ctx.navigator.import_files)
        zone.asked.connect(self._ask_files)
        self.show_state(zone)

    def _ask_files(self) -> None:
        self.ctx.dialogs.open_files(self, self.tr("Choose files to import"), self.ctx.navigator.import_files)

    def _look(self, stream: str) -> None:
        self.ctx.navigator.go("explore", stream=stream)

    def _add_source(self, name: str, streams: "list[HeldStream]") -> None:
        card: SourceCard = SourceCard(name, streams, self._look, lambda stream: self._compare(stream, card))
        self.content.addWidget(card)

    def _compare(self, stream: str, card: SourceCard) -> None:
        session, services = self.ctx.session.current, self.ctx.services
        self.work(
            lambda _t, _p: services.corrections(session, stream),
            lambda told: self._show_corrections(told, card),
        )

    def _show_corrections(self, told: "StreamCorrections | None", card: SourceCard) -> None:
        if told is not None:
            detail = CorrectionsCard(told, self._close_detail)
            self._put_detail(detail, card)
            detail.table.setFocus()

    # --- events ----------------------------------------------------------------------------------------------

    def _add_items(self, held: "Held") -> None:
        if held.items:
            self.items = ItemsCard(held.names, self._read_events)
            self.items.show_items(held.items)
            self.content.addWidget(self.items)

    def _read_events(self, items: "HeldItems") -> None:
        session, services = self.ctx.session.current, self.ctx.services
        kind, source = EventKind(items.what), items.source
        title = self.tr("{kind}: {count}").format(kind=self._words.kind(items.what), count=formats.number(items.count))
        self.work(
            lambda _t, _p: services.event_rows(session, kind, source),
            lambda rows: self._show_events(
                title,
                rows,
            ),
        )

    def _show_events(self, title: str, rows: "tuple[Event, ...]") -> None:
        card = EventsCard(title, rows, self._close_detail)
        self._put_detail(card, self.items)
        card.table.setFocus()

    # --- history ---------------------------------------------------------------------------------------------

    def _add_history(self, held: "Held") -> None:
        if not held.batches:
            return
        self.history = HistoryCard(held.names, self.undo, self.save_copy, self._read_problems)
        self.history.show_batches(held.batches, held.originals_bytes)
        self.content.addWidget(self.history)

    def _read_problems(self, batch: "ImportBatch") -> None:
        session, services = self.ctx.session.current, self.ctx.services
        self.work(
            lambda _t, _p: services.batch_account(session, batch.id),
            lambda account: self._show_problems(batch, account),
        )

    def _show_problems(self, batch: "ImportBatch", account: "ReadAccount") -> None:
        card = ProblemsCard(batch.file, account, self._close_detail)
        self._put_detail(card, self.history)

    def _put_detail(self, card: QWidget, below: QWidget | None) -> None:
        """One opened list at a time, right below what it belongs to."""
        self._close_detail()
        self._detail = card
        at = self.content.indexOf(below) if below is not None else self.content.count() - 1
        self.content.insertWidget(at + 1, card)

    def _close_detail(self) -> None:
        card, self._detail = self._detail, None
        if card is not None:
            self.content.removeWidget(card)
            card.hide()
            card.deleteLater()

    def save_copy(self, batch: "ImportBatch") -> None:
        title, proposed = self.tr("Save a copy of the file"), batch.file.rsplit("/", 1)[-1]
        self.ctx.dialogs.save_file(self, title, proposed, lambda target: self._save(batch, target))

    def _save(self, batch: "ImportBatch", target: Path) -> None:
        session, services = self.ctx.session.current, self.ctx.services
        self.work(
            lambda _t, _p: services.save_original(session, batch.id, target),
            lambda _: self.notify(
                "warn", self.tr("The copy is saved. It is not protected: anyone who uses this computer can read it.")
            ),
            title=self.tr("Saving a copy"),
        )

    def undo_last(self) -> None:
        """Ctrl+Z: the newest import that still counts."""
        batches = self._held.batches if self._held is not None else ()
        newest = next((each for each in batches if each.undone_at_ms is None), None)
        if newest is not None:
            self.undo(newest)

    def undo(self, batch: "ImportBatch") -> None:
        question = Question(
            self.tr("Undo this import?"),
            self.tr(
                "What only the file “{file}” brought is removed from the vault. Values that other files hold too stay."
            ).format(file=batch.file),
            self.tr("Undo the import"),
            self.tr("Keep it"),
            Icon.UNDO,
        )
        self.ctx.dialogs.ask(self, question, lambda: self._undo(batch))

    def _undo(self, batch: "ImportBatch") -> None:
        session, services = self.ctx.session.current, self.ctx.services
        self.work(
            lambda _t, _p: services.undo_import(session, batch.id),
            self._undone,
            title=self.tr("Undoing the import"),
            writes=True,
        )

    def _undone(self, batch: "ImportBatch") -> None:
        self.notify("done", self.tr("The import of “{file}” is undone.").format(file=batch.file))
        self.ctx.session.announce_change()

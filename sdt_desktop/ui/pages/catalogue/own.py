"""My descriptions of files: see, check, change, hand on, take in somebody else's, remove."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sdt_desktop.ui.dialogs import Question
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.messages import say
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.pages.catalogue.words import CatalogueWords
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import Flow
from sdt_desktop.ui.widgets.table import DataTable, TableColumn

if TYPE_CHECKING:
    from sdt_desktop.services.descriptions import OwnDescription
    from sdt_desktop.services.importers import Added, CheckResult


class DescriptionsPage(Page):
    key = "descriptions"

    def build(self) -> None:
        self._words = CatalogueWords()
        self._select = ""
        caption = self.tr("They are kept on this computer, outside the vault, and hold no value of your files.")
        self.set_title(self.tr("My descriptions of files"), caption)
        services = SecondaryButton(self.tr("Services that are understood"), Icon.TABLE)
        services.clicked.connect(lambda: self.ctx.navigator.go("services"))
        add = SecondaryButton(self.tr("Take in a description…"), Icon.ADD)
        add.clicked.connect(self.ask_for_one)
        self.add_action(services)
        self.add_action(add)
        card = Card()
        self.table = DataTable(self._columns(), self.tr("My descriptions of files"), visible_rows=8)
        card.body.addWidget(self.table)
        self.content.addWidget(card)
        self.content.addWidget(self._details())
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.opened.connect(lambda _: self.edit())

    def _columns(self) -> "list[TableColumn[OwnDescription]]":
        return [
            TableColumn(self.tr("Service"), lambda each: each.name),
            TableColumn(self.tr("What is read"), self._words.reads, tone="muted"),
            TableColumn(self.tr("State"), self._state, width=190, sign=_sign, tone="muted"),
        ]

    def _state(self, each: "OwnDescription") -> str:
        return self.tr("cannot be read") if each.faults else self.tr("not reviewed")

    def _details(self) -> Card:
        self.details = Card(" ", " ", Icon.FILE, "accent")
        self.columns = Paragraph("", longest=100)
        self.note = Paragraph("", Role.CAPTION, "muted", longest=100)
        self.change = SecondaryButton(self.tr("Change it with a file…"), Icon.EDIT)
        self.check = SecondaryButton(self.tr("Check it"), Icon.TICK)
        self.hand_on = SecondaryButton(self.tr("Save it to hand on…"), Icon.EXPORT)
        self.remove = SecondaryButton(self.tr("Remove it…"), Icon.REMOVE)
        buttons = Flow(8, above=4)
        acts = (self.edit, self.check_it, self.export, self.ask_to_remove)
        for button, act in zip((self.change, self.check, self.hand_on, self.remove), acts, strict=True):
            button.clicked.connect(act)
            buttons.addWidget(button)
        self.details.body.addWidget(self.columns)
        self.details.body.addWidget(self.note)
        self.details.body.addLayout(buttons)
        return self.details

    # --- what there is ---------------------------------------------------------------------------------------

    def reload(self) -> None:
        services = self.ctx.services
        self.load(lambda _t, _p: services.own_descriptions(), self._show, self.tr("Reading your descriptions"))

    def _show(self, held: "Sequence[OwnDescription]") -> None:
        if not held:
            text = self.tr(
                "A file that is not recognised can be described: you say what its columns mean, and every later file "
                "of that service is read. You can also take in the description somebody else made."
            )
            actions = (
                (self.tr("Import a file"), self.ctx.navigator.import_files),
                (self.tr("Take in a description…"), self.ask_for_one),
            )
            self.show_empty(Icon.EDIT, self.tr("No description yet"), text, actions)
            return
        before = self._select or getattr(self.table.chosen(), "id", "")
        self._select = ""
        self.table.set_rows(held)
        row = next((at for at, each in enumerate(self.table.shown_rows()) if each.id == before), 0)
        self.table.setCurrentIndex(self.table.model().index(row, 0))
        self._chosen()
        self.show_content()

    def chosen(self) -> "OwnDescription | None":
        found: OwnDescription | None = self.table.chosen()
        return found

    def _chosen(self, *_: object) -> None:
        each = self.chosen()
        self.details.setVisible(each is not None)
        if each is None:
            return
        self.details.title.setText(each.name)
        self.details.set_caption(self._words.reads(each))
        columns = ", ".join(each.columns)
        self.columns.setText(self.tr("Files with these headings: {columns}").format(columns=columns) if columns else "")
        self.columns.setVisible(bool(columns))
        self.note.setText(self._note(each))
        self.change.setEnabled(each.editable)
        self.hand_on.setEnabled(not each.faults)

    def _note(self, each: "OwnDescription") -> str:
        if each.faults:
            return " ".join(say(code, dict(params)) for code, params in each.faults[:3])
        said = self.tr("Not reviewed: nobody has checked it but the person who wrote it.")
        if each.editable:
            return said
        return " ".join((said, self.tr("It says more than can be asked here, so it cannot be changed here.")))

    # --- check, change, hand on ------------------------------------------------------------------------------

    def check_it(self) -> None:
        each = self.chosen()
        if each is not None:
            services, wanted = self.ctx.services, each.id
            self.work(lambda _t, _p: services.check_description(wanted), self._checked, self.notify_error)

    def _checked(self, result: "CheckResult") -> None:
        self.clear_messages()
        if result.problems:
            self.notify("warn", " ".join(say(code, dict(params)) for code, params in result.problems[:3]))
        else:
            text = self.tr(
                "The description is sound and stays within what a description may do. Whether its answers are right "
                "only shows on a file: compare a few rows in the review."
            )
            self.notify("done", text, ((self.tr("Import a file"), self.ctx.navigator.import_files),))

    def edit(self) -> None:
        """The wizard needs a file of the kind, to show its rows beside the answers."""
        each = self.chosen()
        if each is None or not each.editable:
            return
        title = self.tr("Choose a file of “{service}”").format(service=each.name)
        wanted = each.id
        self.ctx.dialogs.open_files(self, title, lambda paths: self._edit(wanted, paths))

    def _edit(self, wanted: str, paths: list[Path]) -> None:
        self.ctx.navigator.go("describe", path=paths[0], change=wanted)

    def export(self) -> None:
        each = self.chosen()
        if each is None or each.faults:
            return
        services, wanted = self.ctx.services, each.id

        def write(out: Path) -> None:
            self.work(lambda _t, _p: services.export_description(wanted, out), self._exported, self.notify_error)

        self.ctx.dialogs.save_file(self, self.tr("Save the description"), f"{wanted}.zip", write)

    def _exported(self, _: object) -> None:
        self.clear_messages()
        text = self.tr(
            "The description is saved. You can give it to the project or to somebody else: it holds headings, your "
            "answers and the structure of a file, no value of it."
        )
        self.notify("done", text)

    # --- take in, remove -------------------------------------------------------------------------------------

    def ask_for_one(self) -> None:
        patterns = self.tr("Descriptions (*.zip *.toml)")
        self.ctx.dialogs.open_files(self, self.tr("Take in a description"), self._look_into, patterns)

    def _look_into(self, paths: list[Path]) -> None:
        services, path = self.ctx.services, paths[0]
        self.clear_messages()
        self.work(
            lambda _t, _p: services.look_into_description(path), lambda found: self._ask(path, found), self.notify_error
        )

    def _ask(self, path: Path, found: "OwnDescription") -> None:
        what = self.tr("It calls its service “{service}”. {reads}.").format(
            service=found.name, reads=self._words.reads(found)
        )
        question = Question(
            self.tr("Take in this description?"),
            f"{what}\n{self._words.warning()}",
            self.tr("Take it in"),
            self.tr("Leave it"),
            Icon.UNCHECKED,
        )
        self.ctx.dialogs.ask(self, question, lambda: self._add(path))

    def _add(self, path: Path) -> None:
        services = self.ctx.services
        self.work(lambda _t, _p: services.add_description(path), self._added, self.notify_error)

    def _added(self, added: "Added") -> None:
        self._select = added.id
        self._changed()
        self.notify("done", self.tr("The description is taken in. It stays marked as not reviewed."))

    def ask_to_remove(self) -> None:
        each = self.chosen()
        if each is None:
            return
        question = Question(
            self.tr("Remove this description?"),
            self.tr(
                "Files of “{service}” are then no longer recognised. What you imported stays in your vault."
            ).format(service=each.name),
            self.tr("Remove it"),
            self.tr("Keep it"),
            Icon.REMOVE,
        )
        self.ctx.dialogs.ask(self, question, lambda: self._remove(each.id))

    def _remove(self, wanted: str) -> None:
        services = self.ctx.services
        self.work(lambda _t, _p: services.remove_description(wanted), self._removed, self.notify_error)

    def _removed(self, _: object) -> None:
        self.clear_messages()
        self._changed()
        self.notify("done", self.tr("The description is removed. What was imported with it stays."))

    def _changed(self) -> None:
        """Names and formats are read anew wherever they stand."""
        self.ctx.session.announce_change()


def _sign(each: "OwnDescription") -> Icon:
    return Icon.ERROR if each.faults else Icon.UNCHECKED

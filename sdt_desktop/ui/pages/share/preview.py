"""Step 5: exactly what leaves, read back from the finished bytes."""

import json
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sdt_desktop.model.sharing import PreviewTable, SharePreview, TrustLevel
from sdt_desktop.ui import formats, messages
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.share.contacts import name_of
from sdt_desktop.ui.pages.share.details import lasting
from sdt_desktop.ui.pages.share.draft import Step
from sdt_desktop.ui.pages.share.facts import CellsTable, Facts, ReadmeCard, RemovedColumns, Said
from sdt_desktop.ui.pages.share.receipt import ReceiptCard
from sdt_desktop.ui.pages.share.words import ShareWords
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import Column

if TYPE_CHECKING:
    from sdt_desktop.model.sharing import ShareTerms
    from sdt_desktop.services.share_slice import PreparedShare


class TableCard(Translated, Card):
    """One table: rows as they leave, what stays, rows and columns before and after."""

    def __init__(self, table: PreviewTable) -> None:
        words = ShareWords()
        super().__init__(words.table_title(table), "", Icon.TABLE, "accent")
        self.set_caption(self._before_after(table))
        self.table = CellsTable(table.header, table.rows, words.table_title(table))
        self.body.addWidget(self.table)
        if table.row_count > len(table.rows):
            shown = self.tr("The first {count} rows are shown.").format(count=formats.number(len(table.rows)))
            self.body.addWidget(Paragraph(shown, Role.CAPTION, "muted"))
        self.removed = RemovedColumns([words.removed(code) for code in table.removed_columns])
        self.body.addWidget(Paragraph(self.tr("Stays here:"), Role.CAPTION, "muted"))
        self.body.addWidget(self.removed)

    def _before_after(self, table: PreviewTable) -> str:
        text = self.tr("{path}: {before} rows became {after}, {columns_before} columns became {columns_after}.")
        return text.format(
            path=table.path,
            before=formats.number(table.rows_before),
            after=formats.number(table.row_count),
            columns_before=len(table.header) + len(table.removed_columns),
            columns_after=len(table.header),
        )


class SummaryCard(Translated, Card):
    """What leaves, to whom, until when, what cannot be undone: in this order."""

    def __init__(self, preview: SharePreview, terms: "ShareTerms") -> None:
        name = name_of(terms.recipient)
        super().__init__(self.tr("Exactly what {name} will see").format(name=name), "", Icon.SHOW, "accent")
        self.set_caption(self.tr("Read back from the finished package. Nothing has left yet, nothing is sealed yet."))
        words = ShareWords()
        tables = "\n".join(
            self.tr("{title}: {rows}").format(title=words.table_title(each), rows=words.rows(each.row_count))
            for each in preview.tables
        )
        self.facts = Facts(
            (
                (self.tr("What leaves"), tables),
                (self.tr("To whom"), self._whom(terms)),
                (self.tr("Until when"), formats.day(terms.until)),
                (self.tr("What cannot be undone"), lasting()[0]),
                (self.tr("What for"), self._why(terms)),
                (self.tr("Size"), formats.size(preview.zip_bytes)),
            )
        )
        self.body.addWidget(self.facts)

    def _whom(self, terms: "ShareTerms") -> str:
        who = terms.recipient
        lines = [name_of(who), who.organisation, self._key(who.trust)]
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def _key(self, level: TrustLevel) -> str:
        return ShareWords().trust_sentence(level)

    def _why(self, terms: "ShareTerms") -> str:
        chosen = next((each for each in terms.recipient.purposes if each.id == terms.purpose), None)
        return ShareWords().purpose(chosen) if chosen else terms.own_purpose or ""


class RevealsCard(Translated, Card):
    """What could still be guessed from it."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(self.tr("What could still be guessed"), "", Icon.SHOW)
        for code in codes:
            self.body.addWidget(Said(Icon.RIGHT, messages.say(code)))


class PreviewStep(Step):
    """Empty until a package was prepared."""

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(16, parent=self)
        self._parts: list[QWidget] = []

    def put(self, prepared: "PreparedShare") -> None:
        preview = prepared.preview
        parts: list[QWidget] = [SummaryCard(preview, prepared.terms)]
        parts += [TableCard(each) for each in preview.tables]
        if preview.revealing:
            parts.append(RevealsCard(preview.revealing))
        parts += [ReceiptCard(json.loads(preview.receipt)), ReadmeCard(preview.readme)]
        self.put_parts(parts)

    def put_parts(self, parts: list[QWidget]) -> None:
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = parts
        for part in parts:
            self._column.addWidget(part)

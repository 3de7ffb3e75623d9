"""Settings: each applies at once; nothing personal is kept in them."""

from typing import Any

from PySide6.QtWidgets import QWidget

from sdt_desktop import __version__
from sdt_desktop.ui import i18n
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.pages.settings.keys import PassphraseCard, RecoveryCard
from sdt_desktop.ui.settings import AUTO_LOCK_MINUTES, Settings
from sdt_desktop.ui.theme import LARGEST_PT, SMALLEST_PT
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Choice, Tick
from sdt_desktop.ui.widgets.fields import Field
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Flow

Options = tuple[tuple[str, str], ...]


class SettingsPage(Page):
    key = "settings"

    def build(self) -> None:
        self.set_title(self.tr("Settings"), self.tr("Each choice applies at once."))
        self.choices: dict[str, Choice] = {}
        grid = CardGrid(340, (2, 1))
        for card in (self._language_card(), self._look_card(), self._vault_card(), self._about_card()):
            grid.add(card)
        self.content.addLayout(grid)
        self._keys = CardGrid(340, (2, 1))
        self._keys.add(PassphraseCard(self.ctx, self))
        self._keys.add(RecoveryCard(self.ctx, self))
        self.content.addLayout(self._keys)
        self.content.addWidget(self._descriptions_card())
        self.ctx.settings.changed.connect(self._changed)

    def _add(self, card: Card, name: str, label: str, options: Options, hint: str = "") -> None:
        """One setting of words; numbers are kept as numbers."""
        present: Any = getattr(self.ctx.settings.value, name)
        choice = Choice(options, str(present))
        as_number = isinstance(present, int)
        choice.activated.connect(lambda: self._set(name, int(choice.value()) if as_number else choice.value()))
        self.choices[name] = choice
        card.body.addWidget(Field(label, choice, hint, widest=320))

    def _set(self, name: str, value: object) -> None:
        self.ctx.settings.change(**{name: value})

    def _language_card(self) -> Card:
        card = Card(self.tr("Language and text"), "", Icon.LANGUAGE)
        system = ("", self.tr("As the system"))
        self._add(card, "language", self.tr("Language"), (system, *i18n.NAMES.items()))
        sizes = tuple(
            (str(size), self.tr("{size} points").format(size=size)) for size in range(SMALLEST_PT, LARGEST_PT + 1)
        )
        self._add(card, "text_size", self.tr("Text size"), sizes, self.tr("Also with Ctrl and plus, minus or zero."))
        card.body.addStretch(1)
        return card

    def _look_card(self) -> Card:
        card = Card(self.tr("Colours and motion"), "", Icon.SHOW)
        system = ("system", self.tr("As the system"))
        self._add(card, "scheme", self.tr("Colours"), (system, ("light", self.tr("Light")), ("dark", self.tr("Dark"))))
        contrast = (system, ("normal", self.tr("Normal")), ("more", self.tr("More contrast")))
        self._add(card, "contrast", self.tr("Contrast"), contrast)
        self._add(card, "motion", self.tr("Motion"), (system, ("normal", self.tr("Normal")), ("none", self.tr("None"))))
        card.body.addStretch(1)
        return card

    def _vault_card(self) -> Card:
        card = Card(self.tr("Vault"), "", Icon.LOCK)
        times = tuple((str(minutes), self._minutes(minutes)) for minutes in AUTO_LOCK_MINUTES)
        hint = self.tr("A warning comes one minute before; any key stops it.")
        self._add(card, "auto_lock_minutes", self.tr("Lock by itself after"), times, hint)
        self.originals = Tick(
            self.tr("Keep imported files in the vault, compressed"), checked=self.ctx.settings.value.keep_originals
        )
        self.originals.toggled.connect(lambda on: self._set("keep_originals", on))
        card.body.addWidget(self.originals)
        card.body.addStretch(1)
        return card

    def _minutes(self, minutes: int) -> str:
        return self.tr("%n minute(s)", "", minutes) if minutes else self.tr("Never")

    def _about_card(self) -> Card:
        card = Card(self.tr("About"), "", Icon.INFO)
        version = self.tr("Self Data Territorial {version}, free software under the EUPL 1.2.").format(
            version=__version__
        )
        card.body.addWidget(Paragraph(version))
        parts = self.tr("With Qt for Python (LGPL 3), SQLCipher, the Inter typeface (OFL) and Lucide icons (ISC).")
        card.body.addWidget(Paragraph(parts, tone="muted"))
        card.body.addStretch(1)
        return card

    def _descriptions_card(self) -> Card:
        card = Card(self.tr("Files and services"), "", Icon.FILE)
        text = self.tr("Your own descriptions of files, and the list of the services whose files are understood.")
        card.body.addWidget(Paragraph(text, tone="muted"))
        buttons = Flow(8, above=4)
        self.own = SecondaryButton(self.tr("My descriptions of files"), Icon.EDIT)
        self.own.clicked.connect(lambda: self.ctx.navigator.go("descriptions"))
        self.services = SecondaryButton(self.tr("Services that are understood"), Icon.TABLE)
        self.services.clicked.connect(lambda: self.ctx.navigator.go("services"))
        for button in (self.own, self.services):
            buttons.addWidget(button)
        card.body.addLayout(buttons)
        return card

    def _changed(self, _: Settings, new: Settings) -> None:
        """A choice made elsewhere (Ctrl and plus) shows here too."""
        for name, choice in self.choices.items():
            choice.choose(str(getattr(new, name)))

    def show_step(self, step: QWidget) -> None:
        """A step that takes the whole page, such as a new recovery sheet."""
        self.show_state(step)

"""The choices of a share in the making, and what every step of the wizard offers."""

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QWidget

from sdt_desktop.model.grain import Grain
from sdt_desktop.model.sharing import Recipient, ShareTerms, Slice, SliceItem
from sdt_desktop.services.share_choices import StreamOffer
from sdt_desktop.ui import i18n
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.pages.share.words import core_language
from sdt_desktop.ui.widgets.fields import LineEdit


@dataclass(slots=True)
class Draft:
    """Filled step by step; going back loses none of it."""

    contact: Recipient | None = None
    offers: tuple[StreamOffer, ...] = ()
    first: date | None = None
    last: date | None = None
    grains: dict[str, Grain] = field(default_factory=dict)
    purpose: str | None = None
    own_purpose: str | None = None
    until: date | None = None

    def slice(self) -> Slice:
        items = tuple(SliceItem(each.stream.id, self.grains[each.stream.id]) for each in self.offers)
        return Slice(items, self.first, self.last)

    def terms(self) -> ShareTerms:
        """Only once every step before the preview was passed."""
        if self.contact is None or self.until is None:
            raise RuntimeError("the wizard did not ask for everything")
        return ShareTerms(self.contact, self.purpose, self.own_purpose, self.until, core_language())


class Step(Translated, QWidget):
    """`enter` shows the draft, `problem` says what is missing, `store` puts the choices into the draft."""

    changed = Signal()

    def enter(self, draft: Draft) -> None:
        """Called each time the step is shown."""

    def problem(self) -> str:
        return ""

    def store(self, draft: Draft) -> None:
        """Called before the next step and before going back."""


def _formats() -> tuple[str, ...]:
    return (i18n.locale().dateFormat(QLocale.FormatType.ShortFormat), "yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy")


class DateEdit(LineEdit):
    """A day as the language writes it, or as 2026-11-23."""

    def __init__(self, when: date | None = None) -> None:
        super().__init__()
        self.setPlaceholderText(i18n.locale().toString(QDate(2027, 5, 31), _formats()[0]))
        if when is not None:
            self.set_day(when)

    def set_day(self, when: date) -> None:
        self.setText(i18n.locale().toString(QDate(when.year, when.month, when.day), _formats()[0]))

    def day(self) -> date | None:
        """None where the text is no day."""
        for form in _formats():
            read = i18n.locale().toDate(self.text().strip(), form)
            if read.isValid() and read.year() >= 1900:
                return date(read.year(), read.month(), read.day())
        return None

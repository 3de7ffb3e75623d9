"""Codes to words: title by family, sentence and next step from the one table of the program."""

import re
from dataclasses import dataclass
from datetime import date

from sdt_desktop.base.clock import parse_rfc3339
from sdt_desktop.base.codes import all_codes
from sdt_desktop.base.errors import Cancelled, Family, SdtError
from sdt_desktop.base.texts import Figure, choose, message_table
from sdt_desktop.ui import formats, i18n
from sdt_desktop.ui.i18n import Translated

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True, slots=True)
class Message:
    """`details` holds the code and the program's version only, for *Copy details*."""

    title: str
    sentence: str
    following: str
    details: str


class _Shown(dict[str, str]):
    """Parameters as text; a place without a parameter shows nothing rather than failing."""

    def __missing__(self, key: str) -> str:
        return Figure("", i18n.language())


class Messages(Translated):
    """Turns a code, or whatever was raised, into a `Message` in the language of the windows."""

    def of_error(self, error: BaseException) -> Message:
        if isinstance(error, SdtError):
            return self.of_code(error.code, error.params)
        if isinstance(error, Cancelled):
            return Message(
                self.tr("Stopped"), self.tr("You stopped this. Nothing was kept of it."), "", "job.cancelled"
            )
        return self._unexpected(type(error).__name__)

    def of_code(self, code: str, params: dict[str, str | float | None] | None = None) -> Message:
        texts = message_table("codes").get(code)
        if texts is None or code not in all_codes():
            return self._unexpected(code)
        return Message(
            self._title(all_codes()[code].family),
            say(code, params or {}),
            _filled(texts.get("next", {}), params or {}),
            _details(code),
        )

    def _title(self, family: Family) -> str:
        if family is Family.USER:
            return self.tr("Not possible like this")
        if family is Family.ENVIRONMENT:
            return self.tr("The computer could not do this")
        return self.tr("Something unexpected")

    def _unexpected(self, code: str) -> Message:
        sentence = self.tr("Something unexpected happened: {code}. Your vault was not changed by it.")
        following = self.tr("Try again. If it happens again, copy the details and report them: they hold no data.")
        return Message(self.tr("Something unexpected"), sentence.format(code=code), following, _details(code))


def say(code: str, params: dict[str, str | float | None] | None = None) -> str:
    """The sentence of a code (notices, row problems, journal entries too); the bare code where there is none."""
    texts = message_table("codes").get(code)
    return _filled(texts["say"], params or {}) if texts and "say" in texts else code


def _filled(table: dict[str, str], params: dict[str, str | float | None]) -> str:
    text = choose(table, i18n.language()) if table else ""
    return text.format_map(_Shown({name: _shown(value) for name, value in params.items()}))


def _shown(value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return Figure(_date_in_words(value), i18n.language())
    text = i18n.locale().toString(value) if isinstance(value, int) else i18n.locale().toString(value, "g", 12)
    return Figure(text, i18n.language(), value)


def _date_in_words(text: str) -> str:
    """A date or an instant as the core writes it, in the language's form; any other text as it is."""
    if _DAY.fullmatch(text):
        return formats.day(date.fromisoformat(text))
    return formats.moment(parse_rfc3339(text)) if _INSTANT.fullmatch(text) else text


def _details(code: str) -> str:
    from sdt_desktop import __version__

    return f"{code} · Self Data Territorial {__version__}"

"""Codes and words of the command line as sentences, in the language asked for. The only place that makes them."""

import locale
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sdt_desktop.base.clock import parse_rfc3339
from sdt_desktop.base.texts import FALLBACK, LANGUAGES, Figure, choose, message_table
from sdt_desktop.cli.dates import local_minute
from sdt_desktop.model.period import to_ms

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_Values = Mapping[str, str | float | None]


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences in one language: `words("share.sealed", file="x")` from cli.toml, `say` and `next` for codes."""

    language: str

    def __call__(self, key: str, /, **values: str | float | None) -> str:
        return choose(message_table("cli")[key], self.language).format(**self._shown(values))

    def say(self, code: str, params: _Values) -> str:
        """What happened; an unknown code is said as such."""
        entry = message_table("codes").get(code)
        if entry is None:
            return self("unexpected", code=code)
        return choose(entry["say"], self.language).format(**self._shown(params))

    def next_step(self, code: str, params: _Values) -> str:
        entry = message_table("codes").get(code, {})
        return choose(entry["next"], self.language).format(**self._shown(params)) if "next" in entry else ""

    def whole(self, code: str, params: _Values) -> str:
        return " ".join(part for part in (self.say(code, params), self.next_step(code, params)) if part)

    def number(self, value: float, digits: int = 3) -> str:
        """`12 345,678` in French, `12,345.678` in English, without trailing zeros."""
        text = f"{value:,.{digits}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        if self.language != "fr":
            return text
        return text.replace(",", "\u202f").replace(".", ",")

    def _shown(self, values: _Values) -> dict[str, str]:
        return {name: self._as_text(value) for name, value in values.items()}

    def _as_text(self, value: str | float | None) -> str:
        """Numbers in the language's form; an RFC 3339 instant as the minute of this computer."""
        if isinstance(value, int | float):
            return Figure(self.number(value), self.language, value)
        text = value or ""
        shown = local_minute(to_ms(parse_rfc3339(text))) if _INSTANT.fullmatch(text) else text
        return Figure(shown, self.language)


def language_of(argv: list[str]) -> str:
    """`--lang`, else the locale, else English."""
    for place, word in enumerate(argv):
        if word == "--lang" and place + 1 < len(argv):
            return _known(argv[place + 1])
        if word.startswith("--lang="):
            return _known(word.removeprefix("--lang="))
    return _known(os.environ.get("LC_ALL") or os.environ.get("LANG") or (locale.getlocale()[0] or ""))


def _known(name: str) -> str:
    short = name[:2].lower()
    return short if short in LANGUAGES else FALLBACK

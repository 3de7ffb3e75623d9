"""Texts of journeys, `Victoria [London Underground] to Brixton [London Underground]`, taken apart."""

import re
from dataclasses import dataclass

from sdt_desktop.importing.normalise_words import any_matches

_HINT = re.compile(r"\s*\[([^\[\]]*)\]")
_TO = re.compile(r"\s+to\s+")
_NO_TOUCH = ("no touch*",)


@dataclass(frozen=True, slots=True)
class Route:
    """Two stations without the words in square brackets behind them; "" where the card was not touched."""

    place_from: str = ""
    place_to: str = ""
    hints: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Empty where an end is not known: the printed text then says more."""
        return f"{self.place_from} – {self.place_to}" if self.place_from and self.place_to else ""


def route_of(text: str) -> Route:
    """Cut at the last ` to ` outside of brackets; a text without one is a single station, left and entered there."""
    cuts = [found for found in _TO.finditer(text) if _outside(text, found.start())]
    if not cuts:
        return Route(hints=_hints(text))
    begin, end = text[: cuts[-1].start()], text[cuts[-1].end() :]
    return Route(_HINT.sub("", begin).strip(), _HINT.sub("", end).strip(), _hints(text))


def _hints(text: str) -> tuple[str, ...]:
    return tuple(hint for hint in _HINT.findall(text) if not any_matches(hint, _NO_TOUCH))


def _outside(text: str, at: int) -> bool:
    before = text[:at]
    return all(before.count(opening) <= before.count(closing) for opening, closing in ("[]", "()"))

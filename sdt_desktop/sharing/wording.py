"""Sentences and dates in the language of a package, from resources/messages/readme.toml."""

from datetime import date

from sdt_desktop.base.texts import choose, message_table


def sentence(key: str, language: str, **values: str) -> str:
    """The text of `key` with its places filled; `key` may be of two words, `grain month`."""
    table = message_table("readme")
    for part in key.split(" "):
        table = table[part]
    return choose(table, language).format(**values)


def long_date(day: date, language: str) -> str:
    """`31 mai 2027`, `31 May 2027`: no number that one could read as a month."""
    month = sentence("months", language).split()[day.month - 1]
    number = sentence("day_one", language) if day.day == 1 else str(day.day)
    return f"{number} {month} {day.year}"


def period(first: date, last: date, language: str) -> str:
    return sentence("period", language, first=long_date(first, language), last=long_date(last, language))

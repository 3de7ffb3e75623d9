"""Numbers, dates and sizes as the language writes them: fr "12 345,7", en "12,345.7"; only through `QLocale`."""

import math
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale, QTime

from sdt_desktop.model.period import from_ms
from sdt_desktop.ui.i18n import language, locale

_UNITS = {"m3": "m³", "Cel": "°C", "ug/m3": "µg/m³", "{steps}": ""}
_MINUS = "\u2212"


def number(value: float | None, decimals: int = 0) -> str:
    """A figure with its group marks; an en dash where it is not known."""
    if value is None or math.isnan(value):
        return "\u2013"
    return locale().toString(float(value), "f", decimals).replace("-", _MINUS)


def stated(value: float) -> str:
    """Every decimal that a file stated, nine at most: two different values never look alike."""
    decimals = len(f"{value:.9f}".rstrip("0").partition(".")[2])
    return number(value, decimals)


def figure(value: float | None) -> str:
    """Three significant digits at most behind the whole part: 6.42, 64.2, 642, 6,420."""
    if value is None or math.isnan(value):
        return number(None)
    size = abs(value)
    decimals = 0 if size >= 100 or float(value).is_integer() else 1 if size >= 10 else 2
    return number(value, decimals)


def unit(ucum: str) -> str:
    """The sign people know for a UCUM unit."""
    return _UNITS.get(ucum, ucum)


def with_unit(value: float | None, ucum: str) -> str:
    """Figure, no-break space, unit."""
    return "\u00a0".join(part for part in (figure(value), unit(ucum)) if part)


def day(when: date, *, short: bool = False) -> str:
    """`12 June 2023`, or `12 Jun 2023`."""
    written = QDate(when.year, when.month, when.day)
    text = locale().toString(written, "d MMM yyyy" if short else "d MMMM yyyy")
    return f"1er{text[1:]}" if when.day == 1 and language() == "fr" else text


def month(when: date) -> str:
    """`October 2026`."""
    return locale().standaloneMonthName(when.month) + f" {when.year}"


def beginning(text: str) -> str:
    """With a capital, to begin a line: French months have none."""
    return text[:1].upper() + text[1:]


def short_month(when: date, this_year: int) -> str:
    """`Oct`, and `Oct 2025` for another year than this one."""
    name = locale().standaloneMonthName(when.month, QLocale.FormatType.ShortFormat)
    return name if when.year == this_year else f"{name} {when.year}"


def local_day(ms: int, zone: str) -> date:
    """The civil day of an instant in a zone."""
    return from_ms(ms).astimezone(ZoneInfo(zone)).date()


def moment(when: datetime, zone: str | None = None) -> str:
    """Day and time of an aware instant in a zone, None for the computer's own."""
    here = when.astimezone(None if zone is None else ZoneInfo(zone))
    time = locale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
    return f"{day(here.date(), short=True)}, {time}"


def size(octets: int) -> str:
    """`1.4 MB` in the language's own form."""
    return locale().formattedDataSize(octets, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

"""Instants for people: the civil date and hour of the place they belong to. Programs get UTC from `--json`."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from sdt_desktop.model.period import from_ms


def local_day(instant_ms: int | None, zone: str) -> str:
    """`2026-10-05` in an IANA zone; empty for None."""
    return "" if instant_ms is None else from_ms(instant_ms).astimezone(ZoneInfo(zone)).date().isoformat()


def last_day(end_ms: int | None, zone: str) -> str:
    """The civil day that holds the last moment before `end_ms`: a day that ends at midnight is not the next one."""
    if end_ms is None:
        return ""
    moment = from_ms(end_ms) - timedelta(milliseconds=1)
    return moment.astimezone(ZoneInfo(zone)).date().isoformat()


def local_minute(instant_ms: int | None, zone: str = "") -> str:
    """`2026-10-05 14:30` in an IANA zone, else in that of this computer; empty for None."""
    if instant_ms is None:
        return ""
    moment = from_ms(instant_ms).astimezone(ZoneInfo(zone) if zone else None)
    return moment.strftime("%Y-%m-%d %H:%M")

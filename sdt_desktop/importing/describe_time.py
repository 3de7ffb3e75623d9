"""Which column tells the time, and how: read from every sampled cell, said to be proven only where it is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from sdt_desktop.importing.describe import Surety, TimeChoice
from sdt_desktop.importing.describe_words import says
from sdt_desktop.importing.value_shapes import CLOCK, DATE, MONTH, is_clock

_EPOCH = re.compile(r"(?:9|1\d|20)\d{8}(?:\d{3})?")
_DAY = 86_400
_MOST_CELLS = 4000
_MOST_STAMPS = 100_000
_REGULAR = 0.9
_NEAR = range(600, 3601)  # seconds: what the step `neighbour` can be


@dataclass(frozen=True, slots=True)
class Stamps:
    """How one column writes its times.

    layout: a format, the day first where it could be turned round. order: "", dmy, mdy, or ? where the cells
    decide nothing. clock: a time of day is printed; midnight: always 00:00. zoned: with an offset.
    """

    layout: str
    order: str = ""
    clock: bool = False
    midnight: bool = False
    zoned: bool = False
    rule: str = ""
    months: bool = False


def stamps_of(cells: Sequence[str]) -> Stamps | None:
    """None where not all cells that hold anything are times of one form."""
    held = list(dict.fromkeys(cell for cell in cells if cell))[:_MOST_STAMPS]
    if not held:
        return None
    if all(_EPOCH.fullmatch(cell) for cell in held):
        return Stamps("", rule="epoch", clock=True)
    if all(MONTH.fullmatch(cell) for cell in held):
        return Stamps("", months=True)
    found = [DATE.fullmatch(cell) for cell in held]
    matches = [match for match in found if match]
    if len(matches) < max(1, round(len(held) * 0.98)):
        return None
    forms = Counter(_form(match) for match in matches)
    form, count = forms.most_common(1)[0]
    return _stamps(form, [match for match in matches if _form(match) == form]) if count * 2 > len(held) else None


def _form(match: re.Match[str]) -> str:
    """The format without deciding which of two numbers is the day."""
    date = _date_form(match)
    if not match["h"]:
        return date
    clock = match["t"] + ("%I" if match["p"] else "%H") + ":%M" + (":%S" if match["sec"] else "")
    clock += (".%f" if match["f"] else "") + ((" " if match["p"].startswith(" ") else "") + "%p" if match["p"] else "")
    zone = match["z"] or ""
    return date + clock + (" " if zone.startswith(" ") else "") + ("%z" if zone else "")


def _date_form(match: re.Match[str]) -> str:
    sign = match["s"]
    if len(match["a"]) == 4:
        return f"%Y{sign}%m{sign}%d"
    year = "%Y" if len(match["c"]) == 4 else "%y"
    month = "%b" if match["b"].isalpha() else "%m"
    return f"%d{sign}{month}{sign}{year}"


def _stamps(form: str, matches: list[re.Match[str]]) -> Stamps:
    clock, zoned = "%M" in form, "%z" in form
    midnight = clock and all(match["h"] in ("00", "0") and match["m"] == "00" for match in matches)
    turns = form.startswith("%d") and "%b" not in form
    return Stamps(form, _order(matches) if turns else "", clock, midnight, zoned)


def _order(matches: list[re.Match[str]]) -> str:
    day_first = all(int(match["b"]) <= 12 for match in matches)
    month_first = all(int(match["a"]) <= 12 for match in matches)
    if day_first and month_first:
        return "?"
    return "dmy" if day_first else "mdy"


def formats_of(time: TimeChoice) -> tuple[str, ...]:
    """The formats of a manifest; an undecided order reads the day first."""
    if not time.layout:
        return ()
    if time.order != "mdy":
        return (time.layout,)
    turned = time.layout.replace("%d", "\0").replace("%m", "%d").replace("\0", "%m")
    return (turned,)


# --- the whole choice ------------------------------------------------------------------------------------------


def guess_time(
    columns: dict[str, tuple[str, ...]], chosen: str = ""
) -> tuple[TimeChoice, dict[str, Surety], tuple[str, ...]]:
    """The choice for `chosen` (else the best column), how sure, and every column that holds times."""
    dated = {name: found for name, cells in columns.items() if (found := stamps_of(cells))}
    names = (chosen,) if chosen in dated else tuple(sorted(dated, key=lambda name: _rank(name, dated[name])))
    if not names:
        return TimeChoice(), {"time": Surety.UNKNOWN}, ()
    time, sure = _choice(names[0], dated[names[0]], columns)
    if not chosen and len(dated) > 1:
        sure["time"] = Surety.LIKELY
    return time, sure, tuple(dated)


def _rank(name: str, stamps: Stamps) -> tuple[bool, bool, bool]:
    """Better first: a start before an end, a date before a bare number."""
    return stamps.rule == "epoch", says("end", name), stamps.months


def _choice(name: str, stamps: Stamps, columns: dict[str, tuple[str, ...]]) -> tuple[TimeChoice, dict[str, Surety]]:
    sure: dict[str, Surety] = {}
    time = TimeChoice((name,), stamps.layout, stamps.order, "offset" if stamps.zoned else stamps.rule or "local")
    clock = "" if stamps.clock or stamps.months else _clock_column(columns)
    if clock:
        seconds = all(cell.count(":") == 2 for cell in columns[clock] if cell)
        time = replace(time, columns=(name, clock), layout=f"{stamps.layout} %H:%M{':%S' if seconds else ''}")
        stamps = replace(stamps, clock=True)
    if stamps.order == "?":
        sure["date_order"] = Surety.UNKNOWN
    if time.rule == "local" and says("utc", name):
        time, sure["rule"] = replace(time, rule="utc"), Surety.LIKELY
    if time.rule in ("offset", "epoch", "utc"):
        time, sure["zone"] = replace(time, zone="Europe/Paris"), Surety.LIKELY
    else:
        sure["zone"] = Surety.UNKNOWN
    return _with_meaning(time, name, stamps, columns, sure), sure


def _clock_column(columns: dict[str, tuple[str, ...]]) -> str:
    clocks = [name for name, cells in columns.items() if _all_clocks(cells)]
    return next((name for name in clocks if not says("end", name)), "")


def _all_clocks(cells: Sequence[str]) -> bool:
    held = [cell for cell in cells if cell]
    return bool(held) and all(is_clock(cell) for cell in held)


def _with_meaning(
    time: TimeChoice, name: str, stamps: Stamps, columns: dict[str, tuple[str, ...]], sure: dict[str, Surety]
) -> TimeChoice:
    """What the stamp means, as far as the file says it; a clock time without a word for it has to be asked."""
    if stamps.months:
        return replace(time, stamp="period")
    if not stamps.clock or stamps.midnight:
        sure["stamp"] = Surety.LIKELY
        return replace(time, stamp="day")
    stamp = "end" if says("end", name) else "start" if says("start", name) else ""
    sure["stamp"] = Surety.LIKELY if stamp else Surety.UNKNOWN
    step, steady = _step(time, columns)
    sure["step"] = Surety.PROVEN if steady else Surety.LIKELY
    return replace(time, stamp=stamp, step=step)


def _step(time: TimeChoice, columns: dict[str, tuple[str, ...]]) -> tuple[str, bool]:
    """The distance most neighbours have, ISO 8601, and whether nearly all have it."""
    seconds = _seconds(time, columns)
    gaps = Counter(abs(after - before) for before, after in pairwise(seconds) if after != before)
    if not gaps:
        return "PT1H", False
    gap, count = gaps.most_common(1)[0]
    if gap % 60 == 0 and count >= _REGULAR * gaps.total():
        return f"PT{gap // 60}M", True
    return ("neighbour", False) if gap in _NEAR else (f"PT{max(1, gap // 60)}M", False)


def _seconds(time: TimeChoice, columns: dict[str, tuple[str, ...]]) -> list[int]:
    """Times of the first cells as seconds; only distances are used, so any zone will do."""
    rows = zip(*(columns[name][:_MOST_CELLS] for name in time.columns), strict=True)
    form = formats_of(time)[0] if time.layout else ""
    read = (_second(" ".join(cells), form) for cells in rows)
    return [each for each in read if each is not None]


def _second(text: str, form: str) -> int | None:
    try:
        if not form:
            return int(text[:10])
        found = datetime.strptime(text, form)  # noqa: DTZ007 - distances only
    except ValueError:
        return None
    return int((found.replace(tzinfo=None) - datetime(2000, 1, 1)).total_seconds())  # noqa: DTZ001 - the same


__all__ = ["CLOCK", "Stamps", "formats_of", "guess_time", "stamps_of"]

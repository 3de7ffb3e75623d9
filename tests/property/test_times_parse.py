"""Times read in numpy are those of `strptime`, and clock changes are those of `zoneinfo`."""
# ruff: noqa: DTZ001, DTZ007 - the clock on the wall has no zone

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base import zones
from sdt_desktop.importing.rows import BytesColumn, CellColumn
from sdt_desktop.importing.times import parse_times
from sdt_desktop.importing.zones import LocalResolver

EPOCH = datetime(1970, 1, 1)
FORMATS = [
    "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%Y/%m/%d %H:%M", "%Y%m%d%H%M%S",
    "%d.%m.%Y %H:%M", "%m/%d/%Y %H:%M", "%d %b %Y %H:%M:%S", "%b %d, %Y, %I:%M:%S %p", "%H:%M %d/%m/%Y", "%Y-%m-%d",
    "%d-%b-%y", "%m/%Y", "%Y-%m-%dT%H:%M:%S.%f", "%d/%m/%Y à %Hh%M".replace("à", "-"),
]  # fmt: skip
moments = st.datetimes(datetime(1971, 1, 1), datetime(2067, 12, 31))
ZONES = [
    "Europe/Paris", "Europe/Helsinki", "Europe/Madrid", "Europe/Lisbon", "Europe/Amsterdam", "Europe/Zurich",
    "Atlantic/Canary", "UTC", "Africa/Casablanca", "America/St_Johns",
]  # fmt: skip


def ms(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(milliseconds=1)


@pytest.mark.parametrize("form", FORMATS)
@given(found=st.lists(moments, min_size=1, max_size=20))
def test_what_strftime_writes_is_read_as_strptime_reads_it(form: str, found: list[datetime]) -> None:
    texts = [moment.strftime(form) for moment in found]
    read = parse_times(BytesColumn.of_texts(texts), [form])
    assert not read.bad.any()
    assert not read.zoned.any()
    assert read.ms.tolist() == [ms(datetime.strptime(text, form)) for text in texts]


@pytest.mark.parametrize("form", FORMATS)
@given(text=st.text("0123456789-/:. TJanPMZ", min_size=8, max_size=19))
def test_what_is_read_at_all_is_a_time_for_strptime_too(form: str, text: str) -> None:
    read = parse_times(CellColumn([text.strip()]), [form])
    if not (read.bad[0] or read.missing[0]):
        plain = text.strip().replace("24:00", "00:00")
        assert (int(read.ms[0]) - ms(datetime.strptime(plain, form))) % 86_400_000 == 0


@given(st.lists(moments, min_size=1, max_size=20))
def test_missing_leading_zeros_are_allowed_beside_signs(found: list[datetime]) -> None:
    texts = [f"{m.day}-{m.month}-{m.year} {m.hour}:{m.minute:02d}" for m in found]
    read = parse_times(BytesColumn.of_texts(texts), ["%d-%m-%Y %H:%M"])
    assert read.ms.tolist() == [ms(m.replace(second=0, microsecond=0)) for m in found]


@given(st.lists(st.tuples(moments, st.integers(-14 * 60, 14 * 60), st.sampled_from(["", ":", "Z"])), min_size=1))
def test_a_printed_offset_makes_an_instant(written: list[tuple[datetime, int, str]]) -> None:
    texts, expected = [], []
    for moment, minutes, style in written:
        shift = 0 if style == "Z" else minutes
        aware = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=shift)))
        hours, rest = divmod(abs(shift), 60)
        printed = "Z" if style == "Z" else f"{'-' if shift < 0 else '+'}{hours:02d}{style}{rest:02d}"
        texts.append(aware.strftime("%Y-%m-%dT%H:%M:%S") + printed)
        expected.append((aware - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1))
    read = parse_times(BytesColumn.of_texts(texts), ["%Y-%m-%dT%H:%M:%S%z"])
    assert read.ms.tolist() == expected
    assert read.zoned.all()


@given(st.lists(st.integers(0, 40), min_size=300, max_size=400), moments)
def test_stretches_that_repeat_are_read_as_single_cells_are(steps: list[int], start: datetime) -> None:
    walls = [start.replace(microsecond=0) + timedelta(minutes=int(total)) for total in np.cumsum(sorted(steps))]
    texts = [wall.isoformat() for wall in walls]
    texts[len(texts) // 2] = "2024-02-30T00:00:00"
    read = parse_times(BytesColumn.of_texts(texts), ["%Y-%m-%dT%H:%M:%S"])
    assert np.flatnonzero(read.bad).tolist() == [len(texts) // 2]
    good = ~read.bad
    assert read.ms[good].tolist() == [ms(wall) for wall, keep in zip(walls, good, strict=True) if keep]


@pytest.mark.parametrize("zone", ZONES)
@given(instants=st.lists(st.integers(0, 4_000_000_000), min_size=1, max_size=60))
def test_offsets_and_civil_days_are_those_of_zoneinfo(zone: str, instants: list[int]) -> None:
    info = ZoneInfo(zone)
    utc = np.array(instants, np.int64) * 1000
    local = [datetime.fromtimestamp(instant, info) for instant in instants]
    assert zones.utc_offset_ms(utc, zone).tolist() == [t.utcoffset() // timedelta(milliseconds=1) for t in local]
    days = [t.date().toordinal() - EPOCH.toordinal() for t in local]
    assert zones.civil_day(utc, zone).tolist() == days
    months = [(t.year - 1970) * 12 + t.month - 1 for t in local]
    assert zones.month_of_day(zones.civil_day(utc, zone)).tolist() == months


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", [1996, 2019, 2024, 2037, 2060])
def test_every_day_of_a_year_begins_where_zoneinfo_says(zone: str, year: int) -> None:
    info = ZoneInfo(zone)
    first = datetime(year, 1, 1)
    days = [first + timedelta(days=number) for number in range(366)]
    expected = [int(day.replace(tzinfo=info).timestamp() * 1000) for day in days]
    numbers = np.array([(day - EPOCH).days for day in days], np.int32)
    assert zones.day_start_ms(numbers, zone).tolist() == expected


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("minutes", [10, 15, 30, 60])
@pytest.mark.parametrize("newest_first", [False, True])
@given(cuts=st.lists(st.integers(1, 299), max_size=4), year=st.integers(1997, 2030), autumn=st.booleans())
def test_local_stamps_around_a_clock_change_find_their_instants(
    zone: str, minutes: int, newest_first: bool, cuts: list[int], year: int, autumn: bool
) -> None:
    """A whole change day as a file would list it, cut into blocks anywhere."""
    info = ZoneInfo(zone)
    change = datetime(year, 10 if autumn else 3, 31, tzinfo=UTC)
    change -= timedelta(days=(change.weekday() + 1) % 7)
    utc = np.arange(288 * 5 // minutes) * minutes * 60_000 + int(change.timestamp() * 1000)
    if newest_first:
        utc = utc[::-1]
    stamps = [datetime.fromtimestamp(at / 1000, info).replace(tzinfo=None) for at in utc.tolist()]
    walls = np.array([ms(stamp) for stamp in stamps], np.int64)
    resolver = LocalResolver(zone, newest_first=newest_first)
    blocks = [resolver.resolve(part) for part in np.split(walls, sorted(cuts))]
    assert np.concatenate([block.utc for block in blocks]).tolist() == utc.tolist()
    assert not any(block.undecided.any() or block.missing.any() for block in blocks)

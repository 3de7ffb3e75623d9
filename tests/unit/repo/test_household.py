"""The fictional household: the committed files are what the program makes, and they hold together."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from types import ModuleType
from typing import NamedTuple

import pytest

from tests.support import ROOT


class Household(NamedTuple):
    make: ModuleType
    life: ModuleType
    electricity: ModuleType
    gas_and_water: ModuleType
    rides: ModuleType


@pytest.fixture(scope="module")
def household() -> Iterator[Household]:
    sys.path.insert(0, str(ROOT / "packaging"))
    import make_household
    from household import electricity, gas_and_water, life, rides

    yield Household(make_household, life, electricity, gas_and_water, rides)
    sys.path.remove(str(ROOT / "packaging"))


def test_the_committed_files_are_what_the_program_makes(household: Household) -> None:
    assert household.make.differences(household.make.FOLDER) == []


def test_a_changed_file_is_noticed(household: Household, tmp_path) -> None:
    household.make.write(tmp_path)
    assert household.make.differences(tmp_path) == []
    (tmp_path / "velo-2026-09.gpx").write_bytes(b"other")
    (tmp_path / "stray.csv").write_bytes(b"")
    assert household.make.differences(tmp_path) == ["stray.csv", "velo-2026-09.gpx"]


def test_they_stay_small() -> None:
    files = (ROOT / "resources" / "personas").rglob("*")
    assert sum(path.stat().st_size for path in files if path.is_file()) < 2_000_000


def test_every_half_hour_of_every_local_day_is_there_once(household: Household) -> None:
    life = household.life
    assert len(life.half_hours(date(2025, 3, 30))) == 46
    assert len(life.half_hours(date(2025, 10, 26))) == 50
    starts = list(household.electricity.load_curve())
    assert {later - earlier for earlier, later in pairwise(starts)} == {life.HALF_HOUR}


def test_the_repeated_hour_is_printed_with_both_offsets(household: Household) -> None:
    text = household.make.household_files()["Enedis_Conso_Heure_20241101-20251101_00000000000000.csv"].decode(
        "utf-8-sig"
    )
    night = [line.split(";")[0] for line in text.splitlines() if line.startswith("2025-10-26T02:")]
    assert night == [f"2025-10-26T02:{minute}:00+0{hours}:00" for hours in (2, 1) for minute in ("00", "30")]
    stamps = [datetime.fromisoformat(line.split(";")[0]) for line in text.splitlines()[3:]]
    assert stamps == sorted(stamps)


def test_daily_totals_are_the_curve_cut_to_whole_kwh(household: Household) -> None:
    electricity, life = household.electricity, household.life
    for day in life.days():
        kwh = sum((electricity.load_curve()[start] or 0) for start in life.half_hours(day)) / 2000
        stated = electricity.day_kwh(day)
        assert stated is None or 0 <= kwh - stated < 1


def test_the_gas_counter_only_rises_and_agrees_with_the_volumes(household: Household) -> None:
    days = household.gas_and_water.gas_days()
    assert all(later.before == earlier.after for earlier, later in pairwise(days))
    assert all(10.5 < gas.kwh / (gas.after - gas.before) < 12 for gas in days)


def test_winter_needs_more_gas_than_summer_and_holidays_less(household: Household) -> None:
    by_month: dict[int, float] = {}
    for gas in household.gas_and_water.gas_days():
        by_month[gas.day.month] = by_month.get(gas.day.month, 0) + gas.kwh
    assert by_month[1] > 5 * by_month[7]


def test_rides_bend_and_keep_a_bicycles_pace(household: Household) -> None:
    rides = household.rides
    for outing in rides.outings(2026, 10):
        from random import Random

        points = rides.ridden(outing, Random(1))
        metres = [rides._metres(a[1:3], b[1:3]) for a, b in pairwise(points)]
        straight = rides._metres(points[0][1:3], points[-1][1:3])
        assert sum(metres) > 1.1 * straight
        assert all(length / (b[0] - a[0]) < 9 for length, (a, b) in zip(metres, pairwise(points), strict=True))


def test_spreadsheet_programs_can_open_the_workbooks(household: Household) -> None:
    """openpyxl is the second opinion; it warns about anything odd, and a warning is an error here."""
    import io

    import openpyxl

    files = household.make.household_files()
    for name in (name for name in files if name.endswith(".xlsx")):
        last = openpyxl.load_workbook(io.BytesIO(files[name])).worksheets[-1]
        assert last.max_row > 280
        assert any(
            cell.value in {"Valeur (en kW)", "Valeur (en kWh)", "Date de relevé"} for row in last for cell in row
        )

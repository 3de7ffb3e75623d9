from datetime import date, timedelta

import pytest

from sdt_desktop.base import texts
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES
from sdt_desktop.sharing.columns import Column, columns_of, number, text_column
from sdt_desktop.sharing.minimise import (
    ALWAYS_REMOVED,
    REMOVED_WHEN_COARSER,
    SharedTable,
    csv_bytes,
    make_tables,
    removed_columns,
    revealing,
)
from sdt_desktop.sharing.slicing import ChosenTable
from sdt_desktop.sharing.wording import long_date, sentence
from tests.unit.sharing.making import midnights, months, series

NAN = float("nan")
HOUR = 3_600_000


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.3, "12.3"), (12.299999999999999, "12.3"), (0.1 + 0.2, "0.3"), (sum([0.1] * 10), "1"), (1234.0, "1234"),
        (123456.789012, "123456.789012"), (0.0, "0"), (-0.0, "0"), (-1.5, "-1.5"), (1e-7, "0.0000001"),
        (1e15, "1000000000000000"), (1.5e21, "1500000000000000000000"), (1 / 3, "0.333333333333"), (NAN, ""),
        (0.001, "0.001"), (1e-13, "0.0000000000001"), (-1e-300 * 1e-300, "0"),
    ],
)  # fmt: skip
def test_numbers_without_noise_or_exponent(value: float, text: str) -> None:
    assert number(value) == text


def test_text_that_a_spreadsheet_would_run_is_marked() -> None:
    cells = ["=1+1", "+1", "-1", "@x", "\tx", "x", "", "'x"]
    column = text_column("note", cells)
    assert column.cells == ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "x", "", "'x"]
    assert column.escaped
    assert not text_column("note", ["x", "a=b", ""]).escaped


def header(table: SeriesTable) -> list[str]:
    return [column.name for column in columns_of(table, "Monday")]


def cells(table: SeriesTable, name: str) -> list[str]:
    return list(next(column.cells for column in columns_of(table, "Monday") if column.name == name))


def test_raw_and_hour_are_in_utc_with_a_duration() -> None:
    table = series(Grain.RAW, [0, 1_800_000], [1_800_000, 1_800_000], [1, 2])
    assert header(table) == ["start", "duration_s", "value", "quality", "covered"]
    assert cells(table, "start") == ["1970-01-01T00:00:00Z", "1970-01-01T00:30:00Z"]
    assert cells(table, "duration_s") == ["1800", "0"]
    odd = series(Grain.HOUR, [250], [HOUR + 250], [1])
    assert cells(odd, "start") == ["1970-01-01T00:00:00.250Z"]


def test_days_weeks_months_years_are_civil() -> None:
    edges = midnights([date(2024, 3, 31), date(2024, 4, 1)])
    assert cells(series(Grain.DAY, edges[:1], edges[1:], [1]), "date") == ["2024-03-31"]
    week = midnights([date(2024, 12, 30), date(2025, 1, 6)])
    (column, *_) = columns_of(series(Grain.WEEK, week[:1], week[1:], [1]), "Monday")
    assert (column.name, column.cells, column.title) == ("date", ["2024-12-30"], "Monday")
    assert cells(months([1, 2]), "month") == ["2024-01", "2024-02"]
    year = midnights([date(2024, 1, 1), date(2025, 1, 1)])
    assert cells(series(Grain.YEAR, year[:1], year[1:], [1]), "year") == ["2024"]


def test_missing_is_empty_and_never_zero() -> None:
    table = months([1.5, NAN, 0.0], covered=[1, NAN, 0.99999], quality=[0, 3, 2])
    assert cells(table, "value") == ["1.5", "", "0"]
    assert cells(table, "quality") == ["measured", "", "estimated"]
    assert cells(table, "covered") == ["1", "", "0.9999"]


def test_constraints_hold_for_the_values_that_are_there() -> None:
    def minimum(table: SeriesTable) -> object:
        return next(column.constraints.get("minimum") for column in columns_of(table, "") if column.name == "value")

    assert minimum(months([1, NAN])) == 0
    assert minimum(months([1, -2])) is None
    assert minimum(months([1, 2], observed_property="air.temperature", unit="Cel")) is None
    twice = series(Grain.RAW, [0, 0], [1000, 2000], [1, 2])
    assert "unique" not in columns_of(twice, "")[0].constraints


def test_csv_is_rfc_4180() -> None:
    columns = (Column("a", "string", ['x,"y"', "é\nz"]), Column("b", "number", ["1.5", ""]))
    assert csv_bytes(columns) == 'a,b\r\n"x,""y""",1.5\r\n"é\nz",\r\n'.encode()


def made(*tables: SeriesTable) -> tuple[SharedTable, ...]:
    return make_tables([ChosenTable(table, 100) for table in tables], "fr")


def test_a_table_knows_its_name_and_period_and_nothing_of_its_stream() -> None:
    (table,) = made(months([1, 2], stream="electricity.consumption.secret-series.2"))
    assert (table.name, table.path) == ("electricity-consumption-p1m", "data/electricity-consumption-p1m.csv")
    assert (table.first_day, table.last_day, table.rows) == (date(2024, 1, 1), date(2024, 2, 29), 2)
    assert b"secret" not in table.csv
    assert table.csv.startswith(b"month,value,quality,covered\r\n2024-01,1,measured,1\r\n")


def test_two_tables_of_one_name_and_an_instant_at_the_end() -> None:
    names = [table.name for table in made(months([1]), months([2], stream="x"), months([3], stream="y"))]
    assert names == ["electricity-consumption-p1m", "electricity-consumption-p1m-2", "electricity-consumption-p1m-3"]
    air = {"observed_property": "air.pm2_5", "unit": "ug/m3"}
    (table,) = made(series(Grain.RAW, midnights([date(2024, 1, 2)]), midnights([date(2024, 1, 2)]), [1], **air))
    assert (table.name, table.last_day) == ("air-pm2-5-raw", date(2024, 1, 2))


def test_every_property_and_grain_has_a_permitted_name() -> None:
    from sdt_desktop.sharing.names import permitted

    for code in OBSERVED_PROPERTIES:
        for grain in Grain:
            (table,) = made(series(grain, [0], [HOUR], [1], observed_property=code))
            assert permitted(table.path)


REVEALS = [
    ("electricity.consumption", Grain.RAW, "reveals.routine"), ("water.consumption", Grain.HOUR, "reveals.routine"),
    ("gas.consumption", Grain.DAY, "reveals.absences"), ("heat.consumption", Grain.WEEK, "reveals.absences"),
    ("water.consumption", Grain.MONTH, "reveals.household"), ("gas.volume", Grain.YEAR, "reveals.dwelling"),
    ("noise.level", Grain.HOUR, "reveals.presence"), ("health.steps", Grain.YEAR, "reveals.health"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "grain", "expected"), REVEALS)
def test_what_one_table_still_tells(code: str, grain: Grain, expected: str) -> None:
    assert revealing(made(series(grain, [0], [HOUR], [1], observed_property=code))) == (expected,)


def test_several_tables_tell_more_and_the_worst_comes_first() -> None:
    hour = series(Grain.HOUR, [0], [HOUR], [1], stream="x")
    assert revealing(made(months([1]), hour)) == ("reveals.routine", "reveals.household", "reveals.several")
    calm = series(Grain.DAY, [0], [HOUR], [1], observed_property="air.pm10")
    assert revealing(made(calm)) == ()


def test_removed_columns_have_words() -> None:
    assert removed_columns(Grain.RAW) == ALWAYS_REMOVED
    for word in removed_columns(Grain.MONTH):
        assert sentence(f"removed {word}", "fr") != sentence(f"removed {word}", "en")
    assert set(REMOVED_WHEN_COARSER) <= set(removed_columns(Grain.HOUR))


@pytest.mark.parametrize(
    ("day", "language", "text"),
    [
        (date(2027, 5, 31), "fr", "31 mai 2027"), (date(2027, 12, 1), "fr", "1er décembre 2027"),
        (date(2027, 1, 1), "en", "1 January 2027"), (date(2027, 8, 9), "nl", "9 August 2027"),
    ],
)  # fmt: skip
def test_dates_in_words(day: date, language: str, text: str) -> None:
    assert long_date(day, language) == text


def test_every_readme_text_has_both_languages_and_the_same_places() -> None:
    from string import Formatter

    def walk(table: dict[str, object], name: str) -> None:
        if set(table) == set(texts.LANGUAGES):
            places = {language: {part[1] for part in Formatter().parse(str(table[language]))} for language in table}
            assert len({frozenset(found) for found in places.values()}) == 1, name
            return
        for key, inner in table.items():
            assert isinstance(inner, dict), f"{name} {key}"
            walk(inner, f"{name} {key}")

    walk(texts.message_table("readme"), "")
    assert all(len(sentence("months", language).split()) == 12 for language in texts.LANGUAGES)


def test_days_over_a_clock_change_are_each_named_once() -> None:
    edges = midnights([date(2024, 10, 26) + timedelta(days=n) for n in range(4)])
    assert cells(series(Grain.DAY, edges[:-1], edges[1:], [1, 2, 3]), "date") == [
        "2024-10-26",
        "2024-10-27",
        "2024-10-28",
    ]

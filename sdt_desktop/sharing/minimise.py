"""Chosen cells become the tables that leave: fixed columns, nothing that names a meter, a holder or a file."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sdt_desktop.base.texts import choose, message_table
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.model.vocabulary import Domain, observed_property
from sdt_desktop.sharing import names
from sdt_desktop.sharing.columns import Column, columns_of, local_day
from sdt_desktop.sharing.slicing import ChosenTable

# What the vault knows about every reading and no table carries; words of resources/messages/readme.toml.
ALWAYS_REMOVED = ("thing", "holder", "source", "row")
REMOVED_WHEN_COARSER = ("original_time", "reading_count")

_METERED = (Domain.ELECTRICITY, Domain.GAS, Domain.HEAT, Domain.WATER)


@dataclass(frozen=True, slots=True)
class SharedTable:
    """One CSV table, ready. `first_day`, `last_day` are civil days of `zone`, inclusive; `unit` is UCUM."""

    name: str
    csv: bytes
    columns: tuple[Column, ...]
    rows: int
    readings_before: int
    removed: tuple[str, ...]
    observed_property: str
    unit: str
    grain: Grain
    zone: str
    first_day: date
    last_day: date

    @property
    def path(self) -> str:
        return f"{names.DATA}{self.name}.csv"


def make_tables(chosen: Sequence[ChosenTable], language: str) -> tuple[SharedTable, ...]:
    """One table each; the second of a name gets `-2`."""
    made: list[SharedTable] = []
    for one in chosen:
        name = _free_name(_table_name(one.table), [table.name for table in made])
        made.append(_make(one, name, language))
    return tuple(made)


def _make(one: ChosenTable, name: str, language: str) -> SharedTable:
    columns = columns_of(one.table, choose(message_table("readme")["week_begins"], language))
    return SharedTable(
        name=name,
        csv=csv_bytes(columns),
        columns=columns,
        rows=len(one.table),
        readings_before=one.readings_before,
        removed=removed_columns(one.table.grain),
        observed_property=one.table.observed_property,
        unit=one.table.unit,
        grain=one.table.grain,
        zone=one.table.zone,
        first_day=local_day(int(one.table.start[0]), one.table.zone),
        last_day=local_day(_last_ms(one.table), one.table.zone),
    )


def _last_ms(table: SeriesTable) -> int:
    """The last millisecond told about: cells do not hold their end, instants are their own."""
    return max(int(table.start[-1]), int(table.end[-1]) - 1)


def csv_bytes(columns: Iterable[Column]) -> bytes:
    """RFC 4180: UTF-8 without a mark, comma, CRLF, one header line."""
    listed = list(columns)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in listed)
    writer.writerows(zip(*(column.cells for column in listed), strict=True))
    return text.getvalue().encode("utf-8")


def removed_columns(grain: Grain) -> tuple[str, ...]:
    """Names of what is left out, for the preview; a raw table still holds the single readings."""
    return ALWAYS_REMOVED if grain is Grain.RAW else ALWAYS_REMOVED + REMOVED_WHEN_COARSER


def revealing(tables: Iterable[SharedTable]) -> tuple[str, ...]:
    """What the tables still tell (design: sharing § 8), as codes, worst first."""
    listed = list(tables)
    told = {word for table in listed if (word := _told(table))}
    if len(listed) > 1:
        told.add("reveals.several")
    return tuple(word for word in _WORST_FIRST if word in told)


_WORST_FIRST = (
    "reveals.health",
    "reveals.routine",
    "reveals.presence",
    "reveals.absences",
    "reveals.household",
    "reveals.dwelling",
    "reveals.several",
)
_BY_GRAIN = {
    Grain.RAW: "reveals.routine",
    Grain.HOUR: "reveals.routine",
    Grain.DAY: "reveals.absences",
    Grain.WEEK: "reveals.absences",
    Grain.MONTH: "reveals.household",
    Grain.YEAR: "reveals.dwelling",
}


def tells(property_code: str, grain: Grain) -> str | None:
    """What readings of a property still tell at a grain, as a code; None where nothing is known."""
    domain = observed_property(property_code).domain
    if domain is Domain.HEALTH:
        return "reveals.health"
    if domain in _METERED:
        return _BY_GRAIN[grain]
    return "reveals.presence" if domain is Domain.AIR and grain.coarseness < Grain.DAY.coarseness else None


def _told(table: SharedTable) -> str | None:
    return tells(table.observed_property, table.grain)


def sensitive(table: SharedTable) -> bool:
    """Fine enough to tell daily life, without being a special category of the GDPR."""
    return _told(table) in ("reveals.routine", "reveals.presence")


def special_category(table: SharedTable) -> bool:
    """Article 9 GDPR: data concerning health."""
    return observed_property(table.observed_property).domain is Domain.HEALTH


def _table_name(table: SeriesTable) -> str:
    """`air.pm2_5` by month -> `air-pm2-5-p1m`."""
    words = f"{table.observed_property}-{table.grain.iso}".lower()
    return words.replace(".", "-").replace("_", "-")


def _free_name(wanted: str, taken: Sequence[str]) -> str:
    number = 2
    name = wanted
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name

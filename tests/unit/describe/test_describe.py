"""From an unknown table to a manifest and to the exact values of the file."""

import io
import json
from pathlib import Path

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.describe import Surety
from sdt_desktop.importing.describe_choose import choose
from sdt_desktop.importing.describe_guess import draft_of
from sdt_desktop.importing.describe_numbers import numbers_of
from sdt_desktop.importing.describe_read import description_of
from sdt_desktop.importing.describe_sample import Hints, take_sample
from sdt_desktop.importing.describe_time import stamps_of
from sdt_desktop.importing.describe_write import manifest_text
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.own import read_own_manifest
from sdt_desktop.importing.pipeline import preview_rows
from sdt_desktop.importing.source import ExportSource

WATER = "Client;Jean Dupont\nDate;N° compteur;Eau froide (m3);Qualité\n" + "".join(
    f"{day:02d}/03/2026;12345678901234;{day},5;Réelle\n" for day in range(1, 30)
)
PARKING = "Date entrée,Parking,Montant,Remarque\n" + "".join(
    f'0{n}/0{n}/2026 08:1{n},Parking {n},"{n},50 €",note\n' for n in range(1, 9)
)
METER = json.dumps(
    {"data": {"readings": [{"ts": f"2026-01-01T{h:02d}:00:00+01:00", "value": h * 1.5} for h in range(24)]}}
)
DESCRIBED = {
    "water": (WATER.encode(), {"name": "Régie", "zone": "Europe/Paris"}),
    "parking": (
        PARKING.encode("cp1252"),
        {"name": "Parc", "zone": "Europe/Paris", "date_order": "mdy", "event": "payment", "sign": "cost",
         "currency": "eur"},
    ),
    "meter": (
        METER.encode(), {"name": "J", "property": "electricity.consumption", "unit": "kWh", "stamp": "end"},
    ),
    "track": (
        b"time,lat,lon,alt\n2026-01-01T10:00:00Z,46.1,-1.1,3\n2026-01-01T10:00:05Z,46.2,-1.2,4\n",
        {"name": "Trace"},
    ),
}  # fmt: skip


def draft(data: bytes | str, **answers: str):
    found = draft_of(ExportSource.of_bytes("x.csv", data.encode() if isinstance(data, str) else data), "own-x")
    for field, value in answers.items():
        found = choose(found, field, value)
    return found


@pytest.mark.parametrize("name", DESCRIBED)
def test_a_description_becomes_a_valid_manifest_and_comes_back(name):
    data, answers = DESCRIBED[name]
    found = draft(data, **answers)
    assert found.needs == ()
    text = manifest_text(found.description)
    manifest, faults = read_own_manifest(text, "own-x")
    assert not faults
    assert description_of(manifest, text) == found.description
    assert len(text.splitlines()) <= 30
    rows = preview_rows(ExportSource.of_bytes("x.csv", data), Importer(manifest, reviewed=False), {})
    assert rows
    assert all(row.understood and row.problem is None for row in rows)


def test_what_the_file_proves_and_what_it_does_not():
    found = draft(WATER)
    assert [need.field for need in found.needs] == ["name", "zone"]
    assert found.of("property:Eau froide (m3)") is Surety.LIKELY
    assert found.of("unit:Eau froide (m3)") is Surety.PROVEN
    assert found.of("decimal:Eau froide (m3)") is Surety.PROVEN
    assert found.description.time.order == "dmy"
    assert found.description.thing == "N° compteur"
    assert "Jean Dupont" not in manifest_text(found.description)


def test_the_parking_amounts_are_money_out():
    data, answers = DESCRIBED["parking"]
    manifest, _ = read_own_manifest(manifest_text(draft(data, **answers).description), "own-x")
    row = preview_rows(ExportSource.of_bytes("x.csv", data), Importer(manifest), {})[1]
    assert row.understood[0].value == -2.5
    assert row.understood[0].unit == "EUR"


@pytest.mark.parametrize(
    ("cells", "layout", "order"),
    [
        (["01/02/2026", "03/04/2026"], "%d/%m/%Y", "?"),
        (["01/02/2026", "13/04/2026"], "%d/%m/%Y", "dmy"),
        (["01/02/2026", "04/13/2026"], "%d/%m/%Y", "mdy"),
        (["2026-01-02 10:00", "2026-01-02 11:00"], "%Y-%m-%d %H:%M", ""),
        (["21-Feb-2015", "22-Feb-2015"], "%d-%b-%Y", ""),
        (["1/2/2026 1:05 PM", "2/28/2026 1:05 AM"], "%d/%m/%Y %I:%M %p", "mdy"),
    ],
)
def test_dates_are_read_from_the_whole_column(cells, layout, order):
    found = stamps_of(cells)
    assert (found.layout, found.order) == (layout, order)


def test_an_order_proven_far_behind_the_first_64_kib():
    lines = [f"0{1 + n % 9}/0{1 + n % 8}/2026;{n}" for n in range(60_000)] + ["31/01/2026;1"]
    found = draft("Date;Eau (L)\n" + "\n".join(lines) + "\n")
    assert found.description.time.order == "dmy"


@pytest.mark.parametrize(
    ("cells", "decimal", "proven", "thousands"),
    [
        (["1,5", "2"], ",", True, ""),
        (["1.234,5", "2"], ",", True, "."),
        (["1,234", "5,678"], ",", False, ""),
        (["1,234,567", "5"], ".", True, ","),
        (["0.125", "0.250"], ".", True, ""),
        (["1'234.50", "2.00"], ".", True, "'"),
    ],
)
def test_signs_of_numbers(cells, decimal, proven, thousands):
    found = numbers_of(cells)
    assert (found.decimal, found.decimal_proven, found.thousands) == (decimal, proven, thousands)


def test_markers_of_missing_values():
    found = numbers_of(["1", "2", "3", "-", "n/a", "4", "5", "6"])
    assert found.missing == ("-", "n/a")
    assert numbers_of(["1", "a", "b", "c", "d", "e", "f"]) is None


def test_two_columns_of_date_and_time_and_a_unit_column():
    found = draft(
        "Jour;Heure;Valeur;Unité\n" + "".join(f"2026-01-{d:02d};0{d % 10}:30;{d};kWh\n" for d in range(1, 20))
    )
    assert found.description.time.columns == ("Jour", "Heure")
    assert found.description.values[0].unit_column == "Unité"


def test_files_without_a_header_row():
    sample = take_sample(ExportSource.of_bytes("x", b"2026-01-01;1.5\n2026-01-02;2.5\n2026-01-03;2\n"))
    assert sample.headerless
    data = b"2026-01-01;1.5\n2026-01-02;2.5\n2026-01-03;2\n"
    found = draft(data, name="Sans", zone="Europe/Paris", property="water.consumption", unit="L")
    manifest, faults = read_own_manifest(manifest_text(found.description), "own-x")
    assert not faults
    rows = preview_rows(ExportSource.of_bytes("x", data), Importer(manifest), {})
    assert [row.understood[0].value for row in rows] == [1.5, 2.5, 2.0]


def test_utf_16_and_windows_letters():
    assert take_sample(ExportSource.of_bytes("x", WATER.encode("utf-16"))).encoding == "utf-16-le"
    sample = take_sample(ExportSource.of_bytes("x", WATER.encode("cp1252")))
    assert (sample.encoding, sample.encoding_proven) == ("cp1252", False)
    assert "Qualité" in sample.columns
    assert take_sample(ExportSource.of_bytes("x", WATER.encode("cp1252")), Hints(encoding="cp850")).forced == "cp850"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("nothing", "x", "answer.unknown_key"), ("zone", "Mars/Phobos", "answer.not_a_choice"),
        ("zone", "../../etc/passwd", "answer.not_a_choice"), ("unit", "bushel", "answer.not_a_choice"),
        ("property", "x", "answer.not_a_choice"), ("name", "\x00", "answer.not_a_choice"),
        ("value", "Qualité", "answer.not_a_choice"), ("property:Other", "water.index", "answer.not_a_choice"),
    ],
)  # fmt: skip
def test_answers_that_are_none(field, value, code):
    with pytest.raises(SdtError) as caught:
        draft(WATER, **{field: value})
    assert caught.value.code == code


@pytest.mark.parametrize("data", [b"", b" \n", b"hello\n", b"\x00\x01\x02", b"{}", b"[1,2]", b"<a/>", b"a;b\nc;d\n"])
def test_what_holds_no_table_is_refused(data):
    with pytest.raises(SdtError) as caught:
        draft(data)
    assert caught.value.code in ("file.empty", "file.no_table")


def test_workbooks(tmp_path: Path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Export (1)"
    book.active.append(["Relevés"])
    book.active.append(["Date", "Consommation (kWh)"])
    for day in range(1, 29):
        book.active.append([f"2026-02-{day:02d}", day / 2])
    path = tmp_path / "x.xlsx"
    book.save(path)
    found = draft_of(ExportSource.of_path(path), "own-x")
    for field, value in {"name": "B", "zone": "Europe/Paris", "property": "electricity.consumption"}.items():
        found = choose(found, field, value)
    manifest, faults = read_own_manifest(manifest_text(found.description), "own-x")
    assert not faults
    assert found.description.form.sheet == "Export (1)"
    rows = preview_rows(ExportSource.of_path(path), Importer(manifest), {})
    assert rows[0].understood[0].value == 0.5


def test_a_column_of_identity_may_be_shown_when_asked_for():
    data = "Date;Titulaire;Montant (EUR)\n2026-01-15;Personne;-3,50\n2026-01-16;Personne;4,00\n"
    found = draft(data)
    assert found.description.identifying == ("Titulaire",)
    assert found.description.event.label == ()
    found = draft(data, name="B", zone="Europe/Paris", event="transaction", label="Titulaire", sign="signed")
    assert found.needs == ()
    assert not read_own_manifest(manifest_text(found.description), "own-x")[1]


def test_a_large_packed_file_is_not_unpacked_to_its_end(tmp_path: Path):
    class Counting(io.BytesIO):
        furthest = 0

        def read(self, size: int | None = -1) -> bytes:
            found = super().read(size)
            Counting.furthest = max(Counting.furthest, self.tell())
            return found

    data = b"Date;Eau (L)\n" + b"2026-01-01;5\n" * 3_000_000
    packed = ExportSource("big.zip/x.csv", len(data), lambda: Counting(data))
    assert take_sample(packed).names == ("Date", "Eau (L)")
    assert Counting.furthest < 1_000_000
    (tmp_path / "x.csv").write_bytes(data + b"2026-12-31;5\n")
    assert "2026-12-31" in take_sample(ExportSource.of_path(tmp_path / "x.csv")).columns["Date"]

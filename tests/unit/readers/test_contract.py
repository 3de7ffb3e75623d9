"""What holds for every reader, whatever it reads."""

import io
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.readers import READER_NAMES, reader
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.importing.source import ExportSource
from tests.support import ROOT
from tests.unit.readers.cases import BY_KIND, CASES, Case
from tests.unit.readers.reading import Read, changed_member, read

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\0\0\0\x0cIDATx\x9cc\xf8\xff\xff?\0\x05\xfe\x02\xfe"
WORDS = [f"=word {n % 7}" for n in range(40)]
TEXTS = [case for case in CASES if case.is_text]
every = pytest.mark.parametrize("case", CASES, ids=[case.kind for case in CASES])
every_text = pytest.mark.parametrize("case", TEXTS, ids=[case.kind for case in TEXTS])


def load(case: Case, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Read:
    found = read(case.kind, data, case.options, limits)
    if case.table:
        found.blocks = [block for block in found.blocks if block.table == case.table]
    return found


def refusal(case: Case, data: bytes, limits: Limits = DEFAULT_LIMITS) -> SdtError:
    with pytest.raises(SdtError) as caught:
        load(case, data, limits)
    return caught.value


def words(case: Case, found: Read) -> list[str]:
    return found.column(case.text)


def expected(case: Case) -> list[str]:
    return [case.same] * 40 if case.same else WORDS


def test_every_reader_has_a_case() -> None:
    assert set(READER_NAMES) == set(BY_KIND)


@every
def test_rows_come_in_order_with_their_numbers(case: Case) -> None:
    found = load(case, case.make(40))
    assert words(case, found) == expected(case)
    assert len(found.rows) == 40
    assert found.rows == sorted(set(found.rows))
    assert found.rows[0] >= 1
    assert (found.problems, found.skipped, found.notices) == ([], [], [])
    for block in found.blocks:
        assert {len(column) for column in block.columns.values()} <= {len(block)}
        assert all(isinstance(text, str) for text in block.context.values())


@every
def test_formula_like_cells_are_texts(case: Case) -> None:
    if not case.same:
        assert words(case, load(case, case.make(3))) == ["=word 0", "=word 1", "=word 2"]


@every
def test_an_empty_file_is_empty(case: Case) -> None:
    assert refusal(case, b"").code == "file.empty"


@every
def test_a_file_without_rows_gives_none(case: Case) -> None:
    assert load(case, case.make(0)).rows == []


@every_text
def test_a_byte_order_mark_changes_nothing(case: Case) -> None:
    assert words(case, load(case, b"\xef\xbb\xbf" + case.make(40))) == expected(case)


@every_text
def test_line_ends_change_nothing(case: Case) -> None:
    bare = case.make(40).replace(b"\r\n", b"\n")
    for data in (bare, bare.replace(b"\n", b"\r\n"), bare.rstrip(b"\n")):
        found = load(case, data)
        assert words(case, found) == expected(case)
        assert found.rows == load(case, bare).rows


@every
def test_a_cut_file_says_so(case: Case) -> None:
    data = case.make(40)
    if case.knows_its_end:
        assert refusal(case, data[: len(data) * 2 // 3]).code in ("file.truncated", "file.damaged")
    else:
        found = load(case, data[: len(data) * 2 // 3])
        assert 20 < len(found.rows) + len(found.problems) < 30


@every
def test_a_picture_is_refused(case: Case) -> None:
    assert refusal(case, PNG).code in ("file.damaged", "file.header_not_found", "file.wrong_encoding")


@every
@pytest.mark.parametrize(
    "page", [b"<!DOCTYPE html><html><body>Closed for work</body></html>", b"\n<html lang='fr'></html>"]
)
def test_a_web_page_is_refused(case: Case, page: bytes) -> None:
    assert refusal(case, page).code in ("file.web_page", "file.damaged", "file.header_not_found")


@every
def test_nul_bytes_end_in_rows_or_a_code(case: Case) -> None:
    data = case.make(40)
    middle = data[: len(data) // 2] + b"\0\0\0" + data[len(data) // 2 :]
    for changed in (middle, data + b"\0" * 64, b"\0" * 64):
        try:
            load(case, changed)
        except SdtError as error:
            assert error.code.startswith("file.")  # noqa: PT017 - reading may also succeed


@pytest.mark.parametrize("kind", ["json", "xml", "gpx", "tcx", "kml"])
def test_deep_nesting_is_refused(kind: str) -> None:
    roots = {"json": b'{"rows": ', "xml": b"", "gpx": b"<gpx>", "tcx": b"<TrainingCenterDatabase>", "kml": b"<kml>"}
    deep = roots[kind] + (b"[" if kind == "json" else b"<a>") * 50_000
    assert refusal(BY_KIND[kind], deep).code == "file.too_deep"


@pytest.mark.parametrize("kind", ["xml", "gpx", "tcx", "kml"])
def test_entity_bombs_are_refused(kind: str) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><gpx><row>&a9;</row></gpx>'.encode()
    assert refusal(BY_KIND[kind], bomb).code == "file.xml_entities"
    outside = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><gpx><row>&e;</row></gpx>'
    assert refusal(BY_KIND[kind], outside).code == "file.xml_entities"


def test_zip_bombs_are_refused() -> None:
    case = BY_KIND["spreadsheet"]
    sheet = zipfile.ZipFile(io.BytesIO(case.make(1))).read("xl/worksheets/sheet1.xml")
    bomb = changed_member(
        case.make(1), "xl/worksheets/sheet1.xml", sheet.replace(b"</row>", b" " * (30 << 20) + b"</row>", 1)
    )
    assert len(bomb) < 100_000
    assert refusal(case, bomb).code == "file.archive_ratio"
    assert refusal(case, case.make(5000), Limits(document_bytes=100_000)).code == "file.too_large"


@every
def test_too_many_rows_are_refused(case: Case) -> None:
    assert refusal(case, case.make(40), Limits(rows=20)).code == "file.too_many_rows"


@every
def test_a_refusal_names_the_file_and_nothing_else(case: Case) -> None:
    for data in (b"", PNG, case.make(40)[:200]):
        try:
            load(case, data)
        except SdtError as error:
            assert error.params["file"] == "export"  # noqa: PT017
            assert set(error.params) <= {"file", "limit", "limit_mib"}  # noqa: PT017


class _Watched(ExportSource):
    """Knows whether every stream it gave out was closed."""

    def __init__(self, data: bytes) -> None:
        super().__init__("export", len(data), lambda: io.BytesIO(data))
        self.given: list[BinaryIO] = []

    def open(self) -> BinaryIO:
        stream = super().open()
        self.given.append(stream)
        return stream


@every
def test_streams_are_closed_also_when_reading_stops_early(case: Case) -> None:
    whole, dropped = _Watched(case.make(40)), _Watched(case.make(40))
    for _ in reader(case.kind).read(whole, case.options, DEFAULT_LIMITS):
        pass
    items = reader(case.kind).read(dropped, case.options, DEFAULT_LIMITS)
    next(iter(items))
    items.close()
    for source in (whole, dropped):
        assert source.given
        assert all(stream.closed for stream in source.given)


@every
def test_reading_twice_gives_the_same(case: Case) -> None:
    source = ExportSource.of_bytes("export", case.make(40))
    first, second = (
        [
            {name: column.texts() for name, column in block.columns.items()}
            for block in reader(case.kind).read(source, case.options, DEFAULT_LIMITS)
        ]
        for _ in range(2)
    )
    assert first == second


PEAK = """
import resource, sys
from pathlib import Path
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.source import ExportSource
from tests.unit.readers.cases import BY_KIND
case = BY_KIND[sys.argv[1]]
peaks = []
for path in sys.argv[2:]:
    source = ExportSource.of_path(Path(path))
    rows = sum(len(block) for block in reader(case.kind).read(source, case.options, DEFAULT_LIMITS))
    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
print(rows, *peaks)
"""
# Mebibytes above a file of ten rows. A sheet is built by its library as a whole, the others stream.
BOUNDS = {"delimited": 40, "json": 40, "xml": 60, "gpx": 60, "spreadsheet": 140, "fit": 60, "tcx": 60, "kml": 60}


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize("kind", BOUNDS)
def test_two_hundred_thousand_rows_take_little_memory(kind: str, tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(BY_KIND[kind].make(10))
    large.write_bytes(BY_KIND[kind].make(200_000))
    command = [sys.executable, "-c", PEAK, kind, str(small), str(large)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    rows, idle, peak = map(int, done.stdout.split())
    assert rows == 200_000
    assert peak - idle < BOUNDS[kind]


def test_a_calendar_of_two_hundred_thousand_events_is_refused_before_it_is_built() -> None:
    assert refusal(BY_KIND["calendar"], BY_KIND["calendar"].make(200_000)).code == "file.too_many_rows"


@pytest.mark.timeout(20)
def test_a_section_that_ends_with_its_first_line_does_not_hold_up_the_reader() -> None:
    options = ReadOptions(headers=(("day", "text"),), preamble_starts=("Meter",))
    for tail in (b"Meter;1", b"Meter;1\n", b"Meter;1\nMeter;2\nday", b"Meter;1\n\n\nno header;x\n"):
        data = b"day;text\n01/02/2024;=word 0\n" + tail
        found = read("delimited", data, options)
        assert found.column("text") == ["=word 0"]
        assert [one.code for one in found.skipped] == ["skipped.other_quantity"] * tail.count(b"no header") + [
            "skipped.other_quantity"
        ] * tail.endswith(b"day")


@pytest.mark.timeout(20)
def test_a_preamble_without_header_before_headerless_rows_does_not_either() -> None:
    options = ReadOptions(headers=(("day", "text"),), headerless=("day", "text"), preamble_starts=("Meter",))
    found = read("delimited", b"Meter;1\n01/02/2024;=word 0\n", options)
    assert found.column("text") == ["=word 0"]
    for data in (b"Meter;1", b"Meter;1\nMeter;2\n", b"\xef\xbb\xbfMeter;1;x"):
        with suppress(SdtError):
            assert read("delimited", data, options).rows == []

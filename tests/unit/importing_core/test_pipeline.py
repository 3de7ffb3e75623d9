"""One file being read: questions, progress, cancelling, notices, and bytes of every sort."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import Cancelled, SdtError
from sdt_desktop.base.paths import importers_root
from sdt_desktop.base.progress import CancelToken
from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import CHECK_CLOCK, samples_of
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.pipeline import Reading, preview_rows, sources_of
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import ObservationPart
from tests.unit.importing_core.helpers import HEAD, manifest_of, utc

CATALOGUE = load_catalogue()
OWN = ("fi-fingrid-datahub-csv", "fr-sedif-water-daily-csv", "fr-sedif-water-weekly-csv", "nl-ov-chipkaart-csv")
BODY = """
[time]
zone = "Europe/Paris"
column = "T"
formats = ["%Y-%m-%d %H:%M"]
step = "PT30M"
[[observation]]
series = "s"
property = "water.consumption"
column = "V"
unit = "L"
"""


def importer_of(body=BODY, head=HEAD):
    return Importer(manifest_of(body, head))


def reading_of(data, importer=None, answers=None, name="x.csv"):
    data = data.encode() if isinstance(data, str) else data
    return Reading(ExportSource.of_bytes(name, data), importer or importer_of(), answers or {}, clock=CHECK_CLOCK)


def starts(parts):
    return utc([start for part in parts for start in part.block.start.tolist()])


def test_a_file_is_read_once_and_accounted_for():
    reading = reading_of("T;V\n2024-01-05 10:00;1\n\nx;2\n2024-01-05 10:30;3\n")
    parts = list(reading.parts())
    assert starts(parts) == ["2024-01-05 09:00", "2024-01-05 09:30"]
    rows = reading.account.rows
    assert (rows.read, rows.used, rows.rejected) == (3, 2, 1)
    assert reading.account.problems[0].row == 4


def test_a_cancelled_reading_unwinds():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        list(reading_of("T;V\n2024-01-05 10:00;1\n").parts(token))


def test_progress_is_told_in_bytes_also_inside_an_archive(tmp_path):
    data = b"T;V\n" + b"2024-01-05 10:00;1\n" * 1000
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(data))
    told = []
    for source in sources_of(tmp_path / "a.csv.gz"):
        list(Reading(source, importer_of(), {}).parts(CancelToken(), told.append))
    assert {(one.stage, one.subject) for one in told} == {("reading", "a.csv.gz/a.csv")}
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert told[-1].done == told[-1].total == len(data)


def test_notices_that_a_manifest_always_gives():
    head = HEAD.replace("version = 1", 'version = 1\nnotices = ["source.zone_assumed", "source.values_truncated"]')
    reading = reading_of("T;V\n2024-01-05 10:00;1\n", importer_of(head=head))
    list(reading.parts())
    assert reading.account.notices == (
        ("source.values_truncated", ()), ("source.zone_assumed", (("zone", "Europe/Paris"),)),
    )  # fmt: skip


def test_how_the_bytes_were_read_is_told():
    reading = reading_of("T;V;é\n2024-01-05 10:00;1;à\n".encode("cp1252"))
    list(reading.parts())
    assert reading.account.encoding == "cp1252"
    assert reading.account.notices == (("source.encoding_assumed", (("encoding", "cp1252"),)),)


ORDERED = BODY.replace(
    'formats = ["%Y-%m-%d %H:%M"]', 'formats = { dmy = ["%d/%m/%Y %H:%M"], mdy = ["%m/%d/%Y %H:%M"] }'
) + '[[question]]\nkey = "date_order"\nchoices = ["dmy", "mdy"]\n'  # fmt: skip


def test_day_and_month_are_asked_for_only_where_the_values_do_not_decide():
    table = "T;V\n01/02/2024 10:00;1\n{}/02/2024 10:00;1\n"
    reading = reading_of(table.format("03"), importer_of(ORDERED))
    assert [question.key for question in reading.questions] == ["date_order"]
    decided = reading_of(table.format("13"), importer_of(ORDERED))
    assert (decided.questions, decided.answers) == ((), {"date_order": "dmy"})
    assert starts(decided.parts())[0] == "2024-02-01 09:00"
    answered = reading_of(table.format("03"), importer_of(ORDERED), {"date_order": "mdy"})
    assert starts(answered.parts())[0] == "2024-01-02 09:00"


def test_a_files_own_creation_stamp_orders_it():
    head = HEAD.replace("version = 1", 'version = 1\norder_by = "C"')
    table = "T;V;C\n2024-01-05 10:00;1;2024-02-01T10:00:00+01:00\n2024-01-05 10:30;1;2024-01-01T00:00:00Z\n"
    reading = reading_of(table, importer_of(head=head))
    list(reading.parts())
    assert utc([reading.account.order_stamp_ms]) == ["2024-02-01 09:00"]


def test_a_body_without_its_header_is_known_when_all_of_it_reads():
    head = HEAD.replace('kind = "delimited"', 'kind = "delimited", headerless = ["T", "V"]').replace(
        '["T"]', '["T", "V"]'
    )
    importer = importer_of(head=head)
    body = "2024-01-05 10:00;1\n2024-01-05 10:30;\n"
    found = detect(ExportSource.of_bytes("x", body.encode()), [importer])
    assert [candidate.reasons for candidate in found.candidates] == [("content",)]
    reading = reading_of(body, importer)
    assert len(starts(reading.parts())) == 2
    for other in ("2024-01-05 10:00;a\n", "a;b\n1;2\n", "2024-01-05;1\n"):
        assert not detect(ExportSource.of_bytes("x", other.encode()), [importer]).candidates


def test_the_preview_shows_what_was_not_understood():
    source = ExportSource.of_bytes(
        "x", b"T;V\n2024-01-05 10:00;1\n2024-13-05 10:00;1\n2024-01-05 10:30;\n2024-01-05 11:00;9\n"
    )
    rows = preview_rows(source, importer_of(), {}, limit=3)
    assert [row.row for row in rows] == [2, 3, 4]
    assert rows[1].problem is not None
    assert rows[1].problem.code == "time.not_a_date"
    assert rows[1].understood == ()
    assert rows[1].cells == (("T", "2024-13-05 10:00"), ("V", "1"))
    assert rows[0].understood[0].value == 1.0
    assert rows[2].understood[0].value is None


def test_a_file_torn_at_its_beginning_is_told():
    found = detect(ExportSource.of_bytes("x", b'  "timestamp": "2024-01-05T10:00:00Z"}, {'), CATALOGUE)
    assert found.refusal is not None
    assert found.refusal.code == "file.truncated"


def read_or_code(reading):
    try:
        return list(reading.parts()), ""
    except SdtError as error:
        return [], error.code


def every_sample():
    for importer_id in OWN:
        folder = importers_root() / importer_id
        for name in samples_of(folder):
            yield importer_id, (folder / name).read_bytes()


SAMPLES = list(every_sample())
CHANGE = st.tuples(
    st.sampled_from(["flip", "cut", "double", "drop", "insert"]), st.integers(0, 10_000), st.binary(max_size=6)
)


def changed(data, changes):
    for kind, place, extra in changes:
        at = place % (len(data) + 1)
        if kind == "cut":
            data = data[:at]
        elif kind == "double":
            data += data[at : at + 200]
        elif kind == "drop":
            data = data[:at] + data[at + 1 + len(extra) :]
        else:
            data = data[:at] + extra + data[at + (kind == "flip") * len(extra) :]
    return data


@given(st.sampled_from(SAMPLES), st.lists(CHANGE, max_size=4))
def test_damaged_files_give_codes_and_an_account_that_adds_up(sample, changes):
    importer_id, data = sample
    importer = CATALOGUE.get(importer_id)
    answers = {"direction": "consumption", "year": "2023"}
    source = ExportSource.of_bytes("x.csv", changed(data, changes))
    reading = Reading(source, importer, answers, clock=CHECK_CLOCK)
    parts, code = read_or_code(reading)
    assert code.startswith("file.") or not code
    rows = reading.account.rows
    assert rows.read == rows.used + rows.skipped + rows.rejected
    assert rows.rejected == sum(count for _, count in reading.account.rejected)
    assert rows.skipped == sum(count for _, count in reading.account.skipped)
    observed = [part for part in parts if isinstance(part, ObservationPart)]
    assert all((part.block.duration > 0).all() for part in observed)


@pytest.mark.parametrize("data", [b"", b"T;V", b"T;V\n", b"\xef\xbb\xbfT;V\n\n\n"])
def test_nothing_to_read_is_no_rows_or_a_code(data):
    reading = reading_of(data)
    parts, code = read_or_code(reading)
    assert parts == []
    assert code in ("", "file.empty", "file.header_not_found")
    assert reading.account.rows.read == 0

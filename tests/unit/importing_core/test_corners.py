"""The rarer ways through the heart of importing."""

import gzip
import json
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.archive import sources_of
from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import check_importer, outcome_of
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.manifest_reading import read_manifest
from sdt_desktop.importing.pipeline import Reading, preview_rows
from sdt_desktop.importing.source import ExportSource, FileRefusal
from tests.unit.importing_core.helpers import HEAD, block_of, manifest_of, normalised, series, utc

TIME = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d %H:%M"]\n'
SERIES = '[[observation]]\nseries = "s"\nproperty = "water.consumption"\ncolumn = "V"\nunit = "L"\n'


def head_with(reader, match):
    return HEAD.replace('reader = { kind = "delimited" }', f"reader = {{ {reader} }}").replace(
        'match = { columns = ["T"] }', f"match = {{ {match} }}"
    )


def read_json(data, importer, **answers):
    source = ExportSource.of_bytes("x.json", json.dumps(data).encode())
    return outcome_of(source, importer, answers)


def test_json_columns_are_asked_for_by_path():
    head = head_with('kind = "json", path = "visits[]"', 'keys = ["visits[].at"]')
    body = (
        '[time]\nzone = "UTC"\ncolumn = "at"\nformats = ["%Y-%m-%dT%H:%M:%S%z"]\n'
        '[event]\nkind = "visit"\nlabel = "{place.name}"\nkey = ["at"]\n'
    )
    manifest = manifest_of(body, head)
    assert set(manifest.options.columns) >= {"at", "place.name"}
    found = read_json({"visits": [{"at": "2024-01-05T10:00:00Z", "place": {"name": "Port"}}]}, Importer(manifest))
    assert found["events"][0]["label"] == "Port"
    body = '[time]\nzone = "UTC"\ncolumn = "t"\nrule = "epoch"\nstamp = "instant"\n[position]\nlatitude = "p.a"\nlongitude = "p.o"\n'
    manifest = manifest_of(body, head)
    assert set(manifest.options.columns) == {"t", "p.a", "p.o"}
    found = read_json({"visits": [{"t": 1704445200, "p": {"a": 46.16, "o": -1.15}}]}, Importer(manifest))
    assert found["positions"]["latitude_e7_sum"] == 461_600_000
    manifest = manifest_of(
        '[time]\nzone = "UTC"\n[record]\nkind = "contract"\nlabel = "{n}"\ncolumns = ["n", "q.r"]\n', head
    )
    assert manifest.options.columns == ("n", "q.r")
    found = read_json({"visits": [{"n": "a", "q": {"r": 2}}]}, Importer(manifest))
    assert found["records"] == [{"kind": "contract", "label": "a", "values": {"n": "a", "q.r": "2"}, "row": 1}]


def test_what_is_not_there_is_a_fault_of_the_row():
    step = 'step = "PT1H"\n'
    no_column = manifest_of(TIME.replace('"T"', '"Z"') + step + SERIES)
    parts, account = normalised(no_column, [block_of("T;V\n2024-01-05 10:00;1")])
    assert parts == []
    assert account.rejected == (("time.not_a_date", 1),)
    epoch = manifest_of('[time]\nzone = "UTC"\ncolumn = "Z"\nrule = "epoch"\nstamp = "instant"\n' + SERIES)
    assert normalised(epoch, [block_of("T;V\n1;1")])[1].rejected == (("time.not_a_date", 1),)
    elapsed = 'rule = "elapsed-hours"\nhour_column = "H"\n'
    hours = manifest_of(TIME + elapsed + SERIES)
    assert normalised(hours, [block_of("T;V\n2024-01-05 10:00;1")])[1].rejected == (("time.hour_out_of_day", 1),)
    pair = manifest_of(TIME + 'step = "pair"\npair = "U"\n' + SERIES)
    assert normalised(pair, [block_of("T;V\n2024-01-05 10:00;1")])[1].rejected == (("time.no_step", 1),)


def test_stamps_may_be_utc_without_saying_so_and_mixed_with_printed_offsets():
    manifest = manifest_of(TIME + 'rule = "utc"\nstep = "PT1H"\n' + SERIES)
    parts, _ = normalised(manifest, [block_of("T;V\n2024-07-05 10:00;1")])
    assert utc(series(parts).start.tolist()) == ["2024-07-05 10:00"]
    mixed = TIME.replace('["%Y-%m-%d %H:%M"]', '["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M%z"]')
    manifest = manifest_of(mixed + 'step = "PT1H"\n' + SERIES)
    parts, _ = normalised(manifest, [block_of("T;V\n2024-07-05 10:00;1\n2024-07-05 10:00Z;2")])
    assert utc(series(parts).start.tolist()) == ["2024-07-05 08:00", "2024-07-05 10:00"]
    day = manifest_of(mixed + 'stamp = "day"\n' + SERIES)
    parts, _ = normalised(day, [block_of("T;V\n2024-07-05 10:00;1\n2024-07-05 23:00Z;2")])
    assert utc(series(parts).start.tolist()) == ["2024-07-04 22:00", "2024-07-05 22:00"]


def test_two_printed_offsets_give_the_step_and_may_run_backwards():
    time = TIME.replace("%M", "%M%z") + 'step = "pair"\npair = "U"\n'
    table = "T;U;V\n2024-07-05 10:00Z;2024-07-05 10:30Z;1\n2024-07-05 10:00Z;2024-07-05 09:30Z;2"
    parts, account = normalised(manifest_of(time + SERIES), [block_of(table)])
    assert series(parts).duration.tolist() == [1_800_000]
    assert account.rejected == (("time.end_before_start", 1),)


def test_a_row_that_lasts_too_long_is_a_subtotal():
    time = TIME + 'step = "pair"\npair = "U"\nlongest = "P1D"\n'
    table = "T;U;V\n2024-01-05 10:00;2024-01-05 11:00;1\n2024-01-01 00:00;2025-01-01 00:00;99"
    parts, account = normalised(manifest_of(time + SERIES), [block_of(table)])
    assert series(parts).value.tolist() == [1]
    assert account.skipped == (("skipped.subtotal", 1),)
    assert account.problems == ()


def test_a_series_may_stand_at_other_columns():
    own = SERIES + 'time = { column = "U" }\nstamp = "instant"\n'
    body = TIME + 'step = "PT1H"\n' + SERIES + own.replace('"s"', '"other"').replace('"V"', '"W"')
    parts, _ = normalised(manifest_of(body), [block_of("T;V;U;W\n2024-01-05 10:00;1;2024-01-06 10:00;2")])
    assert utc(series(parts, "other").start.tolist()) == ["2024-01-06 09:00"]
    assert series(parts, "other").duration.tolist() == [0]
    assert series(parts, "s").duration.tolist() == [3_600_000]


def test_a_column_that_comes_with_a_later_block_only():
    body = TIME + 'step = "neighbour"\nstamp = "end"\n' + SERIES + SERIES.replace('"s"', '"w"').replace('"V"', '"W"')
    first, second = block_of("T;V\n2024-01-05 10:00;1\n2024-01-05 10:30;1"), block_of("T;W\n2024-01-05 11:30;5", 4)
    parts, account = normalised(manifest_of(body), [first, second])
    assert series(parts, "s").row.tolist() == [2, 3]
    assert account.rows.used == 3
    third = block_of("T;X\n2024-01-05 12:30;5", 5)
    assert normalised(manifest_of(body), [first, third])[1].skipped == (("skipped.other_quantity", 1),)


def test_newest_first_files_have_their_steps_too():
    body = TIME + 'step = "neighbour"\nstamp = "end"\n' + SERIES
    lines = [f"2024-01-05 {stamp};1" for stamp in ("06:00", "05:00", "01:30", "01:15", "01:00", "00:30")]
    parts, _ = normalised(manifest_of(body), [block_of("T;V\n" + "\n".join(lines))])
    assert [step // 60_000 for step in series(parts).duration.tolist()] == [60, 60, 15, 15, 30, 30]
    starts = manifest_of(body.replace('"end"', '"start"'))
    parts, _ = normalised(starts, [block_of("T;V\n" + "\n".join(lines))])
    assert [step // 60_000 for step in series(parts).duration.tolist()] == [60, 60, 15, 15, 15, 30]


def test_other_questions_have_free_answers():
    body = TIME + 'step = "PT1H"\n' + SERIES + '[[question]]\nkey = "meter"\n[[question]]\nkey = "zone"\n'
    importer = Importer(manifest_of(body))
    source = ExportSource.of_bytes("x", b"T;V\n")
    assert Reading(source, importer, {"meter": "left", "zone": "Europe/Paris"}).questions == ()
    with pytest.raises(SdtError):
        Reading(source, importer, {"meter": " "})


def test_text_alone_may_decide_and_sheets_too():
    book = pytest.importorskip("openpyxl").Workbook()
    book.active.title = "Historique"
    book.active.append(["T", "V"])
    import io

    held = io.BytesIO()
    book.save(held)
    manifest = manifest_of(TIME + 'step = "PT1H"\n' + SERIES, head_with('kind = "spreadsheet"', 'sheets = ["histo*"]'))
    found = detect(ExportSource.of_bytes("x", held.getvalue()), [Importer(manifest)])
    assert found.candidates[0].reasons == ("sheet",)
    manifest = manifest_of(
        TIME + 'step = "PT1H"\n' + SERIES, head_with('kind = "delimited"', 'text = ["Récapitulatif"]')
    )
    found = detect(ExportSource.of_bytes("x", b"RECAPITULATIF\nT;V"), [Importer(manifest)])
    assert found.candidates[0].reasons == ("preamble",)
    nothing = manifest_of(
        TIME + 'step = "PT1H"\n' + SERIES,
        head_with('kind = "delimited"', 'text = ["x"]').replace('text = ["x"]', 'elements = ["x"]'),
    )
    assert not detect(ExportSource.of_bytes("x", b"T;V"), [Importer(nothing)]).candidates


def test_the_preview_of_events_positions_and_records():
    def first(body, data, reader='kind = "delimited"'):
        importer = Importer(manifest_of(body, head_with(reader, 'columns = ["T"]')))
        return preview_rows(ExportSource.of_bytes("x", data.encode()), importer, {})[0].understood[0]

    event = first(
        TIME + '[event]\nkind = "bill"\nlabel = "{N}"\namount_column = "A"\ncurrency = "EUR"\n',
        "T;N;A\n2024-01-05 10:00;n;1.5\n",
    )
    assert (event.what, event.series, event.value, event.unit) == ("bill", "n", 1.5, "EUR")
    body = '[time]\nzone = "UTC"\ncolumn = "T"\nrule = "epoch"\nstamp = "instant"\n[position]\nlatitude = "A"\nlongitude = "B"\n'
    assert first(body, "T;A;B\n1704445200;1;2\n").what == "position"
    assert first('[time]\nzone = "UTC"\n[record]\nkind = "card"\nlabel = "{T}"\n', "T;B\na;1\n").series == "a"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('zone = "Europe/Paris"', 'zone = "?"', "question"),
        ('column = "T"\n', "", "time.column"),
        ('step = "PT1H"', 'step = "PT1H"\nlongest = "long"', "time.longest"),
        ('step = "PT1H"', 'step = "PT1H"\nformats = { dmy = ["%d"], mdy = ["%m"] }', "question"),
        ("[[observation]]", '[quality]\ncolumn = "Q"\nvalues = { a = "splendid" }\n[[observation]]', "quality.values"),
        ('property = "water.consumption"', 'property = { a = "water.consumption" }', "observation[1].property.question"),
        ("[[observation]]", '[[skip]]\ncolumn = "T"\ncode = "row.stray_text"\n[[observation]]', "skip[1].code"),
        ("[[observation]]", '[[question]]\nkey = "year"\nfrom_name = { a = "b" }\n[[observation]]', "question[1].from_name"),
        ("[[observation]]", "[event]\nall_day = true\n[[observation]]", "event"),
        ("[[observation]]", '[event]\nkinds = { a = "party" }\n[[observation]]', "event.kinds"),
        ("[[observation]]", "[event]\n[[observation]]", "event.kind"),
        ("[[observation]]", "thing = 3\n[[observation]]", "time.thing"),
        ("[[observation]]", "skip = 3\n[[observation]]", "time.skip"),
    ],
)  # fmt: skip
def test_more_faults_of_manifests(old, new, field):
    text = HEAD + TIME + 'step = "PT1H"\n' + SERIES
    assert old in text
    if "formats = {" in new:
        text = text.replace('formats = ["%Y-%m-%d %H:%M"]\n', "")
    _, faults = read_manifest(text.replace(old, new, 1), "xx-test")
    assert field in [fault.params["field"] for fault in faults]


def test_nothing_at_all_is_a_fault():
    _, faults = read_manifest(HEAD + TIME, "xx-test")
    assert ("manifest.missing_field", "observation") in [(fault.code, fault.params["field"]) for fault in faults]
    _, faults = read_manifest(HEAD.replace("territories = []", "territories = [[1]]") + TIME, "xx-test")
    assert "territories" in [fault.params["field"] for fault in faults]


def test_an_importer_without_a_manifest_or_with_a_foreign_sample(tmp_path):
    folder = tmp_path / "xx-test"
    folder.mkdir()
    assert [fault.code for fault in check_importer(folder)] == ["manifest.not_found"]
    (folder / "manifest.toml").write_text("id = 1", encoding="utf-8")
    assert "manifest.wrong_type" in [fault.code for fault in check_importer(folder)]
    text = HEAD.replace('["T"]', '["Date de relevé", "Index relevé (litres)"]') + TIME + 'step = "PT1H"\n' + SERIES
    (folder / "manifest.toml").write_text(text, encoding="utf-8")
    (folder / "sample.csv").write_text(
        "Date de relevé;Index relevé (litres);Consommation du jour (litres)\n", encoding="utf-8"
    )
    codes = [fault.code for fault in check_importer(folder, load_catalogue())]
    assert codes == ["manifest.not_identified", "manifest.expected_missing"]
    (folder / "sample.csv").write_bytes(b"")
    (folder / "expected.json").write_text('{"sample.csv": {"answers": {"colour": "red"}}}', encoding="utf-8")
    found = check_importer(folder)
    assert [(fault.code, fault.params.get("field")) for fault in found] == [
        ("manifest.not_identified", None), ("manifest.differs", "answer.unknown_key"),
    ]  # fmt: skip


def test_an_expectation_may_be_a_question(tmp_path):
    importer = load_catalogue().get("fi-fingrid-datahub-csv")
    assert outcome_of(ExportSource.of_bytes("x", b""), importer, {}) == {"questions": ["direction"]}


def test_a_member_that_cannot_be_unpacked(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "abc")
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02") + 10
    data[place : place + 2] = (99).to_bytes(2, "little")
    path.write_bytes(bytes(data))
    (refusal,) = sources_of(path)
    assert isinstance(refusal, FileRefusal)
    assert refusal.error.code == "file.damaged"


def test_a_gzip_larger_than_a_file_may_be_even_where_its_trailer_lies(tmp_path):
    packed = gzip.compress(np.random.default_rng(1).bytes(300_000) + bytes(3_000_000))
    limits = replace(DEFAULT_LIMITS, file_bytes=500_000)
    path = tmp_path / "a.gz"
    path.write_bytes(packed)
    (refusal,) = sources_of(path, limits)
    assert isinstance(refusal, FileRefusal)
    assert refusal.error.code == "file.too_large"
    path.write_bytes(packed[:-4] + bytes([9, 0, 0, 0]))
    (source,) = sources_of(path, limits)
    assert isinstance(source, ExportSource)
    with pytest.raises(SdtError) as caught:
        list(source.chunks())
    assert caught.value.code == "file.too_large"


def test_a_path_that_cannot_be_read_is_a_refusal(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"x")
    from pathlib import Path

    def locked(*_args, **_kwargs):
        raise PermissionError

    source = ExportSource.of_path(path)
    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(SdtError) as caught:
        source.open()
    assert caught.value.code == "file.cannot_open"
    monkeypatch.setattr(Path, "stat", locked)
    with pytest.raises(SdtError) as caught:
        ExportSource.of_path(path)
    assert caught.value.code == "file.cannot_open"

import zipfile

import pytest

from sdt_desktop.cli.main import main
from tests.end2end.exports import electricity, water


def test_inspect_needs_no_vault_and_tells_what_an_import_would(sdt, tmp_path):
    status, document = sdt("inspect", water(tmp_path, 1, 5))
    report = document["files"][0]
    assert status == 0
    assert report["status"] == "recognised"
    assert report["importer"] == "fr-sedif-water-daily-csv"
    assert report["rows"] == {"read": 5, "used": 5, "skipped": 0, "rejected": 0}
    assert report["observations"] == {"new": 5, "duplicate": 0, "changed": 0, "missing": 0}
    stream = report["streams"][0]
    assert (stream["sum"], stream["unit"], stream["count"]) == (515.0, "L", 5)
    assert (stream["first"], stream["last"], stream["end"]) == (
        "2024-02-29T23:00:00Z", "2024-03-04T23:00:00Z", "2024-03-05T23:00:00Z",
    )  # fmt: skip
    assert report["batch"] is None


def test_importing_twice_adds_nothing_and_overlaps_merge(sdt, vault, tmp_path):
    first, second = water(tmp_path, 1, 10, "a.csv"), water(tmp_path, 6, 15, "b.csv", extra=0)
    assert sdt("import", first)[1]["files"][0]["status"] == "imported"
    status, again = sdt("import", first)
    assert (status, again["files"][0]["status"]) == (0, "already-imported")
    assert again["files"][0]["observations"] == {"new": 0, "duplicate": 10, "changed": 0, "missing": 0}
    overlap = sdt("import", second)[1]["files"][0]
    assert overlap["observations"] == {"new": 5, "duplicate": 5, "changed": 0, "missing": 0}
    held = sdt("streams")[1]["streams"]
    assert [(each["count"], each["sum"], each["batches"]) for each in held] == [(15, 1620.0, 2)]


def test_undoing_one_import_leaves_the_other_whole(sdt, vault, tmp_path):
    one = sdt("import", water(tmp_path, 1, 10, "a.csv"))[1]["files"][0]["batch"]
    two = sdt("import", water(tmp_path, 6, 15, "b.csv", extra=50))[1]["files"][0]
    assert two["observations"] == {"new": 5, "duplicate": 0, "changed": 5, "missing": 0}
    assert sdt("undo", two["batch"])[0] == 0
    assert sdt("streams")[1]["streams"][0]["sum"] == sum(100 + day for day in range(1, 11))
    assert sdt("undo", one)[0] == 0
    assert sdt("streams")[1]["streams"] == []
    assert [each["undone"] for each in sdt("batches")[1]["batches"]] == [True, True]
    status, document = sdt("undo", one)
    assert (status, document["error"]["code"]) == (1, "vault.batch_undone")


def test_what_files_say_differently_is_told_with_both_values_and_why(sdt, vault, tmp_path, capsys):
    assert sdt("corrections") == (0, {"corrections": []})
    sdt("import", water(tmp_path, 1, 10, "a.csv"))
    sdt("import", water(tmp_path, 9, 12, "b.csv", extra=50))
    status, document = sdt("corrections")
    (told,) = document["corrections"]
    assert (status, told["stream"], told["unit"], told["cut"]) == (0, "water.consumption.daily", "L", False)
    assert [row["start"] for row in told["rows"]] == ["2024-03-08T23:00:00Z", "2024-03-09T23:00:00Z"]
    said = told["rows"][0]["statements"]
    facts = ("file", "row", "value", "quality", "counts", "why", "file_made_at")
    assert [tuple(each[fact] for fact in facts) for each in said] == [
        ("a.csv", 10, 109.0, "measured", False, "later-import", None),
        ("b.csv", 2, 159.0, "measured", True, None, None),
    ]
    only = sdt("corrections", "water", "--from", "2024-03-10", "--to", "2024-03-10")[1]["corrections"][0]
    assert [row["start"] for row in only["rows"]] == ["2024-03-09T23:00:00Z"]
    assert sdt("corrections", "--from", "2024-03-11")[1]["corrections"] == []
    assert sdt("corrections", "--from", "2024-03-11", "--to", "2024-03-10")[0] == 2
    capsys.readouterr()
    assert main(["corrections", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "water.consumption.daily (L)"
    assert lines[3].split("  ")[0] == "2024-03-09 00:00"
    assert lines[3].endswith("159  b.csv      109  a.csv  imported later")


def test_a_dry_run_writes_nothing(sdt, vault, tmp_path):
    report = sdt("import", water(tmp_path, 1, 3), "--dry-run")[1]["files"][0]
    assert (report["status"], report["observations"]["new"]) == ("recognised", 3)
    assert sdt("batches")[1] == {"batches": []}


def test_what_the_file_does_not_say_is_asked(sdt, vault, tmp_path):
    file = electricity(tmp_path, "datahub.csv", months=1)
    status, document = sdt("import", file)
    report = document["files"][0]
    assert (status, report["status"]) == (1, "needs-answer")
    assert report["questions"] == [
        {"key": "direction", "choices": ["consumption", "production"], "why": "file.does_not_say"}
    ]
    answered = sdt("import", file, "--set", "direction=production")[1]["files"][0]
    assert answered["streams"][0]["observed_property"] == "electricity.production"
    assert answered["streams"][0]["sum"] == pytest.approx(31 * 24 * 0.5)


def test_folders_and_archives_are_walked_and_every_file_has_its_say(sdt, vault, tmp_path):
    folder = tmp_path / "exports"
    water(folder, 1, 2, "eau.csv")
    (folder / "page.csv").write_text("<!DOCTYPE html><html><body>Maintenance</body></html>")
    (folder / "vide.csv").write_bytes(b"")
    with zipfile.ZipFile(folder / "archive.zip", "w") as archive:
        archive.write(water(tmp_path, 3, 4, "dedans.csv"), "sous/dedans.csv")
    status, document = sdt("import", folder)
    found = {each["file"]: each["status"] for each in document["files"]}
    assert status == 1
    assert found == {
        "archive.zip/sous/dedans.csv": "imported", "eau.csv": "imported", "page.csv": "decoy", "vide.csv": "refused",
    }  # fmt: skip
    errors = {each["file"]: each["error"]["code"] for each in document["files"] if "error" in each}
    assert errors == {"page.csv": "decoy.web_page", "vide.csv": "file.empty"}
    assert sdt("streams")[1]["streams"][0]["count"] == 4


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.csv", b"\x00\x01\x02\x03" * 50, "file.not_recognised"),
        ("x.json", b"{}", "decoy.empty_json"),
        ("x.pdf", b"%PDF-1.7\n1 0 obj", "decoy.pdf"),
        ("cut.xlsx", b"PK\x03\x04" + b"\x00" * 200, None),
    ],
)
def test_wrong_things_get_a_sentence_and_leave_the_vault_untouched(sdt, vault, tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    status, document = sdt("import", path)
    report = document["files"][0]
    assert status == 1
    assert report["status"] in {"refused", "decoy", "not-recognised", "failed"}
    assert code is None or report["error"]["code"] == code
    assert sdt("batches")[1] == {"batches": []}
    assert main(["import", str(path), "--lang", "fr"]) == 1


def test_bad_rows_are_counted_and_the_good_ones_kept(sdt, vault, tmp_path):
    path = water(tmp_path, 1, 3)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text + "\n2024-02-31 20:00:00;1;2;Mesuré\n2024-03-05 20:00:00;1;beaucoup;Mesuré\n", encoding="utf-8"
    )
    report = sdt("import", path)[1]["files"][0]
    assert report["rows"] == {"read": 5, "used": 3, "skipped": 0, "rejected": 2}
    assert {(each["row"], each["code"]) for each in report["problems"]} == {
        (5, "time.does_not_exist"), (6, "value.not_a_number"),
    } or {each["code"] for each in report["problems"]} == {"time.not_a_date", "value.not_a_number"}  # fmt: skip
    assert "beaucoup" not in str(report)


def test_a_file_of_which_nothing_was_used_is_never_imported(sdt, vault, tmp_path):
    path = water(tmp_path, 1, 0)
    path.write_text(path.read_text(encoding="utf-8") + "hier;1;2;Mesuré\n", encoding="utf-8")
    status, document = sdt("import", path)
    report = document["files"][0]
    assert (status, report["status"], report["error"]["code"]) == (1, "refused", "file.no_rows_used")
    assert report["rows"] == {"read": 1, "used": 0, "skipped": 0, "rejected": 1}
    assert sdt("batches")[1] == {"batches": []}


def test_a_series_without_a_reading_says_so(tmp_path, capsys):
    file = tmp_path / "1.2022.csv"
    file.write_text(
        '\ufeff"Ajankohta";"Laskutettava kulutus (kWh)";"Ylijäämätuotanto (kWh)";"Ulkolämpötila (°C)"\n'
        '"lauantai 1.1.2022 00:00";"1,34";"Ei kulutustietoja tällä ajanjaksolla.";"-0,80"\n'
        '"lauantai 1.1.2022 01:00";"1,03";"Ei kulutustietoja tällä ajanjaksolla.";"-0,70"\n',
        encoding="utf-8",
    )
    assert main(["inspect", str(file)]) == 0
    said = capsys.readouterr().out
    assert "electricity.production.hourly: no reading, 2 missing\n" in said
    assert (
        "electricity.consumption.hourly: 2 readings, 0 missing, total 2.37 kWh, from 2022-01-01 to 2022-01-01" in said
    )
    assert "air.temperature.hourly: 2 readings, 0 missing, mean -0.75 Cel, from 2022-01-01" in said

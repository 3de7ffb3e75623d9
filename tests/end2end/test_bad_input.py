"""Every wrong thing gets a sentence with what to do next, the right status, and leaves the vault as it was."""

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from sdt_desktop.base.clock import SystemClock
from sdt_desktop.cli.main import main
from tests.end2end.conftest import PASSPHRASE
from tests.end2end.exports import water
from tests.support import ROOT, fixed_clock

resource = pytest.importorskip("resource", reason="limits and signals of POSIX")
SECRET = "Zanzibar-7741"  # stands in every bad file: it may come back in no sentence
ENTITIES = f'<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "{SECRET}"><!ENTITY b "&a;&a;&a;&a;">]>'
GPX = '<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1"><trk><name>&b;</name></trk></gpx>'
SECONDLY = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20200101T000000Z\r\n"
    f"DTSTART:20200101T000000Z\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:{SECRET}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def zipped(members, packed=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packed) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


BAD = {
    "unknown.csv": (f"a;b\n1;{SECRET}\n".encode(), "file.not_recognised"),
    "noise.bin": (bytes(range(256)) * 40, "file.not_recognised"),
    "empty.csv": (b"", "file.empty"),
    "mark.csv": (b"\xef\xbb\xbf\r\n", "file.empty"),
    "page.csv": (f"<!DOCTYPE html><html><body>{SECRET}</body></html>".encode(), "decoy.web_page"),
    "paper.pdf": (b"%PDF-1.7\n", "decoy.pdf"),
    "cut.xlsx": (zipped({"xl/workbook.xml": "<workbook/>" * 50})[:-60], "file.damaged"),
    "letter.xlsx": (zipped({"[Content_Types].xml": "x", "word/document.xml": SECRET}), "decoy.office_document"),
    "bomb.zip": (zipped({"a.csv": b"0" * 30_000_000}), "file.archive_ratio"),
    "deep.zip": (zipped({"b.zip": zipped({"c.zip": zipped({"d.zip": zipped({"e.csv": "x"})})})}), "file.too_deep"),
    "out.zip": (zipped({"../../evil.csv": "x", "ok.csv": "y"}), "file.unsafe_archive"),
    "bomb.gpx": ((ENTITIES + GPX).encode(), "file.xml_entities"),
    "entity.xml": ((ENTITIES + "<feed>&b;</feed>").encode(), "file.xml_entities"),
    "cut.json": (f'{{"data": [{{"a": "{SECRET}"'.encode(), "file.not_recognised"),
    "nested.json": (b"[" * 100_000, "file.not_recognised"),
    "long.csv": (b"x" * 10_000_000, "file.not_recognised"),
    "nul.csv": (bytes(100_000), "file.not_recognised"),
    "secondly.ics": (SECONDLY.encode(), "file.no_rows_used"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_both_languages(sdt, vault, tmp_path, capsys, name):
    content, code = BAD[name]
    path = tmp_path / "Über mich" / name
    path.parent.mkdir()
    path.write_bytes(content)
    started = time.monotonic()
    status, document = sdt("import", path)
    assert time.monotonic() - started < 10
    (report,) = document["files"]
    assert (status, report["error"]["code"], report["batch"]) == (1, code, None)
    for language in ("fr", "en"):
        assert main(["import", str(path), "--lang", language]) == 1
        said = "".join(capsys.readouterr())
        (sentence,) = [line for line in said.splitlines()[1:] if ". " in line and line.endswith(".")][:1]
        assert len(sentence.split(". ")) >= 2, "what happened, and what to do next"
        assert SECRET not in said + str(report)
        assert "Über mich" not in said + str(report)
    assert sdt("batches")[1] == {"batches": []}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text + "\n2024-03-04 20:00:00;1;2;Mesuré;9;8;7", "row.too_many_columns"),
        (lambda text: text + "\n2024-02-30 20:00:00;1;2;Mesuré", "time.not_a_date"),
        (lambda text: text + f"\n2024-03-04 20:00:00;1;{SECRET};Mesuré", "value.not_a_number"),
    ],
)
def test_a_bad_row_is_counted_and_told_without_its_value(sdt, vault, tmp_path, change, code):
    path = water(tmp_path, 1, 3)
    path.write_text(change(path.read_text(encoding="utf-8").rstrip("\n")), encoding="utf-8")
    report = sdt("import", path)[1]["files"][0]
    assert report["rows"] == {"read": 4, "used": 3, "skipped": 0, "rejected": 1}
    assert [(each["row"], each["code"]) for each in report["problems"]] == [(5, code)]
    assert SECRET not in str(report)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_an_encoding_that_can_be_told_is_read(sdt, tmp_path, encoding):
    path = water(tmp_path, 1, 3)
    path.write_bytes(path.read_text(encoding="utf-8-sig").encode(encoding))
    assert sdt("inspect", path)[1]["files"][0]["streams"][0]["sum"] == 101 + 102 + 103


def test_the_content_counts_not_the_ending(sdt, tmp_path):
    path = water(tmp_path, 1, 3)
    odd = path.rename(path.with_name("eau 数据 #1%é.xlsx"))
    assert sdt("inspect", odd)[1]["files"][0]["status"] == "recognised"


def child(*words, **more):
    """`sdt` in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SDT_PASSPHRASE": PASSPHRASE, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "sdt_desktop.cli", *map(str, words)], env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more,
    )  # fmt: skip


def many(folder):
    """A file whose import takes long enough to be interrupted: 400,000 hours."""
    head = "Meteringpoint GSRN;Product Type;Resolution;Unit Type;Reading Type;Start Time;Quantity;Quality"
    from datetime import UTC, datetime

    start = datetime(1980, 1, 1, tzinfo=UTC)
    rows = (
        f"1;8716867000030;PT1H;kWh;BN01;{(start + timedelta(hours=n)):%Y-%m-%dT%H:%M:%SZ};0,5;OK"
        for n in range(400_000)
    )
    path = folder / "consumption.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_import_leaves_a_sound_vault_without_a_part(sdt, vault, tmp_path, sent):
    big = many(tmp_path)
    for wait in (0.02, 0.1, 0.3):
        process = child("import", big, "--vault", vault, "--json")
        while not (vault / "data.db-wal").exists() and process.poll() is None:
            time.sleep(0.01)
        time.sleep(wait)
        process.send_signal(sent)
        _, said = process.communicate(timeout=60)
        assert "Traceback" not in said
        if process.returncode == 0:
            break  # it was quicker than the signal
    assert sdt("vault", "check")[1]["sound"] is True
    held = sdt("streams")[1]["streams"]
    assert [each["count"] for each in held] in ([], [400_000])
    assert len(sdt("batches")[1]["batches"]) == len(held)


def test_a_vault_open_elsewhere_says_by_whom(sdt, vault):
    from sdt_desktop.services.session import unlock

    session = unlock(vault, PASSPHRASE, fixed_clock())
    try:
        process = child("streams", "--vault", vault, "--json", "--lang", "en")
        out, said = process.communicate(timeout=60)
    finally:
        session.close()
    error = json.loads(out)["error"]
    assert (process.returncode, error["code"]) == (1, "vault.in_use")
    assert set(error["params"]) == {"program", "process", "computer", "since"}
    assert error["params"]["process"] == str(os.getpid())
    assert "close it" in said
    assert sdt("streams")[0] == 0


@pytest.mark.parametrize("step", ["import", "create"])
def test_a_full_disk_is_named_and_nothing_is_kept(sdt, vault, tmp_path, step):
    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000 if step == "create" else 250_000,) * 2)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    noise = water(tmp_path, 1, 28)
    text = noise.read_text(encoding="utf-8")
    noise.write_bytes(text.encode() + b"".join(b"%x;1;2;3\n" % int.from_bytes(os.urandom(200)) for _ in range(2000)))
    new = tmp_path / "neu.sdtvault"
    words = (
        ("import", noise, "--vault", vault) if step == "import" else ("vault", "create", new, "--kdf", "interactive")
    )
    process = child(*words, "--json", "--lang", "en", preexec_fn=small)
    out, said = process.communicate(timeout=60)
    assert process.returncode == 1, (out, said)
    document = json.loads(out)
    error = document["error"] if "error" in document else document["files"][0]["error"]
    assert error["code"] == "vault.disk_full"  # a limit of size is EFBIG
    assert str(tmp_path) not in out + said
    assert sdt("batches")[1] == {"batches": []}
    assert sdt("vault", "check")[1]["sound"] is True


def test_a_passphrase_file_may_end_its_line_as_windows_does(sdt, vault, tmp_path, monkeypatch):
    monkeypatch.delenv("SDT_PASSPHRASE")
    path = tmp_path / "phrase.txt"
    path.write_bytes(PASSPHRASE.encode() + b"\r\n")
    assert sdt("streams", "--passphrase-file", path)[0] == 0


def test_a_wrong_passphrase_is_status_three_and_stays_unsaid(sdt, vault, monkeypatch):
    monkeypatch.setenv("SDT_PASSPHRASE", SECRET)
    status, document = sdt("streams")
    assert (status, document["error"]) == (3, {"code": "vault.passphrase_wrong", "params": {}})
    assert SECRET not in sdt.said


def test_a_reader_that_leaves_early_is_no_fault(vault):
    process = child("importers", "list", "--json")
    process.stdout.close()
    said = process.stderr.read()
    process.wait(timeout=60)
    process.stderr.close()
    assert (process.returncode, said) == (1, "")


@pytest.fixture
def package(sdt, vault, tmp_path):
    sdt("import", water(tmp_path, 1, 28))
    made = sdt("recipient", "new", "--name", "Ville", "--out", tmp_path / "ville")[1]
    out = tmp_path / "mois.sdtshare"
    until = (SystemClock().now() + timedelta(days=90)).date().isoformat()
    words = ("--stream", "water.consumption.daily", "--grain", "day", "--purpose", "Conseil", "--until", until)
    assert sdt("share", "--to", made["card"], *words, "--out", out)[0] == 0
    return out, Path(made["identity"]), (*words, "--to", made["card"])


def test_packages_that_are_not_right_are_refused_with_a_sentence(sdt, package, tmp_path):
    path, identity, words = package
    other = sdt("recipient", "new", "--name", "Autre", "--out", tmp_path / "autre")[1]["identity"]
    status, document = sdt("open", path, "--identity", other, "--out", tmp_path / "recu")
    assert (status, document["error"]["code"]) == (1, "share.no_key")
    data = path.read_bytes()
    flipped = tmp_path / "b.sdtshare"
    flipped.write_bytes(data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :])
    status, document = sdt("open", flipped, "--identity", identity, "--out", tmp_path / "recu")
    assert (status, document["error"]["code"]) == (1, "share.damaged")
    assert sdt("open", water(tmp_path, 1, 2), "--identity", identity)[1]["error"]["code"] == "share.not_a_package"
    assert not (tmp_path / "recu").exists()
    before = sdt("shares")[1]
    status, document = sdt("share", *words, "--out", path)
    assert (status, path.read_bytes()) == (1, data)
    assert sdt("shares")[1] == before, "what could not be written is not in the ledger"

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from sdt_desktop.cli.main import main
from tests.end2end.conftest import PASSPHRASE
from tests.end2end.exports import electricity, water
from tests.support import needs_tool


@pytest.fixture
def town(sdt, tmp_path) -> tuple[Path, Path]:
    """Identity and card of a recipient."""
    made = sdt("recipient", "new", "--name", "Ville", "--out", tmp_path / "ville")[1]
    return Path(made["identity"]), Path(made["card"])


@pytest.fixture
def package(sdt, vault, town, tmp_path) -> Path:
    """Two streams shared by month."""
    sdt("import", water(tmp_path, 1, 31), electricity(tmp_path, "consumption.csv", months=3))
    out = tmp_path / "extrait.sdtshare"
    status, share = sdt(
        "share", "--to", town[1], "--stream", "electricity.consumption", "--grain", "month", "--from", "2024-01-01",
        "--to", "2024-03-31", "--purpose", "Conseil aux foyers", "--until", "2027-01-31", "--out", out,
    )  # fmt: skip
    assert (status, share["state"], share["rows"]) == (0, "prepared", 3)
    return out


def test_a_slice_goes_from_a_vault_to_its_recipient(sdt, package, town, tmp_path):
    status, opened = sdt("open", package, "--identity", town[0], "--out", tmp_path / "recu")
    assert (status, opened["verified"], opened["purpose"]) == (0, True, "Conseil aux foyers")
    table = opened["tables"][0]
    text = Path(table["path"]).read_text(encoding="utf-8")
    assert text.splitlines()[:2] == ["month,value,quality,covered", "2024-01,372,measured,1"]
    assert sdt("shares")[1]["shares"][0]["recipient"] == "Ville"
    assert sdt("journal")[1]["journal"][1]["outside"] == "Ville"


def test_the_preview_stops_before_anything_leaves(sdt, vault, town, tmp_path):
    sdt("import", water(tmp_path, 1, 31))
    status, shown = sdt(
        "share", "--to", town[1], "--stream", "water", "--grain", "month", "--purpose", "x", "--until", "2027-01-31",
        "--preview",
    )  # fmt: skip
    assert (status, shown["tables"][0]["rows"], shown["tables"][0]["rows_before"]) == (0, 1, 31)
    assert "thing" in shown["tables"][0]["removed"]
    assert shown["revealing"]
    assert sdt("shares")[1] == {"shares": []}


def test_somebody_else_cannot_open_it_and_one_changed_byte_is_seen(sdt, package, town, tmp_path):
    other = Path(sdt("recipient", "new", "--name", "Autre", "--out", tmp_path / "autre")[1]["identity"])
    status, document = sdt("open", package, "--identity", other)
    assert (status, document["error"]["code"]) == (1, "share.no_key")
    data = bytearray(package.read_bytes())
    data[-20] ^= 1
    package.write_bytes(data)
    status, document = sdt("open", package, "--identity", town[0])
    assert (status, document["error"]["code"]) == (1, "share.damaged")


@needs_tool("age", "minisign", "unzip")
def test_ordinary_tools_open_and_verify_it(package, town, tmp_path):
    folder = tmp_path / "dehors"
    subprocess.run(["age", "-d", "-i", town[0], "-o", tmp_path / "x.zip", package], check=True)
    subprocess.run(["unzip", "-q", tmp_path / "x.zip", "-d", folder], check=True)
    subprocess.run(
        ["minisign", "-Vm", "manifest.json", "-p", "sender.pub"], check=True, cwd=folder, capture_output=True
    )
    manifest = folder / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b"2027", b"2028"))
    altered = subprocess.run(
        ["minisign", "-Vm", "manifest.json", "-p", "sender.pub"], cwd=folder, capture_output=True, check=False
    )
    assert altered.returncode != 0
    assert "640000000000000001" not in "".join(
        zipfile.ZipFile(tmp_path / "x.zip").read(name).decode()
        for name in zipfile.ZipFile(tmp_path / "x.zip").namelist()
    )


@needs_tool("frictionless")
def test_frictionless_accepts_it_and_refuses_a_changed_value(sdt, package, town, tmp_path):
    from frictionless import validate

    sdt("open", package, "--identity", town[0], "--out", tmp_path / "recu")
    description = tmp_path / "recu" / "datapackage.json"
    assert validate(str(description)).valid
    table = next((tmp_path / "recu" / "data").iterdir())
    table.write_text(table.read_text().replace("372", "373"))
    assert not validate(str(description)).valid


def test_numbers_come_as_table_csv_json_and_picture(sdt, vault, tmp_path):
    sdt("import", water(tmp_path, 1, 31))
    status, table = sdt("show", "water", "--grain", "week")
    assert status == 0
    assert (table["grain"], table["unit"]) == ("week", "L")
    assert sum(row["value"] for row in table["rows"]) == sum(100 + day for day in range(1, 32))
    assert table["rows"][0]["start"] == "2024-02-25T23:00:00Z"
    picture = tmp_path / "eau.png"
    assert main(["show", "water", "--grain", "day", "--format", "png", "--out", str(picture)]) == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    out = tmp_path / "jours.csv"
    period = ["--from", "2024-03-02", "--to", "2024-03-03"]
    assert main(["show", "water", "--grain", "day", "--format", "csv", *period, "--out", str(out)]) == 0
    lines = out.read_text().splitlines()
    assert lines[1].startswith("2024-03-01T23:00:00Z,2024-03-02T23:00:00Z,102.0,L,measured,1")
    assert len(lines) == 3


def test_daily_totals_are_not_shown_by_the_hour(sdt, vault, tmp_path):
    sdt("import", water(tmp_path, 1, 31))
    status, document = sdt("show", "water", "--grain", "hour")
    assert (status, document["error"]["code"]) == (1, "stream.grain_too_fine")


def test_wrong_passphrase_and_damage_are_told_apart(sdt, vault, monkeypatch, tmp_path):
    sdt("import", water(tmp_path, 1, 3))
    monkeypatch.setenv("SDT_PASSPHRASE", "une tout autre phrase")
    status, document = sdt("streams")
    assert (status, document["error"]["code"]) == (3, "vault.passphrase_wrong")
    assert "une tout autre phrase" not in sdt.said
    monkeypatch.setenv("SDT_PASSPHRASE", PASSPHRASE)
    database = vault / "data.db"
    data = bytearray(database.read_bytes())
    data[100] ^= 0xFF
    database.write_bytes(data)
    status, document = sdt("streams")
    assert (status, document["error"]["code"]) == (3, "vault.database_damaged")


def test_the_passphrase_changes_and_the_words_bring_one_back(sdt, tmp_path, monkeypatch):
    folder = tmp_path / "v.sdtvault"
    words = sdt("vault", "create", folder, "--kdf", "interactive", "--lang", "fr")[1]["recovery_words"]
    assert len(words) == 24
    monkeypatch.setenv("SDT_NEW_PASSPHRASE", "phrase nouvelle et longue")
    assert sdt("vault", "passphrase", folder)[0] == 0
    assert sdt("vault", "check", folder)[1]["error"]["code"] == "vault.passphrase_wrong"
    monkeypatch.setenv("SDT_RECOVERY_WORDS", " ".join(words).upper())
    monkeypatch.setenv("SDT_NEW_PASSPHRASE", "phrase retrouvée et longue")
    assert sdt("vault", "recover", folder)[0] == 0
    monkeypatch.setenv("SDT_PASSPHRASE", "phrase retrouvée et longue")
    assert sdt("vault", "check", folder) == (0, {"sound": True, "findings": []})
    assert {slot["kind"] for slot in sdt("vault", "info", folder)[1]["slots"]} == {"passphrase", "recovery"}


def test_wrong_usage_is_said_with_its_own_status(sdt, vault):
    assert sdt("nonsense")[0] == 2
    assert sdt("show", "water", "--grain", "fortnight")[0] == 2
    status, document = sdt("import", vault / "nowhere.csv")
    assert (status, document["files"][0]["error"]["code"]) == (1, "file.not_found")
    status, document = sdt("inspect", vault / "nowhere.csv", "--set", "direction")
    assert (status, document["error"]["code"]) == (2, "usage.bad_setting")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_command_speaks_both_languages(vault, town, tmp_path, capsys, language):
    commands = (
        ["import", water(tmp_path, 1, 3, f"{language}.csv")], ["streams"], ["events"], ["positions"], ["records"],
        ["batches"], ["journal"], ["show", "water", "--grain", "day"], ["recipient", "import", town[1]],
        ["recipient", "list"], ["recipient", "trust", "Ville"], ["shares"], ["vault", "info"], ["vault", "check"],
        ["importers", "list"],
    )  # fmt: skip
    for command in commands:
        assert main([*map(str, command), "--lang", language]) == 0, command
        out = capsys.readouterr().out
        assert "{" not in out, command
    with pytest.raises(SystemExit):
        main(["--help", "--lang", language])
    assert json.dumps(capsys.readouterr().out)

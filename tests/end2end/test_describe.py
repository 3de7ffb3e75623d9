"""Ten minutes: three services nobody has described go from a file to the vault by `sdt` alone."""

from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data" / "unknown"
SERVICES = {
    "regie-eau": (["name=Régie", "zone=Europe/Paris", "stamp=start", "property=water.consumption"], "observations", 336),
    "velo-ville": (["name=Vélo", "event=journey", "sign=cost"], "events", 20),
    "chaudiere": (
        ["name=Wärme", "zone=Europe/Berlin", "property:Wärme [MWh]=heat.consumption",
         "property:Außentemperatur [°C]=air.temperature"],
        "observations", 24,
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "importers"
    for module in ("services.describe", "services.importers", "services.import_exports", "services.session"):
        monkeypatch.setattr(f"sdt_desktop.{module}.own_importers_folder", lambda: folder)
    return folder


@pytest.mark.parametrize("name", SERVICES)
def test_from_an_unknown_file_to_the_vault(sdt, vault, own, name):
    answers, family, count = SERVICES[name]
    file = DATA / f"{name}.csv"
    status, before = sdt("inspect", file)
    assert status == 1
    assert before["files"][0]["status"] == "not-recognised"
    _, draft = sdt("importers", "new", name, file)
    assert draft["to_complete"]
    assert sdt("inspect", file)[1]["files"][0]["status"] == "not-recognised"
    _, draft = sdt("importers", "new", name, file, *(word for each in answers for word in ("--set", each)))
    assert draft["to_complete"] == []
    assert draft["id"] == f"own-{name}"
    text = (own / f"own-{name}" / "manifest.toml").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 33
    status, document = sdt("import", file)
    report = document["files"][0]
    assert (status, report["status"], report["importer"]) == (0, "imported", f"own-{name}")
    assert report["rows"]["rejected"] == 0
    assert report[family]["new"] + report[family].get("missing", 0) == count
    assert "source.not_reviewed" in str(report["notices"])
    assert sdt("importers", "check", f"own-{name}")[0] == 0


def test_sums_are_those_of_the_file(sdt, own):
    answers, _, _ = SERVICES["regie-eau"]
    sdt("importers", "new", "regie", DATA / "regie-eau.csv", *(w for each in answers for w in ("--set", each)))
    _, document = sdt("inspect", DATA / "regie-eau.csv")
    stream = document["files"][0]["streams"][0]
    assert stream["sum"] == sum((n * 37) % 911 for n in range(336) if n != 30)
    assert stream["missing"] == 1
    assert stream["first"] == "2026-01-31T23:00:00Z"


def test_a_description_goes_to_somebody_else_and_is_never_called_reviewed(sdt, own, tmp_path):
    answers, _, _ = SERVICES["velo-ville"]
    file = DATA / "velo-ville.csv"
    sdt("importers", "new", "velo", file, *(word for each in answers for word in ("--set", each)))
    assert sdt("importers", "export", "own-velo", "--out", tmp_path / "velo.zip")[0] == 0
    assert b"Station" not in (own / "own-velo" / "structure.txt").read_bytes()
    assert sdt("importers", "remove", "own-velo")[0] == 0
    status, added = sdt("importers", "add", tmp_path / "velo.zip")
    assert (status, added["id"], added["reviewed"]) == (0, "own-velo", False)
    listed = sdt("importers", "list")[1]["importers"]
    assert [each["reviewed"] for each in listed if each["id"] == "own-velo"] == [False]
    assert sdt("inspect", file)[1]["files"][0]["importer"] == "own-velo"
    assert sdt("importers", "remove", "fr-sedif-water-daily-csv")[0] == 1


def test_a_finished_description_is_not_written_over(sdt):
    answers, _, _ = SERVICES["velo-ville"]
    words = [word for each in answers for word in ("--set", each)]
    assert sdt("importers", "new", "velo", DATA / "velo-ville.csv", *words)[0] == 0
    status, document = sdt("importers", "new", "velo", DATA / "velo-ville.csv", *words)
    assert (status, document["error"]["code"]) == (1, "manifest.id_taken")


def test_the_structure_is_told_without_a_value_and_saved_as_shown(sdt, tmp_path, capsys):
    file, out = DATA / "velo-ville.csv", tmp_path / "structure.txt"
    status, document = sdt("inspect", "--structure", file, "--out", out)
    assert status == 0
    assert [field["name"] for field in document["structures"][0]["fields"]][:2] == ["start", "end"]
    text = out.read_text(encoding="utf-8")
    assert "Station" not in text
    assert "velo-ville" not in text
    assert "9999-99-99A99:99:99+99:99" in text
    from sdt_desktop.cli.main import main

    assert main(["inspect", "--structure", str(file)]) == 0
    assert capsys.readouterr().out.strip() == text.strip()


@pytest.mark.parametrize(
    ("answer", "code"),
    [("zone=Nowhere", "answer.not_a_choice"), ("colour=red", "answer.unknown_key"), ("kind=x", "answer.not_a_choice")],
)
def test_wrong_answers_are_refused_and_leave_nothing(sdt, own, answer, code):
    status, document = sdt("importers", "new", "x", DATA / "regie-eau.csv", "--set", answer)
    assert (status, document["error"]["code"]) == (1, code)
    assert not own.exists()


def test_on_a_terminal_what_is_open_is_asked_one_by_one(monkeypatch, capsys, own):
    from sdt_desktop.cli.main import main

    said = iter(["Régie", "water.consumption", "start", "Europe/Paris"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(said))
    assert main(["importers", "new", "regie", str(DATA / "regie-eau.csv"), "--lang", "fr"]) == 0
    shown = capsys.readouterr().out
    assert "Comment s’appelle ce service" in shown
    assert "start | end | instant | day" in shown
    assert "Prêt, non vérifié" in shown
    assert main(["inspect", str(DATA / "regie-eau.csv"), "--lang", "fr"]) == 0
    assert "n’a été vérifié par personne" in capsys.readouterr().out


def test_a_terminal_that_ends_leaves_the_rest_open(monkeypatch, capsys, own):
    from sdt_desktop.cli.main import main

    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", ended)
    assert main(["importers", "new", "regie", str(DATA / "regie-eau.csv"), "--lang", "en"]) == 0
    assert "to complete: zone" in capsys.readouterr().out

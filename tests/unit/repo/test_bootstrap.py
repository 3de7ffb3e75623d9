"""The set-up program: what it finds, what it says, what it never touches."""

import hashlib
import importlib
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.support import ROOT


@pytest.fixture(scope="module")
def parts() -> Iterator[SimpleNamespace]:
    sys.path.insert(0, str(ROOT / "packaging"))
    names = ("say", "system", "environment", "checks", "commands")
    yield SimpleNamespace(**{name: importlib.import_module(f"bootstrap_parts.{name}") for name in names})
    sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture
def elsewhere(parts: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The environment module, working in a project folder of the test's own, with a space and an accent."""
    root = tmp_path / "chemin é"
    for name in ("requirements", "packaging"):
        (root / name).mkdir(parents=True)
    for name in ("runtime", "build", "test"):
        (root / "requirements" / f"{name}.txt").write_text("# nothing\n")
    for name in ("pyproject.toml", "packaging/hatch_build.py"):
        (root / name).write_text("# nothing\n")
    module: ModuleType = parts.environment
    folder = "Scripts" if sys.platform == "win32" else "bin"
    program = "python.exe" if sys.platform == "win32" else "python"
    for name, path in (
        ("ROOT", root), ("VENV", root / ".venv"), ("MARK", root / ".venv" / "sdt-ready.json"),
        ("PYTHON", root / ".venv" / folder / program),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return module


def wheel(folder: Path, name: str, version: str, *metadata: str) -> str:
    """A package without code; its line in a lock."""
    inside = f"{name}-{version}.dist-info"
    told = "\n".join(("Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *metadata, ""))
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(f"{inside}/METADATA", told)
        out.writestr(f"{inside}/WHEEL", "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        out.writestr(f"{inside}/RECORD", "")
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def ready(module: ModuleType, lock: str = "runtime", root: str | None = None) -> None:
    """An environment as a successful installation leaves it, without installing."""
    venv.create(module.VENV, symlinks=sys.platform != "win32")
    marks = {"root": root or str(module.ROOT), lock: module.digest(lock)}
    module.MARK.write_text(str(marks).replace("'", '"'))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [({"LC_ALL": "fr_FR.UTF-8"}, "fr"), ({"LANG": "fr_BE"}, "fr"), ({"LC_ALL": "C", "LANG": "fr_FR"}, "en"), ({"LANG": "nl_NL"}, "en")],
)  # fmt: skip
def test_it_speaks_the_locales_language(
    parts: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], expected: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert parts.say.language() == expected


def test_a_ready_environment_is_left_alone(elsewhere: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    ready(elsewhere)
    assert elsewhere.prepare("runtime", offline=True, clean=False)
    assert capsys.readouterr().out == "Environment up to date.\n"


@pytest.mark.parametrize("name", ["requirements/runtime.txt", "requirements/build.txt", "pyproject.toml"])
def test_a_changed_lock_or_project_is_noticed(elsewhere: ModuleType, name: str) -> None:
    ready(elsewhere)
    (elsewhere.ROOT / name).write_text("# something\n")
    assert not elsewhere.is_fresh("runtime")
    assert not elsewhere.prepare("runtime", offline=True, clean=False)


def test_the_test_tools_are_not_there_because_the_program_is(elsewhere: ModuleType) -> None:
    ready(elsewhere)
    assert not elsewhere.is_fresh("test")


def test_an_environment_of_a_moved_folder_is_removed(elsewhere: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    ready(elsewhere, root="somewhere else")
    assert not elsewhere.prepare("runtime", offline=True, clean=False)
    assert not elsewhere.VENV.exists()
    assert "the folder was moved" in capsys.readouterr().out


def test_an_environment_whose_python_is_gone_is_removed(
    elsewhere: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    ready(elsewhere)
    elsewhere.PYTHON.unlink()
    elsewhere.PYTHON.symlink_to(elsewhere.ROOT / "nowhere")
    assert not elsewhere.prepare("runtime", offline=True, clean=False)
    assert not elsewhere.VENV.exists()
    assert "does not start" in capsys.readouterr().out


@pytest.mark.parametrize("as_file", [True, False])
def test_what_is_no_environment_is_renamed_never_deleted(elsewhere: ModuleType, as_file: bool) -> None:
    if as_file:
        elsewhere.VENV.write_text("somebody's notes")
    else:
        elsewhere.VENV.mkdir()
        (elsewhere.VENV / "notes").write_text("somebody's notes")
    assert not elsewhere.prepare("runtime", offline=True, clean=False)
    aside = elsewhere.ROOT / ".venv.aside-1"
    assert (aside if as_file else aside / "notes").read_text() == "somebody's notes"


def test_clean_removes_the_environment(elsewhere: ModuleType) -> None:
    ready(elsewhere)
    assert not elsewhere.prepare("runtime", offline=True, clean=True)
    assert not elsewhere.VENV.exists()


def test_somebody_elses_working_environment_is_used(elsewhere: ModuleType) -> None:
    venv.create(elsewhere.VENV, symlinks=sys.platform != "win32")
    assert not elsewhere.prepare("runtime", offline=True, clean=False)
    assert elsewhere.PYTHON.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the loader's names are those of Linux")
def test_missing_libraries_are_named(parts: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    library = parts.system.Library("libno-such-thing.so.9", ("libnew", "libold"))
    monkeypatch.setattr(parts.system, "LIBRARIES", (library, parts.system.Library("libc.so.6", ("libc6",))))
    assert parts.system.missing_libraries() == (library,)


@pytest.mark.parametrize(("known", "expected"), [(True, "libnew"), (False, "libold")])
def test_the_package_has_this_releases_name(
    parts: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, known: bool, expected: str
) -> None:
    monkeypatch.setattr(parts.system, "_knows", lambda _name: known)
    assert parts.system.package_of(parts.system.Library("libx.so", ("libnew", "libold"))) == expected


def test_without_leave_the_exact_line_is_printed_and_nothing_run(
    parts: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system = parts.system
    monkeypatch.setattr(system, "is_root", lambda: False)
    monkeypatch.setattr(system.shutil, "which", lambda name: name)
    monkeypatch.setattr(system, "_quietly", lambda _command: pytest.fail("ran apt-get"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert not system.apt_install(["libgl1", "libegl1"], allowed=False)
    install = "apt-get install -y --no-install-recommends libgl1 libegl1"
    assert capsys.readouterr().out == f"Run: sudo apt-get update && sudo {install}\n"


@pytest.mark.parametrize(
    ("settings", "expected"), [({}, None), ({"DISPLAY": ":0"}, "X11"), ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, "Wayland")]
)  # fmt: skip
def test_display(
    parts: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], expected: str | None
) -> None:
    monkeypatch.setattr(parts.system.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert parts.system.display() == expected


def checked(parts: SimpleNamespace, *programs: str) -> tuple[object, ...]:
    names = [*(f"check {number}" for number in range(len(programs) - 1)), "pytest"]
    return tuple(parts.checks.Check(name, ("-c", program)) for name, program in zip(names, programs, strict=True))


def test_one_failed_check_fails_the_whole_and_shows_its_words(
    parts: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = ("print('all is well')", "print('the reason'); raise SystemExit(3)", "print('7 passed in 0.10s')")
    monkeypatch.setattr(parts.checks, "CHECKS", checked(parts, *programs))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert parts.checks.run_all(Path(sys.executable), ROOT) == 1
    out = capsys.readouterr().out
    assert "the reason" in out
    assert "all is well" not in out
    assert out.splitlines()[-1] == "7 passed in 0.10s"


def test_all_passed(parts: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts.checks, "CHECKS", checked(parts, "pass", "print('1 passed in 0.01s')"))
    assert parts.checks.run_all(Path(sys.executable), ROOT) == 0


def test_old_pythons_can_read_the_entrance() -> None:
    """It has to run far enough under any Python 3 to say what is missing."""
    source = (ROOT / "packaging" / "bootstrap.py").read_text(encoding="utf-8")
    import ast

    ast.parse(source, feature_version=(3, 7))


def test_doctor_changes_nothing() -> None:
    def made() -> dict[str, float]:
        paths = [ROOT / "demo-out", *ROOT.glob(".venv*"), *ROOT.glob(".venv/sdt-ready.json")]
        return {path.name: path.stat().st_mtime for path in paths if path.exists()}

    before = made()
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "bootstrap.py", "doctor"], capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}
    assert done.stderr == ""
    assert made() == before


def test_a_version_published_after_the_lock_disturbs_nobody(
    elsewhere: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = tmp_path / "shop"
    shop.mkdir()
    lines = wheel(shop, "needing", "1.0", "Requires-Dist: needed[more]>=1.0")
    lines += wheel(shop, "needed", "1.0", "Provides-Extra: more")
    wheel(shop, "needed", "1.1", "Provides-Extra: more")
    lock = elsewhere.ROOT / "requirements" / "test.txt"
    lock.write_text(lines)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shop))
    monkeypatch.setattr(elsewhere.shutil, "which", lambda _: None)
    venv.create(elsewhere.VENV, with_pip=True, symlinks=sys.platform != "win32")
    assert elsewhere._install_locks("test", ["-r", str(lock)])
    asked = "from importlib.metadata import version; print(version('needing'), version('needed'))"
    told = subprocess.run([str(elsewhere.PYTHON), "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["1.0", "1.0"]

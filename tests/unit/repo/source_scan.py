"""Reads the program's source as syntax trees: which codes it raises, reports and names."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sdt_desktop.base.codes import all_codes
from tests.support import ROOT

PACKAGE = ROOT / "sdt_desktop"
_CODE_POSITION = {"SdtError": 0, "RowProblem": 1, "SkippedRow": 1, "FileRefusal": 1}
_FILE_SUFFIXES = {
    "age", "csv", "db", "gpx", "html", "ics", "json", "jsonld", "lock", "md", "minisig", "png", "sdtshare",
    "sdtvault", "svg", "toml", "txt", "xlsx", "xml", "zip",
}  # fmt: skip


@dataclass(frozen=True)
class Use:
    """One place that names a code. `params` is None where they are not written out at that place."""

    code: str
    params: frozenset[str] | None
    where: str


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    files = sorted(path for path in PACKAGE.rglob("*.py") if "base/codes" not in path.as_posix())
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in files)


def raised() -> Iterator[Use]:
    """Codes given to `SdtError(…)`, `RowProblem(…)` and their like, with the parameters given."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (use := _use(node, path)):
                yield use


def literals(*, faces: bool = False) -> Iterator[Use]:
    """Every string constant that looks like a code of a known family: notices, skips, decoys in tuples.

    The command line and the windows have texts of their own that may look the same: only with `faces`.
    """
    families = {name.partition(".")[0] for name in all_codes()}
    pattern = re.compile(rf"(?:{'|'.join(sorted(families))})\.[a-z][a-z_]*")
    for path, tree in trees():
        if not faces and path.relative_to(PACKAGE).parts[0] in {"cli", "ui"}:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _looks_coded(node.value, pattern):
                yield Use(node.value, None, _where(path, node))


def _looks_coded(text: str, pattern: re.Pattern[str]) -> bool:
    if pattern.fullmatch(text) is None or text.partition(".")[2] in _FILE_SUFFIXES:
        return False
    return text not in manifest_fields()


@cache
def manifest_fields() -> frozenset[str]:
    """Names such as `time.zone`: places in a manifest, not codes."""
    sections = tomllib.loads((ROOT / "packaging" / "manifest_fields.toml").read_text(encoding="utf-8"))
    return frozenset(f"{section}.{name}" for section, rows in sections.items() for name in rows)


def _use(call: ast.Call, path: Path) -> Use | None:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    position = _CODE_POSITION.get(name)
    if position is None:
        return None
    code = _literal(call, position, "code")
    if code is None:
        return None
    params = _keywords(call) if name == "SdtError" else _pairs(call, position + 1)
    return Use(code, params, _where(path, call))


def _literal(call: ast.Call, position: int, name: str) -> str | None:
    node = _argument(call, position, name)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    if len(call.args) > position:
        return call.args[position]
    return next((word.value for word in call.keywords if word.arg == name), None)


def _keywords(call: ast.Call) -> frozenset[str] | None:
    names = [word.arg for word in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def _pairs(call: ast.Call, position: int) -> frozenset[str] | None:
    """The names in `(("column", x), …)`; no argument means no parameters; anything computed is unknown."""
    node = _argument(call, position, "params")
    if node is None:
        return frozenset()
    if not isinstance(node, ast.Tuple):
        return None
    names = [pair.elts[0] for pair in node.elts if isinstance(pair, ast.Tuple) and pair.elts]
    if len(names) != len(node.elts) or not all(isinstance(name, ast.Constant) for name in names):
        return None
    return frozenset(str(name.value) for name in names if isinstance(name, ast.Constant))


def _where(path: Path, node: ast.expr) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"

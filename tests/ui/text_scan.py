"""Reads the windows' source as syntax trees: what `tr` is given, and words that never went through `tr`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support import ROOT

UI = ROOT / "sdt_desktop" / "ui"
SHOWS_TEXT = {
    "Label", "Elided", "Paragraph", "PrimaryButton", "SecondaryButton", "LinkButton", "Card", "Tile", "Chip", "Field",
    "Tick", "Option", "EmptyState", "LoadingState", "ErrorState", "DropZone", "TableColumn", "DataTable", "Question",
    "RailButton", "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "Banner", "PassphraseField",
    "WordsEdit", "LineEdit",
    "setText", "setToolTip", "setWindowTitle", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText",
    "set_title", "set_caption", "notify", "show_empty", "show_loading", "set_text", "say_wrong", "show_note", "say",
    "rename", "announce",
}  # fmt: skip
NAMES = {"Self Data Territorial"}  # the same in every language
_WORDS = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
_TOKEN_ARGUMENTS = {"tone", "series", "kind", "name", "objectName", "key"}


def trees(folder: Path = UI) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def faults_of_tr(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """`tr` with an f-string, a sum, a variable, or a plural that lupdate does not see; `translate` at all."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if name_of(node) == "tr" and (fault := _fault(node)):
            yield node.lineno, fault


def _fault(call: ast.Call) -> str:
    if not call.args or not isinstance(call.args[0], ast.Constant) or not isinstance(call.args[0].value, str):
        return "not one plain string"
    if call.keywords:
        return "keyword arguments: lupdate makes no plural forms"
    plural = len(call.args) == 3
    if ("%n" in call.args[0].value) is not plural:
        return "a plural is tr(text, '', n)"
    if len(call.args) > 1 and not isinstance(call.args[1], ast.Constant):
        return "the comment is not a plain string"
    return ""


def bare_words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """String constants with words in them, handed straight to something that shows text."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or name_of(node) not in SHOWS_TEXT:
            continue
        given = [*node.args, *(word.value for word in node.keywords if word.arg not in _TOKEN_ARGUMENTS)]
        for argument in given:
            for text in _own_strings(argument):
                if _WORDS.search(text) and text not in NAMES and not _is_token(text):
                    yield node.lineno, text


def _own_strings(node: ast.AST) -> Iterator[str]:
    """Constants of the argument itself (also inside f-strings, sums, tuples), not those of calls inside it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr | ast.BinOp | ast.Tuple | ast.List | ast.IfExp):
        for child in ast.iter_child_nodes(node):
            yield from _own_strings(child)


def _is_token(text: str) -> bool:
    """Names of tokens, kinds and codes are no words for people."""
    return re.fullmatch(r"[a-z][a-z0-9_.-]*", text) is not None

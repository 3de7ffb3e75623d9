"""Codes are a closed list: used as declared, declared as used, with a sentence in French and in English."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from sdt_desktop.base import codes, texts
from sdt_desktop.base.errors import Family, SdtError
from tests.support import ROOT
from tests.unit.repo import source_scan

_CODE = re.compile(r"[a-z]+\.[a-z][a-z_]*")


def test_names_are_unique_and_well_formed() -> None:
    listed = (*codes.VAULT, *codes.IMPORTING, *codes.SHARING, *codes.SERVICES)
    assert len({code.name for code in listed}) == len(listed)
    assert [code.name for code in listed if not _CODE.fullmatch(code.name)] == []


def test_every_raised_code_is_declared_with_exactly_its_parameters() -> None:
    known = codes.all_codes()
    wrong = [
        f"{use.where} {use.code}"
        for use in source_scan.raised()
        if use.code not in known or (use.params is not None and use.params != set(known[use.code].params))
    ]
    assert wrong == []


def test_every_word_that_looks_like_a_code_is_declared() -> None:
    unknown = [f"{use.where} {use.code}" for use in source_scan.literals() if use.code not in codes.all_codes()]
    assert unknown == []


def test_every_declared_code_is_used() -> None:
    used = {use.code for use in source_scan.literals(faces=True)}
    manifests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "importers").rglob("*.toml"))
    unused = [name for name in codes.all_codes() if name not in used and f'"{name}"' not in manifests]
    assert unused == []


def test_the_scan_sees_a_planted_code(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = ast.parse('raise SdtError("file.no_such_code", file=name)\nRowProblem(3, "value.not_a_number")')
    monkeypatch.setattr(source_scan, "trees", lambda: ((Path(source_scan.PACKAGE / "planted.py"), planted),))
    first, second = source_scan.raised()
    assert (first.code, first.params) == ("file.no_such_code", frozenset({"file"}))
    assert (second.code, second.params) == ("value.not_a_number", frozenset())


def test_family_of_an_unknown_code_is_bug() -> None:
    assert SdtError("nobody.knows_this").family is Family.BUG
    assert SdtError("vault.busy").family is Family.ENVIRONMENT
    assert SdtError("vault.exists", name="x").family is Family.USER


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_code_has_a_sentence_in_every_language() -> None:
    table = texts.message_table("codes")
    lacking = [
        f"{name} ({language})"
        for name in codes.all_codes()
        for language in texts.LANGUAGES
        if not table.get(name) or not all(part.get(language, "").strip() for part in table[name].values())
    ]
    assert lacking == []


def test_sentences_use_only_the_codes_own_parameters() -> None:
    known = codes.all_codes()
    wrong = [
        f"{name}.{part} ({language})"
        for name, parts in texts.message_table("codes").items()
        for part, sentences in parts.items()
        for language, sentence in sentences.items()
        if name not in known or not _places(sentence) <= set(known[name].params)
    ]
    assert wrong == []

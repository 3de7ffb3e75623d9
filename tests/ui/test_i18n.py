"""Texts: everything goes through `tr`, in a form that lupdate sees; French and English are complete."""

import ast
import runpy
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication

from sdt_desktop.ui import i18n
from sdt_desktop.ui.page import Page
from sdt_desktop.ui.pages.journal.page import JournalPage
from tests.support import ROOT
from tests.ui import text_scan
from tests.ui.pseudo import pseudo
from tests.ui.support import FakeServices

translations = runpy.run_path(str(ROOT / "packaging" / "translations.py"))
CATALOGUES = [ROOT / "resources" / "i18n" / f"sdt_{language}.ts" for language in ("fr", "en")]


def test_tr_is_given_plain_strings_only() -> None:
    faults = [
        f"{path.name}:{line} {fault}"
        for path, tree in text_scan.trees()
        for line, fault in text_scan.faults_of_tr(tree)
    ]
    assert faults == []


def test_no_words_without_tr() -> None:
    found = [
        f"{path.name}:{line} {text!r}" for path, tree in text_scan.trees() for line, text in text_scan.bare_words(tree)
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    ['self.tr(f"bad {n}")', 'self.tr("a" + b)', "self.tr(text)", 'self.tr("%n file(s)", n=3)', 'self.tr("%n file(s)")'],
)
def test_the_scan_sees_planted_faults(planted: str) -> None:
    assert list(text_scan.faults_of_tr(ast.parse(planted)))


@pytest.mark.parametrize("planted", ['Label("Two words")', 'button.setText(f"Import {n}")', 'Card(title="Home")'])
def test_the_scan_sees_planted_words(planted: str) -> None:
    assert list(text_scan.bare_words(ast.parse(planted)))


def test_french_and_english_are_complete() -> None:
    assert translations["problems"]() == []


def test_the_catalogues_know_every_text_of_the_source() -> None:
    """Contexts and sources as lupdate would write them today, without running it."""
    written = set()
    for _, tree in text_scan.trees():
        for cls in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
            for call in (node for node in ast.walk(cls) if isinstance(node, ast.Call)):
                if text_scan.name_of(call) == "tr" and call.args and isinstance(call.args[0], ast.Constant):
                    written.add((cls.name, call.args[0].value))
    held = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(CATALOGUES[0]).getroot().iter("context")
        for message in context.iter("message")
    }
    assert written - held == set(), "run packaging/translations.py update"
    assert held - written == set(), "run packaging/translations.py update"


@pytest.mark.parametrize("text", ["l'eau", "Bravo!", "Titre : x", "« x »", "Quoi ?"])
def test_the_check_sees_careless_french(text: str) -> None:
    assert translations["careless_french"](text)


def test_inherited_texts_are_translated(look, context) -> None:
    look("fr")
    page = JournalPage(context(FakeServices()))
    assert page.tr("Try again") == "Réessayer"  # stands in Page
    assert page.tr("Search") == "Chercher"  # stands in JournalPage
    assert super(Page, page).tr("Try again") == "Réessayer"
    assert page.tr("no such text") == "no such text"
    page.deleteLater()


def test_plurals(look) -> None:
    from sdt_desktop.ui.pages.settings.page import SettingsPage

    words = SettingsPage.__new__(SettingsPage)
    look("fr")
    assert [words.tr("%n minute(s)", "", n) for n in (0, 1, 2)] == ["0 minute", "1 minute", "2 minutes"]
    look("en")
    assert [words.tr("%n minute(s)", "", n) for n in (0, 1, 2)] == ["0 minutes", "1 minute", "2 minutes"]


def test_switching_back_and_forth_leaves_one_language(look, qapp: QApplication) -> None:
    from sdt_desktop.ui.registry import PageNames

    for _ in range(3):
        look("fr")
        assert PageNames().of("home") == "Accueil"
        look("en")
        assert PageNames().of("home") == "Home"


def test_pseudo_language_keeps_places() -> None:
    assert pseudo("Open {name}: %n file(s)").startswith("[Öpéñ {name}: %n fîlé(š) ~")


def test_numbers_and_dates_follow_the_language(look) -> None:
    from datetime import date

    from sdt_desktop.ui import formats

    look("fr")
    assert formats.number(12345.7, 1) == "12\u202f345,7"
    assert formats.day(date(2026, 11, 23)) == "23 novembre 2026"
    assert formats.month(date(2026, 10, 1)) == "octobre 2026"
    look("en")
    assert formats.number(12345.7, 1) == "12,345.7"
    assert formats.day(date(2026, 11, 23)) == "23 November 2026"
    assert formats.number(None) == "–"
    assert formats.number(-3) == "\u22123"
    assert formats.with_unit(6.4, "m3") == "6.40\u00a0m³"


def test_english_is_british() -> None:
    assert i18n.locale().name() == "en_GB"

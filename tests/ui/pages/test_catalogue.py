"""Services understood and own descriptions, by keys alone and with the real services: found, checked, handed on,
changed, removed."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sdt_desktop.services.describe import keep, look_at
from sdt_desktop.ui.messages import say
from sdt_desktop.ui.pages.catalogue.own import DescriptionsPage
from sdt_desktop.ui.pages.catalogue.services import ServicesPage
from sdt_desktop.ui.pages.catalogue.words import EVERYWHERE, places_of
from sdt_desktop.ui.pages.describe.page import DescribePage
from sdt_desktop.ui.services import Services
from sdt_desktop.ui.widgets.bars import MessageBar
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from tests.ui.support import find, press, settled, state_of, words_of
from tests.unit.describe.test_own_descriptions import SAID, WATER

TAKE_IN = "Take in a description…"


@pytest.fixture
def water(own: Path, tmp_path: Path) -> tuple[str, Path]:
    """A description of the person's own, and a file of its kind."""
    file = tmp_path / "export.csv"
    file.write_text(WATER, encoding="utf-8")
    return keep(look_at(file), SAID[WATER])[0], file


@pytest.fixture
def open_page(context, show, qtbot):
    def opened(kind: type, **arguments):
        page = kind(context(Services()))
        show(page)
        page.went = []
        page.ctx.navigator.asked.connect(lambda key, given: page.went.append((key, given)))
        if arguments:
            page.receive(**arguments)
        page.idle = lambda: settled(page, qtbot)
        page.idle()
        return page

    return opened


def names(page) -> list[str]:
    return [page._name(each) for each in page.table.shown_rows()]


def test_services_are_found_by_words_without_accents_or_order(open_page, own, look) -> None:
    look("fr")
    page = open_page(ServicesPage)
    everything = len(page.table.shown_rows())
    assert everything > 100
    page.commands()["filter"]()
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "ELECTRICITE enedis")
    assert 0 < len(names(page)) < everything
    found = set(names(page))
    page.search.setText("enedis électricité")  # QTest types no accents
    assert set(names(page)) == found
    assert "Comment obtenir le fichier" in words_of(page)
    assert page.details.title.text() == names(page)[0]


def test_arrow_keys_show_how_to_get_each_file(open_page, own) -> None:
    page = open_page(ServicesPage)
    page.table.setFocus()
    first = page.details.title.text()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.details.title.text() == names(page)[1] != first
    assert page.howto.text()


def test_sector_and_territory_are_chosen_by_letters(open_page, own) -> None:
    page = open_page(ServicesPage)
    page.sector.setFocus()
    QTest.keyClicks(page.sector, "water")
    page.territory.setFocus()
    QTest.keyClicks(page.territory, "lyon")
    assert (page.sector.value(), page.territory.value()) == ("water", "lyon")
    shown = page.table.shown_rows()
    assert "fr-veolia-water-xls" in {each.id for each in shown}
    assert {each.sector for each in shown} == {"water"}
    assert all({"lyon", EVERYWHERE} & set(places_of(each)) for each in shown)


def test_nothing_found_says_what_to_do(open_page, own) -> None:
    page = open_page(ServicesPage)
    QTest.keyClicks(page.search, "qqqq")
    assert "Open the file all the same" in words_of(page)
    assert not page.table.isVisible()
    assert not page.details.isVisible()


def test_no_description_yet_offers_the_ways_to_one(open_page, own, dialogs) -> None:
    page = open_page(DescriptionsPage)
    assert state_of(page) == "empty"
    press(find(page, SecondaryButton, "Services that are understood"))
    assert page.went == [("services", {})]
    press(find(page, SecondaryButton, TAKE_IN))
    assert dialogs.asked == ["Take in a description"]


def test_a_description_is_checked_and_handed_on(open_page, water, dialogs, tmp_path) -> None:
    page = open_page(DescriptionsPage)
    assert page.chosen().id == water[0]
    press(page.check)
    page.idle()
    assert "The description is sound" in words_of(page)
    dialogs.target = tmp_path / "mine.zip"
    press(page.hand_on)
    page.idle()
    assert "The description is saved" in words_of(page)
    with zipfile.ZipFile(dialogs.target) as handed:
        assert any(name.endswith("manifest.toml") for name in handed.namelist())
        told = b"".join(map(handed.read, handed.namelist()))
    assert "Régie".encode() in told
    assert not [value for value in (b"01/03/2026", b"00000000000000", "Réelle".encode()) if value in told]


def test_a_description_is_removed_only_after_a_question_and_taken_in_again(open_page, water, own, dialogs, tmp_path):
    page = open_page(DescriptionsPage)
    dialogs.target = tmp_path / "mine.zip"
    press(page.hand_on)
    page.idle()
    dialogs.agree = False
    press(page.remove)
    page.idle()
    assert dialogs.asked[-1] == "Remove this description?"
    assert (own / water[0]).exists()
    dialogs.agree = True
    press(page.remove)
    page.idle()
    assert not (own / water[0]).exists()
    dialogs.files = [dialogs.target]
    press(find(page, SecondaryButton, TAKE_IN))
    page.idle()
    assert dialogs.asked[-1] == "Take in this description?"
    assert (own / water[0] / "manifest.toml").is_file()


def test_a_file_that_is_no_description_is_refused_in_words(open_page, own, dialogs, tmp_path) -> None:
    stranger = tmp_path / "stranger.zip"
    stranger.write_bytes(b"PK\x03\x04 but nothing more")
    dialogs.files = [stranger]
    page = open_page(DescriptionsPage)
    press(find(page, SecondaryButton, TAKE_IN))
    page.idle()
    assert not own.exists()
    assert dialogs.asked == ["Take in a description"]
    [bar] = page.findChildren(MessageBar)
    assert bar.isVisible()
    assert say("manifest.not_an_importer", {"file": "stranger.zip"}) in bar.text()


def test_change_it_leads_to_the_wizard_with_the_earlier_answers(open_page, water, own, dialogs) -> None:
    importer_id, file = water
    listed = open_page(DescriptionsPage)
    dialogs.files = [file]
    press(listed.change)
    assert listed.went == [("describe", {"path": file, "change": importer_id})]
    before = (own / importer_id / "manifest.toml").read_text(encoding="utf-8")
    page = open_page(DescribePage, path=file, change=importer_id)
    for _ in range(2):
        press(page.next)
        page.idle()
    assert page.steps.at == 2
    assert page._card.name.text() == "Régie"
    page._card.name.selectAll()
    QTest.keyClicks(page._card.name, "Eaux de la ville")
    press(page.next)
    page.idle()
    after = (own / importer_id / "manifest.toml").read_text(encoding="utf-8")
    assert after == before.replace("Régie", "Eaux de la ville")

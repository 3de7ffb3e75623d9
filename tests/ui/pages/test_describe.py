"""Describe this file: keys alone, rows read live, nothing written before the end, and the file is then recognised."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sdt_desktop.ui.pages.describe.page import DescribePage
from sdt_desktop.ui.pages.describe.structure import StructureCard
from sdt_desktop.ui.services import Services
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.choices import Choice, Option
from tests.ui.states import describe as shown
from tests.ui.support import find, press, settled, state_of, words_of

WORDS = "Date;N° compteur;Eau froide;Qualité\n" + "".join(
    f"{day:02d}/0{month}/2026;00000000000000;{day},5;Réelle\n" for month in (3, 4) for day in range(1, 13)
)


@pytest.fixture
def open_page(context, show, qtbot):
    def opened(services, path: Path, **arguments) -> DescribePage:
        page = DescribePage(context(services))
        show(page)
        page.receive(path=path, **arguments)
        page.idle = lambda: settled(page, qtbot)
        page.idle()
        return page

    return opened


def answered(page: DescribePage, qtbot) -> None:
    """Waits for the pause after an answer and for what is read then."""
    qtbot.waitUntil(lambda: not page._soon.isActive(), timeout=5000)
    page.idle()


def pick(page: DescribePage, key: str, words: str) -> None:
    """Chooses in a list as a keyboard does: focus, then the first letters."""
    field = page._card.fields[key]
    field.setFocus()
    assert field.hasFocus()
    for letter in words:
        QTest.keyClick(field, letter)
    assert field.currentText().casefold().startswith(words.casefold())


def test_keys_alone_lead_from_an_unknown_file_to_an_importer(open_page, qtbot, own, tmp_path) -> None:
    file = tmp_path / "export.csv"
    file.write_text(WORDS, encoding="utf-8")
    page = open_page(Services(), file)
    went: list[tuple[str, dict[str, object]]] = []
    page.ctx.navigator.asked.connect(lambda key, arguments: went.append((key, arguments)))
    assert page.steps.at == 0
    press(page.next)
    page.idle()
    assert page.steps.at == 1
    press(page.next)
    page.idle()
    assert page.steps.at == 1
    assert "One answer is still missing" in words_of(page)
    assert page._card.fields["unit:Eau froide"].hasFocus()
    pick(page, "unit:Eau froide", "m")
    answered(page, qtbot)
    assert "1,500" in page.rows.table.rows.columns[2].text(page.described.rows[0])
    month = find(page, Option, "Month first: 12/31/2025")
    press(month)
    answered(page, qtbot)
    assert "3 Jan" in page.rows.table.rows.columns[2].text(page.described.rows[0])
    press(find(page, Option, "Day first: 31/12/2025"))
    pick(page, "zone", "par")
    answered(page, qtbot)
    press(page.next)
    page.idle()
    assert page.steps.at == 2
    assert not own.exists()
    QTest.keyClicks(page._card.name, "Eaux de Rennes")
    press(page.next)
    page.idle()
    assert went == [("import", {"paths": [file], "fresh": True})]
    text = (own / "own-eaux-de-rennes" / "manifest.toml").read_text(encoding="utf-8")
    assert 'formats = ["%d/%m/%Y"]' in text
    assert "00000000000000" not in text
    assert "Réelle" not in text
    assert_recognised(file)


def assert_recognised(file: Path) -> None:
    from sdt_desktop.services.import_exports import inspect_exports
    from sdt_desktop.services.reading_files import ImportChoices, Work
    from tests.support import fixed_clock

    report = inspect_exports([file], ImportChoices(), Work(fixed_clock()))[0]
    assert report.importer == "own-eaux-de-rennes"
    assert report.streams[0].count == 24
    assert report.streams[0].total == pytest.approx(2 * sum(day + 0.5 for day in range(1, 13)) * 1000)
    assert report.account.notices[0][0] == "source.not_reviewed"


def test_every_field_of_every_step_is_reached_by_tab(open_page) -> None:
    page = open_page(shown.Parking(), Path("export.csv"))
    for step in (0, 1, 2):
        page.go(step)
        page.idle()
        first = next(iter(page._card.fields.values()))
        reached, widget = set(), page.next
        for _ in range(60):
            QTest.keyClick(widget, Qt.Key.Key_Tab)
            widget = page.window().focusWidget()
            reached.add(widget)
        fields = page._card.findChildren(Choice) or [first]
        assert set(fields) <= reached


def test_events_ask_for_currency_and_sign_only_where_there_is_an_amount(open_page, qtbot) -> None:
    page = open_page(shown.Parking(), Path("export.csv"))
    page.go(1)
    assert {"event", "sign", "currency"} <= set(page._card.fields)
    pick(page, "amount", "non")
    answered(page, qtbot)
    assert "currency" not in page._card.fields
    assert page._card.fields["amount"].hasFocus()


def test_another_kind_asks_other_things(open_page, qtbot) -> None:
    page = open_page(shown.Water(), Path("export.csv"))
    press(find(page, Option, "Events: journeys, payments, visits, one a row"))
    answered(page, qtbot)
    press(page.next)
    page.idle()
    assert "event" in page._card.fields


def test_going_back_keeps_every_answer(open_page, qtbot) -> None:
    page = open_page(shown.Water(), Path("export.csv"))
    page.go(1)
    pick(page, "unit:Eau froide", "m")
    pick(page, "zone", "hel")
    answered(page, qtbot)
    press(page.back)
    page.idle()
    page.go(1)
    assert page._card.fields["unit:Eau froide"].value() == "m3"
    assert page._card.fields["zone"].value() == "Europe/Helsinki"


def test_leaving_asks_and_leaves_no_trace(open_page, qtbot, dialogs, own) -> None:
    page = open_page(shown.Water(), Path("export.csv"))
    page.go(1)
    pick(page, "zone", "par")
    dialogs.agree = False
    press(find(page, SecondaryButton, "Not now"))
    assert page.described is not None
    dialogs.agree = True
    press(find(page, SecondaryButton, "Not now"))
    page.idle()
    assert dialogs.asked == ["Leave the description?"] * 2
    assert page.described is None
    assert not own.exists()


def test_the_report_is_shown_whole_before_it_is_saved(open_page, dialogs, tmp_path) -> None:
    page = open_page(shown.Water(), Path("export.csv"), structure=True)
    assert isinstance(page.report, StructureCard)
    text = page.report.text.toPlainText()
    assert "99/99/9999" in text
    assert "Réelle" not in text
    dialogs.target = tmp_path / "structure.txt"
    press(page.report.save)
    page.idle()
    assert dialogs.target.read_text() == text


def test_a_file_without_a_table_says_so(open_page) -> None:
    page = open_page(shown.STATES[2].services(), Path("export.csv"))
    assert state_of(page) == "error"
    assert "shows no table" in words_of(page)


def test_the_way_there_and_back_through_the_import_page(context, show, qtbot) -> None:
    from sdt_desktop.ui.pages.importing.page import REVIEW, ImportPage
    from tests.ui.states import importing as imports

    names: list[int] = []

    class Several(imports.Several):
        def names(self, session):
            names.append(1)
            return imports.NAMES

    page = show(ImportPage(context(Several())))
    page.receive(paths=[Path("Downloads")])
    settled(page, qtbot)
    went: list[tuple[str, dict[str, object]]] = []
    page.ctx.navigator.asked.connect(lambda key, arguments: went.append((key, arguments)))
    page.panel.files.pick(5)
    press(find(page, SecondaryButton, "Describe this file"))
    press(find(page, SecondaryButton, "Show its structure, without values"))
    assert [key for key, _ in went] == ["describe", "describe"]
    assert went[0][1] == {"path": Path("Downloads"), "sha256": "e" * 64, "structure": False}
    assert went[1][1]["structure"] is True
    page.receive(paths=[Path("Downloads")], fresh=True)
    settled(page, qtbot)
    assert (page.stage, len(names)) == (REVIEW, 2)


def test_own_importers_are_called_not_reviewed_wherever_they_are_named(qapp) -> None:
    from sdt_desktop.ui.words import DataWords

    table = {"own-x": {"fr": "Régie", "en": "Régie"}, "fr-x": {"fr": "Sedif", "en": "Sedif"}}
    assert DataWords().named(table, "own-x") == "Régie (not reviewed)"
    assert DataWords().named(table, "own-gone") == "own-gone (not reviewed)"
    assert DataWords().named(table, "fr-x") == "Sedif"

"""Home's figures, from real files through a real vault."""

from datetime import date

import pytest

from sdt_desktop.base.clock import FixedClock
from sdt_desktop.insight.change import Month
from sdt_desktop.services.dashboard import dashboard
from sdt_desktop.services.demo import make_demo_vault, persona_of
from sdt_desktop.services.reading_files import Work
from sdt_desktop.services.session import create_vault
from sdt_desktop.vault.kdf import Kdf


@pytest.fixture
def board(tmp_path, clock):
    demo = make_demo_vault(tmp_path / "v.sdtvault", persona_of("rennes"), "fr", Work(clock))
    yield dashboard(demo.session)
    demo.session.close()


def test_each_domain_has_one_card_and_no_two_series_are_added(board):
    cards = {card.domain.value: card for card in board.cards}
    assert set(cards) == {"electricity", "gas", "water", "mobility", "waste"}
    assert cards["electricity"].stream == "electricity.consumption.load-curve"
    assert (cards["gas"].observed_property, cards["gas"].unit) == ("gas.consumption", "kWh")
    assert cards["electricity"].month == Month(2026, 10)
    assert cards["mobility"].value == 45.0
    assert len(cards["water"].bars) == 13


def test_the_inventory_counts_civil_days(board):
    assert (board.inventory.first_day, board.inventory.sources) == (date(2024, 11, 1), 6)
    assert board.inventory.readings > 37_000


def test_october_is_compared_with_october(board):
    electricity = next(card for card in board.cards if card.domain.value == "electricity")
    assert electricity.change is not None
    assert electricity.change.this == pytest.approx(electricity.value)
    assert electricity.bars[-1] == pytest.approx(electricity.value)
    assert electricity.bars[0] == pytest.approx(electricity.change.before)


def test_the_typical_day_and_the_year_are_there(board):
    assert board.typical is not None
    assert board.typical.before is not None
    assert board.calendar is not None
    assert len(board.calendar.heat.day) == 365


def test_an_empty_vault_has_an_empty_home(tmp_path, clock: FixedClock):
    session = create_vault(
        tmp_path / "v", "une phrase assez longue", clock, kdf=Kdf.INTERACTIVE, recovery_language=None
    ).session
    board = dashboard(session)
    session.close()
    assert board.cards == ()
    assert (board.typical, board.calendar, board.inventory.first_day) == (None, None, None)

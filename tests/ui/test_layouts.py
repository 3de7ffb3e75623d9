"""The layouts that wrap: 4, 2, 1 columns, equal heights in a row, buttons below each other where it is narrow."""

import pytest
from PySide6.QtWidgets import QWidget

from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card, Tile
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Flow, HeaderLayout

LONG = "One sentence that is long enough to need more lines than its neighbours in a narrow column of a window. " * 2


def _cards(spans=(1, 1, 1, 1)) -> tuple[QWidget, list[Card]]:
    holder, grid, cards = QWidget(), CardGrid(), []
    for at, span in enumerate(spans):
        card = Card(f"Card {at}")
        card.body.addWidget(Paragraph(LONG if at == 1 else "Short."))
        grid.add(card, span)
        cards.append(card)
    holder.setLayout(grid)
    return holder, cards


@pytest.mark.parametrize(("width", "rows"), [(1000, [4]), (600, [2, 2]), (300, [1, 1, 1, 1])])
def test_columns_follow_the_width(show, width: int, rows: list[int]) -> None:
    holder, cards = _cards()
    show(holder, (width, 1200))
    tops = [card.y() for card in cards]
    assert [tops.count(top) for top in sorted(set(tops))] == rows


def test_cards_of_a_row_share_their_height_and_nothing_is_cut(show) -> None:
    holder, cards = _cards()
    show(holder, (1000, 900))
    assert len({card.height() for card in cards}) == 1
    text = cards[1].findChildren(Paragraph)[-1]
    assert text.height() >= text.heightForWidth(text.width())


def test_a_spanning_card_takes_its_columns_and_the_row_is_filled(show) -> None:
    holder, cards = _cards((1, 1, 1, 1, 3, 1))
    show(holder, (1000, 900))
    assert cards[4].width() > 3 * cards[0].width()
    assert cards[5].geometry().right() == cards[3].geometry().right() == holder.width() - 1
    assert cards[4].y() == cards[5].y()


def test_bigger_text_means_fewer_columns(show, look) -> None:
    holder, cards = _cards()
    show(holder, (1000, 1200))
    look(size=20)
    show(holder, (1001, 1200))
    assert len({card.y() for card in cards}) == 2


def test_hidden_cards_leave_no_hole(show) -> None:
    holder, cards = _cards()
    cards[1].hide()
    show(holder, (1000, 600))
    assert cards[2].x() < 600
    assert cards[3].y() == cards[0].y()


def test_flow_wraps_and_needs_the_height_it_says(show) -> None:
    holder, flow = QWidget(), Flow(8)
    buttons = [SecondaryButton(f"Button number {at}") for at in range(5)]
    for button in buttons:
        flow.addWidget(button)
    column = Column(0, parent=holder)
    column.addLayout(flow)
    column.addStretch(1)
    show(holder, (420, 600))
    assert len({button.y() for button in buttons}) > 1
    assert all(button.geometry().right() < 420 and button.width() >= button.sizeHint().width() for button in buttons)
    assert flow.heightForWidth(420) == max(button.geometry().bottom() for button in buttons) + 1


@pytest.mark.parametrize(("width", "below"), [(900, False), (260, True)])
def test_header_actions_go_below_where_it_is_narrow(show, width: int, below: bool) -> None:
    block, actions, holder = Paragraph("A page title"), QWidget(), QWidget()
    flow = Flow(8, right=True)
    flow.addWidget(SecondaryButton("Share…"))
    flow.addWidget(SecondaryButton("Import a file"))
    actions.setLayout(flow)
    column = Column(0, parent=holder)
    column.addLayout(HeaderLayout(block, actions))
    column.addStretch(1)
    show(holder, (width, 300))
    assert (actions.y() > block.geometry().bottom()) is below


def test_a_tile_is_as_high_as_its_words_need(show) -> None:
    holder, grid = QWidget(), CardGrid()
    tile = Tile(Icon.WATER, "Water")
    tile.show_figure("6.4", "m³", "October 2026")
    tile.show_note(LONG)
    grid.add(tile)
    holder.setLayout(grid)
    show(holder, (320, 700))
    note = tile.findChildren(Paragraph)[0]
    assert note.height() >= note.heightForWidth(note.width())
    assert note.geometry().bottom() < tile.height()

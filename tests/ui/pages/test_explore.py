"""Explore: four views of one stream, by keyboard; the table and the export hold what was plotted."""

import csv
from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QListWidget

from sdt_desktop.insight.pyramid import pyramid
from sdt_desktop.model.blocks import ObservationBlock
from sdt_desktop.model.grain import Grain
from sdt_desktop.services.explore import with_holes
from sdt_desktop.ui.pages.explore.page import ExplorePage
from sdt_desktop.ui.plots.axes import FigureAxis
from sdt_desktop.ui.plots.bars import BarsPlot
from sdt_desktop.ui.plots.curve import CurveData, CurvePlot
from sdt_desktop.ui.widgets.buttons import PrimaryButton, SecondaryButton
from tests.ui.states import explore as shown
from tests.ui.support import find, settled, state_of, words_of


@pytest.fixture
def open_page(context, show, qtbot):
    def opened(services=None, stream=shown.LOAD.stream.id) -> ExplorePage:
        page = ExplorePage(context(services or shown.Full()))
        page.receive(stream=stream)
        show(page)
        page.idle = lambda: settled(page, qtbot)
        page.idle()
        return page

    return opened


def test_without_data_it_says_what_would_stand_here(open_page) -> None:
    page = open_page(shown.Empty())
    assert state_of(page) == "empty"


def test_without_a_choice_streams_are_suggested(open_page) -> None:
    page = open_page(stream="")
    button = find(page, PrimaryButton, "Electricity consumption, load curve")
    QTest.keyClick(button, Qt.Key.Key_Space)
    page.idle()
    assert page.card is not None
    assert "1 kWh is the energy of a 1,000-watt appliance running for one hour." in words_of(page)


def test_the_list_is_walked_by_arrows_and_skips_headings(open_page) -> None:
    page = open_page()
    streams = page.shelf.list
    streams.setFocus()
    QTest.keyClick(streams, Qt.Key.Key_Down)
    page.idle()
    assert page._stream == shown.WATER.stream.id
    assert "1 m³ of water is 1,000 litres." in words_of(page)


def test_search_keeps_the_heading_of_what_is_found(open_page) -> None:
    page = open_page()
    page.commands()["filter"]()
    QTest.keyClicks(page.shelf.search, "water")
    assert _shown(page.shelf.list) == ["Water", "Water consumption\ndaily, Meter 1"]
    QTest.keyClicks(page.shelf.search, "zz")
    assert "No stream of that name." in words_of(page)


def _shown(streams: QListWidget) -> list[str]:
    items = [streams.item(at) for at in range(streams.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_views_change_by_arrow_keys(open_page) -> None:
    page = open_page()
    first = page.views._group.checkedButton()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    page.idle()
    assert page.views.value() == "typical"
    assert "Monday to Friday: highest about 20:00 with " in words_of(page)


def test_bars_sum_by_the_chosen_step_and_the_table_agrees(open_page) -> None:
    page = open_page()
    page.choose_view("bars")
    page.idle()
    page.choose_grain("month")
    page.idle()
    page.commands()["twin"]()
    rows = page.card.twin.shown_rows()
    table = page.card._table
    assert table.grain is Grain.MONTH
    assert len(rows) == len(table) == 13
    amounts = page.card.twin.rows.columns[1]
    assert amounts.text(3) == f"{table.value[3]:,.0f}\u00a0kWh"
    assert page.card.twin.rows.columns[0].text(3) == "January 2026"


def test_bars_are_read_by_keyboard(open_page) -> None:
    page = open_page()
    page.choose_view("bars")
    page.idle()
    plot = page.card.chart
    assert isinstance(plot, BarsPlot)
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert page.card.live.text().startswith("October 2025: ")
    assert "% of the time" in page.card.live.text()
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert page.card.live.text().startswith("November 2025: ")


def test_the_curve_is_read_and_zoomed_by_keyboard(open_page) -> None:
    page = open_page()
    plot = page.card.chart
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert page.card.live.text().startswith("20 Oct 2026, 23:00–00:00: ")
    low, high = plot.window()
    QTest.keyClick(plot, Qt.Key.Key_Plus)
    closer = plot.window()
    assert closer[1] - closer[0] == pytest.approx((high - low) / 2, rel=0.3)


def test_a_year_of_days(open_page) -> None:
    page = open_page()
    page.choose_view("calendar")
    page.idle()
    assert page.asked().first == date(2026, 1, 1)
    assert "71 days without data." in words_of(page)
    page.card.chart.setFocus()
    QTest.keyClick(page.card.chart, Qt.Key.Key_Home)
    assert page.card.live.text().startswith("1 January 2026: ")


def test_without_data_then_the_nearest_month_is_a_button(open_page) -> None:
    page = open_page()
    page._go_to(date(2031, 1, 1), date(2031, 2, 1))
    page.idle()
    assert page.card is None
    assert not page.figures.isVisible()
    QTest.keyClick(find(page, PrimaryButton, "Show October 2026"), Qt.Key.Key_Space)
    page.idle()
    assert page.card is not None
    assert page.period.period() == (date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize("typed", ["05032026", "05/03/2026", "5/3/2026"])
def test_own_dates_are_typed(open_page, typed) -> None:
    page = open_page()
    page.period.which.setFocus()
    QTest.keyClick(page.period.which, Qt.Key.Key_End)
    page.period.which.activated.emit(3)
    page.period.since.setFocus()
    page.period.since.setSelectedSection(QDateEdit.Section.DaySection)  # as Tab does
    QTest.keyClicks(page.period.since, typed)
    assert page.period.since.day() == date(2026, 3, 5)
    QTest.keyClick(find(page, SecondaryButton, "Show these days"), Qt.Key.Key_Space)
    page.idle()
    assert page.asked().first == date(2026, 3, 5)


def test_figures_are_exported_as_plotted(open_page, dialogs, tmp_path) -> None:
    page = open_page()
    page.choose_view("bars")
    page.idle()
    dialogs.target = tmp_path / "out.csv"
    page.swap()
    page.commands()["export"]()  # the table is shown, so figures
    page.idle()
    rows = list(csv.reader((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[0][:4] == ["start", "end", "value", "unit"]
    assert [float(row[2]) for row in rows[1:]] == pytest.approx(page.card._table.value.tolist())
    assert "The file is not protected" in words_of(page)


def test_the_picture_is_exported(open_page, dialogs, tmp_path) -> None:
    page = open_page()
    dialogs.target = tmp_path / "out.png"
    page.commands()["export"]()
    page.idle()
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")


# --- the plots -----------------------------------------------------------------------------------------------

HOUR = 3_600_000


def _block(count: int, *, without: slice) -> ObservationBlock:
    start = np.arange(count, dtype=np.int64) * HOUR
    block = ObservationBlock(
        start, np.full(count, HOUR, np.int64), np.ones(count), np.zeros(count, np.uint8), np.ones(count, np.int32)
    )
    keep = np.ones(count, bool)
    keep[without] = False
    return block.take(keep)


def test_a_hole_in_time_is_a_gap_and_the_line_breaks_at_any_zoom(qtbot) -> None:
    block = with_holes(_block(40_000, without=slice(10_000, 14_000)))
    assert np.isnan(block.value).sum() == 1
    plot = CurvePlot()
    qtbot.addWidget(plot)
    plot.resize(600, 260)
    plot.show()
    plot.show_data(
        CurveData(
            pyramid(block.start, block.value),
            block.start + block.duration,
            np.zeros(len(block), bool),
            "UTC",
            as_bars=True,
        )
    )
    assert plot._holes._bands == [(10_000 * 3600.0, 14_000 * 3600.0)]
    x, y = plot._curve.getData()
    inside = (x >= 10_000 * 3600) & (x < 14_000 * 3600)
    assert np.isnan(y[inside]).any()


def test_no_hole_where_readings_follow_each_other() -> None:
    block = _block(50, without=slice(0, 0))
    assert with_holes(block) is block


@pytest.mark.parametrize(("step", "expected"), [(2.5, "2.5"), (0.25, "0.25"), (5.0, "5"), (0.1, "0.1")])
def test_axis_labels_do_not_round_their_own_step(look, step, expected) -> None:
    assert FigureAxis().tickStrings([step], 1.0, step) == [expected]

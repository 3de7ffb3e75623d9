"""Tokens: every pair of the design's table reaches its contrast; no colour stands outside `ui.theme`."""

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from sdt_desktop.model.vocabulary import Domain
from sdt_desktop.ui import theme
from sdt_desktop.ui.theme import Role, Theme, Tokens
from sdt_desktop.ui.widgets.buttons import PrimaryButton
from sdt_desktop.ui.words import LOOKS, DataWords
from tests.support import ROOT

ALL = {"light": theme.LIGHT, "dark": theme.DARK, "more": theme.LIGHT_MORE, "more-dark": theme.DARK_MORE}


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in QColor(colour).getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2: 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", ALL.values(), ids=ALL)
def test_text_reaches_4_5_on_every_ground(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.bg, tokens.raised):
        for ink in (tokens.text, tokens.muted, tokens.accent, tokens.good, tokens.warn, tokens.bad):
            assert contrast(ink, ground) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.accent, tokens.accent_soft) >= 4.5
    assert contrast(tokens.text, tokens.accent_soft) >= 4.5


@pytest.mark.parametrize("tokens", ALL.values(), ids=ALL)
def test_controls_and_graphics_reach_3(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.bg):
        for stroke in (tokens.control_line, tokens.accent):
            assert contrast(stroke, ground) >= 3
    assert all(contrast(series, tokens.surface) >= 3 for series in tokens.series)
    assert contrast(tokens.text, tokens.accent) >= 1.4  # the ring of the primary button


@pytest.mark.parametrize("tokens", ALL.values(), ids=ALL)
def test_words_on_heat_cells_can_be_read(tokens: Tokens) -> None:
    for cell, ink in zip(tokens.heat, tokens.heat_text, strict=True):
        assert contrast(cell, ink) >= 4.5


def test_more_contrast_has_more() -> None:
    for usual, more in ((theme.LIGHT, theme.LIGHT_MORE), (theme.DARK, theme.DARK_MORE)):
        for name in ("text", "muted", "accent", "control_line", "line", "good", "warn", "bad"):
            assert contrast(getattr(more, name), more.surface) > contrast(getattr(usual, name), usual.surface)


def test_no_colour_outside_the_tokens() -> None:
    pattern = re.compile(r"#[0-9A-Fa-f]{3,8}\b|QColor\(\s*\d|QColor\(\s*[\"']")
    allowed = {"theme.py", "painting.py"}  # the second names only "no colour at all"
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in (ROOT / "sdt_desktop" / "ui").rglob("*.py")
        if path.name not in allowed
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_lengths_and_type_follow_the_text_size() -> None:
    big = Theme(base_pt=20)
    assert big.px(28) == 56
    assert big.font(Role.H1).pointSizeF() == pytest.approx(34)
    assert big.font(Role.KPI).pointSizeF() == pytest.approx(40)
    assert Theme().font(Role.H2).weight() == 600


def test_tabular_digits_have_one_width(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetricsF

    tabular, proportional = Theme().font(tabular=True), Theme().font()
    widths = {round(QFontMetricsF(tabular).horizontalAdvance(digit * 10), 2) for digit in "0123456789"}
    assert len(widths) == 1
    loose = {round(QFontMetricsF(proportional).horizontalAdvance(digit * 10), 2) for digit in "14"}
    assert len(loose) == 2


def test_theme_and_size_apply_to_open_windows(look, show) -> None:
    button = show(PrimaryButton("Import a file"))
    before = button.sizeHint()
    look(dark=True, size=20)
    assert button.sizeHint().height() > before.height()
    assert QApplication.palette().window().color() == QColor(theme.DARK.bg)


@pytest.mark.parametrize(("asked", "given"), [(3, 9), (9, 9), (20, 20), (44, 20)])
def test_text_size_has_limits(asked: int, given: int) -> None:
    assert theme.choose("light", "normal", "normal", asked).base_pt == given


def test_choices_of_colour_and_contrast() -> None:
    assert theme.choose("dark", "more", "none", 10) == Theme(theme.DARK_MORE, 10, motion=False)
    assert theme.choose("light", "normal", "system", 10) == Theme(theme.LIGHT, 10, motion=True)


def test_every_domain_looks_and_is_named_like_no_other() -> None:
    looks = [LOOKS[domain] for domain in Domain]
    assert len({icon for icon, _ in looks}) == len({tone for _, tone in looks}) == len(looks)
    assert len({DataWords().domain(domain) for domain in Domain}) == len(looks)
    for tokens in (theme.LIGHT, theme.DARK):
        assert len(set(tokens.series)) == len(tokens.series) >= len(looks)

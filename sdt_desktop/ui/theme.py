"""The tokens: every colour, size and font of the windows stands here and nowhere else (a test greps).

Lengths are given at a base of 10 pt and scale with the text: `theme().px(28)` is the page margin.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from sdt_desktop.ui import style

BASE_PT = 10
SMALLEST_PT, LARGEST_PT = 9, 20
PRESENTATION_PT = 15
FAMILY = "Inter"
_HALF_LIGHT = 128


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by role; `series` (one a domain) and `heat` are the chart colours in their fixed order."""

    dark: bool
    more_contrast: bool
    bg: str
    surface: str
    raised: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    warn: str
    bad: str
    control_line: str
    line: str
    series: tuple[str, ...]
    heat: tuple[str, str, str, str, str, str]
    heat_text: tuple[str, str, str, str, str, str]


LIGHT = Tokens(
    dark=False,
    more_contrast=False,
    bg="#F4F6F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    text="#16202C",
    muted="#526070",
    accent="#0B5C8A",
    on_accent="#FFFFFF",
    accent_soft="#E3EFF6",
    good="#00694F",
    warn="#8A5300",
    bad="#B3261E",
    control_line="#7C8897",
    line="#DDE3EA",
    series=(
        "#0072B2",
        "#D55E00",
        "#009E73",
        "#AA4499",
        "#946800",
        "#C3303F",
        "#1B7F8E",
        "#CF2F7A",
        "#5A55C9",
        "#7A5C45",
        "#5F7A00",
        "#5E6B7A",
        "#3D6B5C",
        "#9C3D1F",
    ),
    heat=("#EAF1F6", "#C3DCEB", "#8FBFDB", "#4F97C2", "#1F6FA3", "#0B4770"),
    heat_text=("#16202C", "#16202C", "#16202C", "#16202C", "#FFFFFF", "#FFFFFF"),
)
DARK = Tokens(
    dark=True,
    more_contrast=False,
    bg="#11161C",
    surface="#1A212A",
    raised="#212A35",
    text="#EAF0F6",
    muted="#A5B2C0",
    accent="#7CC4EE",
    on_accent="#08202F",
    accent_soft="#1E3A4C",
    good="#5FD3B0",
    warn="#F2B84B",
    bad="#FF8A80",
    control_line="#7D8B9B",
    line="#2C3743",
    series=(
        "#56B4E9",
        "#F0A04B",
        "#4FD1A5",
        "#E6A3D0",
        "#E3C04F",
        "#FF9191",
        "#5CCBDB",
        "#FF9CC0",
        "#A9A6FF",
        "#D0AE94",
        "#B5D05A",
        "#AAB7C6",
        "#8CCBB4",
        "#F0917A",
    ),
    heat=("#222C37", "#1F4257", "#256080", "#3285AE", "#57AEDA", "#A6DBF8"),
    heat_text=("#EAF0F6", "#EAF0F6", "#EAF0F6", "#000000", "#1A212A", "#1A212A"),
)
LIGHT_MORE = replace(
    LIGHT,
    more_contrast=True,
    bg="#FFFFFF",
    text="#000000",
    muted="#2B3542",
    accent="#08486C",
    good="#004D3A",
    warn="#663D00",
    bad="#8C1D18",
    control_line="#3A4450",
    line="#5B6675",
)
DARK_MORE = replace(
    DARK,
    more_contrast=True,
    bg="#000000",
    surface="#000000",
    raised="#000000",
    text="#FFFFFF",
    muted="#D5DCE4",
    accent="#9AD4F5",
    on_accent="#000000",
    good="#86E6CB",
    warn="#FFD27A",
    bad="#FFB4AD",
    control_line="#C0C9D2",
    line="#8A97A5",
)


class Role(StrEnum):
    """Text roles of the type table."""

    H1 = "h1"
    H2 = "h2"
    BODY = "body"
    STRONG = "strong"
    CAPTION = "caption"
    KPI = "kpi"
    SMALL = "small"


_TYPE = {  # role: (size relative to the base, weight, tabular digits)
    Role.H1: (1.7, 600, False),
    Role.H2: (1.12, 600, False),
    Role.BODY: (1.0, 400, False),
    Role.STRONG: (1.0, 600, False),
    Role.CAPTION: (1.0, 400, False),
    Role.KPI: (2.0, 600, True),
    Role.SMALL: (0.85, 400, False),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Tokens plus the person's text size in points; `motion` is False where nothing may move."""

    tokens: Tokens = LIGHT
    base_pt: float = BASE_PT
    motion: bool = True

    def px(self, length: float) -> int:
        """A length of the token table, in device-independent pixels at the present text size."""
        return round(length * self.base_pt / BASE_PT)

    def font(self, role: Role = Role.BODY, *, tabular: bool = False) -> QFont:
        size, weight, figures = _TYPE[role]
        return _font(self.base_pt * size, weight, tabular or figures)

    def colour(self, token: str) -> QColor:
        """The colour of a token by name, e.g. `accent`; `series1`…`series14` and `heat1`…`heat6` too."""
        name = token.rstrip("0123456789")
        if name in {"series", "heat"}:
            chosen: str = getattr(self.tokens, name)[int(token.removeprefix(name)) - 1]
        else:
            chosen = getattr(self.tokens, token)
        return QColor(chosen)


@cache
def _font(points: float, weight: int, tabular: bool) -> QFont:
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


class Themed:
    """For widgets and layouts whose lengths or colours come from the tokens.

    `restyle` is called by `apply` at each change of theme or text size; a widget calls it once itself at
    the end of its constructor.
    """

    def restyle(self) -> None:
        """Takes lengths, fonts and colours anew from `theme()`."""


_current = [Theme()]


def theme() -> Theme:
    """The theme in force; the only global of the windows, because painting has no other way to be handed it."""
    return _current[0]


def tokens_for(*, dark: bool, more_contrast: bool) -> Tokens:
    if dark:
        return DARK_MORE if more_contrast else DARK
    return LIGHT_MORE if more_contrast else LIGHT


def choose(scheme: str, contrast: str, motion: str, base_pt: float) -> Theme:
    """The theme for the settings' words; `system` asks the desktop where it answers."""
    dark = scheme == "dark" or (scheme == "system" and _system_is_dark())
    more = contrast == "more" or (contrast == "system" and _system_wants_contrast())
    size = min(max(base_pt, SMALLEST_PT), LARGEST_PT)
    return Theme(tokens_for(dark=dark, more_contrast=more), size, motion != "none")


def choose_at_once(scheme: str, contrast: str, motion: str, base_pt: float) -> Theme:
    """Very nearly `choose`, for the first painting: asking Qt for its enumerations takes a tenth of it.

    A dark desktop is known by its palette; whether it wants more contrast is asked afterwards.
    """
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    dark = scheme == "dark" or (scheme == "system" and window.lightness() < _HALF_LIGHT)
    size = min(max(base_pt, SMALLEST_PT), LARGEST_PT)
    return Theme(tokens_for(dark=dark, more_contrast=contrast == "more"), size, motion != "none")


def _system_is_dark() -> bool:
    from PySide6.QtCore import Qt

    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _system_wants_contrast() -> bool:
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def apply(app: QApplication, chosen: Theme) -> None:
    """Puts the theme in force in every open window, without a restart."""
    _current[0] = chosen
    app.setPalette(palette(chosen.tokens))
    app.setFont(chosen.font())
    app.setStyleSheet(style.sheet(chosen))
    for window in app.topLevelWidgets():
        restyle_tree(window)


def restyle_tree(root: QObject) -> None:
    """Restyles `root` and everything below it that is `Themed`, parents first."""
    for thing in (root, *root.findChildren(QObject)):
        if isinstance(thing, Themed):
            thing.restyle()


def palette(tokens: Tokens) -> QPalette:
    colours = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: tokens.bg, role.WindowText: tokens.text, role.Base: tokens.surface,
        role.AlternateBase: tokens.bg, role.Text: tokens.text, role.Button: tokens.surface,
        role.ButtonText: tokens.text, role.BrightText: tokens.bad, role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text, role.PlaceholderText: tokens.muted, role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent, role.Link: tokens.accent, role.LinkVisited: tokens.accent,
        role.Accent: tokens.accent, role.Light: tokens.line, role.Midlight: tokens.line, role.Mid: tokens.line,
        role.Dark: tokens.control_line, role.Shadow: tokens.control_line,
    }  # fmt: skip
    for name, colour in pairs.items():
        colours.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return colours

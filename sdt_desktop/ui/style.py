"""The small style sheet on top of Fusion: fields, menus, tables and scroll bars. The rest paints itself."""

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sdt_desktop.ui.theme import Theme

_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $control_line; padding: ${p4}px ${p6}px; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p18}px; border-radius: ${p6}px; }
QMenu::item:selected { background: $accent_soft; color: $accent; }
QLineEdit, QPlainTextEdit, QDateEdit, QSpinBox { background: $surface; color: $text; border: 1px solid $control_line;
  border-radius: ${p8}px; padding: ${p7}px ${p10}px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QSpinBox:focus { border: 2px solid $accent;
  padding: ${q7}px ${q10}px; }
QLineEdit[wrong="true"] { border: 2px solid $bad; padding: ${q7}px ${q10}px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $muted; background: $bg; }
QAbstractItemView { background: $surface; alternate-background-color: $bg; color: $text; border: none;
  selection-background-color: $accent_soft; selection-color: $text; gridline-color: $line; outline: none; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $control_line; padding: ${p4}px; }
QComboBox QAbstractItemView::item { min-height: ${p28}px; padding: 0 ${p8}px; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $control_line;
  padding: ${p8}px ${p12}px; }
QListWidget::item { padding: 0 ${p4}px; border-radius: ${p6}px; }
QListWidget::item:selected { background: $accent_soft; color: $text; }
QTableView::item { padding: 0 ${p10}px; border-bottom: 1px solid $line; }
QTableView:focus { border: 2px solid $accent; border-radius: ${p6}px; }
QScrollArea { background: transparent; border: none; }
QScrollArea:focus { border: 2px solid $accent; border-radius: ${p6}px; }
QScrollBar:vertical { background: transparent; width: ${p12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: 0; }
QScrollBar::handle { background: $control_line; border-radius: ${r}px; margin: ${p2}px; }
QScrollBar::handle:vertical { min-height: ${p28}px; }
QScrollBar::handle:horizontal { min-width: ${p28}px; }
QScrollBar::handle:hover { margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: ${p2}px; }
QProgressBar::chunk { background: $accent; border-radius: ${p2}px; }
""")
_LENGTHS = (2, 4, 6, 7, 8, 10, 12, 18, 28)


def sheet(theme: "Theme") -> str:
    """The style sheet at the theme's colours and text size; a focused field loses 1 px of padding to its ring."""
    tokens = theme.tokens
    colours = {
        name: getattr(tokens, name)
        for name in ("raised", "text", "control_line", "line", "accent", "accent_soft", "surface",
                     "on_accent", "muted", "bg", "bad")
    }  # fmt: skip
    lengths = {f"p{length}": theme.px(length) for length in _LENGTHS}
    tight = {f"q{length}": max(theme.px(length) - 1, 0) for length in (7, 10)}
    handle = {"r": max(theme.px(12) // 2 - theme.px(2), 1)}
    return _SHEET.substitute(colours, **lengths, **tight, **handle)

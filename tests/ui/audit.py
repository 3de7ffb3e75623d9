"""What every page is held to: names, tab order, sizes of targets, words that fit."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from sdt_desktop.ui.widgets.labels import Elided, Paragraph

SMALLEST_TARGET = 24
_STEPS = 400


def focusable(window: QWidget) -> list[QWidget]:
    """What the Tab key should reach: visible, enabled, with a tab focus policy; one of each exclusive group."""
    found = [each for each in window.findChildren(QWidget) if _takes_tab(each)]
    return [each for each in found if each.focusProxy() is None]


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return widget.isVisible() and widget.isEnabled() and bool(policy)


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def nameless(window: QWidget) -> list[str]:
    """Visible widgets that take the focus and have no accessible name."""
    return [_path(each) for each in window.findChildren(QWidget) if _is_seen(each) and not name_of(each).strip()]


def _is_seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def small_targets(window: QWidget) -> list[str]:
    targets = [each for each in focusable(window) if not isinstance(each, QAbstractScrollArea)]
    return [
        f"{_path(each)} {each.width()}x{each.height()}"
        for each in targets
        if min(each.width(), each.height()) < SMALLEST_TARGET
    ]


def unreached(window: QWidget) -> list[str]:
    """Focusable widgets that Tab does not reach, or from which Shift+Tab does not lead back."""
    expected = [each for each in focusable(window) if not _in_group(each)]
    if not expected:
        return []
    window.activateWindow()
    expected[0].setFocus(Qt.FocusReason.TabFocusReason)
    order = _walk(expected[0], Qt.Key.Key_Tab, len(expected))
    reached = {mate for each in order for mate in _mates(each)}
    missing = [_path(each) for each in expected if each not in reached]
    back = _walk(expected[0], Qt.Key.Key_Backtab, len(expected))
    return missing + [f"{_path(each)} (backwards)" for each in order if each not in back]


def _mates(widget: QWidget) -> list[QWidget]:
    """The widget, and the others of its exclusive group: reaching one of them is reaching the group."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return [*group.buttons(), widget] if group is not None and group.exclusive() else [widget]


def _in_group(widget: QWidget) -> bool:
    """Of an exclusive group only the chosen one is a tab stop; arrow keys reach the others."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    exclusive = (group is not None and group.exclusive()) or widget.autoExclusive() or isinstance(widget, QRadioButton)
    return exclusive and not widget.isChecked()


def _walk(start: QWidget, key: Qt.Key, limit: int) -> list[QWidget]:
    seen: list[QWidget] = []
    for _ in range(min(limit * 2 + 10, _STEPS)):
        focused = QApplication.focusWidget()
        if focused is None or (seen and focused is start):
            break
        if focused not in seen:
            seen.append(focused)
        QTest.keyClick(focused, key)
    return seen


def cut_words(window: QWidget) -> Iterator[str]:
    """Words that do not fit into their place: labels, paragraphs, buttons; and pages wider than their view."""
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not isinstance(label, Elided):
            yield from _cut_label(label)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            yield from _cut_button(button)
    for area in window.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0 and area.objectName() != "may-scroll":
            yield f"{_path(area)} scrolls sideways by {area.horizontalScrollBar().maximum()} px"


def _cut_label(label: QLabel) -> Iterator[str]:
    if isinstance(label, Paragraph):
        if label.height() < label.heightForWidth(label.width()) - 1:
            yield f"{_path(label)}: {label.height()} of {label.heightForWidth(label.width())} px high"
    elif label.fontMetrics().horizontalAdvance(label.text()) > label.width() + 1:
        yield f"{_path(label)}: {label.width()} px wide is too narrow"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    """Push buttons never end in "…"; ticks, options and tiles grow in height instead."""
    if isinstance(button, QPushButton) and button.width() < button.sizeHint().width():
        yield f"{_path(button)}: {button.width()} of {button.sizeHint().width()} px"
    elif button.hasHeightForWidth() and button.height() < button.heightForWidth(button.width()) - 1:
        yield f"{_path(button)}: {button.height()} of {button.heightForWidth(button.width())} px high"


def overlapping(page: QWidget) -> list[str]:
    """Sibling widgets that lie on top of each other."""
    found = []
    for parent in (page, *page.findChildren(QWidget)):
        children = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        shown = [each for each in children if each.isVisible() and each.parentWidget().layout() is not None]
        for at, one in enumerate(shown):
            found += [
                f"{_path(one)} on {_path(two)}" for two in shown[at + 1 :] if _overlap(one.geometry(), two.geometry())
            ]
    return found


def _overlap(one: QRect, two: QRect) -> bool:
    common = one.intersected(two)
    return common.width() > 1 and common.height() > 1


def equal_mnemonics(window: QWidget) -> list[str]:
    keys = [each.shortcut().toString() for each in window.findChildren(QAbstractButton) if each.isVisible()]
    return sorted({key for key in keys if key and keys.count(key) > 1})


def secrets_spoken(window: QWidget) -> list[str]:
    """Hidden fields whose content a screen reader would get."""
    hidden = [each for each in window.findChildren(QLineEdit) if each.echoMode() == QLineEdit.EchoMode.Password]
    spoken = []
    for each in hidden:
        interface = QAccessible.queryAccessibleInterface(each)
        value = interface.text(QAccessible.Text.Value) if interface is not None else ""
        if each.text() and each.text() in value:
            spoken.append(_path(each))
    return spoken


def _path(widget: QWidget) -> str:
    names = []
    while widget is not None and len(names) < 4:
        names.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return " < ".join(names)

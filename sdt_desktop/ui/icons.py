"""Lucide icons (ISC), drawn in a token's colour at any size. One icon has one meaning in the whole program."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from sdt_desktop.base.paths import resources_root
from sdt_desktop.ui.theme import theme


class Icon(StrEnum):
    """Meaning -> file of `resources/icons/lucide`."""

    HOME = "layout-dashboard"
    DATA = "database"
    EXPLORE = "chart-line"
    SHARE = "send"
    RECEIVED = "inbox"
    JOURNAL = "scroll-text"
    SETTINGS = "settings"
    LOCK = "lock"
    UNLOCK = "lock-open"
    IMPORT = "file-input"
    ELECTRICITY = "zap"
    GAS = "flame"
    HEAT = "heater"
    WATER = "droplets"
    WASTE = "recycle"
    MOBILITY = "bus-front"
    AIR = "wind"
    HEALTH = "heart-pulse"
    MONEY = "wallet"
    TELECOM = "smartphone"
    EDUCATION = "graduation-cap"
    INSURANCE = "umbrella"
    CITY = "building-2"
    CALENDAR = "calendar-days"
    SHOW = "eye"
    HIDE = "eye-off"
    TICK = "check"
    DONE = "circle-check"
    ERROR = "circle-alert"
    WARNING = "triangle-alert"
    INFO = "info"
    CLOSE = "x"
    DOWN = "chevron-down"
    RIGHT = "chevron-right"
    BACK = "arrow-left"
    NEXT = "arrow-right"
    ADD = "plus"
    REMOVE = "minus"
    COPY = "copy"
    UNDO = "undo-2"
    SAVE = "save"
    EXPORT = "download"
    FOLDER = "folder-open"
    FILE = "file-text"
    FILES = "files"
    KEY = "key-round"
    LANGUAGE = "languages"
    HOUSEHOLD = "house"
    VERIFIED = "badge-check"
    PROTECTED = "shield-check"
    UNCHECKED = "shield-question-mark"
    HELP = "circle-question-mark"
    TABLE = "table"
    CHART = "chart-column"
    PERIOD = "calendar"
    TIME = "clock"
    SINCE = "history"
    RECOVERY = "life-buoy"
    EDIT = "pencil"
    REFUSED = "ban"
    SEALED = "package"
    OPENED = "package-open"
    RANDOM = "dice-5"
    HERE = "hard-drive"
    CONTACT = "contact-round"
    FINGERPRINT = "fingerprint-pattern"
    REMOVED = "scissors"
    PICTURE = "image"
    RECEIPT = "book-open-check"


@cache
def _source(icon: Icon) -> str:
    return (resources_root() / "icons" / "lucide" / f"{icon.value}.svg").read_text(encoding="utf-8")


@cache
def _renderer(icon: Icon, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(icon).replace("currentColor", colour).encode()))


def paint(painter: QPainter, icon: Icon, where: QRectF, colour: QColor) -> None:
    """Draws the icon, sharp at any scale, into `where`."""
    _renderer(icon, colour.name()).render(painter, where)


def pixmap(icon: Icon, tone: str = "muted", size: float = 20, ratio: float = 1.0) -> QPixmap:
    """A picture of `size` pixels (at 10 pt, scaled with the text) for the device ratio of a screen."""
    side = theme().px(size)
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, icon, QRectF(0, 0, side, side), theme().colour(tone))
    painter.end()
    return picture


def icon(which: Icon, tone: str = "muted") -> QIcon:
    return QIcon(pixmap(which, tone, ratio=2.0))

"""Texts: roles of the type table, paragraphs at line height 1.35 and at most 75 characters, elided lines."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sdt_desktop.ui.icons import Icon, pixmap
from sdt_desktop.ui.theme import Role, Themed, theme

LINE_HEIGHT = 1.35
LONGEST_LINE = 75


class Label(Themed, QLabel):
    """One line in a text role and a token's colour; `tabular` gives all digits one width."""

    def __init__(self, text: str = "", role: Role = Role.BODY, tone: str = "text", *, tabular: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self._role, self._tone, self._tabular = role, tone, tabular
        self.restyle()

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.restyle()

    def restyle(self) -> None:
        self.setFont(theme().font(self._role, tabular=self._tabular))
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, theme().colour(self._tone))
        self.setPalette(colours)


class Elided(Label):
    """One line that ends in "…" where there is no room; the whole text is in the tooltip and the name."""

    def __init__(self, text: str = "", role: Role = Role.BODY, tone: str = "text", *, tabular: bool = False,
                 smallest: int = 4) -> None:  # fmt: skip
        self._smallest = smallest
        super().__init__(text, role, tone, tabular=tabular)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(min(whole.width(), round(self.fontMetrics().averageCharWidth() * self._smallest)), whole.height())

    def _fitting(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._fitting() != self.text() else "")

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), int(self.alignment()) | int(Qt.TextFlag.TextSingleLine), self._fitting())


class Paragraph(Label):
    """Wrapped text with room between the lines; never wider than 75 characters, whatever its place."""

    def __init__(self, text: str = "", role: Role = Role.BODY, tone: str = "text", *, longest: int = LONGEST_LINE,
                 centred: bool = False) -> None:  # fmt: skip
        self._longest, self._centred = longest, centred
        self._measured: tuple[tuple[str, str], dict[int, int]] = (("", ""), {})
        super().__init__(text, role, tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def restyle(self) -> None:
        super().restyle()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Layouts ask many times over: the answers are kept until text or font changes."""
        now = (self.text(), self.font().key())
        if self._measured[0] != now:
            self._measured = (now, {})
        heights = self._measured[1]
        if width not in heights:
            heights[width] = round(self._laid_out(width).boundingRect().bottom() + 0.5)
        return heights[width]

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0)
        width = int(min(longest, self._limit())) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        word = max((metrics.horizontalAdvance(word) for word in self.text().split(" ")), default=0)
        return QSize(int(min(word, self._limit())) + 2, round(metrics.height() * LINE_HEIGHT) if self.text() else 0)

    def _limit(self) -> float:
        return QFontMetricsF(self.font()).averageCharWidth() * self._longest

    def _laid_out(self, width: float) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        room, step, top = min(width, self._limit()), QFontMetricsF(self.font()).height() * LINE_HEIGHT, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 1))
            line.setPosition(QPointF((width - room) / 2 if self._centred else 0, top + (step - line.height()) / 2))
            top += step
        layout.endLayout()
        return layout

    def paintEvent(self, _: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._laid_out(self.width()).draw(painter, QPointF(0, 0), [], QRectF(self.rect()))


class IconLabel(Themed, QLabel):
    """An icon that only repeats what words beside it say."""

    def __init__(self, icon: Icon, tone: str = "muted", size: float = 20) -> None:
        super().__init__()
        self._icon, self._tone, self._size = icon, tone, size
        self.restyle()

    def set_icon(self, icon: Icon, tone: str) -> None:
        self._icon, self._tone = icon, tone
        self.restyle()

    def restyle(self) -> None:
        self.setPixmap(pixmap(self._icon, self._tone, self._size, self.devicePixelRatioF()))
        side = theme().px(self._size)
        self.setFixedSize(side, side)

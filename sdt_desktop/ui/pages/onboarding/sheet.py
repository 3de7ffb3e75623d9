"""The recovery sheet on paper: A4, black on white, legible in grey. Written only where the person asked."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from sdt_desktop.base.files import write_over
from sdt_desktop.ui import formats, theme
from sdt_desktop.ui.i18n import Translated

_DPI = 300
_COLUMNS = 3


class RecoverySheet(Translated):
    """Name, date, numbered words, QR of the words, what it is for. No passphrase."""

    def __init__(self, vault: str, words: tuple[str, ...], made: datetime) -> None:
        self._vault, self._words, self._made = vault, words, made

    def write(self, target: Path) -> None:
        """Raises out.disk_full, out.cannot_write; then no sheet is there, and one that was is still whole."""
        write_over(target, [self._pdf()])

    def _pdf(self) -> bytes:
        """Drawn into memory: QPdfWriter says nothing about a file that it could not write, or only half."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
        writer.setResolution(_DPI)
        writer.setTitle(self.tr("Recovery sheet"))
        painter = QPainter(writer)
        try:
            self._draw(painter, QRectF(0, 0, writer.width(), writer.height()))
        finally:
            painter.end()
        return bytes(data.data())

    def _draw(self, painter: QPainter, page: QRectF) -> None:
        top = self._text(painter, page, 0, self.tr("Recovery sheet"), 22, bold=True)
        top = self._text(painter, page, top, self._head(), 12)
        top = self._text(painter, page, top + _mm(4), self._purpose(), 11)
        top = self._draw_words(painter, page, top + _mm(8))
        self._draw_code(painter, top + _mm(8))
        side = page.adjusted(_mm(52), 0, 0, 0)
        self._text(painter, side, top + _mm(8), self._advice(), 11)

    def _head(self) -> str:
        text = self.tr("Vault: {name}    Date: {day}")
        return text.format(name=self._vault, day=formats.day(self._made.date()))

    def _purpose(self) -> str:
        return self.tr(
            "These 24 words, in this order, open the vault in Self Data Territorial if the passphrase is lost: "
            "“Use the recovery words” on the page that asks for the passphrase."
        )

    def _advice(self) -> str:
        return self.tr(
            "Keep this sheet on paper, away from the computer. Whoever has it and a copy of the vault can open it. "
            "The code holds the same words."
        )

    def _text(
        self, painter: QPainter, page: QRectF, top: float, text: str, points: float, *, bold: bool = False
    ) -> float:
        """Wrapped text from `top`; the bottom of it."""
        painter.setFont(_font(points, bold=bold))
        painter.setPen(QColor(Qt.GlobalColor.black))
        room = QRectF(page.left(), top, page.width(), page.height() - top)
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = painter.boundingRect(room, flags, text)
        painter.drawText(room, flags, text)
        return needed.bottom() + _mm(2)

    def _draw_words(self, painter: QPainter, page: QRectF, top: float) -> float:
        rows, step = -(-len(self._words) // _COLUMNS), _mm(10)
        wide = page.width() / _COLUMNS
        for at, word in enumerate(self._words):
            where = QRectF(at // rows * wide, top + at % rows * step, wide, step)
            painter.setFont(_font(11))
            painter.drawText(
                QRectF(where.left(), where.top(), _mm(9), step), int(Qt.AlignmentFlag.AlignRight), f"{at + 1}"
            )
            painter.setFont(_font(14, bold=True))
            painter.drawText(where.adjusted(_mm(12), -_mm(0.8), 0, 0), int(Qt.AlignmentFlag.AlignLeft), word)
        return top + rows * step

    def _draw_code(self, painter: QPainter, top: float) -> None:
        import segno

        code = segno.make(" ".join(self._words), error="m", micro=False)
        matrix = tuple(code.matrix)
        side = _mm(45) / len(matrix)
        for row, line in enumerate(matrix):
            for column, dark in enumerate(line):
                if dark:
                    painter.fillRect(
                        QRectF(column * side, top + row * side, side + 0.5, side + 0.5), Qt.GlobalColor.black
                    )


def _mm(length: float) -> float:
    return length / 25.4 * _DPI


def _font(points: float, *, bold: bool = False) -> QFont:
    font = theme.Theme().font(theme.Role.STRONG if bold else theme.Role.BODY)
    sized = QFont(font)
    sized.setPointSizeF(points)
    return sized

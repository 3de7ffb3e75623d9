"""Writing what is on screen where the person chose; on the worker, whole or not at all."""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QWidget

from sdt_desktop.base.files import write_over
from sdt_desktop.base.progress import CancelToken

Cells = tuple[str | float | None, ...]
_CHECK_EVERY = 4096


def csv_bytes(rows: Iterable[Cells], token: CancelToken) -> bytes:
    """UTF-8, comma, point as decimal mark; an unknown value is an empty cell."""
    out = StringIO()
    writer = csv.writer(out)
    for at, row in enumerate(rows):
        if at % _CHECK_EVERY == 0:
            token.check()
        writer.writerow(["" if cell is None else cell for cell in row])
    return out.getvalue().encode("utf-8")


def png_bytes(widget: QWidget) -> bytes:
    """The card as it stands on the screen."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(data.data())


def write(target: Path, content: bytes) -> None:
    """Raises out.disk_full, out.cannot_write. The dialog asked before replacing a file."""
    write_over(target, [content])

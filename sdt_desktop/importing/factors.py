"""Columns of few distinct texts (units, registers, quality words, meters) as small numbers."""

import numpy as np

from sdt_desktop.importing.rows import SLACK, Bool, BytesColumn, Column
from sdt_desktop.importing.swar import FIRST, U64, words
from sdt_desktop.model.blocks import Int64

_PEELS = 24


def factorise(column: Column) -> tuple[Int64, list[str]]:
    """`labels[codes[i]]` is cell i as stripped text; labels stand in the order of their first cells."""
    if not isinstance(column, BytesColumn) or not len(column):
        return _by_text(column.texts())
    length = column.stop - column.start
    if int(length.max()) > SLACK:
        return _by_text(column.texts())
    return _peeled(column.with_slack(), length)


def _by_text(texts: list[str]) -> tuple[Int64, list[str]]:
    seen: dict[str, int] = {}
    codes = [seen.setdefault(text, len(seen)) for text in texts]
    return np.array(codes, np.int64), list(seen)


def _peeled(column: BytesColumn, length: Int64) -> tuple[Int64, list[str]]:
    """Takes all cells that are like the first one left, again and again; past some two dozen, text by text."""
    cells = _masked(column, length)
    codes = np.zeros(len(column), np.int64)
    left: Bool = np.ones(len(column), np.bool_)
    seen: dict[str, int] = {}
    for _ in range(_PEELS):
        first = int(left.argmax())
        same = left & (length == length[first])
        for cell in cells:
            same &= cell == cell[first]
        codes[same] = seen.setdefault(column.text(first), len(seen))
        left ^= same
        if not left.any():
            return codes, list(seen)
    rest = np.flatnonzero(left)
    texts = column.take(rest).texts()
    codes[rest] = [seen.setdefault(text, len(seen)) for text in texts]
    return codes, list(seen)


def _masked(column: BytesColumn, length: Int64) -> list[U64]:
    """The cells as words of eight bytes, nothing of what lies behind them."""
    width = max(-(-int(length.max()) // 8) * 8, 8)
    every = words(column.heads(width))
    return [every[:, place] & FIRST.take(length - 8 * place, mode="clip") for place in range(width // 8)]

"""CBOR (RFC 8949), as much of it as certificates use, within bounds: no more than the bytes that are there."""

import struct
from collections.abc import Callable
from typing import TypeVar

_Item = TypeVar("_Item")
_DEEPEST = 16
_MOST_ITEMS = 4096
_INDEFINITE = 31
_BREAK = 0xFF
_SIMPLE = {20: False, 21: True, 22: None, 23: None}
_FLOATS = {25: ">e", 26: ">f", 27: ">d"}


def decode(data: bytes) -> object:
    """The one item that `data` is: int, float, bool, None, bytes, str, list or dict; tags are taken off.

    ValueError where it is not whole, is followed by something, nests more than 16 deep or has more than 4,096 items.
    """
    decoder = _Decoder(data)
    found = decoder.item(0)
    if decoder.left:
        raise ValueError
    return found


class _Decoder:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._items = 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def item(self, depth: int) -> object:
        self._items += 1
        if depth > _DEEPEST or self._items > _MOST_ITEMS:
            raise ValueError
        first = self._take(1)[0]
        major, short = first >> 5, first & 31
        match major:
            case 0 | 1:
                number = self._number(short)
                return number if major == 0 else -1 - number
            case 2 | 3:
                string = self._string(major, short)
                return string if major == 2 else string.decode("utf-8")
            case 4:
                return self._repeated(short, lambda: self.item(depth + 1))
            case 5:
                return dict(self._repeated(short, lambda: (self._key(depth), self.item(depth + 1))))
            case 6:
                self._number(short)
                return self.item(depth + 1)
            case _:
                return self._simple(short)

    def _take(self, count: int) -> bytes:
        if count > self.left:
            raise ValueError
        self._at += count
        return self._data[self._at - count : self._at]

    def _number(self, short: int) -> int:
        if short < 24:
            return short
        if short > 27:
            raise ValueError
        return int.from_bytes(self._take(1 << (short - 24)))

    def _string(self, major: int, short: int) -> bytes:
        """Bytes of a text or byte string; pieces of one without a length are strings of the same kind."""
        if short != _INDEFINITE:
            return self._take(self._number(short))
        return b"".join(self._repeated(short, lambda: self._piece(major)))

    def _piece(self, major: int) -> bytes:
        first = self._take(1)[0]
        if first >> 5 != major or first & 31 == _INDEFINITE:
            raise ValueError
        return self._take(self._number(first & 31))

    def _repeated(self, short: int, one: Callable[[], _Item]) -> list[_Item]:
        """As many as are announced, or until the break."""
        found: list[_Item] = []
        if short != _INDEFINITE:
            count = self._number(short)
            if count > self.left:  # every item has a byte at least
                raise ValueError
            return [one() for _ in range(count)]
        while self._peek() != _BREAK:
            if len(found) >= _MOST_ITEMS:
                raise ValueError
            found.append(one())
        self._take(1)
        return found

    def _peek(self) -> int:
        if not self.left:
            raise ValueError
        return self._data[self._at]

    def _key(self, depth: int) -> int | str:
        """Numbers and texts: other keys occur in no certificate."""
        found = self.item(depth + 1)
        if isinstance(found, bool) or not isinstance(found, int | str):
            raise ValueError  # noqa: TRY004 - the data is at fault, not the program
        return found

    def _simple(self, short: int) -> object:
        if short in _FLOATS:
            form = _FLOATS[short]
            (number,) = struct.unpack(form, self._take(struct.calcsize(form)))
            return number
        if short not in _SIMPLE:
            raise ValueError
        return _SIMPLE[short]

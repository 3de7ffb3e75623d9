"""Time formats in strptime's words, compiled to fixed layouts of bytes.

Words: %Y %m %d %H %M %S %f %z %y %b %I %p, all as in strptime (%b, %p in English; day, month and hour may
lack their leading zero where no digit stands beside them; %z is `Z`, `+01`, `+0100` or `+01:00`). Two more:
`%a` at the very beginning skips a word and the blank after it (a weekday in any language), `%*` at the very
end accepts anything. A format becomes one layout for each combination of widths, so that every layout can be
checked and read at fixed places. A layout has parts (date, clock, offset) whose milliseconds add up: a part
that stays the same for many rows needs to be read once.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

WIDEST = 48
_WIDTHS = {
    "Y": (4,), "y": (2,), "m": (2, 1), "d": (2, 1), "H": (2, 1), "I": (2, 1), "M": (2,), "S": (2,),
    "f": (3, 6, 1, 2, 4, 5, 7, 8, 9), "b": (3,), "p": (2,),
}  # fmt: skip
_DIGITS = frozenset("YymdHIMSf")
_SORTS = dict.fromkeys("Yymdb", "date") | dict.fromkeys("HIMSfp", "clock")
_SORTS |= dict.fromkeys(("sign", "zh", "zm", "utc"), "offset")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a layout. kind: a format letter, `lit`, or `sign`, `zh`, `zm` of a printed offset.

    text: the bytes of a literal.
    """

    kind: str
    width: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """Eight bytes of a cell. at: first byte. expected: what digits (as `0`), signs and literals are XORed with.

    keep: bytes that belong to this window. check: added so that the high bit shows a byte that does not
    fit. digits: bytes to compute with, where letters must be left out.
    """

    at: int
    expected: int
    keep: int
    check: int
    digits: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field lies: number of the window and of the byte in it."""

    kind: str
    window: int
    byte: int
    width: int


@dataclass(frozen=True, slots=True)
class Part:
    windows: tuple[Window, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """zoned: whether an offset is printed."""

    width: int
    parts: tuple[Part, ...]
    zoned: bool

    @property
    def gathered(self) -> int:
        """How many bytes of each cell a reader must gather, a multiple of eight."""
        return -(-(self.parts[-1].windows[-1].at + 8) // 8) * 8


@dataclass(frozen=True, slots=True)
class TimeFormat:
    """skips_word: `%a` in front. open_end: `%*` behind; a cell may then be longer than its layout."""

    layouts: tuple[Layout, ...]
    skips_word: bool
    open_end: bool


_ZONES = (
    (Token("sign", 1), Token("zh", 2), Token("lit", 1, ":"), Token("zm", 2)),
    (Token("utc", 1, "Z"),),
    (Token("sign", 1), Token("zh", 2), Token("zm", 2)),
    (Token("sign", 1), Token("zh", 2)),
)


@lru_cache(maxsize=256)
def compile_format(text: str) -> TimeFormat:
    """ValueError for an unknown word, for no word at all, and where a cell would be longer than `WIDEST`."""
    body = text.removeprefix("%a").lstrip(" ") if text.startswith("%a") else text
    body, open_end = (body[:-2], True) if body.endswith("%*") else (body, False)
    choices = [_choices(word) for word in _words(body)]
    if all(len(options) == 1 and options[0][0].kind == "lit" for options in choices):
        raise ValueError("no time in format")
    layouts = (_layout([token for option in options for token in option]) for options in product(*choices))
    kept = tuple(layout for layout in layouts if layout is not None)
    if not kept:
        raise ValueError("format is too wide")
    return TimeFormat(kept, text.startswith("%a"), open_end)


def _words(text: str) -> list[str]:
    """Splits into `%x` words and single literal characters; `%%` is a literal."""
    words = []
    index = 0
    while index < len(text):
        size = 2 if text[index] == "%" else 1
        words.append(text[index : index + size])
        index += size
    return words


def _choices(word: str) -> tuple[tuple[Token, ...], ...]:
    if len(word) == 1 and word != "%" and word.isascii():
        return ((Token("lit", 1, word),),)
    if word == "%%":
        return ((Token("lit", 1, "%"),),)
    if word == "%z":
        return _ZONES
    if word[1:] not in _WIDTHS:
        raise ValueError("unknown word in format")
    return tuple((Token(word[1], width),) for width in _WIDTHS[word[1]])


def _layout(tokens: list[Token]) -> Layout | None:
    """None for a combination that no cell can have or that is too wide."""
    for before, token in zip([None, *tokens], [*tokens, None], strict=True):
        pair = [side for side in (before, token) if side is not None and side.kind in _DIGITS]
        if len(pair) == 2 and any(side.width == 1 and side.kind != "f" for side in pair):
            return None
    width = sum(token.width for token in tokens)
    if width > WIDEST - 8:
        return None
    return _placed(tokens, width)


def _placed(tokens: list[Token], width: int) -> Layout:
    parts = []
    at = 0
    for part in _split(tokens):
        parts.append(_part(part, at))
        at += sum(token.width for token in part)
    return Layout(width, tuple(parts), any(token.kind in {"sign", "utc"} for token in tokens))


def _split(tokens: list[Token]) -> list[list[Token]]:
    """Date, clock and offset apart where each stands in one piece; literals go with what is before them."""
    kinds = [_SORTS.get(token.kind, "") for token in tokens]
    firsts = [index for index, kind in enumerate(kinds) if kind]
    starts = [index for last, index in zip([None, *firsts], firsts, strict=False)
              if last is None or kinds[last] != kinds[index]]  # fmt: skip
    if len({kinds[index] for index in starts}) < len(starts):
        return [tokens]
    edges = [0, *starts[1:], len(tokens)]
    return [tokens[first:last] for first, last in pairwise(edges)]


def _part(tokens: list[Token], offset: int) -> Part:
    width = sum(token.width for token in tokens)
    starts = _window_starts(tokens, width)
    ends = [*starts[1:], width]
    windows = tuple(_window(tokens, at, end, offset + at) for at, end in zip(starts, ends, strict=True))
    places = []
    at = 0
    for token in tokens:
        places += _places(token, at, starts)
        at += token.width
    return Part(windows, tuple(places))


def _window_starts(tokens: list[Token], width: int) -> list[int]:
    """Cuts a part into windows of up to eight bytes that never cut through a field (fractions may be cut)."""
    edges: list[int] = []
    at = 0
    for token in tokens:
        edges += range(at, at + token.width) if token.kind == "f" else [at]
        at += token.width
    starts = [0]
    while starts[-1] + 8 < width:
        starts.append(max(edge for edge in edges if edge <= starts[-1] + 8))
    return starts


def _places(token: Token, at: int, starts: list[int]) -> list[Place]:
    """Where a token's number is found; each digit of a fraction apart, its `width` counting from the point."""
    if token.kind in {"lit", "utc"}:
        return []
    if token.kind == "f":
        spots = [max(start for start in starts if start <= at + step) for step in range(token.width)]
        return [Place("f", starts.index(start), at + step - start, step + 1) for step, start in enumerate(spots)]
    start = max(start for start in starts if start <= at)
    return [Place(token.kind, starts.index(start), at - start, token.width)]


def _window(tokens: list[Token], start: int, end: int, at: int) -> Window:
    every = [(token, index) for token in tokens for index in range(token.width)]
    expected, keep, check, digits = bytearray(8), bytearray(8), bytearray(8), bytearray(8)
    for place, (token, index) in enumerate(every[start:end]):
        expected[place], check[place], digits[place] = _byte(token, index)
        keep[place] = 0xFF
    return Window(at, *(int.from_bytes(part, "little") for part in (expected, keep, check, digits)))


def _byte(token: Token, index: int) -> tuple[int, int, int]:
    """For one byte: what it is XORed with, what its check adds, and whether it is computed with."""
    if token.text:
        return ord(token.text[index]), 0x7F, 0xFF
    if token.kind == "sign":
        return ord("+"), 0x79, 0xFF  # `-` is 6 away; what lies between is refused when the offset is read
    if token.kind in {"b", "p"}:
        return 0, 0, 0
    return ord("0"), 0x76, 0xFF

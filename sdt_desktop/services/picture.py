"""A stream as a PNG, drawn by Pillow: the command line has no Qt. Colours are the interface's light tokens."""

import io
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from sdt_desktop.base.paths import resources_root
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import from_ms
from sdt_desktop.model.tables import SeriesTable
from sdt_desktop.services.picture_texts import PictureTexts

WIDTH, HEIGHT = 1200, 560
_SCALE = 2  # drawn twice as large and reduced: smooth lines
_LEFT, _RIGHT, _TOP, _BOTTOM = 96, 32, 96, 56
_SURFACE, _TEXT, _MUTED, _LINE, _SERIES = "#FFFFFF", "#16202C", "#526070", "#DDE3EA", "#0072B2"
_FILL = "#D2E6F1"


def png_of(table: SeriesTable, texts: PictureTexts) -> bytes:
    """Bars from day on, a stepped line below. Gaps stay gaps; the axis begins at zero, or below it."""
    image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), _SURFACE)
    canvas = _Canvas(ImageDraw.Draw(image), table)
    canvas.text((_LEFT, 28), texts.title, 22, _TEXT, bold=True)
    canvas.text((_LEFT, 58), texts.caption, 16, _MUTED)
    canvas.grid(texts.decimal)
    if table.grain.coarseness >= Grain.DAY.coarseness:
        canvas.bars()
    else:
        canvas.curve()
    canvas.dates()
    out = io.BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def nice_ticks(low: float, high: float) -> list[float]:
    """Three to five round values that cover `low` to `high`."""
    span = max(high - low, 1e-9)
    unit = 10.0 ** np.floor(np.log10(span / 4))
    step = next(unit * factor for factor in (1, 2, 2.5, 5, 10) if span / (unit * factor) <= 4)
    return [float(tick) for tick in np.arange(np.floor(low / step), np.ceil(high / step) + 1) * step]


def plain_number(value: float, decimal: str) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".") if abs(value) < 1000 else f"{value:,.0f}".replace(",", "\u202f")
    return text.replace(".", decimal)


class _Canvas:
    def __init__(self, draw: ImageDraw.ImageDraw, table: SeriesTable) -> None:
        self._draw = draw
        self._table = table
        known = table.value[~np.isnan(table.value)]
        high = float(known.max()) if len(known) else 1.0
        self._ticks = nice_ticks(min(0.0, float(known.min()) if len(known) else 0.0), high or 1.0)
        self._first, self._last = int(table.start[0]), int(table.end[-1])

    def _x(self, instant_ms: float) -> float:
        share = (instant_ms - self._first) / max(self._last - self._first, 1)
        return (_LEFT + share * (WIDTH - _LEFT - _RIGHT)) * _SCALE

    def _y(self, value: float) -> float:
        low, high = self._ticks[0], self._ticks[-1]
        return (HEIGHT - _BOTTOM - (value - low) / (high - low) * (HEIGHT - _TOP - _BOTTOM)) * _SCALE

    def text(
        self, at: tuple[float, float], text: str, size: int, colour: str, *, bold: bool = False, anchor: str = "la"
    ) -> None:
        place = (at[0] * _SCALE, at[1] * _SCALE)
        self._draw.text(place, text, fill=colour, font=_font(size, bold=bold), anchor=anchor)

    def grid(self, decimal: str) -> None:
        for tick in self._ticks:
            y = self._y(tick)
            self._draw.line([(_LEFT * _SCALE, y), ((WIDTH - _RIGHT) * _SCALE, y)], _LINE, _SCALE)
            self.text((_LEFT - 12, y / _SCALE), plain_number(tick, decimal), 15, _MUTED, anchor="rm")

    def bars(self) -> None:
        zero = self._y(0.0)
        for start, end, value in zip(self._table.start, self._table.end, self._table.value, strict=True):
            if not np.isnan(value):
                left, right = self._x(start), self._x(end)
                gap = min(3.0 * _SCALE, (right - left) * 0.2)
                top, bottom = sorted((self._y(value), zero))
                self._draw.rectangle([left + gap / 2, top, max(right - gap / 2, left + 1), bottom], fill=_SERIES)

    def curve(self) -> None:
        """One outline a stretch without gap, at most a point a pixel: highest and lowest of each."""
        for xs, ys in self._stretches():
            outline = list(zip(xs, ys, strict=True))
            zero = self._y(0.0)
            self._draw.polygon([(xs[0], zero), *outline, (xs[-1], zero)], fill=_FILL)
            self._draw.line(outline, _SERIES, 2 * _SCALE, joint="curve")

    def _stretches(self) -> list[tuple[list[float], list[float]]]:
        table = self._table
        known = np.flatnonzero(~np.isnan(table.value))
        if not len(known):
            return []
        breaks = np.flatnonzero((np.diff(known) > 1) | (table.start[known[1:]] > table.end[known[:-1]])) + 1
        return [self._outline(stretch) for stretch in np.split(known, breaks)]

    def _outline(self, stretch: np.ndarray) -> tuple[list[float], list[float]]:
        step = max(1, len(stretch) // (2 * WIDTH))
        xs: list[float] = []
        ys: list[float] = []
        for begin in range(0, len(stretch), step):
            part = stretch[begin : begin + step]
            values = self._table.value[part]
            for value in {float(values.max()), float(values.min())}:
                xs += [self._x(self._table.start[part[0]]), self._x(self._table.end[part[-1]])]
                ys += [self._y(value)] * 2
        return xs, ys

    def dates(self) -> None:
        zone = ZoneInfo(self._table.zone)
        count = 6
        for number in range(count + 1):
            instant = self._first + (self._last - self._first) * number / count
            day = from_ms(int(instant)).astimezone(zone)
            anchor = "lm" if number == 0 else "rm" if number == count else "mm"
            place = (self._x(instant) / _SCALE, HEIGHT - _BOTTOM + 24)
            self.text(place, _date_text(day, self._last - self._first), 15, _MUTED, anchor=anchor)


def _date_text(day: datetime, span_ms: int) -> str:
    """ISO dates read the same in every language."""
    if span_ms <= 3 * 86_400_000:
        return day.strftime("%Y-%m-%d %H:%M")
    return day.strftime("%Y-%m-%d") if span_ms <= 800 * 86_400_000 else day.strftime("%Y-%m")


@cache
def _font_bytes() -> bytes:
    folder = resources_root() / "fonts" / "inter"
    return next(entry for entry in folder.iterdir() if entry.name.endswith(".ttf")).read_bytes()


@cache
def _font(size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(io.BytesIO(_font_bytes()), size * _SCALE)
    font.set_variation_by_axes([14, 600 if bold else 400])
    return font

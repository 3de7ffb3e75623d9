"""The room's front door: what lies in a path, what it is, and one file being read by one importer."""

import io
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import BinaryIO
from zoneinfo import ZoneInfo

from sdt_desktop.base.clock import Clock, SystemClock
from sdt_desktop.base.progress import CancelToken, Progress, ProgressListener, no_progress
from sdt_desktop.importing.archive import sources_of
from sdt_desktop.importing.catalogue import Catalogue, load_catalogue
from sdt_desktop.importing.detect import Detection, detect
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.normalise_tables import TableNormaliser
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.preview import PreviewRow, preview_rows
from sdt_desktop.importing.questions import date_orders, known_answers, open_questions, settled
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow, SourceNotice
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource, FileRefusal
from sdt_desktop.importing.transform import transformed
from sdt_desktop.importing.trial import order_by_values
from sdt_desktop.model.imports import Part, Question, ReadAccount, RowCounts, RowProblem

__all__ = [
    "Catalogue", "Detection", "ExportSource", "FileRefusal", "PreviewRow", "Reading", "detect", "load_catalogue",
    "preview_rows", "sources_of",
]  # fmt: skip


class Reading:
    """One file being read by one importer.

    `questions` are those that neither `answers` nor the file's name answers: while there are any, `parts` must
    not be called. `answers` are the ones in use. `account` is complete once all parts were taken. `SdtError`
    with `answer.` codes for answers that are none.
    """

    def __init__(
        self,
        source: ExportSource,
        importer: Importer,
        answers: Mapping[str, str],
        limits: Limits = DEFAULT_LIMITS,
        clock: Clock | None = None,
    ) -> None:
        self._source = _Watched(source)
        self._limits = limits
        self._clock = clock or SystemClock()
        self._tally = Tally(limits.problems, source.name)
        head = _beginning(source, importer)
        self.answers = known_answers(importer.manifest, source.name, answers, head)
        if date_orders(importer.manifest) and "date_order" not in self.answers:
            self.answers.update(order_by_values(source, importer.manifest, self.answers, limits))
        self._manifest = settled(importer.manifest, self.answers)
        if not importer.reviewed:
            self._tally.notice("source.not_reviewed")
        self.questions: tuple[Question, ...] = open_questions(importer.manifest, self.answers, head)
        self.account = ReadAccount(RowCounts())

    def parts(
        self, token: CancelToken | None = None, progress: ProgressListener = no_progress
    ) -> Generator[Part, None, None]:
        """Everything the file says, in file order; memory does not grow with the file.

        `SdtError` with a `file.` code where the file as a whole cannot be read; `Cancelled` when asked.
        """
        token = token or CancelToken()
        normaliser = TableNormaliser(self._manifest, self.answers, self._tally, self._limits)
        for item in self._items():
            token.check()
            if isinstance(item, RawBlock):
                yield from normaliser.take(item)
                progress(Progress("reading", self._source.done(), self._source.size, self._source.name))
            else:
                _account_for(item, self._tally)
        yield from normaliser.finish()
        _say_always(self._manifest.notices, normaliser.zone, self._tally)
        self.account = self._tally.account()

    def parts_of_first_rows(self, limit: int, cells: dict[int, tuple[tuple[str, str], ...]]) -> Iterator[Part]:
        """The same for the first `limit` rows only, whose raw cells are put into `cells` by row number."""
        normaliser = TableNormaliser(self._manifest, self.answers, self._tally, self._limits)
        for item in self._items():
            if not isinstance(item, RawBlock):
                _account_for(item, self._tally)
                continue
            block = item.take(slice(0, limit - len(cells)))
            cells.update(_raw_cells(block))
            yield from normaliser.take(block)
            if len(cells) >= limit:
                break
        yield from normaliser.finish()
        self.account = self._tally.account()

    def _items(self) -> Iterator[ReadItem]:
        options = _options_at(self._manifest.options, self._clock)
        return transformed(reader(self._manifest.reader).read(self._source, options, self._limits), options)


def _beginning(source: ExportSource, importer: Importer) -> str:
    """The first lines as text, where some question may be answered by them."""
    if not any(rule.from_text or rule.asked_if or rule.not_if for rule in importer.manifest.questions):
        return ""
    return source.head().decode("utf-8", "replace")


def _raw_cells(block: RawBlock) -> Iterator[tuple[int, tuple[tuple[str, str], ...]]]:
    texts = {name: column.texts() for name, column in block.columns.items()}
    for position, row in enumerate(block.rows.tolist()):
        yield row, tuple((name, column[position]) for name, column in texts.items())


def _options_at(options: ReadOptions, clock: Clock) -> ReadOptions:
    """Open-ended recurrences are unrolled until a year from now."""
    zone = ZoneInfo(options.zone or "UTC")
    last = (clock.now() + timedelta(days=366)).astimezone(zone).date()
    return options if options.last_day else replace(options, last_day=last.isoformat())


def _account_for(item: RowProblem | SkippedRow | SourceNotice, tally: Tally) -> None:
    match item:
        case RowProblem():
            tally.reject(item)
        case SkippedRow():
            tally.skip(item.code)
        case SourceNotice():
            tally.notice(item.code, **dict(item.params))


def _say_always(notices: tuple[str, ...], zone: str, tally: Tally) -> None:
    for code in notices:
        if code == "source.zone_assumed":
            tally.notice(code, zone=zone)
        else:
            tally.notice(code)


class _Watched(ExportSource):
    """The same source, remembering the stream last opened so that progress can be told in bytes."""

    def __init__(self, source: ExportSource) -> None:
        super().__init__(source.name, source.size, self._remember)
        self._inner = source
        self._stream: BinaryIO | None = None

    def _remember(self) -> BinaryIO:
        self._stream = self._inner.open()
        return self._stream

    def done(self) -> int:
        """Bytes taken from the stream so far; 0 where that cannot be told."""
        if self._stream is None:
            return 0
        if self._stream.closed:
            return self.size
        try:
            return self._stream.tell()
        except (OSError, io.UnsupportedOperation):
            return 0

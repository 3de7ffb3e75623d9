"""Readings that several files state differently: every value stays, one counts, and there is a reason."""

from dataclasses import dataclass
from enum import StrEnum

from sdt_desktop.model.quality import Quality


class Why(StrEnum):
    """Why a value gives way to the one that counts.

    LATER_FILE: by the files' own creation stamps the other was made later, or was imported after this one was made.
    LATER_IMPORT: the other was imported later. VALUE_BEATS_MISSING: this one states a gap, the other a value.
    """

    LATER_FILE = "later-file"
    LATER_IMPORT = "later-import"
    VALUE_BEATS_MISSING = "value-beats-missing"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one import says about a reading. `value` in the stream's unit, None is a stated gap.

    imported_at_ms, file_stamp_ms: epoch milliseconds UTC; the latter is the file's own creation stamp, None where
    the format has none. row: in the file. why: None for the one that counts and for others with the same value.
    """

    batch: str
    file: str
    imported_at_ms: int
    file_stamp_ms: int | None
    row: int
    value: float | None
    quality: Quality
    counts: bool
    why: Why | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A reading with at least two different values: `statements` from the weakest file to the strongest.

    start_ms: epoch milliseconds UTC.
    """

    start_ms: int
    statements: tuple[Statement, ...]

    @property
    def counting(self) -> Statement:
        return next(each for each in self.statements if each.counts)

"""The account of one file while it is being read: every row ends as used, skipped or rejected."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from sdt_desktop.model.blocks import Int32
from sdt_desktop.model.imports import Params, ReadAccount, RowCounts, RowProblem

Bool = NDArray[np.bool_]


class Tally:
    """Counts rows and codes without bound, keeps the first `limit` problems one by one. file: its name, for errors."""

    def __init__(self, limit: int, file: str = "") -> None:
        self.file = file
        self.encoding = ""
        self.order_stamp_ms: int | None = None
        self._limit = limit
        self._used = 0
        self._skipped: Counter[str] = Counter()
        self._rejected: Counter[str] = Counter()
        self._problems: list[RowProblem] = []
        self._notices: dict[str, dict[str, str | float | None]] = {}

    @property
    def read(self) -> int:
        return self._used + self._skipped.total() + self._rejected.total()

    @property
    def used(self) -> int:
        return self._used

    def use(self, count: int = 1) -> None:
        self._used += count

    def skip(self, code: str, count: int = 1) -> None:
        if count:
            self._skipped[code] += count

    def reject(self, problem: RowProblem) -> None:
        """A row that gave nothing."""
        self._rejected[problem.code] += 1
        self.mention(problem)

    def reject_rows(self, rows: Int32, code: str, params: Params = ()) -> None:
        """Many rows with one fault; only as many problems are made as may be kept."""
        self._rejected[code] += len(rows)
        self.mention_rows(rows, code, params)

    def mention(self, problem: RowProblem) -> None:
        """A fault in a row that was used all the same."""
        if len(self._problems) < self._limit:
            self._problems.append(problem)

    def mention_rows(self, rows: Int32, code: str, params: Params = ()) -> None:
        room = max(0, self._limit - len(self._problems))
        self._problems.extend(RowProblem(int(row), code, params) for row in rows[:room])

    def notice(self, code: str, **params: str | float | None) -> None:
        """Said once about the file; parameters of the first time stand."""
        self._notices.setdefault(code, dict(params))

    def notice_count(self, code: str, count: int) -> None:
        """A notice whose `count` adds up over the file."""
        if count:
            held = self._notices.setdefault(code, {"count": 0})
            held["count"] = int(held["count"] or 0) + count

    def account(self) -> ReadAccount:
        """Complete once all blocks were taken."""
        return ReadAccount(
            rows=RowCounts(self.read, self._used, self._skipped.total(), self._rejected.total()),
            skipped=tuple(sorted(self._skipped.items())),
            rejected=tuple(sorted(self._rejected.items())),
            problems=tuple(sorted(self._problems, key=lambda problem: problem.row)),
            notices=tuple((code, tuple(params.items())) for code, params in sorted(self._notices.items())),
            encoding=self.encoding,
            order_stamp_ms=self.order_stamp_ms,
        )


class PartTally(Tally):
    """Of what is part of a row that another table counts: faults are told, nothing is counted as a row of the file."""

    def __init__(self, whole: Tally) -> None:
        super().__init__(0, whole.file)
        self._whole = whole

    def reject(self, problem: RowProblem) -> None:
        self.mention(problem)
        self._whole.notice_count("source.parts_not_understood", 1)

    def reject_rows(self, rows: Int32, code: str, params: Params = ()) -> None:
        self.mention_rows(rows, code, params)
        self._whole.notice_count("source.parts_not_understood", len(rows))

    def mention(self, problem: RowProblem) -> None:
        self._whole.mention(problem)

    def mention_rows(self, rows: Int32, code: str, params: Params = ()) -> None:
        self._whole.mention_rows(rows, code, params)

    def notice(self, code: str, **params: str | float | None) -> None:
        self._whole.notice(code, **params)

    def notice_count(self, code: str, count: int) -> None:
        self._whole.notice_count(code, count)

"""What a question to the benchmark is, and how its answer is measured.

Machines drift by a factor of three while a benchmark runs, so contestants take turns, round after round, and
only the ratio of their medians inside one run is an answer.
"""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from statistics import median
from time import perf_counter

from tests.bench import questions

Work = Callable[[], object]


@dataclass(frozen=True)
class Setting:
    """small: tiny files and few rounds, only to see that the benchmark works. folder: for generated files."""

    small: bool
    folder: Path

    @property
    def rounds(self) -> int:
        return 1 if self.small else 7

    def rows(self, full: int) -> int:
        """How many rows to generate where the real question has `full`."""
        return min(full, 4000) if self.small else full


@dataclass(frozen=True)
class Answer:
    """seconds: medians by contestant, ours first. mib: peak memory of ours above idle, None if not asked.

    facts: further figures by name.
    """

    subject: str
    seconds: dict[str, float]
    mib: float | None = None
    facts: dict[str, float] = field(default_factory=dict)

    @property
    def ours(self) -> str:
        return next(iter(self.seconds))

    def ratios(self) -> dict[str, float]:
        """Our time divided by each peer's: below 1 is quicker."""
        own = self.seconds[self.ours]
        return {peer: own / time for peer, time in self.seconds.items() if peer != self.ours}


@dataclass(frozen=True)
class Question:
    """name: on the command line. goal: the sentence of the design's table that it answers."""

    name: str
    goal: str
    run: Callable[[Setting], list[Answer]]


def every_question() -> dict[str, Question]:
    """All questions by name, in the order of their modules' names."""
    names = [module.name for module in iter_modules(questions.__path__)]
    found = [import_module(f"{questions.__name__}.{name}").QUESTION for name in sorted(names)]
    return {question.name: question for question in found}


def take_turns(contestants: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Median seconds of each contestant; a first round warms up and is not counted (unless it is the only one)."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds + (rounds > 1)):
        for name, work in contestants.items():
            gc.collect()
            start = perf_counter()
            work()
            times[name].append(perf_counter() - start)
    return {name: median(taken[1:] or taken) for name, taken in times.items()}

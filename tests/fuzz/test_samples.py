"""A short run of `python -m tests.fuzz`: changed samples of every importer end in rows or in a code."""

import pytest

from tests.fuzz.trial import case, judge
from tests.importers.behaviour import SAMPLES

SEED, ROUNDS = 2026, 4


@pytest.mark.timeout(60)
@pytest.mark.parametrize("number", range(len(SAMPLES)), ids=[str(sample) for sample in SAMPLES])
def test_changed_samples(number: int, tmp_path) -> None:
    for turn in range(ROUNDS):
        sample, data = case(SEED, number + turn * len(SAMPLES))
        judge(sample, data, look=turn == 0, folder=tmp_path if turn == 1 else None)


def test_a_case_is_the_same_whenever_it_is_asked_for() -> None:
    assert case(SEED, 3) == case(SEED, 3)
    assert len({case(SEED, number)[1] for number in range(0, 5 * len(SAMPLES), len(SAMPLES))}) > 1


def test_the_judge_sees_what_cannot_be(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """A reader that breaks, and one that gives a number that is none, are both found."""
    sample = next(one for one in SAMPLES if one.importer == "fr-sedif-water-daily-csv")
    judge(sample, sample.data, look=True, folder=tmp_path)
    monkeypatch.setattr("tests.fuzz.trial.LAST_MS", 0)
    with pytest.raises(AssertionError, match="out of this world"):
        judge(sample, sample.data)
    monkeypatch.setattr("sdt_desktop.importing.pipeline.reader", lambda name: {}[name])
    with pytest.raises(KeyError):
        judge(sample, sample.data)

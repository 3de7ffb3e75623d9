"""What a file does not say: which questions are open, and what the person, or the file's name, answered."""

import re
from collections.abc import Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from zoneinfo import ZoneInfo

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.manifest import Manifest, ObservationRule, QuestionRule, TimeRule
from sdt_desktop.importing.manifest_reading import QUESTION_KEYS
from sdt_desktop.importing.names import normal_name
from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.model.imports import Question

_YEAR = re.compile(r"(19|20|21)\d\d")


def known_answers(manifest: Manifest, file_name: str, given: Mapping[str, str], head: str = "") -> dict[str, str]:
    """Answers to this manifest's questions: the person's, else what the file's beginning or name says without doubt.

    `answer.unknown_key` for a key that no manifest may ask, `answer.not_a_choice` for an answer that is none.
    """
    for key in given:
        if key not in QUESTION_KEYS:
            raise SdtError("answer.unknown_key", key=key)
    answers = {}
    for rule in manifest.questions:
        answer = given.get(rule.key) or _from_text(rule, head) or _from_name(rule, file_name)
        if answer is not None:
            _check(rule, answer)
            answers[rule.key] = answer
    return answers


def settled(manifest: Manifest, answers: Mapping[str, str]) -> Manifest:
    """The manifest with the date formats of the answered order only, and the answered unit."""
    kept = tuple(rule for rule in manifest.observations if _is_chosen(rule, answers))
    if len(kept) < len(manifest.observations):
        manifest = replace(manifest, observations=kept)
    unit = answers.get("unit")
    if unit is not None:
        measured = tuple(replace(rule, unit=unit) if rule.unit == "?" else rule for rule in manifest.observations)
        manifest = replace(manifest, observations=measured)
    order = answers.get("date_order")
    if order is None:
        tables = tuple(replace(table, manifest=settled(table.manifest, answers)) for table in manifest.tables)
        return replace(manifest, tables=tables)
    observations = tuple(replace(rule, time=_ordered(rule.time, order)) for rule in manifest.observations)
    tables = tuple(replace(table, manifest=settled(table.manifest, answers)) for table in manifest.tables)
    return replace(manifest, time=_ordered(manifest.time, order), observations=observations, tables=tables)


def _is_chosen(rule: ObservationRule, answers: Mapping[str, str]) -> bool:
    """Whether the answers leave this series its meaning: without the unit of its values there is none."""
    if rule.unit == "?" and "unit" not in answers:
        return False
    return all(any_matches(answers.get(key, ""), words) for key, words in rule.answers)


def date_orders(manifest: Manifest) -> tuple[str, ...]:
    """The answers among which a file's dates may decide; none where they are written in one order."""
    rules = (manifest.time, *(table.manifest.time for table in manifest.tables))
    return next((tuple(order for order, _ in rule.orders) for rule in rules if rule.orders), ())


def _ordered(time: TimeRule, order: str) -> TimeRule:
    formats = dict(time.orders).get(order)
    return time if formats is None else replace(time, formats=formats, orders=())


def open_questions(manifest: Manifest, answers: Mapping[str, str], head: str = "") -> tuple[Question, ...]:
    return tuple(
        Question(rule.key, rule.choices, "file.does_not_say")
        for rule in manifest.questions
        if rule.key not in answers and _arises(rule, head)
    )


def _arises(rule: QuestionRule, head: str) -> bool:
    """Whether the file's beginning shows rows that the question is about."""
    if not (rule.asked_if or rule.not_if):
        return True
    lines = [normal_name(line) for line in head.splitlines()]
    shown = any(any_matches(line, rule.asked_if) for line in lines) if rule.asked_if else True
    return shown and not any(any_matches(line, rule.not_if) for line in lines)


def _from_text(rule: QuestionRule, head: str) -> str | None:
    """Lines of the beginning, compared as header names are: without case, accents and blanks."""
    if not rule.from_text:
        return None
    lines = [normal_name(line) for line in head.splitlines()]
    fitting = [answer for answer, patterns in rule.from_text if any(any_matches(line, patterns) for line in lines)]
    return fitting[0] if len(fitting) == 1 else None


def _from_name(rule: QuestionRule, file_name: str) -> str | None:
    name = file_name.rsplit("/", 1)[-1].casefold()
    fitting = [
        answer
        for answer, patterns in rule.from_name
        if any(fnmatchcase(name, pattern.casefold()) for pattern in patterns)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _check(rule: QuestionRule, answer: str) -> None:
    fits = answer in rule.choices if rule.choices else _fits_free(rule.key, answer)
    if not fits:
        raise SdtError("answer.not_a_choice", key=rule.key)


def _fits_free(key: str, answer: str) -> bool:
    if key == "year":
        return _YEAR.fullmatch(answer) is not None
    if key == "zone":
        return _is_zone(answer)
    return bool(answer.strip())


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True

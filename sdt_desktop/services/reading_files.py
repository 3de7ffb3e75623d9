"""The one way a file is read: detect, ask, read, tell. Inspecting, reviewing and importing differ in the store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sdt_desktop.base.clock import Clock
from sdt_desktop.base.errors import Cancelled, Family, SdtError
from sdt_desktop.base.progress import CancelToken, ProgressListener, no_progress
from sdt_desktop.importing.catalogue import Catalogue
from sdt_desktop.importing.detect import Detection, detect
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.pipeline import Reading, sources_of
from sdt_desktop.importing.source import ExportSource, FileRefusal
from sdt_desktop.model.imports import Candidate, FileReport, ImportStatus, Params


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What the person said beforehand: an importer by id, answers to questions, whether to keep the original.

    `by_file` holds what was said about single files, by their SHA-256; `only` leaves all other files out (None
    takes all).
    """

    importer: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    keep_original: bool = True
    by_file: "Mapping[str, ImportChoices]" = field(default_factory=dict)
    only: frozenset[str] | None = None

    def of(self, source: ExportSource) -> "ImportChoices":
        return self.by_file.get(source.sha256, self) if self.by_file else self

    def takes(self, source: "ExportSource | FileRefusal") -> bool:
        if self.only is None:
            return True
        return isinstance(source, ExportSource) and source.sha256 in self.only


@dataclass(frozen=True, slots=True)
class Work:
    """What goes with a long piece of work: when it is, whether to stop, whom to tell."""

    clock: Clock
    token: CancelToken = field(default_factory=CancelToken)
    progress: ProgressListener = no_progress
    limits: Limits = DEFAULT_LIMITS


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file and the importer that reads it, ready to be read."""

    source: ExportSource
    importer: Importer
    detection: Detection
    choices: ImportChoices

    def reading(self, work: Work) -> Reading:
        return Reading(self.source, self.importer, self.choices.answers, work.limits, work.clock)


_CLEAR = 0.02

Take = Callable[[Recognised, Work], FileReport]


def read_files(
    paths: Sequence[Path], catalogue: Catalogue, choices: ImportChoices, work: Work, take: Take
) -> Iterator[FileReport]:
    """One report a file, in order; folders and archives are walked. Stops after a cancelled file."""
    for source in _all_sources(paths, work.limits):
        if not choices.takes(source):
            continue
        report = _read_one(source, catalogue, choices, work, take)
        yield report
        if report.status is ImportStatus.CANCELLED:
            return


def _all_sources(paths: Sequence[Path], limits: Limits) -> Iterator[ExportSource | FileRefusal]:
    for path in paths:
        yield from sources_of(path, limits)


def _read_one(
    source: ExportSource | FileRefusal, catalogue: Catalogue, choices: ImportChoices, work: Work, take: Take
) -> FileReport:
    if isinstance(source, FileRefusal):
        return FileReport(source.file, "", ImportStatus.REFUSED, error=error_of(source.error))
    report = FileReport(source.name, "", ImportStatus.FAILED)
    try:
        work.token.check()
        source.hash_ahead()
        found = recognise(source, catalogue, choices.of(source), work.limits)
        return found if isinstance(found, FileReport) else take(found, work)
    except Cancelled:
        return replace(_with_hash(report, source), status=ImportStatus.CANCELLED, error=("job.cancelled", ()))
    except SdtError as error:
        return replace(_with_hash(report, source), status=_status_of(error), error=error_of(error))


def _with_hash(report: FileReport, source: ExportSource) -> FileReport:
    """With the file's hash, where it can be had."""
    try:
        return replace(report, sha256=source.sha256)
    except SdtError:
        return report


def recognise(
    source: ExportSource, catalogue: Catalogue, choices: ImportChoices, limits: Limits = DEFAULT_LIMITS
) -> Recognised | FileReport:
    """The importer to use, or the report that says why there is none."""
    detection = detect(source, catalogue, limits)
    if choices.importer is not None:
        return Recognised(source, catalogue.get(choices.importer), detection, choices)
    if _is_clear(detection):
        return Recognised(source, catalogue.get(detection.candidates[0].importer), detection, choices)
    return _unclear(source, detection)


def _unclear(source: ExportSource, detection: Detection) -> FileReport:
    report = FileReport(source.name, source.sha256, ImportStatus.NOT_RECOGNISED, candidates=detection.candidates)
    if detection.refusal is not None:
        return replace(report, status=ImportStatus.REFUSED, error=error_of(detection.refusal))
    if detection.decoy is not None:
        return replace(report, status=ImportStatus.DECOY, error=(detection.decoy, ()))
    if not detection.candidates:
        return replace(report, error=("file.not_recognised", (("file", source.name),)))
    return replace(report, status=ImportStatus.AMBIGUOUS, error=("file.ambiguous", (("file", source.name),)))


def _is_clear(detection: Detection) -> bool:
    """Nothing speaks against the file, and one format fits it."""
    return not detection.refusal and detection.decoy is None and _one_fits(detection.candidates)


def _one_fits(candidates: tuple[Candidate, ...]) -> bool:
    """Where two formats fit about equally well, the person chooses."""
    scores = [candidate.score for candidate in candidates[:2]]
    return len(scores) == 1 or (len(scores) == 2 and scores[0] - scores[1] >= _CLEAR)


def error_of(error: SdtError) -> tuple[str, Params]:
    return error.code, tuple(error.params.items())


def _status_of(error: SdtError) -> ImportStatus:
    return ImportStatus.REFUSED if error.family is Family.USER else ImportStatus.FAILED

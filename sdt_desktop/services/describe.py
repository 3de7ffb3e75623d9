"""Describe this file: look at it, answer, see its rows read, keep the description as an importer of one's own."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import all_or_none, write_new
from sdt_desktop.base.paths import own_importers_folder
from sdt_desktop.importing.catalogue import MANIFEST, load_catalogue
from sdt_desktop.importing.describe import KINDS, Description, Draft, Need, Surety, TimeChoice, ValueChoice
from sdt_desktop.importing.describe_choose import FORM_FIELDS, choose
from sdt_desktop.importing.describe_guess import draft_of_sample
from sdt_desktop.importing.describe_sample import Hints, Sample, take_sample
from sdt_desktop.importing.describe_words import properties_for, units_for
from sdt_desktop.importing.describe_write import manifest_text
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.own import notes_of, own_id, read_own_manifest
from sdt_desktop.importing.pipeline import PreviewRow, preview_rows, sources_of
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.importing.structure import Structure, report_text, structure_of
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES

__all__ = [
    "Described", "Draft", "Looked", "Need", "Surety", "Units", "all_units", "describe", "keep", "look_at",
    "properties_for", "report_text", "save_report", "structures_of", "units_for",
]  # fmt: skip
Units = dict[str, tuple[str, ...]]
"""Observed property -> the units in which its values may be written."""
_ROWS = 12
_DRAFT_ID = "own-draft"
NOTES, REPORT = "NOTES.md", "structure.txt"
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Looked:
    """A file that was looked at: its sample is taken once, whatever is answered afterwards."""

    source: ExportSource
    sample: Sample
    hints: Hints


@dataclass(frozen=True, slots=True)
class Described:
    """What was said so far, what it makes of the first rows, and whether it is all.

    rows: raw beside understood; what is not answered yet is filled in for them as if by chance.
    """

    draft: Draft
    rows: tuple[PreviewRow, ...]

    @property
    def complete(self) -> bool:
        return not self.draft.needs


def look_at(path: Path, sha256: str = "", answers: Mapping[str, str] | None = None) -> Looked:
    """The file at `path`, or the member of an archive with that SHA-256. `SdtError` as `take_sample`."""
    source = _source(path, sha256)
    hints = Hints(**{key: value for key, value in (answers or {}).items() if key in FORM_FIELDS})
    return Looked(source, take_sample(source, hints), hints)


def _source(path: Path, sha256: str) -> ExportSource:
    if not sha256:
        return ExportSource.of_path(path)
    for found in sources_of(path, DEFAULT_LIMITS):
        if isinstance(found, ExportSource) and found.sha256 == sha256:
            return found
    raise SdtError("file.not_found", file=path.name)


def describe(looked: Looked, answers: Mapping[str, str], importer_id: str = _DRAFT_ID) -> Described:
    """`SdtError` answer.unknown_key or answer.not_a_choice."""
    draft = draft_with(looked.sample, answers, importer_id)
    return Described(draft, _preview(looked, draft))


def draft_with(sample: Sample, answers: Mapping[str, str], importer_id: str) -> Draft:
    """The guesses, and the answers put over them: first what other guesses hang on."""
    kind, time = answers.get("kind", ""), answers.get("time", "")
    if kind and kind not in KINDS:
        raise SdtError("answer.not_a_choice", key="kind")
    draft = draft_of_sample(sample, importer_id, kind=kind, time=time)
    if time and time not in draft.dated:
        raise SdtError("answer.not_a_choice", key="time")
    done = {"kind", "time", *FORM_FIELDS}
    first = [key for key in ("value", "amount") if key in answers]
    for field in (*first, *(key for key in answers if key not in {*done, *first})):
        draft = choose(draft, field, answers[field])
    said = {key for key in ("kind", "time", "encoding") if answers.get(key)}
    return replace(draft, sureties={key: sure for key, sure in draft.sureties.items() if key not in said})


def _preview(looked: Looked, draft: Draft) -> tuple[PreviewRow, ...]:
    """Read by the very pipeline that imports; raw rows alone where there is nothing to read yet."""
    text = manifest_text(_filled(draft.description))
    manifest, _ = read_own_manifest(text, draft.description.id)
    if manifest is not None:
        try:
            return preview_rows(looked.source, Importer(manifest, reviewed=False), {}, limit=_ROWS)
        except SdtError:
            pass  # the raw rows show what the file is
    columns = looked.sample.columns
    rows = zip(*(cells[:_ROWS] for cells in columns.values()), strict=True)
    return tuple(PreviewRow(number, tuple(zip(columns, row, strict=True))) for number, row in enumerate(rows, 1))


def _filled(description: Description) -> Description:
    """With something for everything that is not answered, so that the first rows can be read."""
    time, event = description.time, description.event
    return replace(
        description,
        name=description.name or "…",
        time=_filled_time(time),
        values=tuple(map(_filled_value, description.values)),
        event=replace(event, kind=event.kind or "visit", sign=event.sign or "signed"),
    )


def _filled_time(time: TimeChoice) -> TimeChoice:
    order = "dmy" if time.order == "?" else time.order
    return replace(time, zone=time.zone or "Europe/Paris", stamp=time.stamp or "start", order=order)


def _filled_value(value: ValueChoice) -> ValueChoice:
    code = value.property or next(iter(properties_for(value.unit, counter=value.counter)), "electricity.consumption")
    unit = value.unit if value.unit or value.unit_column else units_for(code)[0]
    return replace(value, property=code, unit=unit)


def all_units() -> Units:
    return {code: units_for(code) for code in OBSERVED_PROPERTIES}


# --- keeping it ------------------------------------------------------------------------------------------------


def keep(
    looked: Looked, answers: Mapping[str, str], importer_id: str = "", out: Path | None = None
) -> tuple[str, Path]:
    """Writes the finished description as an own importer: manifest, notes, structure report; its id and folder.

    Without an id it is made from the name. `SdtError` manifest.incomplete, manifest.id_taken, out.*.
    """
    wanted = importer_id or _free_id(answers.get("name", ""))
    draft = draft_with(looked.sample, answers, wanted)
    for need in draft.needs:
        raise SdtError("manifest.incomplete", id=wanted, field=need.field)
    _, faults = read_own_manifest(manifest_text(draft.description), wanted)
    if faults:
        raise faults[0]
    return wanted, write_importer(draft, looked.source, out)


def write_importer(draft: Draft, source: ExportSource, out: Path | None = None) -> Path:
    """The folder of a description, finished or not; a description that cannot be read yet is written over."""
    manifest_id = draft.description.id
    folder = (out or own_importers_folder()) / manifest_id
    catalogue = load_catalogue(own_importers_folder())
    if manifest_id in catalogue.ids:
        if manifest_id not in catalogue.faults() or out is not None:
            raise SdtError("manifest.id_taken", id=manifest_id)
        for name in (MANIFEST, NOTES, REPORT):
            (folder / name).unlink(missing_ok=True)
    text = manifest_text(draft.description)
    parts = {MANIFEST: text, REPORT: report_text([structure_of(source)])}
    manifest, _ = read_own_manifest(text, manifest_id)
    if manifest is not None:
        parts[NOTES] = notes_of(manifest, len(draft.columns))
    with all_or_none(manifest_id) as together:
        together.make_folder(folder)
        for name, content in parts.items():
            together.write_new(folder / name, [content.encode()])
    return folder


def _free_id(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    base = own_id(_SLUG.sub("-", plain).strip("-")[:40].strip("-") or "service")
    taken = set(load_catalogue(own_importers_folder()).ids)
    return next(
        each for number in range(1, 10_000) if (each := base if number == 1 else f"{base}-{number}") not in taken
    )


# --- structure reports -----------------------------------------------------------------------------------------


def structures_of(path: Path, sha256: str = "") -> tuple[Structure, ...]:
    """Every file at `path` (folder, archive), or the one with that SHA-256, without a single value."""
    if sha256:
        return (structure_of(_source(path, sha256)),)
    found = sources_of(path, DEFAULT_LIMITS)
    return tuple(structure_of(source) for source in found if isinstance(source, ExportSource))


def save_report(text: str, out: Path) -> None:
    """What was shown, to a new file. `SdtError` out.*."""
    write_new(out, [text.encode()], mode=0o644)

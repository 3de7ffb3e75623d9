"""The catalogue for those who add a service: list, check, describe, hand over, take in, remove."""

import io
import tomllib
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import all_or_none, out_error, write_new, write_over
from sdt_desktop.base.paths import own_importers_folder
from sdt_desktop.importing.catalogue import MANIFEST, Catalogue, load_catalogue
from sdt_desktop.importing.check import check_importer
from sdt_desktop.importing.describe import Draft, Need
from sdt_desktop.importing.manifest import Manifest
from sdt_desktop.importing.own import MOST_BYTES, own_id, read_own_manifest
from sdt_desktop.model.imports import Params, is_own_importer
from sdt_desktop.services.describe import NOTES, REPORT, draft_with, look_at, write_importer
from sdt_desktop.services.descriptions import OwnDescription, what_it_says

_PARTS = (MANIFEST, NOTES, REPORT)


@dataclass(frozen=True, slots=True)
class ImporterFacts:
    """A format of the catalogue in a few words."""

    id: str
    version: int
    sector: str
    territories: tuple[str, ...]
    confidence: str
    names: dict[str, str]
    howto: dict[str, str]
    source: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`problems` empty: the importer does on its sample exactly what is expected."""

    id: str
    problems: tuple[tuple[str, Params], ...]


@dataclass(frozen=True, slots=True)
class DraftResult:
    """Both as `--set` keys. to_complete: what only a person knows. to_confirm: guesses the file does not prove."""

    id: str
    manifest: Path
    to_complete: tuple[Need, ...]
    to_confirm: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """An importer somebody else made, now among the person's own."""

    id: str
    names: dict[str, str]


def list_importers() -> tuple[ImporterFacts, ...]:
    """Every sound importer, bundled ones first; own ones are marked as not reviewed."""
    return tuple(
        ImporterFacts(
            each.id, each.version, each.manifest.sector, each.manifest.territories, each.manifest.confidence,
            dict(each.manifest.name), dict(each.manifest.howto), each.manifest.source.id, each.reviewed,
        )
        for each in load_catalogue(own_importers_folder())
    )  # fmt: skip


def check_importers(ids: tuple[str, ...]) -> tuple[CheckResult, ...]:
    """Each of `ids` (all when empty) against its own sample, its expected result and every other importer."""
    catalogue = load_catalogue(own_importers_folder())
    unknown = next((each for each in ids if each not in catalogue.ids), None)
    if unknown is not None:
        raise SdtError("manifest.not_found", id=unknown)
    return tuple(CheckResult(each, _faults(each, catalogue)) for each in ids or catalogue.ids)


def _faults(importer_id: str, catalogue: Catalogue) -> tuple[tuple[str, Params], ...]:
    """An own importer has no sample, which would be somebody's data: its manifest alone is checked."""
    if is_own_importer(importer_id):
        faults = list(catalogue.faults().get(importer_id, ()))
    else:
        faults = check_importer(catalogue.folder(importer_id), catalogue)
    return tuple((fault.code, tuple(fault.params.items())) for fault in faults)


Ask = Callable[[Draft], Mapping[str, str]]


def draft_importer(
    importer_id: str, file: Path, out: Path | None, answers: Mapping[str, str], ask: Ask | None = None
) -> DraftResult:
    """Writes `<out>/<id>/manifest.toml`, by default in the person's own importer folder, where ids begin with `own-`.

    `ask` may answer what is still open. Never over an importer that can be read.
    """
    wanted = importer_id if out is not None else own_id(importer_id)
    looked = look_at(file, answers=answers)
    draft = draft_with(looked.sample, answers, wanted)
    if ask is not None:
        draft = draft_with(looked.sample, {**answers, **ask(draft)}, wanted)
    folder = write_importer(draft, looked.source, out)
    return DraftResult(wanted, folder / MANIFEST, draft.needs, draft.to_confirm)


def export_importer(importer_id: str, out: Path, *, replace: bool = False) -> None:
    """An own importer as one file for somebody else: manifest, notes, structure report; no value of any file."""
    catalogue = load_catalogue(own_importers_folder())
    if not is_own_importer(importer_id):
        raise SdtError("manifest.not_found", id=importer_id)
    catalogue.get(importer_id)
    folder = catalogue.folder(importer_id)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in _PARTS:
            if (folder / name).is_file():
                archive.writestr(zipfile.ZipInfo(f"{importer_id}/{name}"), (folder / name).read_bytes())
    (write_over if replace else write_new)(out, [packed.getvalue()], mode=0o644)


def look_into(file: Path) -> OwnDescription:
    """What a file made by `export_importer` says, before it is taken in. Raises as `add_importer`."""
    parts, manifest = _sound_parts(file)
    return what_it_says(manifest, parts[MANIFEST].decode("utf-8", "replace"))


def add_importer(file: Path) -> Added:
    """Takes in a file made by `export_importer` (or a bare manifest): checked, bounded, never run, not reviewed.

    `SdtError` manifest.* for what is none, is not allowed, or has an id that is taken.
    """
    parts, manifest = _sound_parts(file)
    folder = own_importers_folder() / manifest.id
    with all_or_none(manifest.id) as together:
        together.make_folder(folder)
        for name, content in parts.items():
            together.write_new(folder / name, [content])
    return Added(manifest.id, dict(manifest.name))


def _sound_parts(file: Path) -> tuple[dict[str, bytes], Manifest]:
    parts = _parts_of(file)
    text = parts[MANIFEST].decode("utf-8", "replace")
    manifest_id = _stated_id(text, file.name)
    if manifest_id in load_catalogue(own_importers_folder()).ids:
        raise SdtError("manifest.id_taken", id=manifest_id)
    manifest, faults = read_own_manifest(text, manifest_id)
    if manifest is None:
        raise faults[0]
    return parts, manifest


def remove_importer(importer_id: str) -> None:
    """Removes an own importer; what was imported by it stays. `SdtError` manifest.not_found for any other."""
    folder = own_importers_folder() / importer_id
    if not is_own_importer(importer_id) or importer_id not in load_catalogue(own_importers_folder()).ids:
        raise SdtError("manifest.not_found", id=importer_id)
    try:
        for name in _PARTS:
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()
    except OSError as error:
        raise out_error(error, importer_id) from None


def _parts_of(file: Path) -> dict[str, bytes]:
    """The members that may be there, each bounded; whatever else an archive holds is left alone."""
    refused = SdtError("manifest.not_an_importer", file=file.name)
    try:
        if file.stat().st_size > 4 * MOST_BYTES:
            raise refused
        raw = file.read_bytes()
        if not raw.startswith(b"PK"):
            return {MANIFEST: raw[: MOST_BYTES + 1]}
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = {name: _member(archive, name) for name in _PARTS}
    except FileNotFoundError:
        raise SdtError("file.not_found", file=file.name) from None
    except (OSError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        raise refused from None
    found = {name: content for name, content in parts.items() if content}
    if MANIFEST not in found:
        raise refused
    return found


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    place = next((each for each in archive.namelist()[:64] if each.rpartition("/")[2] == name), None)
    if place is None:
        return b""
    with archive.open(place) as stream:
        return stream.read(MOST_BYTES + 1)


def _stated_id(text: str, file: str) -> str:
    try:
        stated = tomllib.loads(text[: MOST_BYTES + 1]).get("id")
    except (tomllib.TOMLDecodeError, RecursionError):
        stated = None
    if not isinstance(stated, str) or not is_own_importer(stated) or own_id(stated) != stated:
        raise SdtError("manifest.not_an_importer", file=file)
    return stated

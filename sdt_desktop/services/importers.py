"""The catalogue for those who add a service: list, check, a first draft."""

from dataclasses import dataclass
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import all_or_none
from sdt_desktop.base.paths import own_importers_folder
from sdt_desktop.importing.catalogue import MANIFEST, Catalogue, load_catalogue
from sdt_desktop.importing.check import check_importer
from sdt_desktop.importing.draft import draft_manifest
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import Params


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
    manifest: Path
    to_complete: tuple[str, ...]


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
    faults = check_importer(catalogue.folder(importer_id), catalogue)
    return tuple((fault.code, tuple(fault.params.items())) for fault in faults)


def draft_importer(importer_id: str, file: Path, out: Path | None) -> DraftResult:
    """Writes `<out>/<id>/manifest.toml`, by default in the person's own importer folder; never overwrites."""
    catalogue = load_catalogue(own_importers_folder())
    if importer_id in catalogue.ids:
        raise SdtError("manifest.id_taken", id=importer_id)
    draft = draft_manifest(importer_id, ExportSource.of_path(file))
    folder = (out or own_importers_folder()) / importer_id
    with all_or_none(folder.name) as together:
        together.make_folder(folder)
        together.write_new(folder / MANIFEST, [draft.text.encode()])
    return DraftResult(folder / MANIFEST, draft.to_complete)

"""The importers there are: those that come with the program and those the person added. Read when asked for."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.paths import importers_root
from sdt_desktop.importing.manifest import Importer
from sdt_desktop.importing.manifest_reading import read_manifest
from sdt_desktop.importing.own import MOST_BYTES, read_own_manifest

MANIFEST = "manifest.toml"


class Catalogue:
    """Importers by id. A manifest is parsed when first needed; a faulty one is left out and kept in `faults`."""

    def __init__(self, bundled: Traversable, own: Path | None) -> None:
        self._bundled = _folders(bundled)
        self._own = _folders(own) if own is not None else {}
        self._read: dict[str, Importer | None] = {}
        self._faults: dict[str, list[SdtError]] = {
            taken: [SdtError("manifest.id_taken", id=taken)] for taken in self._own.keys() & self._bundled.keys()
        }

    @property
    def ids(self) -> tuple[str, ...]:
        """Bundled ids, then own ones; an own manifest never stands in for a bundled one."""
        return (*self._bundled, *(own for own in self._own if own not in self._bundled))

    def __iter__(self) -> Iterator[Importer]:
        for manifest_id in self.ids:
            found = self._importer(manifest_id)
            if found is not None:
                yield found

    def get(self, manifest_id: str) -> Importer:
        """The importer of that id; `manifest.not_found`, or the first fault of a manifest that has some."""
        if manifest_id not in self._bundled and manifest_id not in self._own:
            raise SdtError("manifest.not_found", id=manifest_id)
        found = self._importer(manifest_id)
        if found is None:
            raise self._faults[manifest_id][0]
        return found

    def folder(self, manifest_id: str) -> Traversable:
        """Where the manifest, its sample and its notes lie."""
        return self._bundled.get(manifest_id) or self._own[manifest_id]

    def faults(self) -> dict[str, tuple[SdtError, ...]]:
        """All that is wrong with the manifests of this catalogue, by id; reads every one of them."""
        for manifest_id in self.ids:
            self._importer(manifest_id)
        return {manifest_id: tuple(found) for manifest_id, found in self._faults.items()}

    def _importer(self, manifest_id: str) -> Importer | None:
        if manifest_id not in self._read:
            self._read[manifest_id] = self._parsed(manifest_id)
        return self._read[manifest_id]

    def _parsed(self, manifest_id: str) -> Importer | None:
        reviewed = manifest_id in self._bundled
        try:
            text = _text_of(self.folder(manifest_id), bounded=not reviewed)
        except (OSError, UnicodeDecodeError):
            self._faults[manifest_id] = [SdtError("manifest.not_toml", id=manifest_id)]
            return None
        manifest, faults = (read_manifest if reviewed else read_own_manifest)(text, manifest_id)
        if manifest is None:
            self._faults[manifest_id] = faults
            return None
        return Importer(manifest, reviewed=reviewed)


def _text_of(folder: Traversable, *, bounded: bool) -> str:
    """The manifest's text; of one that nobody reviewed no more than is needed to see that it is too large."""
    with (folder / MANIFEST).open("rb") as stream:
        return stream.read(MOST_BYTES + 1 if bounded else -1).decode("utf-8", "ignore" if bounded else "strict")


def load_catalogue(own_folder: Path | None = None) -> Catalogue:
    """The bundled importers and those of `own_folder` (which need not exist); looks at folder names only."""
    return Catalogue(importers_root(), own_folder)


def _folders(root: Traversable) -> dict[str, Traversable]:
    if not root.is_dir():
        return {}
    found = {folder.name: folder for folder in root.iterdir() if folder.is_dir()}
    return {name: found[name] for name in sorted(found) if (found[name] / MANIFEST).is_file()}

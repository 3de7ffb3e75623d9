"""docs/services.md: every importer by territory and by sector, with what its facts rest on."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.manifest import Manifest
from sdt_desktop.importing.manifest_reading import TERRITORIES
from sdt_desktop.model.vocabulary import Domain

_CONFIDENCE = {
    "high": "a genuine file was read", "medium": "described, not seen whole", "low": "inferred", "none": "a guess",
}  # fmt: skip
_EVERYWHERE = "Everywhere"
_SECTORS = [domain.value for domain in Domain]


def services_page(importers: Path, made: str) -> str:
    """`importers`: the folder of their folders; `made`: the line that says where the page comes from."""
    manifests = sorted((each.manifest for each in load_catalogue(None)), key=lambda each: (_place(each), each.id))
    lines = [
        "# Services whose exports are understood", "", made,
        f"{len(manifests)} formats. Confidence: " + "; ".join(f"*{k}* {v}" for k, v in _CONFIDENCE.items()) + ".", "",
        "One that is missing? [Ten minutes](../CONTRIBUTING.md#add-a-service-in-ten-minutes).", "",
        "## By territory", "", *_territories(manifests), "",
    ]  # fmt: skip
    for sector in dict.fromkeys(manifest.sector for manifest in manifests):
        lines += [f"## {sector.capitalize()}", ""]
        for manifest in (each for each in manifests if each.sector == sector):
            lines += _service(manifest, importers / manifest.id)
    return "\n".join(lines)


def _place(manifest: Manifest) -> int:
    return _SECTORS.index(manifest.sector)


def _territories(manifests: list[Manifest]) -> Iterator[str]:
    """A table: formats of one territory by sector; those of all territories once; those of none last."""
    yield from ("| territory | sector | formats |", "|---|---|---|")
    for territory in TERRITORIES:
        there = [each for each in manifests if territory in each.territories]
        yield from _rows(_EVERYWHERE if territory == "all" else _name(territory), there)
    yield from _rows("Other places", [each for each in manifests if not each.territories])


def _rows(territory: str, manifests: list[Manifest]) -> Iterator[str]:
    for sector in dict.fromkeys(each.sector for each in manifests):
        links = ", ".join(f"[{each.id}](#{each.id})" for each in manifests if each.sector == sector)
        yield f"| {territory} | {sector} | {links} |"


def _name(territory: str) -> str:
    return " ".join(word.capitalize() for word in territory.split("-"))


def _service(manifest: Manifest, folder: Path) -> Iterator[str]:
    where = ", ".join(_EVERYWHERE if each == "all" else _name(each) for each in manifest.territories) or "other places"
    yield from (f"### {manifest.id}", "", f"**{manifest.name['en']}** · {manifest.source.names['en']} · {where}", "")
    yield from (manifest.howto["en"], "", f"*{manifest.name['fr']}* : {manifest.howto['fr']}", "")
    yield from (f"Confidence *{manifest.confidence}*. {_evidence(folder)}", "")


def _evidence(folder: Path) -> str:
    """The notes' own words on where the facts come from, and what the samples hold."""
    samples = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    rows = sum(found["rows"]["read"] for found in samples.values())
    count = f"{len(samples)} constructed sample{'s' * (len(samples) > 1)}, {rows} rows"
    return " ".join(
        [*_sentences_on_facts((folder / "NOTES.md").read_text(encoding="utf-8").split("\n\n")), f"{count}."]
    )


def _sentences_on_facts(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        for item in paragraph.replace("\n* ", "\0").lstrip("* ").split("\0"):
            text = " ".join(item.split())
            at = text.find("Source of the facts")
            if at >= 0:
                yield text[at:].partition(" Confidence:")[0].rstrip(". ") + "."

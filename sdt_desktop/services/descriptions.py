"""A person's own descriptions of files: which there are, what one says, changing one beside a file of its kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.files import write_over
from sdt_desktop.base.paths import own_importers_folder
from sdt_desktop.importing.catalogue import MANIFEST, Catalogue, load_catalogue
from sdt_desktop.importing.describe import Description, Draft, Surety
from sdt_desktop.importing.describe_read import description_of
from sdt_desktop.importing.describe_sample import Hints, take_sample
from sdt_desktop.importing.describe_write import manifest_text
from sdt_desktop.importing.manifest import Manifest
from sdt_desktop.importing.own import notes_of, read_own_manifest
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.importing.structure import report_text, structure_of
from sdt_desktop.model.imports import Params, is_own_importer
from sdt_desktop.services.describe import NOTES, REPORT, Looked, draft_with

Fault = tuple[str, Params]
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class OwnDescription:
    """kind: readings, events, positions, "" for what cannot be read. what: observed properties or kinds of events.

    columns: what its file must hold. faults: why it cannot be read. editable: the wizard can show all it says.
    """

    id: str
    name: str
    sector: str = ""
    kind: str = ""
    what: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    editable: bool = False


def own_descriptions() -> tuple[OwnDescription, ...]:
    """Sound and faulty ones, by name."""
    catalogue = load_catalogue(own_importers_folder())
    found = [_told(catalogue, each) for each in catalogue.ids if is_own_importer(each)]
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def _told(catalogue: Catalogue, importer_id: str) -> OwnDescription:
    try:
        manifest = catalogue.get(importer_id).manifest
    except SdtError:
        faults = catalogue.faults().get(importer_id, ())
        told = tuple((fault.code, tuple(fault.params.items())) for fault in faults)
        return OwnDescription(importer_id, importer_id, faults=told)
    return what_it_says(manifest, _text_of(importer_id))


def what_it_says(manifest: Manifest, text: str) -> OwnDescription:
    """In a few words; `text` is the manifest as it stands."""
    kind = "events" if manifest.event else "positions" if manifest.position else "readings"
    codes = [code for rule in manifest.observations for _, code in rule.properties]
    if manifest.event is not None and manifest.event.kind is not None:
        codes = [manifest.event.kind.value]
    columns = next(iter((*manifest.match.columns, *manifest.match.keys)), ())
    name = next(iter(manifest.name.values()), manifest.id)[:_LONGEST_NAME]
    editable = description_of(manifest, text) is not None
    return OwnDescription(
        manifest.id, name, manifest.sector, kind, tuple(dict.fromkeys(codes)), tuple(columns), editable=editable
    )


def _text_of(importer_id: str) -> str:
    return (own_importers_folder() / importer_id / MANIFEST).read_text(encoding="utf-8", errors="replace")


# --- changing one ----------------------------------------------------------------------------------------------


def look_again(importer_id: str, path: Path) -> tuple[Looked, dict[str, str]]:
    """A file of the described kind, and the answers that make of it what the description says.

    `SdtError` manifest.not_found; manifest.not_for_own for one that says more than can be asked;
    answer.not_a_choice where the file has other columns.
    """
    described = _description(importer_id)
    source = ExportSource.of_path(path)
    hints = Hints(sheet=described.form.sheet, path=described.form.path)
    looked = Looked(source, take_sample(source, hints), hints)
    answers = _answers(looked, described)
    draft_with(looked.sample, answers, importer_id)
    return looked, answers


def _description(importer_id: str) -> Description:
    if not is_own_importer(importer_id):
        raise SdtError("manifest.not_found", id=importer_id)
    manifest = load_catalogue(own_importers_folder()).get(importer_id).manifest
    found = description_of(manifest, _text_of(importer_id))
    if found is None:
        raise SdtError("manifest.not_for_own", id=importer_id, field="reader")
    return found


def _answers(looked: Looked, described: Description) -> dict[str, str]:
    """Only what the file does not prove by itself: what it proves is not asked again either."""
    first = {"kind": described.kind, "time": described.time.columns[0]}
    guess = draft_with(looked.sample, first, described.id)
    seen, said = dict(_said(guess.description)), dict(_said(described))
    kept = {key: text for key, text in said.items() if seen.get(key) != text or _is_open(guess, key)}
    if "amount" in kept:  # another column of amounts takes sign and currency with it
        kept |= {key: said[key] for key in ("sign", "currency") if key in said}
    return first | kept


def _is_open(guess: Draft, key: str) -> bool:
    return key == "name" or guess.of(key) is not Surety.PROVEN


def _said(described: Description) -> Iterator[tuple[str, str]]:
    """A description as answers, by the names `choose` takes; what it leaves open is left out."""
    time = described.time
    yield "name", described.name
    yield "zone", time.zone
    for key, word, words in (
        ("date_order", time.order, ("dmy", "mdy")), ("stamp", time.stamp, ("start", "end", "instant", "day")),
        ("rule", time.rule, ("local", "utc")),
    ):  # fmt: skip
        if word in words:
            yield key, word
    if time.step == "neighbour" or time.step.startswith("PT"):
        yield "step", time.step
    if described.thing:
        yield "thing", described.thing
    families = {"readings": _said_values, "events": _said_event, "positions": _said_place}
    yield from families[described.kind](described)


def _said_values(described: Description) -> Iterator[tuple[str, str]]:
    yield "value", "|".join(each.column for each in described.values)
    for each in described.values:
        yield f"property:{each.column}", each.property
        if not each.unit_column:
            yield f"unit:{each.column}", each.unit
        yield f"decimal:{each.column}", each.decimal
        if each.missing and "-" not in each.missing:
            yield f"missing:{each.column}", "|".join(each.missing)


def _said_event(described: Description) -> Iterator[tuple[str, str]]:
    event = described.event
    yield "event", event.kind
    yield "label", event.label[0] if event.label else "-"
    yield "amount", event.amount or "-"
    if event.amount:
        yield "sign", event.sign
    for key, text in (
        ("currency", event.currency), ("currency_column", event.currency_column), ("origin", event.origin),
        ("destination", event.destination), ("distance", event.distance),
    ):  # fmt: skip
        if text:
            yield key, text


def _said_place(described: Description) -> Iterator[tuple[str, str]]:
    yield "latitude", described.position.latitude
    yield "longitude", described.position.longitude


def keep_changed(looked: Looked, answers: dict[str, str], importer_id: str) -> None:
    """Writes over the description. It stays as it was when this raises: manifest.*, out.*."""
    _description(importer_id)
    draft = draft_with(looked.sample, answers, importer_id)
    for need in draft.needs:
        raise SdtError("manifest.incomplete", id=importer_id, field=need.field)
    text = manifest_text(draft.description)
    manifest, faults = read_own_manifest(text, importer_id)
    if manifest is None:
        raise faults[0]
    folder = own_importers_folder() / importer_id
    report = report_text([structure_of(looked.source)])
    for name, content in (
        (MANIFEST, text), (NOTES, notes_of(manifest, len(draft.columns))), (REPORT, report),
    ):  # fmt: skip
        write_over(folder / name, [content.encode()])

"""International Patient Summaries: FHIR R4 bundles of type `document`, a row each for what a section refers to.

Tables by section (LOINC code of the section): problem, medication, allergy, vaccination, history, procedure, device,
result, plan; `other` for all further sections. Columns of all of them: `COLUMNS`. Table `document` is the Composition,
table `person` the Patient.

A resource that says that nothing is known (`no-known-allergies`) is skipped, and counted: it is no record. Clinical
resources that no section refers to are skipped as something else; people and organisations are no rows at all.
Rows carry the position of the resource in the bundle.
"""

from collections.abc import Iterator

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow
from sdt_desktop.importing.readers.fhir_resource import details, is_placeholder, person
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.whole import json_of, list_at, text_at, whole_bytes
from sdt_desktop.importing.readers.xml_guard import check_rows
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem

COLUMNS = (
    "section", "section_code", "resource", "name", "code", "system", "date", "end", "status", "value", "dosage",
    "route", "lot", "dose", "reaction", "criticality", "note",
)  # fmt: skip
DOCUMENT = ("title", "date", "timestamp", "identifier", "language", "sections", "entries")
PERSON = ("patient", "birth_date", "gender", "patient_identifier", "contact", "address")
_SECTIONS = {
    "11450-4": "problem", "10160-0": "medication", "48765-2": "allergy", "11369-6": "vaccination",
    "11348-0": "history", "47519-4": "procedure", "46264-8": "device", "30954-2": "result", "18776-5": "plan",
}  # fmt: skip
TABLES = (*_SECTIONS.values(), "other")
_AROUND = (
    "Practitioner", "PractitionerRole", "Organization", "Location", "Medication", "RelatedPerson", "Specimen", "Device",
    "Encounter", "ImagingStudy", "Provenance",
)  # fmt: skip
_DEEPEST_SECTION = 8

Resource = dict[str, object]


class FhirReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`. `SdtError` as `whole_bytes` and `json_of` say; file.damaged where no Composition is in it."""
        bundle = json_of(whole_bytes(source, limits), source.name, limits)
        document = _Document(bundle, source.name, limits)
        yield from document.items()


class _Document:
    """The bundle's resources, by what refers to them."""

    def __init__(self, bundle: object, file: str, limits: Limits) -> None:
        self._bundle = bundle
        self._file = file
        self._limits = limits
        self._resources: list[Resource] = []
        self._places: dict[str, int] = {}
        for entry in list_at(bundle, "entry"):
            self._note(entry)
        self._used: set[int] = set()
        self._rows = TableRows({**dict.fromkeys(TABLES, COLUMNS), "document": DOCUMENT, "person": PERSON})
        self._count = 0

    def items(self) -> Iterator[ReadItem]:
        compositions = [place for place, each in enumerate(self._resources) if _type(each) == "Composition"]
        if not compositions:
            raise SdtError("file.damaged", file=self._file)
        composition = self._resources[compositions[0]]
        sections = list(_sections(composition))
        yield from self._add("document", compositions[0], self._about(composition, sections))
        for section in sections:
            yield from self._section(section)
        yield from self._unreferenced()
        yield from self._rows.rest()

    def _note(self, entry: object) -> None:
        """Known by its full URL, and by type and id; the first of a name counts."""
        resource = entry.get("resource") if isinstance(entry, dict) else None
        place = len(self._resources)
        self._resources.append(resource if isinstance(resource, dict) else {})
        for name in (text_at(entry, "fullUrl"), f"{text_at(resource, 'resourceType')}/{text_at(resource, 'id')}"):
            self._places.setdefault(name, place)

    def _about(self, composition: Resource, sections: list[Resource]) -> dict[str, str]:
        return {
            "title": text_at(composition, "title"),
            "date": text_at(composition, "date"),
            "timestamp": text_at(self._bundle, "timestamp"),
            "identifier": text_at(self._bundle, "identifier", "value"),
            "language": text_at(self._bundle, "language"),
            "sections": " ".join(code for section in sections if (code := _code(section))),
            "entries": str(len(self._resources)),
        }

    def _section(self, section: Resource) -> Iterator[ReadItem]:
        code = _code(section)
        around = {"section": text_at(section, "title"), "section_code": code}
        for entry in list_at(section, "entry"):
            place = self._place_of(text_at(entry, "reference"))
            if place is None:
                yield RowProblem(1, "row.incomplete")
                continue
            self._used.add(place)
            yield from self._resource(_SECTIONS.get(code, "other"), place, around)

    def _resource(self, table: str, place: int, around: dict[str, str]) -> Iterator[ReadItem]:
        resource = self._resources[place]
        if is_placeholder(resource):
            yield SkippedRow(place + 1, "skipped.nothing_known")
            return
        found = details(resource, self._find)
        if not any(found[name] for name in ("name", "code", "value", "note")):
            yield RowProblem(place + 1, "row.incomplete")
            return
        yield from self._add(table, place, {**around, "resource": _type(resource), **found})

    def _place_of(self, reference: str) -> int | None:
        """A full URL, or type and id; also behind another server's address or before a version."""
        bare = reference.partition("/_history/")[0]
        found = self._places.get(bare)
        return found if found is not None else self._places.get("/".join(bare.split("/")[-2:]))

    def _find(self, reference: str) -> Resource:
        place = self._place_of(reference)
        return {} if place is None else self._resources[place]

    def _unreferenced(self) -> Iterator[ReadItem]:
        for place, resource in enumerate(self._resources):
            kind = _type(resource)
            if kind == "Patient":
                yield from self._add("person", place, person(resource))
            elif kind != "Composition" and kind not in _AROUND and place not in self._used:
                yield SkippedRow(place + 1, "skipped.other_quantity")

    def _add(self, table: str, place: int, row: dict[str, str]) -> Iterator[ReadItem]:
        self._count += 1
        check_rows(self._count, self._limits, self._file)
        yield from self._rows.add(table, place + 1, row)


def _type(resource: Resource) -> str:
    return text_at(resource, "resourceType")


def _code(section: Resource) -> str:
    codes = [text_at(coding, "code") for coding in list_at(section, "code", "coding")]
    return next((code for code in codes if code in _SECTIONS), codes[0] if codes else "")


def _sections(holder: Resource, depth: int = 0) -> Iterator[Resource]:
    """All sections, those inside others behind them."""
    if depth > _DEEPEST_SECTION:
        return
    for section in list_at(holder, "section"):
        if isinstance(section, dict):
            yield section
            yield from _sections(section, depth + 1)


READER = FhirReader()

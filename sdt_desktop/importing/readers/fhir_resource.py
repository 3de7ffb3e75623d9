"""What a FHIR resource of a patient summary says, as columns of text: whatever its type calls it."""

from collections.abc import Callable, Iterable

from sdt_desktop.importing.readers.whole import at, list_at, text_at

_CONCEPTS = ("code", "vaccineCode", "medicationCodeableConcept", "type")
_REFERENCES = ("medicationReference", "deviceReference", "device")
_BEGINS: tuple[tuple[str, ...], ...] = (
    ("onsetDateTime",), ("onsetPeriod", "start"), ("occurrenceDateTime",), ("effectiveDateTime",),
    ("effectivePeriod", "start"), ("effectiveInstant",), ("performedDateTime",), ("performedPeriod", "start"),
    ("period", "start"), ("timingDateTime",), ("timingPeriod", "start"), ("authoredOn",), ("recordedDate",), ("date",),
    ("issued",), ("created",), ("onsetString",), ("occurrenceString",), ("performedString",),
)  # fmt: skip
_ENDS: tuple[tuple[str, ...], ...] = (
    ("abatementDateTime",), ("abatementPeriod", "end"), ("onsetPeriod", "end"), ("effectivePeriod", "end"),
    ("performedPeriod", "end"), ("period", "end"), ("timingPeriod", "end"), ("abatementString",),
)  # fmt: skip
_ABSENT = "absent-unknown"  # in the name of the code system of such statements
_SNOMED_NONE = {"716186003", "409137002", "429625007", "160245001"}
"""No known allergy, no known drug allergy, no known food allergy, no current problem."""

Resource = dict[str, object]


def details(resource: Resource, find: Callable[[str], Resource]) -> dict[str, str]:
    """The columns `name` to `note`; `find` gives the resource behind a reference, {} for none."""
    concept = _concept(resource, find)
    return {
        "name": concept_text(concept),
        "code": text_at(concept, "coding", 0, "code"),
        "system": text_at(concept, "coding", 0, "system"),
        "date": _first(resource, _BEGINS),
        "end": _first(resource, _ENDS),
        "status": concept_text(at(resource, "clinicalStatus")) or text_at(resource, "status"),
        "value": _value(resource),
        "dosage": _joined(text_at(dosage, "text") for dosage in list_at(resource, "dosage")),
        "route": concept_text(at(resource, "route")) or concept_text(at(resource, "dosage", 0, "route")),
        "lot": text_at(resource, "lotNumber"),
        "dose": _dose(resource),
        "reaction": _joined(
            concept_text(sign) for each in list_at(resource, "reaction") for sign in list_at(each, "manifestation")
        ),
        "criticality": text_at(resource, "criticality"),
        "note": _joined(text_at(note, "text") for note in list_at(resource, "note")),
    }


def person(patient: Resource) -> dict[str, str]:
    """Everything here identifies."""
    return {
        "patient": _joined(_name(name) for name in list_at(patient, "name")),
        "birth_date": text_at(patient, "birthDate"),
        "gender": text_at(patient, "gender"),
        "patient_identifier": _joined(text_at(each, "value") for each in list_at(patient, "identifier")),
        "contact": _joined(text_at(each, "value") for each in list_at(patient, "telecom")),
        "address": _joined(_address(each) for each in list_at(patient, "address")),
    }


def is_placeholder(resource: Resource) -> bool:
    """Whether it only says that there is nothing, or that nothing is known."""
    for name in (*_CONCEPTS, "medicationReference"):
        for coding in list_at(resource, name, "coding"):
            code = text_at(coding, "code")
            if _ABSENT in text_at(coding, "system") or code in _SNOMED_NONE or _says_none(code):
                return True
    return False


def concept_text(concept: object) -> str:
    """Its own words, else those of its first code that has some, else the code."""
    codings = list_at(concept, "coding")
    words = [text_at(concept, "text"), *(text_at(coding, "display") for coding in codings)]
    return next(filter(None, [*words, *(text_at(coding, "code") for coding in codings)]), "")


def _says_none(code: str) -> bool:
    return code.startswith("no-known-") or (code.startswith("no-") and code.endswith("-info"))


def _concept(resource: Resource, find: Callable[[str], Resource]) -> object:
    """What the resource is about: a concept of its own, or that of what it refers to."""
    for name in _CONCEPTS:
        if isinstance(at(resource, name), dict) and concept_text(at(resource, name)):
            return at(resource, name)
    for name in _REFERENCES:
        reference = text_at(resource, name, "reference")
        target = _contained(resource, reference[1:]) if reference.startswith("#") else find(reference)
        concept = at(target, "code") or at(target, "type")
        if concept_text(concept):
            return concept
        if text_at(resource, name, "display"):
            return {"text": text_at(resource, name, "display")}
    return None


def _contained(resource: Resource, wanted: str) -> object:
    return next((each for each in list_at(resource, "contained") if text_at(each, "id") == wanted), None)


def _value(resource: Resource) -> str:
    quantity = at(resource, "valueQuantity")
    if quantity is not None:
        unit = text_at(quantity, "unit") or text_at(quantity, "code")
        return f"{text_at(quantity, 'comparator')}{text_at(quantity, 'value')} {unit}".strip()
    plain = (text_at(resource, name) for name in ("valueString", "valueInteger", "valueBoolean", "valueDateTime"))
    return next(filter(None, (concept_text(at(resource, "valueCodeableConcept")), *plain)), "")


def _dose(resource: Resource) -> str:
    protocol = at(resource, "protocolApplied", 0)
    return text_at(protocol, "doseNumberPositiveInt") or text_at(protocol, "doseNumberString")


def _first(resource: Resource, paths: Iterable[tuple[str, ...]]) -> str:
    return next(filter(None, (text_at(resource, *path) for path in paths)), "")


def _name(name: object) -> str:
    given = [text_at(part) for part in list_at(name, "given")]
    return text_at(name, "text") or " ".join(filter(None, [*given, text_at(name, "family")]))


def _address(address: object) -> str:
    lines = [text_at(line) for line in list_at(address, "line")]
    town = " ".join(filter(None, (text_at(address, "postalCode"), text_at(address, "city"))))
    return text_at(address, "text") or ", ".join(filter(None, [*lines, town, text_at(address, "country")]))


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(filter(None, texts))

"""Readers by the name a manifest uses; a reader's libraries are only imported when it is asked for."""

from importlib import import_module

from sdt_desktop.importing.readers.base import Reader

_MODULES = {
    "delimited": "delimited",
    "spreadsheet": "spreadsheet",
    "json": "json_stream",
    "xml": "xml_stream",
    "calendar": "calendar",
    "gpx": "gpx",
    "ofx": "ofx",
    "camt": "camt",
    "qif": "qif",
    "owntracks": "owntracks",
    "fit": "fit",
    "tcx": "tcx",
    "kml": "kml",
    "geojson": "geojson",
    "bank": "bank",
    "coachco2": "coachco2",
    "cozy-trips": "cozy_trips",
    "card-dump": "card_dump",
    "chargemap": "chargemap",
    "aircasting": "aircasting",
    "tree": "tree",
    "fhir": "fhir",
    "certificate": "certificate",
    "cda": "cda",
}
READER_NAMES = tuple(_MODULES)


def reader(name: str) -> Reader:
    """The reader called `name`, one of `READER_NAMES`; KeyError for another. Modules name theirs `READER`."""
    module = import_module(f"{__name__}.{_MODULES[name]}")
    found: Reader = module.READER
    return found

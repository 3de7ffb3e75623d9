"""Writes docs/manifest.md and docs/services.md from what the program really knows.

    python packaging/make_docs.py            writes both
    python packaging/make_docs.py --check    says whether they are up to date

Needs the project installed (`python packaging/bootstrap.py test` does that).
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from unittest import mock

from services_page import services_page

from sdt_desktop.base.codes import all_codes
from sdt_desktop.importing import manifest_reading, manifest_series
from sdt_desktop.importing.manifest_table import Faults, Table
from sdt_desktop.importing.readers import READER_NAMES
from sdt_desktop.importing.shapes import SHAPE_NAMES
from sdt_desktop.model.events import EventKind
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES, Domain

ROOT = Path(__file__).resolve().parent.parent
_MADE = "<!-- Made by packaging/make_docs.py: edit there, not here. -->\n"
_WHAT = (
    "A service is a folder in `importers/` with `manifest.toml`, a made-up sample, its expected result and notes: "
    "[how to make one in ten minutes](../CONTRIBUTING.md#add-a-service-in-ten-minutes). "
    "A field that is not in this list is an error, so that a slip of the pen is found."
)
_EXAMPLE = ROOT / "importers" / "fr-sedif-water-daily-csv" / "manifest.toml"
_EVERY_SECTION = {
    "reader": {"carry": {}, "unpivot": {}}, "event": {"kind": "visit"}, "position": {}, "record": {},
    "cross_check": {}, "quality": {},
    "observation": [{"quality": {}, "time": {}, "step": "PT1H", "stamp": "end"}], "skip": [{}], "question": [{}],
    "table": [{}],
}  # fmt: skip


def fields_read() -> set[tuple[str, str]]:
    """Section and name of every field that the program asks a manifest for, found out by letting it ask."""
    asked: set[tuple[str, str]] = set()
    ask, has = Table.raw, Table.__contains__

    def recorded(table: Table, name: str) -> object:
        asked.add((_section_of(table), name))
        return ask(table, name)

    def looked_for(table: Table, name: str) -> bool:
        asked.add((_section_of(table), name))
        return has(table, name)

    with mock.patch.object(Table, "raw", recorded), mock.patch.object(Table, "__contains__", looked_for):
        manifest_reading._manifest(Table(_EVERY_SECTION, "", Faults("documentation")))
    sections = {section for section, _ in asked}
    at_the_top = {name for section, name in asked if section == "top"}
    return {
        (section, name)
        for section, name in asked
        if not (section == "top" and name in sections) and not (section == "table" and name in at_the_top - {"name"})
    }


def _section_of(table: Table) -> str:
    """`observation[1].time` has the fields of `time`."""
    place = re.sub(r"\[\d+\]", "", table.place)
    return place.removeprefix("observation.") or "top"


def explained() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = tomllib.loads(
        (ROOT / "packaging" / "manifest_fields.toml").read_text(encoding="utf-8")
    )
    return found


def disagreements() -> list[str]:
    """Fields that are read and not explained, or explained and not read."""
    known = {(section, name) for section, rows in explained().items() for name in rows if not name.startswith("_")}
    return sorted(f"{section}.{name}" for section, name in known ^ fields_read())


def manifest_page() -> str:
    lines = [
        "# The manifest of a service", "", _MADE,
        _WHAT, "",
        "A whole example:", "", "```toml", _EXAMPLE.read_text(encoding="utf-8").strip(), "```", "",
    ]  # fmt: skip
    for section, rows in explained().items():
        lines += _section(section, rows)
    lines += _lists()
    return "\n".join(lines) + "\n"


def _section(section: str, rows: dict[str, str]) -> Iterator[str]:
    yield from (f"## {rows.get('_title', section)}", "")
    if "_intro" in rows:
        yield from (rows["_intro"], "")
    yield from ("| field | meaning |", "|---|---|")
    yield from (f"| `{name}` | {_cell(text)} |" for name, text in rows.items() if not name.startswith("_"))
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _words(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _lists() -> Iterator[str]:
    skipped = [name for name in all_codes() if name.startswith("skipped.")]
    notices = [code.name for code in all_codes().values() if code.name.startswith("source.") and not code.params]
    for title, words in (
        ("Readers", READER_NAMES),
        ("Sectors", [domain.value for domain in Domain]),
        ("Territories", manifest_reading.TERRITORIES),
        ("Rules for stamps", manifest_series.RULES),
        ("Kinds of events", [kind.value for kind in EventKind]),
        ("Reasons for skipping a row", skipped),
        ("Notices", notices),
        ("Prepared shapes", SHAPE_NAMES),
    ):
        yield from (f"## {title}", "", _words(words), "")
    yield from ("## Observed properties", "", "| word | unit | how several become one | name |", "|---|---|---|---|")
    for code, prop in OBSERVED_PROPERTIES.items():
        yield f"| `{code}` | {prop.unit} | {prop.aggregation.value} | {prop.names['en']} · {prop.names['fr']} |"


def pages() -> dict[Path, str]:
    return {
        ROOT / "docs" / "manifest.md": manifest_page(),
        ROOT / "docs" / "services.md": services_page(ROOT / "importers", _MADE),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="The pages made from the program.")
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    wrong = [f"packaging/manifest_fields.toml: {name}" for name in disagreements()]
    for path, text in pages().items():
        if not check:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            wrong.append(f"docs/{path.name} is old: python packaging/make_docs.py")
    print("\n".join(wrong) or "the generated pages are up to date")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

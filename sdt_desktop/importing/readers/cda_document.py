"""Clinical documents (HL7 CDA R2) as the file goes by: what the head says, then each section when it ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.xml_guard import GuardedParser, check_depth, document_chunks, local_name
from sdt_desktop.importing.source import ExportSource

_HEAD = {
    ("ClinicalDocument", "code"): (("code", "code"), ("displayName", "code_name")),
    ("ClinicalDocument", "effectiveTime"): (("value", "created"),),
    ("ClinicalDocument", "setId"): (("root", "set_root"), ("extension", "set_extension")),
    ("ClinicalDocument", "id"): (("root", "id_root"), ("extension", "id_extension")),
    ("ClinicalDocument", "versionNumber"): (("value", "version"),),
    ("ClinicalDocument", "languageCode"): (("code", "language"),),
    ("ClinicalDocument", "relatedDocument"): (("typeCode", "related"),),
    ("patientRole", "id"): (("extension", "patient_identifier"),),
    ("patient", "birthTime"): (("value", "birth_date"),),
    ("patient", "administrativeGenderCode"): (("code", "gender"),),
    ("nonXMLBody", "text"): (("mediaType", "body"),),
}
"""Attributes of the head by the last two names of their path, and what they are called here; the first one counts."""
_HEAD_TEXTS = {("ClinicalDocument", "title"): "title"}
_NAMES = ("given", "family")
_BREAKS = ("br", "item", "paragraph", "tr", "td", "th", "caption", "content")
_NOTHING = re.compile(r"no-known-.*|no-.*-info")
_WIDEST = 64


@dataclass(slots=True)
class Section:
    """rows: header names and cells of each table row. entries: the first time of each, "" for none.

    narrative: its words, where it has no table. nothing: an entry says that nothing is known.
    """

    code: str = ""
    title: str = ""
    rows: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    narrative: str = ""
    nothing: bool = False
    table: bool = False


class ClinicalDocument:
    """One pass. `head` is known once `sections` has given the first section, or has ended."""

    def __init__(self, source: ExportSource, limits: Limits) -> None:
        self.head: dict[str, str] = {}
        self._source = source
        self._limits = limits
        self._path: list[str] = []
        self._open: list[Section] = []
        self._done: list[Section] = []
        self._words: list[str] | None = None
        self._story: list[str] = []
        self._signs = 0
        self._cell_depth = 0
        self._span = 1
        self._cells: list[str] | None = None
        self._headed = True
        self._header: tuple[str, ...] = ()
        self._text_depth = 0
        self._parser = GuardedParser(source, limits)
        self._parser.expat.StartElementHandler = self._start
        self._parser.expat.EndElementHandler = self._end
        self._parser.expat.CharacterDataHandler = self._characters

    def sections(self) -> Iterator[Section]:
        """Sections in the order of their ends, those inside others before them; `SdtError` as `GuardedParser` says."""
        with self._source.open() as stream:
            for chunk in document_chunks(stream, self._source.name):
                self._parser.feed(chunk)
                done, self._done = self._done, []
                yield from done
        self._parser.close()
        yield from self._done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = local_name(name)
        above = self._path[-1] if self._path else ""
        self._path.append(local)
        check_depth(len(self._path), self._limits, self._source.name)
        if local == "section":
            self._open.append(Section())
        elif not self._open:
            self._start_of_head(above, local, attributes)
        elif self._text_depth:
            self._start_of_text(local, attributes)
        elif above == "section":
            self._start_of_section(local, attributes)
        elif "entry" in self._path:
            self._start_of_entry(local, attributes)

    def _start_of_head(self, above: str, local: str, attributes: dict[str, str]) -> None:
        for attribute, name in _HEAD.get((above, local), ()):
            if attributes.get(attribute):
                self.head.setdefault(name, attributes[attribute])
        if (above, local) in _HEAD_TEXTS or (local in _NAMES and self._path[-3:-1] == ["patient", "name"]):
            self._words = []

    def _start_of_section(self, local: str, attributes: dict[str, str]) -> None:
        section = self._open[-1]
        match local:
            case "code":
                section.code = attributes.get("code", "")
            case "title":
                self._words = []
            case "text":
                self._text_depth, self._story = len(self._path), []
            case "entry":
                section.entries.append("")

    def _start_of_text(self, local: str, attributes: dict[str, str]) -> None:
        section = self._open[-1]
        if local in _BREAKS:
            self._characters(" ")
        if local == "table" and self._words is None:
            section.table, self._header = True, ()
        elif local == "tr" and self._words is None:
            self._cells, self._headed = [], True
        elif local in ("td", "th") and self._cells is not None and self._words is None:
            self._words, self._cell_depth = [], len(self._path)
            span = attributes.get("colspan", "1")
            self._span = min(int(span), _WIDEST) if span.isascii() and span.isdecimal() and len(span) < 5 else 1

    def _start_of_entry(self, local: str, attributes: dict[str, str]) -> None:
        section = self._open[-1]
        if local == "code" and _NOTHING.fullmatch(attributes.get("code", "")):
            section.nothing = True
        timed = local == "effectiveTime" or self._path[-2:] == ["effectiveTime", "low"]
        if timed and section.entries and not section.entries[-1]:
            section.entries[-1] = attributes.get("value", "")

    def _characters(self, text: str) -> None:
        if self._words is None and not self._text_depth:
            return
        self._signs += len(text)
        if self._signs > self._limits.row_bytes:
            raise SdtError("file.row_too_long", file=self._source.name, limit=self._limits.row_bytes)
        if self._words is not None:
            self._words.append(text)
        elif not self._open[-1].table:
            self._story.append(text)

    def _end(self, _name: str) -> None:
        local = self._path[-1]
        above = self._path[-2] if len(self._path) > 1 else ""
        if local == "section" and self._open:
            self._done.append(self._open.pop())
        elif not self._open:
            self._end_of_head(above, local)
        elif self._text_depth:
            self._end_of_text(local)
        elif local == "title" and above == "section":
            self._open[-1].title = self._taken()
        self._path.pop()

    def _end_of_head(self, above: str, local: str) -> None:
        if self._words is None:
            return
        name = _HEAD_TEXTS.get((above, local)) or ("patient" if local in _NAMES else "")
        if name:
            words = self._taken()
            known = self.head.get(name, "")
            if name == "patient":  # the same name stands there as civil and as usual name
                words = known if f" {words} " in f" {known} " else f"{known} {words}".strip()
            self.head[name] = words

    def _end_of_text(self, local: str) -> None:
        section = self._open[-1]
        if len(self._path) == self._text_depth:
            section.narrative = "" if section.table else _plain(self._story)
            self._text_depth, self._story, self._cells, self._words = 0, [], None, None
            self._signs = 0
        elif len(self._path) == self._cell_depth and self._words is not None:
            self._end_of_cell(local)
        elif local == "tr" and self._words is None and self._cells is not None:
            self._end_of_row(section)

    def _end_of_cell(self, local: str) -> None:
        cells = self._cells if self._cells is not None else []
        self._headed = self._headed and local == "th"
        words = self._taken()
        cells += [words if local == "th" or not number else "" for number in range(self._span)]
        if len(cells) > self._limits.columns:
            raise SdtError("file.row_too_long", file=self._source.name, limit=self._limits.columns)

    def _end_of_row(self, section: Section) -> None:
        cells, self._cells = tuple(self._cells or ()), None
        if self._headed and cells:
            self._header = cells
        elif any(cells):
            section.rows.append((self._header, cells))

    def _taken(self) -> str:
        words, self._words = self._words or [], None
        self._signs = 0
        return _plain(words)


def _plain(words: list[str]) -> str:
    return " ".join("".join(words).split())

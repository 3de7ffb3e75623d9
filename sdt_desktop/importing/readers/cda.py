"""Clinical documents of the French health record (CDA R2): rows of the sections' tables, told apart by having a date.

Tables: `dated` and `undated` (columns `ROW`), `narrative` (sections of words), `document` and `person` (the head).
Columns are found by their French headings; cells under other headings are kept together in `more`. A row's date is that
of its table, else that of its entry where there are as many entries as rows. `end` is the day after the last one.
A section whose entry says that nothing is known gives nothing. Rows are counted from the head, in the file's order.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow, SourceNotice
from sdt_desktop.importing.readers.cda_document import ClinicalDocument, Section
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.xml_guard import check_rows
from sdt_desktop.importing.source import ExportSource

_HEADINGS = {
    "date": ("datededelivrance", "date", "datedelacte", "datededebut", "periodedusejour"),
    "date_of_end": ("datedefin",),
    "label": (
        "libelledumedicament", "libelleduvaccin", "libelledudispositifmedical", "naturedusejour", "libelledelacte",
        "pathologieencours", "antecedentmedical", "antecedentchirurgical", "antecedent", "agentresponsable",
        "medicament", "vaccin", "observation", "pathologiesubstancedepistee",
    ),
    "code": ("codedelacte",),
    "type": ("type", "typedallergie", "liendeparente"),
    "group": ("groupetherapeutique", "valencevaccinale"),
    "components": ("composantsactifsdumedicament",),
    "quantity": ("quantitedelivree",),
    "prescriber": ("prescritpar",),
    "prescriber_place": ("etablissementduprescripteur",),
    "performer": ("delivrepar", "realisepar", "vaccinateur"),
    "specialty": ("specialite", "specialiteduprescripteur"),
    "place": ("lieudusejour", "etablissement"),
    "status": ("statut",),
    "dosage": ("posologie",),
    "route": ("voiedadministration",),
    "site": ("regiondadministration",),
    "reason": ("motif",),
    "lot": ("lotn", "lotno"),
    "rank": ("rang",),
    "reaction": ("reactionobservee",),
    "result": ("resultat",),
    "comment": ("commentaire", "commentairecontexte"),
}  # fmt: skip
_FIELDS = {heading: name for name, headings in _HEADINGS.items() for heading in headings}
ROW = ("section", "section_code", "label", "date", "end", "last_day", "date_text", *tuple(_HEADINGS)[3:], "more")
NARRATIVE = ("section", "section_code", "text")
DOCUMENT = ("title", "created", "code", "code_name", "document", "version", "related", "language", "body")
PERSON = ("patient", "patient_identifier", "birth_date", "gender")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(?:([+-]\d{2})(\d{2}))?)?")


class CdaReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`. `SdtError` as `ClinicalDocument.sections` says; file.damaged for another kind of document."""
        document = ClinicalDocument(source, limits)
        rows = _Rows(source.name, limits)
        for section in document.sections():
            yield from rows.begin(document.head)
            yield from rows.section(section)
        yield from rows.begin(document.head)
        yield from rows.rest()


class _Rows:
    """Rows of one document, in the order in which they are met."""

    def __init__(self, file: str, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._count = 0
        self._others = 0
        self._rows = TableRows(
            {"dated": ROW, "undated": ROW, "narrative": NARRATIVE, "document": DOCUMENT, "person": PERSON}
        )

    def begin(self, head: dict[str, str]) -> Iterator[ReadItem]:
        """The head's own rows, the first time."""
        if self._count:
            return
        if "code" not in head:
            raise SdtError("file.damaged", file=self._file)
        created = _moment(head.get("created", ""))
        self._rows.context = {"created": created} if created else {}
        name = (
            head.get("set_root", "") + head.get("set_extension", "")
            or head.get("id_root", "") + head.get("id_extension", "")
        )  # fmt: skip
        yield from self._add("document", {**_only(DOCUMENT, head), "document": name, "created": created})
        if any(head.get(column) for column in PERSON):
            birth = head.get("birth_date", "")
            yield from self._add("person", {**_only(PERSON, head), "birth_date": _moment(birth)[:10] or birth})
        if head.get("body"):
            yield SourceNotice("source.attachment_left_out")

    def section(self, section: Section) -> Iterator[ReadItem]:
        around = {"section": section.title, "section_code": section.code}
        if section.nothing and not section.rows:
            yield self._skipped()
        elif section.narrative:
            yield from self._add("narrative", {**around, "text": section.narrative})
        matched = len(section.entries) == len(section.rows)
        for position, (header, cells) in enumerate(section.rows):
            row = _row(header, cells)
            stated = _moment(section.entries[position])[:10] if matched else ""
            self._others += bool(stated and row["date"] and stated != row["date"])
            row["date"] = row["date"] or stated
            yield from self._add("dated" if row["date"] else "undated", {**around, **row})

    def rest(self) -> Iterator[ReadItem]:
        yield from self._rows.rest()
        if self._others:
            yield SourceNotice("source.entries_disagree", (("count", self._others),))

    def _skipped(self) -> SkippedRow:
        self._count += 1
        return SkippedRow(self._count, "skipped.nothing_known")

    def _add(self, table: str, row: dict[str, str]) -> Iterator[ReadItem]:
        self._count += 1
        check_rows(self._count, self._limits, self._file)
        yield from self._rows.add(table, self._count, row)


def _row(header: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str]:
    """The cells by what their headings mean; the first cell that names something is the label where none is."""
    row = dict.fromkeys((*_HEADINGS, "more"), "")
    more = []
    for position, cell in enumerate(cells):
        heading = header[position] if position < len(header) else ""
        name = _FIELDS.get(_folded(heading), "")
        if not cell:
            continue
        if name and not row[name]:
            row[name] = cell
        else:
            more.append((heading, cell))
    if not row["label"] and more:
        row["label"] = more.pop(0)[1]
    row["label"] = row["label"] or row["type"]
    row["more"] = "; ".join(f"{heading}: {cell}" if heading else cell for heading, cell in more)
    return {**row, **_days(row.pop("date"), row.pop("date_of_end"))}


def _days(first: str, last: str) -> dict[str, str]:
    """date, end (the day after the last one) and last_day, as ISO; else date_text, what the table says instead."""
    days = [day for found in _DAY.finditer(f"{first} {last}") if (day := _day(found[3], found[2], found[1]))]
    if not days:
        return {"date": "", "end": "", "last_day": "", "date_text": first}
    final = max(days)
    later = final > days[0] and final < date.max
    return {
        "date": days[0].isoformat(),
        "end": (final + timedelta(days=1)).isoformat() if later else "",
        "last_day": final.isoformat() if later else "",
        "date_text": "",
    }


def _day(year: str, month: str, day: str) -> date | None:
    with suppress(ValueError):
        return date(int(year), int(month), int(day))
    return None


def _moment(text: str) -> str:
    """`20190701164900+0100` as ISO 8601; "" where it is less than a day, or none."""
    found = _STAMP.fullmatch(text)
    if found is None or _day(found[1], found[2], found[3]) is None:
        return ""
    zone = f"{found[7]}:{found[8]}" if found[7] else "Z"
    clock = f"{found[4] or '00'}:{found[5] or '00'}:{found[6] or '00'}"
    return f"{found[1]}-{found[2]}-{found[3]}T{clock}{zone}"


def _folded(heading: str) -> str:
    """Letters alone, without case and accents: apostrophes and signs differ between documents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", heading.casefold()) if "a" <= sign <= "z")


def _only(names: tuple[str, ...], head: dict[str, str]) -> dict[str, str]:
    return {name: head.get(name, "") for name in names}


READER = CdaReader()

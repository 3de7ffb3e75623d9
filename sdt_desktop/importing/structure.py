"""What a file is made of, without what it says: for those who help with a file that nobody can read.

Field names (known words only, see `structure_words`), kinds, counts, lengths and patterns such as `9999-99-99`. No
cell, no name of a person, no file name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.describe_sample import Sample, take_sample
from sdt_desktop.importing.detect_head import Head
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.importing.structure_words import shown_name
from sdt_desktop.importing.value_shapes import is_clock, is_date, is_number, shape_of

FORMAT = "sdt-structure/1"
_MOST_PATTERNS = 8
_MOST_FIELDS = 400
_MOST_LINES = 200
_SUFFIXES = frozenset({
    "csv", "txt", "tsv", "xlsx", "xls", "ods", "json", "jsonl", "geojson", "xml", "ics", "gpx", "kml", "kmz", "tcx",
    "fit", "zip", "gz", "html", "pdf", "qif", "ofx", "db", "sqlite", "log", "dat", "md",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """A column or a path. kinds: number, date, clock, text -> cells; lengths of cells that hold anything.

    patterns: the commonest ones with their counts.
    """

    name: str
    masked: bool
    filled: int
    empty: int
    different: int
    kinds: dict[str, int]
    shortest: int
    longest: int
    patterns: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """kind: delimited, spreadsheet, json, xml, calendar, html, text, binary. rows: of the sample. bytes: rounded."""

    kind: str
    suffix: str
    size_kib: int
    encoding: str = ""
    delimiter: str = ""
    header: str = ""
    sheets: tuple[str, ...] = ()
    path: str = ""
    rows: int = 0
    fields: tuple[FieldFacts, ...] = ()
    magic: str = ""

    def document(self) -> dict[str, Any]:
        """For `--json` and for the file that is saved."""
        return {"format": FORMAT, **asdict(self)}


def structure_of(source: ExportSource, limits: Limits = DEFAULT_LIMITS) -> Structure:
    """Never raises on content; `SdtError` where the file cannot be opened."""
    head = Head(source, limits)
    suffix = source.name.rpartition(".")[2].casefold()
    base = Structure(head.kind, suffix if suffix in _SUFFIXES else "", max(1, source.size // 1024))
    try:
        return _of_sample(base, take_sample(source, limits=limits))
    except SdtError:
        return _LOOKS.get(head.kind, _binary)(base, head)


def _of_sample(base: Structure, sample: Sample) -> Structure:
    rows = len(next(iter(sample.columns.values())))
    return Structure(
        sample.reader, base.suffix, base.size_kib, sample.encoding, sample.delimiter,
        "none" if sample.headerless else "" if sample.reader == "json" else "present",
        tuple(shown_name(sheet) for sheet in sample.sheets), _masked_path(sample.path), rows,
        tuple(_fields(sample.columns)),
    )  # fmt: skip


def _fields(columns: dict[str, tuple[str, ...]]) -> Iterator[FieldFacts]:
    """Fields of one masked name are told once a name: ids used as keys must not be counted one by one."""
    together: dict[str, list[str]] = {}
    for name, cells in columns.items():
        together.setdefault(_masked_path(name) if "." in name else shown_name(name), []).extend(cells)
    for name, held in list(together.items())[:_MOST_FIELDS]:
        yield _facts(name, held, masked=name not in columns)


def _facts(name: str, cells: Sequence[str], *, masked: bool) -> FieldFacts:
    held = [cell for cell in cells if cell]
    lengths = [len(cell) for cell in held] or [0]
    patterns = Counter(map(shape_of, held)).most_common(_MOST_PATTERNS)
    kinds = dict(Counter(map(_kind, held)))
    return FieldFacts(
        name, masked, len(held), len(cells) - len(held), len(set(held)), kinds, min(lengths), max(lengths),
        tuple(patterns),
    )  # fmt: skip


def _kind(cell: str) -> str:
    if is_number(cell):
        return "number"
    return "date" if is_date(cell) else "clock" if is_clock(cell) else "text"


def _masked_path(path: str) -> str:
    """Each key of a JSON path by itself; positions in a list become one."""
    return ".".join(_masked_key(part) for part in path.split(".") if part)


def _masked_key(part: str) -> str:
    if part.isdecimal():
        return "9"
    bare = part.removesuffix("[]")
    return (shown_name(bare) if bare else "") + part[len(bare) :]


# --- what is no table ------------------------------------------------------------------------------------------


def _json(base: Structure, head: Head) -> Structure:
    paths = sorted({_masked_path(path) for path in head.json_paths})[:_MOST_FIELDS]
    return _with(base, tuple(_facts(path, (), masked=True) for path in paths if path))


def _xml(base: Structure, head: Head) -> Structure:
    names = sorted({shown_name(name) for name in head.xml.names})[:_MOST_FIELDS]
    return _with(base, tuple(_facts(name, (), masked=True) for name in names))


def _lines(base: Structure, head: Head) -> Structure:
    held = [line.strip() for line in head.text.splitlines()[:_MOST_LINES] if line.strip()]
    return _with(base, (_facts("", held, masked=True),), len(held))


def _binary(base: Structure, head: Head) -> Structure:
    """The first bytes name the kind of a file; more of them would be content."""
    return Structure(base.kind, base.suffix, base.size_kib, magic=head.raw[:4].hex())


def _with(base: Structure, fields: tuple[FieldFacts, ...], rows: int = 0) -> Structure:
    return Structure(base.kind, base.suffix, base.size_kib, rows=rows, fields=fields)


_LOOKS = {"json": _json, "xml": _xml, "text": _lines, "calendar": _lines, "html": _lines, "spreadsheet": _binary}


def report_text(structures: Iterable[Structure]) -> str:
    """The report as it is shown and saved: plain lines, one block a file."""
    return "\n".join(line for structure in structures for line in _report(structure))


def _report(one: Structure) -> Iterator[str]:
    yield f"[{FORMAT}] {one.kind} .{one.suffix} {one.size_kib} KiB"
    said = (("encoding", one.encoding), ("delimiter", repr(one.delimiter) if one.delimiter else ""),
            ("header", one.header), ("sheets", " | ".join(one.sheets)), ("path", one.path),
            ("rows", str(one.rows) if one.rows else ""), ("magic", one.magic))  # fmt: skip
    yield from (f"  {name}: {value}" for name, value in said if value)
    for each in one.fields:
        sign = "~" if each.masked else ""
        yield f"  - {sign}{each.name or '(line)'}"
        if each.filled:
            kinds = ", ".join(f"{kind} {count}" for kind, count in each.kinds.items())
            lengths = f"{each.shortest}-{each.longest}"
            yield f"      {kinds}; empty {each.empty}; different {each.different}; length {lengths}"
            yield from (f"      {count:>7} x {pattern}" for pattern, count in each.patterns)
    yield ""

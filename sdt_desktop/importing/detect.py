"""Which importer a file belongs to, judged by its content alone; never raises on any bytes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.decoys import decoy_of, is_torn
from sdt_desktop.importing.detect_head import DELIMITERS, Head, HeadRow
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.manifest import Importer, Manifest, Words
from sdt_desktop.importing.manifest_columns import named_columns
from sdt_desktop.importing.names import normal_name
from sdt_desktop.importing.normalise_words import any_matches
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import Candidate

READER_HEADS: dict[str, tuple[str, ...]] = {
    "delimited": ("text",), "spreadsheet": ("spreadsheet",), "json": ("json",), "xml": ("xml",), "gpx": ("xml",),
    "calendar": ("calendar",), "ofx": ("text", "xml"), "camt": ("xml",), "qif": ("text",), "bank": ("text",),
    "owntracks": ("text",), "fit": ("binary",), "tcx": ("xml",), "kml": ("xml",), "geojson": ("json",),
    "coachco2": ("text",), "cozy-trips": ("json",), "card-dump": ("json", "xml"),
    "chargemap": ("json",),
    "aircasting": ("text",), "tree": ("json",), "fhir": ("json",), "certificate": ("text", "json"), "cda": ("xml",),
}  # fmt: skip
"""What the beginning of a file may look like for a reader to be asked; bytes of `[match] magic` need no more."""
_BASE = 0.5
_GENERIC = 0.7
_NOT_REVIEWED = 0.85
_LONGEST_START = 256
_QIF_BLOCK = re.compile(r"(?:^|[\r\n])\s*!Type:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Detection:
    """Candidates, best first; or the code of a decoy; or the refusal of a file that cannot be looked at."""

    candidates: tuple[Candidate, ...] = ()
    decoy: str | None = None
    refusal: SdtError | None = None


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What one kind of look gave: a part of the score and the word for it."""

    points: float
    reason: str


_Look = Callable[[Head, Manifest], "list[_Evidence] | None"]


def detect(source: ExportSource, importers: Iterable[Importer], limits: Limits = DEFAULT_LIMITS) -> Detection:
    """Looks at the first 64 KiB (of a workbook: sheet names and first rows) through every manifest's eyes."""
    try:
        head = Head(source, limits)
    except SdtError as error:
        return Detection(refusal=error)
    if not head.raw.strip(b"\xef\xbb\xbf \t\r\n"):
        return Detection(refusal=SdtError("file.empty", file=source.name))
    found = [_placed(seen, each) for each in importers if (seen := _candidate(head, each.manifest))]
    if found:
        return Detection(tuple(sorted(found, key=lambda one: (-one.score, one.importer))))
    if is_torn(head):
        return Detection(refusal=SdtError("file.truncated", file=source.name))
    if head.kind == "xml" and head.xml.entities:
        return Detection(refusal=SdtError("file.xml_entities", file=source.name))
    return Detection(decoy=decoy_of(head))


def _placed(candidate: Candidate, importer: Importer) -> Candidate:
    """An importer nobody has reviewed comes after those that somebody has."""
    return candidate if importer.reviewed else replace(candidate, score=round(candidate.score * _NOT_REVIEWED, 3))


def _candidate(head: Head, manifest: Manifest) -> Candidate | None:
    if not manifest.match.magic and head.kind not in READER_HEADS[manifest.reader]:
        return None
    evidence: list[_Evidence] = []
    for look in (_magic, _starts, *(_LOOKS.get(manifest.reader) or _LOOKS_AT.get(head.kind, ()))):
        seen = look(head, manifest)
        if seen is None:
            return None
        evidence += seen
    if not evidence:
        return None
    evidence += _by_name(head, manifest)
    score = min(1.0, _BASE + sum(one.points for one in evidence)) * (_GENERIC if manifest.generic else 1.0)
    reasons = dict.fromkeys(one.reason for one in evidence)
    return Candidate(manifest.id, round(score, 3), tuple(reasons))


def _by_name(head: Head, manifest: Manifest) -> list[_Evidence]:
    name = head.source.name.rsplit("/", 1)[-1].casefold()
    fits = any(fnmatchcase(name, pattern.casefold()) for pattern in manifest.match.name)
    return [_Evidence(0.02, "name")] if fits else []


def _magic(head: Head, manifest: Manifest) -> list[_Evidence] | None:
    if not manifest.match.magic:
        return []
    fits = any(head.raw.startswith(sign, offset) for sign, offset in manifest.match.magic)
    return [_Evidence(0.3, "magic")] if fits else None


def _starts(head: Head, manifest: Manifest) -> list[_Evidence] | None:
    if not manifest.match.starts:
        return []
    start = head.text.lstrip("\ufeff \t\r\n")[:_LONGEST_START].casefold()
    fits = any(start.startswith(sign.casefold()) for sign in manifest.match.starts)
    return [_Evidence(0.2, "magic")] if fits else None


def _delimited(head: Head, manifest: Manifest) -> list[_Evidence] | None:
    if not manifest.match.columns:
        return _without_header(head, manifest) if manifest.options.headerless else []
    for delimiter in manifest.options.delimiters or DELIMITERS:
        points = _header(head.rows(delimiter), manifest)
        if points is not None:
            return [_Evidence(points, "header"), _Evidence(0.05, "delimiter")]
    return _without_header(head, manifest)


def _without_header(head: Head, manifest: Manifest) -> list[_Evidence] | None:
    """A body that lost its header belongs to the format when all of it reads as this format."""
    if not manifest.options.headerless:
        return None
    from sdt_desktop.importing.trial import reads_as

    return [_Evidence(0.1, "content")] if reads_as(head.source, manifest, head.limits) else None


def _header(rows: Iterable[HeadRow], manifest: Manifest) -> float | None:
    """Points for a header row of the format: the more of its columns the manifest knows, the more."""
    synonyms = dict(manifest.synonyms)
    for number, row in enumerate(rows):
        if number > manifest.options.header_within:
            return None
        if any(_holds(row, names, synonyms) for names in manifest.match.columns):
            if any(_holds(row, (name,), synonyms) for name in manifest.match.without):
                return None
            return 0.35 * _known_share(row, manifest)
    return None


def _holds(row: HeadRow, names: Words, synonyms: dict[str, Words]) -> bool:
    return all(row.holds((name, *synonyms.get(name, ()))) for name in names)


def _known_share(row: HeadRow, manifest: Manifest) -> float:
    required = [name for names in manifest.match.columns for name in names]
    roles = [column for _, column in manifest.shape_options]
    known = {normal_name(name) for name in (*named_columns(manifest), *required, *roles)}
    return len(row.names & known) / max(1, len(row.names))


def _sheets(head: Head, manifest: Manifest) -> list[_Evidence] | None:
    wanted = manifest.match.sheets
    chosen = [rows for name, rows in head.sheets if not wanted or any_matches(name, wanted)]
    if not chosen:
        return None
    evidence = [_Evidence(0.1, "sheet")] if wanted else []
    if not manifest.match.columns:
        return evidence
    points = [found for rows in chosen if (found := _header(rows, manifest)) is not None]
    return [*evidence, _Evidence(max(points), "header")] if points else None


def _text(head: Head, manifest: Manifest) -> list[_Evidence] | None:
    match = manifest.match
    if not (match.text or match.without_text):
        return []
    folded = head.folded if head.kind != "spreadsheet" else _sheet_text(head)
    if not all(normal_name(text) in folded for text in match.text):
        return None
    if any(normal_name(text) in folded for text in match.without_text):
        return None
    return [_Evidence(0.08, "preamble")] if match.text else []


def _sheet_text(head: Head) -> str:
    cells = (cell for _, rows in head.sheets for row in rows for cell in row.cells)
    return "\n".join(normal_name(cell) for cell in cells)


def _xml(head: Head, manifest: Manifest) -> list[_Evidence] | None:
    match, seen = manifest.match, head.xml
    evidence: list[_Evidence] = []
    if match.root:
        if normal_name(match.root) != normal_name(seen.root):
            return None
        evidence.append(_Evidence(0.2, "root"))
    if match.namespace:
        if not any(fnmatchcase(space, match.namespace) for space in seen.namespaces):
            return None
        evidence.append(_Evidence(0.15, "namespace"))
    if match.elements:
        if not seen.names.issuperset(match.elements):
            return None
        evidence.append(_Evidence(0.1, "elements"))
    return evidence


def _json(head: Head, manifest: Manifest) -> list[_Evidence] | None:
    match = manifest.match
    if any(_path_there(head.json_paths, key) for key in match.without_keys):
        return None
    if not match.keys:
        return []
    there = [keys for keys in match.keys if all(_path_there(head.json_paths, key) for key in keys)]
    if not there:
        return None
    return [_Evidence(min(0.4, 0.15 + 0.05 * max(map(len, there))), "keys")]


def _path_there(paths: frozenset[str], wanted: str) -> bool:
    """`*` stands for one key, `?` for one character of it; brackets are literal."""
    if "*" not in wanted and "?" not in wanted:
        return wanted in paths
    parts = wanted.split(".")
    return any(_same_path(path.split("."), parts) for path in paths)


def _same_path(found: list[str], wanted: list[str]) -> bool:
    if len(found) != len(wanted):
        return False
    pairs = zip(found, wanted, strict=True)
    return all(want in (have, "*") or _starred_list(have, want) or _like(have, want) for have, want in pairs)


def _like(have: str, want: str) -> bool:
    return "?" in want and fnmatchcase(have.replace("[]", "\0"), want.replace("[]", "\0"))


def _starred_list(have: str, want: str) -> bool:
    return want == "*[]" and have.endswith("[]")


def _calendar(head: Head, manifest: Manifest) -> list[_Evidence] | None:  # noqa: ARG001 - a look like the others
    return [_Evidence(0.2, "magic")] if "VEVENT" in head.text or "VTODO" in head.text else None


def _qif(head: Head, manifest: Manifest) -> list[_Evidence] | None:  # noqa: ARG001 - a look like the others
    """A block begins at the beginning of a line; comments may stand above the first."""
    return [_Evidence(0.2, "magic")] if _QIF_BLOCK.search(head.text) else None


_LOOKS: dict[str, tuple[_Look, ...]] = {
    "delimited": (_delimited, _text),
    "bank": (_delimited, _text),
    "coachco2": (_delimited, _text),
    "qif": (_qif, _text),
    "spreadsheet": (_sheets, _text),
    "xml": (_xml, _text),
    "gpx": (_xml, _text),
    "json": (_json, _text),
    "calendar": (_calendar, _text),
}
_LOOKS_AT: dict[str, tuple[_Look, ...]] = {"xml": (_xml, _text), "json": (_json, _text), "text": (_text,)}
"""For readers of several kinds of files, by the kind that the file is of."""

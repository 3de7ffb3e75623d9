"""Files that people often have in hand instead of the export, named for what they are."""

import re

from sdt_desktop.importing.detect_head import Head

_PICTURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*", b"8BPS", b"\0\0\1\0",
)  # fmt: skip
_SYSTEM = (b"\0\0\0\1Bud1", b"\0\5\x16\7", b"\0\5\x16\0", b"[.ShellClassInfo]", b"bplist00")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\xfd7zXZ\0", b"BZh")
_BOXED = (b"heic", b"heix", b"mif1", b"msf1", b"avif")
_OLE = b"\xd0\xcf\x11\xe0"
_INDEX = re.compile(r"archive[ _]browser|google\s+takeout|takeout\.google", re.IGNORECASE)
_ENCRYPTED = re.compile(r"encrypted[^.]{0,60}timeline|timeline[^.]{0,80}encrypted", re.IGNORECASE)
_TORN = re.compile(
    r'[\s\ufeff},\]]*"(?:timestamp\w*|position|lat\w*|lon\w*|startTime|endTime|source|accuracy\w*|point)"\s*:'
)
_JSON_SIGNS = (
    ("decoy.takeout_settings", (("deviceSettings",), ("gaiaId", "hasReportedLocations"))),
    ("decoy.takeout_edits", (("timelineEdits",),)),
    ("decoy.activity_log", (("[].titleUrl", "[].header"), ("[].header", "[].products"))),
    ("decoy.saved_places", (("geocodes[].point.latE7",), ("[].displayName", "[].formattedAddress"))),
    ("decoy.saved_places", (("properties.google_maps_url",), ("properties.Google Maps URL",))),
    ("decoy.maps_answers", (("[].placeUrl", "[].selectedChoice"), ("placeUrl", "selectedChoice"))),
)


def decoy_of(head: Head) -> str | None:
    """The code of a known decoy, None where the file may be anything."""
    return _by_bytes(head) or _by_kind(head)


def is_torn(head: Head) -> bool:
    """A text that begins in the middle of JSON: part of the file is missing."""
    return head.kind == "text" and _TORN.match(head.text) is not None


def _by_bytes(head: Head) -> str | None:
    raw = head.raw
    if raw[:1024].lstrip().startswith(b"%PDF"):
        return "decoy.pdf"
    if raw.startswith(_PICTURES) or _is_boxed_picture(raw):
        return "decoy.picture"
    if raw.startswith(_SYSTEM):
        return "decoy.system_file"
    if raw.startswith(_ARCHIVES):
        return "decoy.other_archive"
    return None if head.kind == "spreadsheet" and head.sheets else _office(raw)


def _office(raw: bytes) -> str | None:
    if raw.startswith(_OLE):
        return "decoy.old_office"
    return "decoy.office_document" if raw.startswith(b"PK") else None


def _is_boxed_picture(raw: bytes) -> bool:
    """HEIC and AVIF, and WebP inside RIFF."""
    return (raw[4:8] == b"ftyp" and raw[8:12] in _BOXED) or (raw[:4] == b"RIFF" and raw[8:12] == b"WEBP")


def _by_kind(head: Head) -> str | None:
    if head.kind == "html":
        return "decoy.takeout_index" if _INDEX.search(head.text) else "decoy.web_page"
    if head.kind == "json":
        return _json_decoy(head)
    if head.kind == "text" and _ENCRYPTED.search(head.text[:4096]):
        return "decoy.takeout_encrypted"
    return None


def _json_decoy(head: Head) -> str | None:
    if re.sub(r"\s+", "", head.text.lstrip("\ufeff")[:64]) in ("{}", "[]") and len(head.text.strip()) < 64:
        return "decoy.empty_json"
    for code, alternatives in _JSON_SIGNS:
        if any(all(_has(head.json_paths, key) for key in keys) for keys in alternatives):
            return code
    return None


def _has(paths: frozenset[str], key: str) -> bool:
    """Whether a path is that key or ends in it."""
    return key in paths or any(path.endswith(f".{key}") for path in paths)

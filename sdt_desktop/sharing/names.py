"""Names of a package's members, their order and their media types (design: sharing § 1)."""

import re

MANIFEST, SIGNATURE, README = "manifest.json", "manifest.json.minisig", "README.html"
SENDER, RECEIPT, DATAPACKAGE = "sender.pub", "consent-receipt.jsonld", "datapackage.json"
FIXED_ORDER = (MANIFEST, SIGNATURE, README, SENDER, RECEIPT, DATAPACKAGE)
DATA = "data/"

_PATTERN = re.compile(r"(?:data/)?[a-z0-9][a-z0-9._-]{0,59}")
# Names that some systems take for a device, whatever follows the first dot.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
_MEDIA_TYPES = {
    ".html": "text/html",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".csv": "text/csv",
    ".pub": "text/plain",
    ".parquet": "application/vnd.apache.parquet",
}


def permitted(name: str) -> bool:
    """Whether a member may be called so: flat, lower case, and the same file on every system."""
    if name == README:
        return True
    if not _PATTERN.fullmatch(name) or name.endswith("."):
        return False
    return name.removeprefix(DATA).partition(".")[0] not in _DEVICES


def in_order(names: list[str]) -> bool:
    """Fixed members in their order, everything in `data/` after them."""
    fixed = [FIXED_ORDER.index(name) for name in names if name in FIXED_ORDER]
    folders = [name.startswith(DATA) for name in names]
    return fixed == sorted(fixed) and folders == sorted(folders)


def media_type(name: str) -> str:
    """By the ending; KeyError for one that this program does not write."""
    return _MEDIA_TYPES[name[name.rindex(".") :]]

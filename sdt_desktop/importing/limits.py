"""How much of a file the program is willing to look at: hostile or broken files stop here, by code."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one import; every reader gets them and raises the code named here when one is passed.

    file_bytes: a file, or a member once unpacked (`file.too_large`).
    archive_ratio: unpacked to packed size, looked at above `ratio_free_bytes` (`file.archive_ratio`).
    archive_members: entries of one archive or folder (`file.too_many_members`).
    archive_depth: archives inside archives, 2 is a zip in a zip (`file.too_deep`).
    nested_bytes: an archive inside an archive, the only thing that is held in memory (`file.too_large`).
    rows: rows of one file (`file.too_many_rows`). row_bytes: one line, one JSON item or one XML text
    (`file.row_too_long`). columns: cells of a row. document_bytes: a spreadsheet once unpacked.
    depth: nesting of JSON or XML (`file.too_deep`). problems: row problems kept one by one, the rest is counted.
    """

    file_bytes: int = 16 * GIB
    archive_ratio: int = 300
    ratio_free_bytes: int = MIB
    archive_members: int = 20_000
    archive_depth: int = 2
    nested_bytes: int = 256 * MIB
    rows: int = 200_000_000
    row_bytes: int = MIB
    columns: int = 4096
    document_bytes: int = 512 * MIB
    depth: int = 64
    problems: int = 1000
    head_bytes: int = 64 * KIB


DEFAULT_LIMITS = Limits()

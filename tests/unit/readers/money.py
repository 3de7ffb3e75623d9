"""Short ways to read a money file in tests."""

from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.readers.base import ReadOptions
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource


def items(kind, data, limits=DEFAULT_LIMITS, name="file", **options):
    raw = data if isinstance(data, bytes) else data.encode()
    return list(reader(kind).read(ExportSource.of_bytes(name, raw), ReadOptions(**options), limits))


def rows(kind, data, table="", **options):
    """Dictionaries of texts, one a row, with the row's number as `row`."""
    found = []
    for block in items(kind, data, **options):
        if isinstance(block, RawBlock) and block.table == table:
            columns = {name: column.texts() for name, column in block.columns.items()}
            found += [
                {"row": row, **{name: texts[at] for name, texts in columns.items()}}
                for at, row in enumerate(block.rows.tolist())
            ]
    return found


def others(kind, data, **options):
    return [item for item in items(kind, data, **options) if not isinstance(item, RawBlock)]

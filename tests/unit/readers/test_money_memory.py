"""Money files are streamed: ten times as many rows take no more memory."""

import tracemalloc

import pytest

from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers import reader
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource
from tests.unit.readers.cases import BY_KIND

_FEW, _MANY = 20_000, 80_000  # both are more than a block


def peak(kind, path):
    """Rows read and the most memory taken on the way, in bytes."""
    count = 0
    tracemalloc.start()
    for item in reader(kind).read(ExportSource.of_path(path), BY_KIND[kind].options, DEFAULT_LIMITS):
        count += len(item) if isinstance(item, RawBlock) else 0
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, most


@pytest.mark.parametrize("kind", ["ofx", "camt", "qif", "bank"])
def test_memory_does_not_grow_with_the_file(kind, tmp_path):
    peaks = []
    for count in (_FEW, _MANY):
        path = tmp_path / f"{count}"
        path.write_bytes(BY_KIND[kind].make(count))
        rows, most = peak(kind, path)
        assert rows == count
        peaks.append(most)
    assert peaks[1] < 1.5 * peaks[0]

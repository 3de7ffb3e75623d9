"""What the person is shown before sealing: read back from the finished zip, never from what went in."""

from collections.abc import Mapping, Sequence

from sdt_desktop.model.sharing import PreviewTable, SharePreview
from sdt_desktop.sharing import names
from sdt_desktop.sharing.minimise import SharedTable, revealing
from sdt_desktop.sharing.tables_read import DescribedTable, read_tables
from sdt_desktop.sharing.zip_check import read_archive


def read_preview(zip_bytes: bytes, package: str, tables: Sequence[SharedTable]) -> SharePreview:
    """Tables, README and receipt as the recipient will get them; `tables` adds what was left out of them."""
    members = read_archive(zip_bytes)
    before = {table.path: table for table in tables}
    return SharePreview(
        package=package,
        tables=tuple(_preview_table(one, before) for one in read_tables(members, package)),
        readme=members[names.README].decode("utf-8"),
        receipt=members[names.RECEIPT].decode("utf-8"),
        zip_bytes=len(zip_bytes),
        revealing=revealing(tables),
    )


def _preview_table(described: DescribedTable, before: Mapping[str, SharedTable]) -> PreviewTable:
    table = described.table
    return PreviewTable(
        name=table.name,
        path=table.path,
        header=table.header,
        rows=table.rows,
        row_count=table.row_count,
        removed_columns=before[table.path].removed,
        rows_before=before[table.path].readings_before,
        observed_property=described.observed_property,
        unit=described.unit,
        grain=described.grain,
    )

"""A format of several steps: each series takes the rows that last as long as it says, the rest is accounted for."""

import pytest

from sdt_desktop.importing.manifest_reading import read_manifest
from tests.unit.importing_core.helpers import HEAD, block_of, manifest_of, normalised, series

TIME = (
    '[time]\nzone = "Europe/Paris"\ncolumn = "A"\npair = "B"\nformats = ["%Y-%m-%d %H:%M"]\nstep = "pair"\n'
    'longest = "PT25H"\n'
)
DAYS = '[[observation]]\nseries = "s"\nproperty = "electricity.consumption"\ncolumn = "V"\nunit = "kWh"\nlasting = {}\n'
TABLE = (
    "A;B;V\n2024-03-30 00:00;2024-03-31 00:00;1\n2024-03-31 00:00;2024-04-01 00:00;2\n2024-04-01 00:00;2024-04-01 01:00;4"
    "\n2024-03-01 00:00;2024-04-01 00:00;8"
)


@pytest.mark.parametrize(
    ("lasting", "values", "other"),
    [
        ('["PT23H", "PT25H"]', [1, 2], 1), ('["PT24H", "PT24H"]', [1], 2), ('["PT1S", "PT1H"]', [4], 2),
        ('["PT15M", "PT25H"]', [1, 2, 4], 0),
    ],
)  # fmt: skip
def test_rows_of_another_length_are_another_quantity(lasting, values, other):
    parts, account = normalised(manifest_of(TIME + DAYS.format(lasting)), [block_of(TABLE)])
    assert series(parts).value.tolist() == values
    skipped = dict(account.skipped)
    assert (skipped.get("skipped.other_quantity", 0), skipped["skipped.subtotal"]) == (other, 1)
    assert account.rows.used + account.rows.skipped == account.rows.read == 4


@pytest.mark.parametrize("lasting", ['["PT1H"]', '["PT2H", "PT1H"]', '["a", "PT1H"]', '["PT1H", "PT2H", "PT3H"]'])
def test_bounds_are_two_lengths_in_order(lasting):
    manifest, faults = read_manifest(HEAD + TIME + DAYS.format(lasting), "xx-test")
    assert manifest is None
    assert [fault.params["field"] for fault in faults] == ["observation[1].lasting"]


def test_nought_has_no_sign_where_signs_are_turned():
    parts, _ = normalised(manifest_of(TIME + DAYS.format('["PT1H", "PT25H"]') + "negate = true\n"), [block_of(
        "A;B;V\n2024-03-30 00:00;2024-03-31 00:00;0\n2024-04-01 00:00;2024-04-02 00:00;-1.5"
    )])  # fmt: skip
    assert [str(value) for value in series(parts).value.tolist()] == ["0.0", "1.5"]

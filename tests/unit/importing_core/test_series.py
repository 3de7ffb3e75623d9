"""Columns of numbers become observations, and every row is accounted for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.model.imports import ObservationPart
from tests.unit.importing_core.helpers import HEAD, block_of, manifest_of, normalised, series

TIME = '[time]\nzone = "Europe/Paris"\ncolumn = "T"\nformats = ["%Y-%m-%d %H:%M"]\nstep = "PT30M"\n'
HOURS = [f"2024-01-05 {hour:02}:00" for hour in range(24)]


def observation(**fields):
    fields = {"series": '"s"', "property": '"electricity.consumption"', "column": '"V"', "unit": '"kWh"', **fields}
    return "[[observation]]\n" + "\n".join(f"{name} = {value}" for name, value in fields.items() if value) + "\n"


def table_of(*values, header="T;V"):
    return header + "\n" + "\n".join(f"{hour};{value}" for hour, value in zip(HOURS, values, strict=False))


def read(body, table, answers=None, head=HEAD):
    return normalised(manifest_of(TIME + body, head), [block_of(table)], answers)


def test_units_become_canonical_exactly():
    for unit, cell, expected in (("Wh", "412", 0.412), ("MWh", "0.5", 500.0), ("kWh", "0.1", 0.1), ("W", "500", 0.25)):
        parts, _ = read(observation(unit=f'"{unit}"'), table_of(cell))
        assert series(parts).value.tolist() == [expected]
    parts, _ = read(observation(property='"water.consumption"', unit='"m3"'), table_of("0.214"))
    assert series(parts).value.tolist() == [214.0]


def test_units_may_stand_in_a_column():
    body = observation(property='"gas.consumption"', unit=None, unit_column='"U"')
    parts, account = read(body, table_of("1;kWh", "2000;Wh", "3;m³", header="T;V;U"))
    assert series(parts).value.tolist() == [1.0, 2.0]
    assert account.rejected == (("value.unknown_unit", 1),)
    assert account.problems[0].params == (("column", "U"),)


def test_rows_go_to_the_series_that_asks_for_them():
    body = observation(series='"gas"', property='"gas.volume"', unit='"m3"', where='{ U = ["m3"] }')
    body += observation(series='"energy"', property='"gas.consumption"', where='{ U = ["kwh"] }')
    parts, account = read(body, table_of("1;m³", "10;kWh", "7;kVArh", "2;m³", header="T;V;U"))
    assert series(parts, "gas").value.tolist() == [1, 2]
    assert series(parts, "energy").row.tolist() == [3]
    assert account.skipped == (("skipped.other_quantity", 1),)


def test_context_may_choose_the_series():
    body = observation(where='{ "Grandeur metier" = ["Cons*"] }')
    body += observation(series='"out"', property='"electricity.production"', where='{ "Grandeur metier" = ["Prod*"] }')
    manifest = manifest_of(TIME + body)
    parts, _ = normalised(manifest, [block_of(table_of("1"), context={"Grandeur métier": "Production"})])
    assert [part.stream.observed_property for part in parts] == ["electricity.production"]


def test_needs_and_lacks():
    body = observation(needs='["Z"]') + observation(series='"plain"', lacks='["Z"]')
    parts, _ = read(body, table_of("1"))
    assert [part.stream.series for part in parts] == ["plain"]
    parts, _ = read(body, table_of("1;2", header="T;V;Z"))
    assert [part.stream.series for part in parts] == ["s"]


def test_missing_is_never_zero():
    body = observation(missing='["null", "Ei kulutustietoja tällä ajanjaksolla."]')
    parts, account = read(body, table_of("0", "", "null", "Ei kulutustietoja tällä ajanjaksolla.", "1.5"))
    values = series(parts).value
    assert np.isnan(values).tolist() == [False, True, True, True, False]
    assert values[0] == 0
    assert account.rows.used == 5


def test_a_state_may_say_missing_whatever_the_cell_holds():
    body = observation(quality='{ column = "Q", values = { "Mesuré" = "measured", "Absence de Données" = "missing" } }')
    parts, account = read(body, table_of("5;Mesuré", "0;ABSENCE DE DONNEES", "x;Absence de données", header="T;V;Q"))
    assert np.isnan(series(parts).value).tolist() == [False, True, True]
    assert account.problems == ()


def test_qualities_unknown_texts_and_repaired_ones():
    body = observation(
        quality='{ column = "Q", values = { "M" = "measured", "Mesuré" = "measured", "Estimé" = "estimated" } }'
    )
    parts, account = read(body, table_of("1;M", "1;EstimÃ©", "1;estime", "1;?", "1;", "1;Mesur\ufffd", header="T;V;Q"))
    assert series(parts).quality.tolist() == [0, 2, 2, 3, 0, 0]
    assert account.notices == (("source.encoding_repaired", ()),)


def test_blank_cells_may_say_nothing():
    body = observation(blank='"none"') + observation(series='"b"', column='"W"', blank='"none"')
    parts, account = read(body, table_of("1;", ";2", ";", "x;4", header="T;V;W"))
    assert series(parts, "s").value.tolist() == [1]
    assert series(parts, "b").row.tolist() == [3, 5]
    assert account.rows.used == 3
    assert account.skipped == (("skipped.blank", 1),)
    assert [(problem.row, problem.code) for problem in account.problems] == [(5, "value.not_a_number")]
    assert account.rejected == ()


def test_a_bad_number_rejects_its_row_only():
    parts, account = read(observation(), table_of("1", "1,5", "2x9", "2"))
    assert series(parts).row.tolist() == [2, 5]
    assert account.rejected == (("value.not_a_number", 2),)
    assert account.problems[0].params == (("column", "V"),)


def test_signs_zeros_and_negative_values():
    parts, _ = read(observation(negate="true"), table_of("-3.5", "0"))
    assert series(parts).value.tolist() == [3.5, 0]
    parts, _ = read(observation(zero_missing="true"), table_of("0", "4"))
    assert np.isnan(series(parts).value[0])
    parts, account = read(observation(), table_of("-1200300", "1200510"))
    assert series(parts).value.tolist() == [-1200300, 1200510]
    assert account.notices == (("source.negative_values", (("count", 1),)),)
    _, account = read(observation(property='"air.temperature"', unit='"Cel"'), table_of("-3"))
    assert account.notices == ()


def test_things_are_told_apart_and_bad_ids_are_no_ids():
    head = HEAD.replace('{ kind = "meter" }', '{ kind = "meter", column = "EAN", digits = [4] }')
    cells = ('1;="5400"', "2;5401", "3;5400", "4;", "5;0", "6;5,4E+17", "7;123")
    parts, account = read(observation(), table_of(*cells, header="T;V;EAN"), head=head)
    found = {part.stream.thing.external_id: part.block.value.tolist() for part in parts}
    assert found == {"5400": [1, 3], "5401": [2], "": [4, 5, 6, 7]}
    assert "5400" not in repr(parts[0].stream.thing)
    assert account.notices == (("source.resaved_by_spreadsheet", ()),)


def test_an_id_may_stand_above_the_rows():
    head = HEAD.replace('{ kind = "meter" }', '{ kind = "meter", context = "PRM", digits = [14] }')
    manifest = manifest_of(TIME + observation(), head)
    parts, _ = normalised(manifest, [block_of(table_of("1"), context={"PRM": "12345678901234"})])
    assert parts[0].stream.thing.external_id == "12345678901234"


def test_a_question_gives_the_property():
    asked = '{ question = "direction", consumption = "electricity.consumption", production = "electricity.production" }'
    body = observation(property=asked) + '[[question]]\nkey = "direction"\nchoices = ["consumption", "production"]\n'
    parts, _ = read(body, table_of("1"), {"direction": "production"})
    assert parts[0].stream.observed_property == "electricity.production"


def test_rows_that_are_no_data_are_skipped_by_code():
    body = observation() + '[[skip]]\ncolumn = "T"\nvalues = ["Année *"]\ncode = "skipped.subtotal"\n'
    parts, account = read(body, "T;V\n2024-01-05 10:00;1\nAnnée 2024;99\n2024-01-05 10:30;2")
    assert series(parts).row.tolist() == [2, 4]
    assert account.skipped == (("skipped.subtotal", 1),)


def test_synonyms_and_repeated_or_odd_headers_find_their_column():
    head = HEAD + '[synonyms]\nT = ["Tijd"]\nV = ["Volume (kWh)"]\n'
    parts, _ = read(observation(), table_of("1", header="TIJD;volume_(KWH)"), head=head)
    assert series(parts).value.tolist() == [1]


def test_index_steps_are_compared_and_the_difference_counted():
    head = HEAD + 'cross_check = { index = "I", column = "V" }\n'
    manifest = manifest_of(TIME + observation(), head)
    rows = table_of("5;105", "6;111", "7;120", ";130", "4;134", header="T;V;I")
    _, account = normalised(manifest, [block_of(rows)])
    assert account.notices == (("source.index_disagrees", (("count", 1),)),)
    lines = rows.splitlines()
    blocks = [block_of("\n".join(lines[:3])), block_of("\n".join([lines[0], *lines[3:]]), 4)]
    _, account = normalised(manifest, blocks)
    assert account.notices == (("source.index_disagrees", (("count", 1),)),)
    _, account = normalised(manifest, [block_of("\n".join([lines[0], *reversed(lines[1:])]))])
    assert account.notices == (("source.index_disagrees", (("count", 1),)),)


def test_problems_are_bounded_and_counts_are_not():
    lines = [f"2024-01-05 10:00;{'x'}"] * 1500
    _, account = read(observation(), "T;V\n" + "\n".join(lines))
    assert len(account.problems) == 1000
    assert account.rejected == (("value.not_a_number", 1500),)


CELL = st.sampled_from(["1", "0.5", "", "x", "-2", "null"])
STAMP = st.sampled_from([*HOURS[:4], "", "2024-02-30 10:00", "2024-03-31 02:30", "Total"])
UNIT = st.sampled_from(["kWh", "m3", "kVArh", ""])


@given(st.lists(st.tuples(STAMP, CELL, CELL, UNIT), min_size=1, max_size=30), st.integers(0, 30))
def test_every_row_ends_as_used_skipped_or_rejected_wherever_blocks_end(rows, cut):
    body = observation(where='{ U = ["kWh"] }', missing='["null"]')
    body += observation(series='"w"', column='"W"', where='{ U = ["kWh"] }', blank='"none"')
    body += observation(series='"m"', property='"gas.volume"', unit='"m3"', where='{ U = ["m3"] }')
    body += '[[skip]]\ncolumn = "T"\nvalues = ["Total"]\ncode = "skipped.subtotal"\n'
    manifest = manifest_of(TIME + body)
    lines = [";".join(row) for row in rows]
    header = "T;V;W;U\n"
    whole = [block_of(header + "\n".join(lines))]
    cut = min(cut, len(lines))
    cuts = [(lines[:cut], 2), (lines[cut:], 2 + cut)]
    pieces = [block_of(header + "\n".join(part), first) for part, first in cuts if part]
    parts, account = normalised(manifest, whole)
    parts_cut, account_cut = normalised(manifest, pieces)
    assert account.rows.read == len(rows)
    assert account == account_cut
    for name in ("s", "w", "m"):
        assert series(parts, name).row.tolist() == series(parts_cut, name).row.tolist()
        np.testing.assert_array_equal(series(parts, name).value, series(parts_cut, name).value)


def test_parts_are_blocks_of_the_model():
    parts, _ = read(observation(), table_of("1", "2"))
    block = parts[0].block
    assert isinstance(parts[0], ObservationPart)
    kinds = [getattr(block, name).dtype.name for name in ("start", "duration", "value", "quality", "row")]
    assert kinds == ["int64", "int64", "float64", "uint8", "int32"]
    assert parts[0].stream.zone == "Europe/Paris"


@pytest.mark.parametrize("rows", [[], ["2024-01-05 10:00;1"]])
def test_a_header_alone_gives_nothing_and_no_error(rows):
    parts, account = normalised(
        manifest_of(TIME + observation()), [block_of("T;V\n" + "\n".join(rows))] if rows else []
    )
    assert account.rows.read == len(rows) == len(parts)

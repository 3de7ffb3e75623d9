"""Short ways give what the long ways give: regular steps, and a hash worked out beside other work."""

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing import normalise_steps
from sdt_desktop.importing.normalise_steps import MINUTE, Around, neighbour_steps
from sdt_desktop.importing.source import ExportSource

STEP = st.sampled_from([10, 15, 20, 30, 60, -30])


@given(st.lists(STEP, min_size=5, max_size=8) | st.builds(lambda step: [step] * 7, STEP), st.booleans(), st.booleans())
def test_regular_steps_are_what_the_long_way_gives(gaps, ends, falling):
    times = (np.cumsum([0, *gaps]) * MINUTE).astype(np.int64)
    around = Around(int(times[1]), int(times[0]), int(times[-2]), int(times[-1]))
    stamps = times[2:-2]
    short = neighbour_steps(stamps, around, ends=ends, falling=falling)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(normalise_steps, "_all_one_step", lambda _: False)
        long = neighbour_steps(stamps, around, ends=ends, falling=falling)
    assert short[0].tolist() == long[0].tolist()
    assert short[1].tolist() == long[1].tolist()


def test_a_hash_worked_out_ahead_is_the_same(tmp_path):
    content = b"0123456789abcdef" * (9 << 16)
    (tmp_path / "large.csv").write_bytes(content)
    source = ExportSource.of_path(tmp_path / "large.csv")
    source.hash_ahead()
    assert source.sha256 == hashlib.sha256(content).hexdigest()


def test_what_fails_ahead_fails_where_it_is_asked_for(tmp_path):
    path = tmp_path / "large.csv"
    path.write_bytes(bytes(9 << 20))
    source = ExportSource.of_path(path)
    path.unlink()
    source.hash_ahead()
    with pytest.raises(SdtError, match=r"file\.not_found"):
        _ = source.sha256

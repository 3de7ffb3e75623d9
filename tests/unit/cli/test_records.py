"""What identifies somebody is named on the command line and given only when asked for."""

from sdt_desktop.cli import json_out
from sdt_desktop.model.events import Record

CONTRACT = Record("x", "contract", "c", "k", 1, (("name", "Ada"), ("plan", "b")), ("name",))


def test_identifying_values_are_left_out_until_asked_for():
    (shown,) = json_out.records([CONTRACT])["records"]
    assert (shown["values"], shown["identifying"]) == ({"plan": "b"}, ["name"])
    (whole,) = json_out.records([CONTRACT], identifying=True)["records"]
    assert whole["values"] == {"name": "Ada", "plan": "b"}

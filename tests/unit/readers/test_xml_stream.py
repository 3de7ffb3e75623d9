from typing import Any

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS, Limits
from sdt_desktop.importing.readers import xml_guard, xml_rows
from sdt_desktop.importing.readers.base import ReadOptions
from tests.support import samples_dir
from tests.unit.readers.reading import Read, read

BILLION_LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
<d><row>&c;</row></d>"""


def load(text: str | bytes, limits: Limits = DEFAULT_LIMITS, **options: Any) -> Read:
    data = text.encode() if isinstance(text, str) else text
    return read("xml", data, ReadOptions(**options), limits)


def test_children_attributes_and_own_text() -> None:
    text = """<f xmlns="a" xmlns:e="b"><e:entry><e:row id="7">
      <timePeriod><duration unit="s">3600</duration><start>1293868800</start></timePeriod><value> 703 </value></e:row>
      <row id="8" e:kind="x">text<value>1</value><value>2</value></row></e:entry></f>"""
    found = load(text, path="row")
    assert found.column("timePeriod/start") == ["1293868800", ""]
    assert found.column("timePeriod/duration/@unit") == ["s", ""]
    assert found.column("@id") == ["7", "8"]
    assert found.column("@kind") == ["", "x"]
    assert found.column("value") == ["703", "1"]
    assert found.column(".") == ["", "text"]
    assert found.rows == [1, 2]


def test_only_the_columns_that_are_asked_for() -> None:
    found = load("<d><row a='1'><b>2</b><c>3</c></row></d>", path="row", columns=("b", "@a", "nowhere"))
    assert {name: column.texts() for name, column in found.blocks[0].columns.items()} == {
        "b": ["2"],
        "@a": ["1"],
        "nowhere": [""],
    }


def test_the_row_s_path_may_be_longer_than_its_name() -> None:
    text = "<d><group><row>in group</row></group><row>direct</row><other><row>elsewhere</row></other></d>"
    assert load(text, path="d/row").column(".") == ["direct"]
    assert load(text, path="group/row").column(".") == ["in group"]
    assert load(text, path="row").column(".") == ["in group", "direct", "elsewhere"]


def test_a_row_inside_a_row_belongs_to_it() -> None:
    found = load("<d><row>a<row>b</row></row><row>c</row></d>", path="row")
    assert found.column(".") == ["a", "c"]
    assert found.column("row") == ["b", ""]


def test_context_of_elements_and_attributes_before_the_rows() -> None:
    text = """<d made="2024-01-01"><Type><uom>72</uom></Type>
      <Stmt><Acct><IBAN>A</IBAN></Acct><row>1</row><row>2</row></Stmt>
      <Stmt><row>3</row></Stmt>
      <Stmt><Acct><IBAN>B</IBAN></Acct><row>4</row></Stmt></d>"""
    found = load(
        text,
        path="row",
        context=(("uom", "Type/uom"), ("iban", "Stmt/Acct/IBAN"), ("made", "d/@made"), ("late", "Late")),
    )
    common = {"uom": "72", "made": "2024-01-01"}
    assert [(block.columns["."].texts(), block.context) for block in found.blocks] == [
        (["1", "2"], {**common, "iban": "A"}),
        (["3"], common),
        (["4"], {**common, "iban": "B"}),
    ]


def test_a_document_type_that_only_declares_elements_is_let_through() -> None:
    text = """<!DOCTYPE d [<!ELEMENT d (row*)><!ATTLIST row v CDATA #REQUIRED><!-- note -->]><d><row v="1"/></d>"""
    assert load(text, path="row").column("@v") == ["1"]


@pytest.mark.parametrize("before", ["", "\ufeff", "\n\n", " \ufeff\n", "\n<?xml version='1.0'?>"])
def test_what_stands_before_the_document_is_tolerated(before: str) -> None:
    assert load(before + "<d><row>1</row></d>", path="row").column(".") == ["1"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (BILLION_LAUGHS, "file.xml_entities"),
        ('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d><row>&x;</row></d>', "file.xml_entities"),
        ('<!DOCTYPE d [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]><d/>', "file.xml_entities"),
        ('<!DOCTYPE d SYSTEM "d.dtd"><d/>', "file.xml_entities"),
        ('<!DOCTYPE d PUBLIC "-//X//Y" "d.dtd"><d/>', "file.xml_entities"),
        (
            "<!DOCTYPE d [<!ATTLIST row " + " ".join(f'a{n} CDATA "{"x" * 50}"' for n in range(50)) + ">]><d/>",
            "file.xml_entities",
        ),
        ("<d><row>&unknown;</row></d>", "file.damaged"),
        ("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML' 'x'><html/>", "file.web_page"),
        ("<HTML><body>closed</body></HTML>", "file.web_page"),
        ("<d><row>1</row>", "file.truncated"),
        ("<d><row>1</ro", "file.truncated"),
        ("<d><row><![CDATA[1", "file.truncated"),
        ("<d><row>1</d>", "file.damaged"),
        ("<d/><d/>", "file.damaged"),
        (" \n", "file.empty"),
        (b"<d><row>\xff</row></d>", "file.damaged"),
        ('<?xml version="1.0" encoding="utg-8"?><d><row/></d>', "file.wrong_encoding"),
        ('<?xml version="1.0" encoding="shift_jis"?><d><row/></d>', "file.wrong_encoding"),
        ('<?xml version="1.0" encoding="idna"?><d><row/></d>', "file.wrong_encoding"),
    ],
)
def test_refusals(data: str | bytes, code: str) -> None:
    with pytest.raises(SdtError) as caught:
        load(data, path="row")
    assert caught.value.code == code


@pytest.mark.parametrize(
    "data",
    [
        "<d><row>" + "x" * 9000 + "</row></d>",
        "<d><row>" + "<a>xxxxxxxxxx</a>" * 900 + "</row></d>",
        "<d><row a='" + "x" * 9000 + "'/></d>",
        "<d><title>" + "x" * 9000 + "</title></d>",
    ],
)
def test_a_row_has_a_longest_length(data: str) -> None:
    with pytest.raises(SdtError) as caught:
        load(data, Limits(row_bytes=5000), path="row", context=(("title", "title"),))
    assert caught.value.code == "file.row_too_long"


def test_a_tag_without_an_end_is_not_collected_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_guard, "CHUNK", 1000)
    with pytest.raises(SdtError) as caught:
        load("<d><row a='" + "x" * 100_000, Limits(row_bytes=2000), path="row")
    assert caught.value.code == "file.row_too_long"


def test_depth_rows_and_columns_are_bounded() -> None:
    for data, limits, code in (
        ("<a>" * 100 + "</a>" * 100, Limits(depth=50), "file.too_deep"),
        ("<d>" + "<row/>" * 5 + "</d>", Limits(rows=4), "file.too_many_rows"),
        ("<d><row " + " ".join(f"a{n}='1'" for n in range(20)) + "/></d>", Limits(columns=10), "file.row_too_long"),
    ):
        with pytest.raises(SdtError) as caught:
            load(data, limits, path="row")
        assert caught.value.code == code


def test_blocks_are_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_rows, "_BLOCK_ROWS", 10)
    monkeypatch.setattr(xml_guard, "CHUNK", 100)
    found = load("<d>" + "".join(f"<row>{number}</row>" for number in range(95)) + "</d>", path="row")
    assert max(len(block) for block in found.blocks) < 20
    assert found.column(".") == [str(number) for number in range(95)]


def test_empty_context_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    found = load("<d><t/><row>1</row><u a=''/><row>2</row></d>", path="row", context=(("t", "t"), ("u", "u/@a")))
    assert [block.context for block in found.blocks] == [{}]


def test_long_comments_around_the_rows_are_no_context(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "<d><!-- <row>0</row> --><note>" + "y" * 3000 + "</note><row>1</row></d>"
    assert load(text, Limits(row_bytes=2000), path="row").column(".") == ["1"]


@pytest.mark.samples
def test_samples() -> None:
    folder = samples_dir()
    assert folder is not None
    data = (folder / "greenbutton_xml" / "sample_greenbutton_data.xml").read_bytes()
    found = load(data, path="IntervalReading", context=(("power", "ReadingType/powerOfTenMultiplier"),))
    assert len(found.rows) == 362
    assert sum(map(int, found.column("value"))) == 291018
    assert found.blocks[0].context == {"power": "0"}
    data = (folder / "apple-health" / "export6s3sample.xml").read_bytes()
    assert len(load(data, path="HealthData/Record").rows) == 15

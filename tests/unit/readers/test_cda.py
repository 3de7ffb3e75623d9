"""Clinical documents: tables of every make, what says nothing, and documents that are hostile or cut."""

import dataclasses
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers.base import ReadOptions, SkippedRow, SourceNotice
from sdt_desktop.importing.readers.cda import READER
from sdt_desktop.importing.rows import RawBlock
from sdt_desktop.importing.source import ExportSource

HEAD = (
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1"/><code code="X"/><title>T</title>'
    '<effectiveTime value="20240105103000+0100"/>'
)


def document(*sections, head=HEAD):
    return f"{head}<component><structuredBody>{''.join(sections)}</structuredBody></component></ClinicalDocument>"


def section(text, entries="", inner="", title="S"):
    return (
        f'<component><section><code code="1-1"/><title>{title}</title><text>{text}</text>'
        f"{''.join(f'<entry><act>{entry}</act></entry>' for entry in entries)}{inner}</section></component>"
    )


def table(header, *rows):
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return "<table><tr>" + "".join(f"<th>{name}</th>" for name in header) + f"</tr>{body}</table>"


def read(text, limits=DEFAULT_LIMITS):
    data = text if isinstance(text, bytes) else text.encode()
    return list(READER.read(ExportSource.of_bytes("cda.xml", data), ReadOptions(), limits))


def rows(items, name):
    found = []
    for block in items:
        if isinstance(block, RawBlock) and block.table == name:
            columns = {column: cells.texts() for column, cells in block.columns.items()}
            found += [{key: texts[at] for key, texts in columns.items() if texts[at]} for at in range(len(block))]
    return found


@pytest.mark.parametrize(
    ("text", "date", "end"),
    [
        ("05/01/2024", "2024-01-05", ""),
        ("le 5/1/2024", "2024-01-05", ""),
        ("du 30/12/2023 au 05/01/2024", "2023-12-30", "2024-01-06"),
        ("02/03/2019 - 04/03/2019", "2019-03-02", "2019-03-05"),
        ("04/03/2019 - 02/03/2019", "2019-03-04", ""),
        ("01/01/9998 - 31/12/9999", "9998-01-01", ""),
    ],
)
def test_days_of_a_row(text, date, end):
    (row,) = rows(read(document(section(table(["Date", "Vaccin"], [text, "V"])))), "dated")
    assert (row["date"], row.get("end", ""), row["label"]) == (date, end, "V")


@pytest.mark.parametrize("text", ["2012", "31/02/2019", "105/01/2024", "00/00/0000", "-"])
def test_what_is_no_whole_day_is_kept_as_it_stands(text):
    (row,) = rows(read(document(section(table(["Date", "Vaccin"], [text, "V"])))), "undated")
    assert row["date_text"] == text


def test_headings_are_known_whatever_their_apostrophes():
    cells = table(["Date de l\u2019acte", "Voie d\u2032administration", "Autre"], ["05/01/2024", "orale", "x"])
    (row,) = rows(read(document(section(cells))), "dated")
    assert (row["route"], row["label"]) == ("orale", "x")


def test_a_heading_over_two_columns_and_breaks_inside_a_cell():
    cells = (
        '<table><thead><tr><th colspan="2">Date</th><th>Vaccin</th></tr></thead>'
        "<tr><td/><td>05/01/2024</td><td>un<br/>deux <table><tr><td>trois</td></tr></table> quatre</td></tr></table>"
    )
    (row,) = rows(read(document(section(cells))), "dated")
    assert (row["date"], row["label"]) == ("2024-01-05", "un deux trois quatre")


def test_a_table_without_headings_names_by_its_first_cell():
    (row,) = rows(read(document(section("<table><tr><td>a</td><td>b</td></tr></table>"))), "undated")
    assert (row["label"], row["more"]) == ("a", "b")


def test_entries_give_a_missing_date_and_differences_are_told():
    entries = [
        '<effectiveTime value="20240105"/>',
        '<effectiveTime><low value="20240203"/></effectiveTime>',
        '<effectiveTime nullFlavor="UNK"/>',
    ]
    cells = table(["Date", "Vaccin"], ["", "A"], ["01/02/2024", "B"], ["03/02/2024", "C"])
    items = read(document(section(cells, entries)))
    assert [row["date"] for row in rows(items, "dated")] == ["2024-01-05", "2024-02-01", "2024-02-03"]
    assert items[-1] == SourceNotice("source.entries_disagree", (("count", 1),))


def test_nothing_known_is_skipped_and_words_are_a_text():
    nothing = section("Aucune", ['<code code="no-known-allergies"/>'])
    items = read(document(nothing, section("<paragraph>un</paragraph><list><item>deux</item></list>", title="R")))
    assert SkippedRow(2, "skipped.nothing_known") in items
    assert rows(items, "narrative") == [{"section": "R", "section_code": "1-1", "text": "un deux"}]


def test_sections_inside_each_other_keep_their_titles():
    inner = section(table(["Vaccin"], ["B"]), title="in")
    found = rows(read(document(section(table(["Vaccin"], ["A"]), inner=inner, title="out"))), "undated")
    assert [(row["section"], row["label"]) for row in found] == [("in", "B"), ("out", "A")]


def test_a_file_inside_is_named_and_left_out():
    inside = (
        f'<component><nonXMLBody><text mediaType="application/pdf">{"A" * 3_000_000}</text></nonXMLBody></component>'
    )
    items = read(f"{HEAD}{inside}</ClinicalDocument>")
    (about,) = rows(items, "document")
    assert (about["body"], about["created"]) == ("application/pdf", "2024-01-05T10:30:00+01:00")
    assert SourceNotice("source.attachment_left_out") in items


def test_the_person_is_the_patient_and_a_name_said_twice_is_said_once():
    person = (
        '<recordTarget><patientRole><id extension="0"/><patient><name><given>ANA</given><family>TEST</family>'
        '<family>TEST</family></name><birthTime value="1980"/><guardian><guardianPerson><name><given>X</given></name>'
        "</guardianPerson></guardian></patient></patientRole></recordTarget>"
    )
    assert rows(read(document(head=HEAD + person)), "person") == [
        {"patient": "ANA TEST", "patient_identifier": "0", "birth_date": "1980"}
    ]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB + document(section("&b;")), "file.xml_entities"),
        ('<!DOCTYPE x SYSTEM "http://example.org/x.dtd">' + document(), "file.xml_entities"),
        ("<!DOCTYPE html><html></html>", "file.web_page"),
        (document()[:-30], "file.truncated"),
        (document() + "x", "file.damaged"),
        ("<a/>", "file.damaged"),
        ("  ", "file.empty"),
        (HEAD + "<component>" * 100, "file.too_deep"),
        (document(section("x" * 1_100_000)), "file.row_too_long"),
        (document(section("<table><tr>" + '<td colspan="64">x</td>' * 100 + "</tr></table>")), "file.row_too_long"),
    ],
)
def test_documents_that_are_refused(text, code):
    with pytest.raises(SdtError) as refusal:
        read(text)
    assert refusal.value.code == code


def test_too_many_rows_are_refused():
    with pytest.raises(SdtError) as refusal:
        read(document(section(table(["Vaccin"], *[["x"]] * 9))), dataclasses.replace(DEFAULT_LIMITS, rows=5))
    assert refusal.value.code == "file.too_many_rows"


_TAGS = ("section", "text", "table", "tr", "td", "th", "title", "entry", "code", "effectiveTime", "low", "br", "given")


def _element(tag_and_inner):
    tag, inner = tag_and_inner
    return f'<{tag} code="no-known-x" value="20240105" colspan="9">{"".join(inner)}x</{tag}>'


_TREE = st.recursive(
    st.just("05/01/2024 "),
    lambda inner: st.tuples(st.sampled_from(_TAGS), st.lists(inner, max_size=4)).map(_element),
    max_leaves=25,
)


@given(_TREE, st.integers(0, 400))
def test_any_order_of_elements_gives_rows_or_a_code(tree, cut):
    whole = document(section(tree, inner=tree), tree)
    read(whole)
    with suppress(SdtError):
        read(whole[: len(whole) - cut])

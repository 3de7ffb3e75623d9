"""What Apple Health writes since iOS 16: a document type that is no XML, and signs that XML forbids."""

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.detect_head import Head
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers.base import ReadOptions, TableOptions
from sdt_desktop.importing.readers.xml_guard import CHUNK, without_health_types
from sdt_desktop.importing.source import ExportSource
from tests.unit.readers.reading import read

BROKEN = "<!ELEMENT V (R*)>\n<!ATTLIST V\n  a CDATA #IMPLIED\n<!ELEMENT R EMPTY>\n"
ROW = '<HealthData><Record v="1"/></HealthData>'


def load(text):
    return read("xml", text.encode(), ReadOptions(path="HealthData/Record")).column("@v")


@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff\n"])
def test_a_broken_document_type_is_left_out(declaration):
    text = f"{declaration}<!DOCTYPE HealthData [\n{BROKEN}]>\n{ROW}"
    assert load(text) == ["1"]
    assert Head(ExportSource.of_bytes("export.xml", text.encode()), DEFAULT_LIMITS).xml.root == "HealthData"


def test_only_that_of_apple_health():
    with pytest.raises(SdtError) as refusal:
        load(f"<!DOCTYPE Other [\n{BROKEN}]>\n{ROW}")
    assert refusal.value.code == "file.damaged"


@pytest.mark.parametrize(
    "subset",
    ['<!ENTITY a "x">', '<!ENTITY a SYSTEM "file:///etc/passwd">', "<!ENTITY % p \"<!ENTITY a 'x'>\">%p;"],
)
def test_entities_are_refused_all_the_same(subset):
    with pytest.raises(SdtError) as refusal:
        load(f'<!DOCTYPE HealthData [{subset}]><HealthData><Record v="&a;"/></HealthData>')
    assert refusal.value.code == "file.xml_entities"


def test_an_entity_that_was_never_declared_is_damage():
    with pytest.raises(SdtError) as refusal:
        load(f'<!DOCTYPE HealthData [{BROKEN}]><HealthData><Record v="&a;"/></HealthData>')
    assert refusal.value.code == "file.damaged"


def test_a_document_type_of_any_length_ends_somewhere():
    long = f"<!DOCTYPE HealthData [<!-- {'x' * 2 * CHUNK} -->]>{ROW}"
    assert load(long) == ["1"]
    with pytest.raises(SdtError):
        load("<!DOCTYPE HealthData [" + "<" * 3 * CHUNK)


def test_control_signs_are_blanks_there_and_damage_elsewhere():
    assert load(f'<!DOCTYPE HealthData [{BROKEN}]><HealthData><Record v="a\x0bb\x1f"/></HealthData>') == ["a b"]
    with pytest.raises(SdtError):
        load('<HealthData><Record v="a\x0bb"/></HealthData>')


def test_what_is_cut_is_left_as_it_is():
    for data in (b"", b"<!DOCTYPE HealthData [ <!ELEMENT", b"<a/>", b"<!DOCTYPE HealthData>"):
        assert without_health_types(data) == data


def test_an_attribute_of_elements_of_one_type():
    options = ReadOptions(tables=(TableOptions("w", "D/W", columns=("@a", "S[x]/@sum", "S[y]/@sum", "S/@sum")),))
    text = '<D><W a="1"><S type="y" sum="2"/><S type="x" sum="3"/><S sum="4"/></W><W a="5"><S sum="6"/></W></D>'
    found = read("xml", text.encode(), options)
    columns = {name: found.column(name) for name in ("@a", "S[x]/@sum", "S[y]/@sum", "S/@sum")}
    assert columns == {"@a": ["1", "5"], "S[x]/@sum": ["3", ""], "S[y]/@sum": ["2", ""], "S/@sum": ["2", "6"]}

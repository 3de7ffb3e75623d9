"""The validator returns all faults at once, and lets nothing unknown by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.codes import all_codes
from sdt_desktop.importing.catalogue import Catalogue, load_catalogue
from sdt_desktop.importing.manifest_reading import read_manifest
from sdt_desktop.model.quality import Quality
from tests.unit.importing_core.helpers import HEAD, manifest_of

SERIES = """
[time]
zone = "Europe/Paris"
column = "T"
formats = ["%Y-%m-%d"]
step = "PT1H"
[[observation]]
series = "s"
property = "electricity.consumption"
column = "V"
unit = "kWh"
"""


def faults_of(text, manifest_id="xx-test"):
    manifest, faults = read_manifest(text, manifest_id)
    assert (manifest is None) == bool(faults)
    for fault in faults:
        assert set(fault.params) == set(all_codes()[fault.code].params)
    return [(fault.code, fault.params.get("field")) for fault in faults]


def test_a_good_manifest_is_read_with_its_defaults():
    manifest = manifest_of(SERIES)
    rule = manifest.observations[0]
    assert rule.property_for({}) == "electricity.consumption"
    assert (rule.time.step, rule.time.step_ms) == ("constant", 3_600_000)
    assert manifest.options.headers == (("T",),)
    assert manifest.options.zone == "Europe/Paris"
    assert rule.quality.default is Quality.MEASURED


def test_all_faults_come_at_once():
    text = HEAD + SERIES.replace("Europe/Paris", "Europe/Lutetia").replace('"kWh"', '"L"') + 'colour = "red"\n'
    text = text.replace("version = 1", 'version = "one"').replace('en = "Test" }', 'en = "" }', 1)
    found = faults_of(text)
    assert ("manifest.wrong_type", "version") in found
    assert ("manifest.text_missing", "name.en") in found
    assert ("manifest.unknown_field", "observation[1].colour") in found
    assert len(found) == 3
    repaired = text.replace('version = "one"', "version = 1").replace('en = "" }', 'en = "x" }').replace("colour", "# ")
    assert faults_of(repaired) == [
        ("manifest.unknown_value", "time.zone"),
        ("manifest.unknown_value", "observation[1].unit"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id = "xx-test"', 'id = "xx-other"', ("manifest.unknown_value", "id")),
        ('id = "xx-test"\n', "", ("manifest.missing_field", "id")),
        ("territories = []", "", ("manifest.missing_field", "territories")),
        ("territories = []", 'territories = ["atlantis"]', ("manifest.unknown_value", "territories")),
        ("electricity.consumption", "electricity.wishes", ("manifest.unknown_value", "observation[1].property")),
        ('step = "PT1H"', 'step = "soon"', ("manifest.unknown_value", "time.step")),
        ('formats = ["%Y-%m-%d"]', "", ("manifest.missing_field", "time.formats")),
        ('formats = ["%Y-%m-%d"]', 'formats = ["%Q"]', ("manifest.unknown_value", "time.formats")),
        ('kind = "delimited"', 'kind = "parchment"', ("manifest.unknown_value", "reader.kind")),
        ('kind = "delimited"', 'kind = "delimited", delimiters = [1]', ("manifest.wrong_type", "reader.delimiters")),
        ('match = { columns = ["T"] }', "", ("manifest.missing_field", "match")),
        ('confidence = "high"', 'confidence = "certain"', ("manifest.unknown_value", "confidence")),
        ('kind = "meter"', 'kind = "horse"', ("manifest.unknown_value", "thing.kind")),
        ('unit = "kWh"', "", ("manifest.missing_field", "observation[1].unit")),
        ('unit = "kWh"', 'unit = "kWh"\nunit_column = "U"', ("manifest.missing_field", "observation[1].unit")),
        ("version = 1", 'version = 1\nnotices = ["source.gossip"]', ("manifest.unknown_value", "notices")),
        ("version = 1", 'version = 1\nshape = "octagon"', ("manifest.unknown_value", "shape")),
        ("version = 1", "version = 0", ("manifest.unknown_value", "version")),
    ],
)  # fmt: skip
def test_single_faults_are_named(old, new, fault):
    assert old in HEAD + SERIES
    assert fault in faults_of((HEAD + SERIES).replace(old, new))


def test_mean_power_needs_a_step():
    text = (HEAD + SERIES).replace('unit = "kWh"', 'unit = "W"')
    assert faults_of(text) == []
    assert faults_of(text.replace('step = "PT1H"', "")) == [("manifest.missing_field", "time.step")]


def test_answers_and_properties_must_agree():
    asked = SERIES.replace(
        '"electricity.consumption"', '{ question = "direction", consumption = "electricity.consumption" }'
    )
    assert faults_of(HEAD + asked) == [("manifest.unknown_value", "observation[1].property")]
    question = '[[question]]\nkey = "direction"\nchoices = ["consumption"]\n'
    assert faults_of(HEAD + asked + question) == []
    assert faults_of(HEAD + asked + question.replace("direction", "weather")) == [
        ("manifest.unknown_value", "question[1].key"),
    ]


def test_one_manifest_speaks_of_one_kind_of_thing():
    text = HEAD + SERIES + '[position]\nlatitude = "a"\nlongitude = "b"\n'
    assert faults_of(text) == [("manifest.unknown_value", "position")]


def test_synonyms_spell_out_the_headers():
    head = HEAD.replace('["T"]', '["T", "V"]') + '[synonyms]\nT = ["Time", "Tijd"]\n'
    assert manifest_of(SERIES, head).options.headers == (("T", "V"), ("Time", "V"), ("Tijd", "V"))


def test_what_is_no_toml_is_told_without_its_text():
    assert [code for code, _ in faults_of("id = ")] == ["manifest.not_toml"]


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abkt", min_size=1, max_size=4), inner, max_size=3),
    max_leaves=8,
), st.sampled_from(["reader", "match", "thing", "time", "observation", "quality", "event", "question", "skip",
                    "synonyms", "notices", "values", "position", "record", "cross_check", "territories"]))  # fmt: skip
def test_nothing_in_a_manifest_makes_the_validator_raise(value, field):
    from unittest.mock import patch

    with patch("sdt_desktop.importing.manifest_reading.tomllib.loads", return_value={"id": "xx-test", field: value}):
        manifest, faults = read_manifest("", "xx-test")
    assert manifest is None
    assert faults


def write(folder, name, text):
    (folder / name).mkdir(parents=True)
    (folder / name / "manifest.toml").write_text(text, encoding="utf-8")


def test_own_manifests_stand_beside_and_never_before_bundled_ones(tmp_path):
    bundled, own = tmp_path / "bundled", tmp_path / "own"
    write(bundled, "xx-test", HEAD + SERIES)
    write(own, "xx-test", (HEAD + SERIES).replace("version = 1", "version = 9"))
    write(own, "own-mine", (HEAD + SERIES).replace("xx-test", "own-mine"))
    write(own, "own-broken", "id = 3")
    write(own, "xx-other", (HEAD + SERIES).replace("xx-test", "xx-other"))
    catalogue = Catalogue(bundled, own)
    assert catalogue.ids == ("xx-test", "own-broken", "own-mine", "xx-other")
    assert catalogue.get("xx-test").version == 1
    assert catalogue.get("xx-test").reviewed
    assert not catalogue.get("own-mine").reviewed
    assert [importer.id for importer in catalogue] == ["xx-test", "own-mine"]
    faults = catalogue.faults()
    assert faults["xx-test"][0].code == "manifest.id_taken"
    assert "manifest.not_for_own" in {fault.code for fault in faults["own-broken"]}
    assert faults["xx-other"][0].params["field"] == "id"


def test_an_unknown_or_faulty_importer_is_an_error(tmp_path):
    from sdt_desktop.base.errors import SdtError

    write(tmp_path, "xx-broken", "id = 3")
    catalogue = Catalogue(tmp_path, tmp_path / "nothing")
    with pytest.raises(SdtError) as caught:
        catalogue.get("xx-none")
    assert caught.value.code == "manifest.not_found"
    with pytest.raises(SdtError) as caught:
        catalogue.get("xx-broken")
    assert caught.value.code.startswith("manifest.")


def test_the_catalogue_reads_no_manifest_before_it_is_asked(monkeypatch):
    from sdt_desktop.importing import catalogue

    monkeypatch.setattr(catalogue, "read_manifest", None)
    assert load_catalogue(None).ids

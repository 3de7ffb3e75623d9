"""The closed vocabularies: units, observed properties, grains, qualities, names of streams."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.model.grain import Grain
from sdt_desktop.model.quality import Quality
from sdt_desktop.model.sharing import Recipient, TrustLevel
from sdt_desktop.model.streams import StreamKey, ThingKey, ThingKind, stream_slug
from sdt_desktop.model.units import conversion
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES, Aggregation, observed_property


@pytest.mark.parametrize(
    ("unit", "canonical", "value", "expected"),
    [
        ("Wh", "kWh", 1500, 1.5),
        ("MJ", "kWh", 3.6, 1.0),
        ("m3", "L", 2.5, 2500),
        ("dL", "L", 10, 1),
        ("kW", "W", 1.2, 1200),
        ("hPa", "Pa", 1013.25, 101325),
        ("mi", "m", 1, 1609.344),
        ("L", "L", 7, 7),
    ],
)
def test_conversions(unit: str, canonical: str, value: float, expected: float) -> None:
    found = conversion(unit, canonical)
    assert found is not None
    assert not found.per_hour
    assert value * found.factor == pytest.approx(expected)


@pytest.mark.parametrize(("unit", "kw"), [("W", 1e-3), ("kW", 1.0)])
def test_mean_power_becomes_energy_only_with_its_step(unit: str, kw: float) -> None:
    found = conversion(unit, "kWh")
    assert found is not None
    assert (found.factor, found.per_hour) == (kw, True)


@pytest.mark.parametrize(("unit", "canonical"), [("L", "kWh"), ("kWh", "W"), ("", "L"), ("Cel", "Pa")])
def test_what_does_not_convert(unit: str, canonical: str) -> None:
    assert conversion(unit, canonical) is None


def test_every_property_speaks_french_and_english_and_has_a_unit() -> None:
    for code, prop in OBSERVED_PROPERTIES.items():
        assert observed_property(code) is prop
        assert set(prop.names) == set(prop.explanations) == {"fr", "en"}
        assert all((*prop.names.values(), *prop.explanations.values(), prop.unit))


def test_a_counter_is_never_added() -> None:
    indexes = [prop for code, prop in OBSERVED_PROPERTIES.items() if code.endswith(".index")]
    assert indexes
    assert all(prop.aggregation is Aggregation.LAST for prop in indexes)


@given(st.lists(st.sampled_from(Grain), min_size=1))
def test_grains_are_ordered_from_fine_to_coarse(grains: list[Grain]) -> None:
    ordered = [grain.value for grain in sorted(grains, key=lambda grain: grain.coarseness)]
    assert ordered == sorted(ordered, key=["raw", "hour", "day", "week", "month", "year"].index)


def test_grains_as_iso_durations() -> None:
    assert [grain.iso for grain in Grain] == ["raw", "PT1H", "P1D", "P7D", "P1M", "P1Y"]


def test_the_worst_quality_is_the_largest() -> None:
    assert max(Quality.MEASURED, Quality.ESTIMATED).word == "estimated"
    assert max(Quality).word == "unknown"


def test_an_identifier_is_never_shown_by_accident() -> None:
    thing = ThingKey(ThingKind.METER, "12345678901234")
    key = StreamKey("fr-enedis", thing, "electricity.consumption", "load-curve", "Europe/Paris")
    assert "12345678901234" not in repr(key)
    assert stream_slug(key) == "electricity.consumption.load-curve"


@pytest.mark.parametrize(
    ("names", "language", "expected"),
    [
        ({"fr": "Ville", "en": "City"}, "fr", "Ville"),
        ({"fr": "Ville", "en": "City"}, "ca", "City"),
        ({"nl": "Stad"}, "fr", "Stad"),
        ({}, "fr", ""),
    ],
)
def test_a_recipient_is_named_in_the_readers_language(names: dict[str, str], language: str, expected: str) -> None:
    from datetime import date

    recipient = Recipient("c", 1, names, "city", "", (), (), "", "", (), date(2027, 1, 1), TrustLevel.UNCHECKED, b"")
    assert recipient.name(language) == expected

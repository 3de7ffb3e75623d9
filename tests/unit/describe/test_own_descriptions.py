"""A person's descriptions: told in words, taken in only once looked into, changed beside a file of their kind."""

from pathlib import Path

import pytest

from sdt_desktop.base.errors import SdtError
from sdt_desktop.services import descriptions, importers
from sdt_desktop.services.describe import describe, keep, look_at
from tests.unit.describe.test_own import SOUND

WATER = "Date;N° compteur;Eau froide;Qualité\n" + "".join(
    f"{day:02d}/0{month}/2026;00000000000000;{day},5;Réelle\n" for month in (3, 4) for day in range(1, 13)
)
PARKING = "Date entrée,Parking,Montant,Remarque\n" + "".join(
    f'0{n}/0{n}/2026 08:1{n},Parking {n},"{n},50 €",abonnement\n' for n in range(1, 9)
)
TRACK = "time,lat,lon\n" + "".join(f"2026-03-0{n}T08:00:00Z,48.1{n},-1.6{n}\n" for n in range(1, 9))
SAID = {
    WATER: {"name": "Régie", "unit:Eau froide": "m3", "date_order": "dmy", "zone": "Europe/Helsinki", "stamp": "day"},
    PARKING: {
        "name": "Parkings", "kind": "events", "event": "payment", "amount": "Montant", "sign": "cost",
        "currency": "CHF", "label": "Remarque", "date_order": "mdy", "zone": "Europe/Paris",
    },
    TRACK: {"name": "Rando", "kind": "positions", "latitude": "lat", "longitude": "lon"},
}  # fmt: skip


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "importers"
    for module in ("describe", "descriptions", "importers"):
        monkeypatch.setattr(f"sdt_desktop.services.{module}.own_importers_folder", lambda: folder)
    return folder


def kept(tmp_path: Path, text: str) -> tuple[str, Path]:
    file = tmp_path / "export.csv"
    file.write_text(text, encoding="utf-8")
    return keep(look_at(file), SAID[text])[0], file


def faulty(own: Path) -> None:
    (own / "own-broken").mkdir(parents=True)
    (own / "own-broken" / "manifest.toml").write_text("id = ", encoding="utf-8")


def test_what_they_say(own, tmp_path):
    water, _ = kept(tmp_path, WATER)
    parking, _ = kept(tmp_path, PARKING)
    faulty(own)
    found = {each.id: each for each in descriptions.own_descriptions()}
    assert list(found) == ["own-broken", parking, water]  # by name
    assert (found[water].name, found[water].kind, found[water].what) == ("Régie", "readings", ("water.consumption",))
    assert (found[parking].kind, found[parking].what) == ("events", ("payment",))
    assert "Eau froide" in found[water].columns
    assert found[water].editable
    assert [code for code, _ in found["own-broken"].faults] == ["manifest.not_toml"]


@pytest.mark.parametrize("text", SAID, ids=["water", "parking", "track"])
def test_changed_without_a_change_stays_the_same(own, tmp_path, text):
    importer_id, file = kept(tmp_path, text)
    before = (own / importer_id / "manifest.toml").read_text(encoding="utf-8")
    looked, answers = descriptions.look_again(importer_id, file)
    assert describe(looked, answers, importer_id).complete
    descriptions.keep_changed(looked, answers, importer_id)
    assert (own / importer_id / "manifest.toml").read_text(encoding="utf-8") == before


def test_one_answer_is_changed(own, tmp_path):
    importer_id, file = kept(tmp_path, WATER)
    looked, answers = descriptions.look_again(importer_id, file)
    descriptions.keep_changed(looked, answers | {"name": "Autre", "unit:Eau froide": "L"}, importer_id)
    text = (own / importer_id / "manifest.toml").read_text(encoding="utf-8")
    assert 'unit = "L"' in text
    assert descriptions.own_descriptions()[0].name == "Autre"
    assert len(descriptions.own_descriptions()) == 1


def test_a_file_of_another_kind_is_refused(own, tmp_path):
    importer_id, _ = kept(tmp_path, WATER)
    other = tmp_path / "other.csv"
    other.write_text(PARKING, encoding="utf-8")
    with pytest.raises(SdtError, match=r"answer\.not_a_choice"):
        descriptions.look_again(importer_id, other)


def test_an_incomplete_change_leaves_it_as_it_was(own, tmp_path):
    importer_id, file = kept(tmp_path, WATER)
    before = (own / importer_id / "manifest.toml").read_bytes()
    looked, answers = descriptions.look_again(importer_id, file)
    del answers["unit:Eau froide"]
    with pytest.raises(SdtError, match=r"manifest\.incomplete"):
        descriptions.keep_changed(looked, answers, importer_id)
    assert (own / importer_id / "manifest.toml").read_bytes() == before


def test_what_says_more_than_the_wizard_is_not_editable(own, tmp_path):
    file = tmp_path / "own-x.toml"
    file.write_text(SOUND, encoding="utf-8")
    importers.add_importer(file)
    assert not descriptions.own_descriptions()[0].editable
    with pytest.raises(SdtError, match=r"manifest\.not_for_own"):
        descriptions.look_again("own-x", file)


@pytest.mark.parametrize("importer_id", ["fr-sedif-water-daily-csv", "own-none"])
def test_only_own_ones_are_changed(own, tmp_path, importer_id):
    with pytest.raises(SdtError, match=r"manifest\.not_found"):
        descriptions.look_again(importer_id, tmp_path / "x.csv")


def test_looking_into_one_writes_nothing(own, tmp_path):
    file = tmp_path / "own-x.toml"
    file.write_text(SOUND, encoding="utf-8")
    assert importers.look_into(file).columns == ("Date", "Eau")
    assert not own.exists()


def test_a_broken_one_can_be_removed(own):
    faulty(own)
    importers.remove_importer("own-broken")
    assert descriptions.own_descriptions() == ()

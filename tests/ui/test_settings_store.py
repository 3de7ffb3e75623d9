"""The settings file: strict, atomic, nothing personal; whatever is wrong in it is its default."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.ui.settings import ALL_FIELDS, Settings, SettingsStore, read, write


def test_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "below" / "settings.json"
    SettingsStore(path).change(language="fr", text_size=15, keep_originals=False)
    assert read(path) == Settings(language="fr", text_size=15, keep_originals=False)
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_only_known_words_are_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    write(path, Settings())
    assert set(json.loads(path.read_text())) == set(ALL_FIELDS)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"text_size": 10, "text_size": 11}', "\xff", '{"text_size": NaN}'])
def test_a_broken_file_is_all_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(text.encode("latin-1"))
    assert read(path) == Settings()


@given(st.dictionaries(st.sampled_from((*ALL_FIELDS, "other")), st.none() | st.booleans() | st.integers() | st.text()))
def test_any_values_give_usable_settings(tmp_path_factory, values: dict) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    found = read(path)
    assert type(found.text_size) is int
    assert 9 <= found.text_size <= 20
    assert found.language in ("", "fr", "en")
    assert isinstance(found.keep_originals, bool)


def test_a_value_outside_the_choices_is_refused() -> None:
    store = SettingsStore(None)
    with pytest.raises(ValueError, match="text_size"):
        store.change(text_size=99)
    assert store.value == Settings()


def test_change_is_announced_once(qtbot) -> None:
    store = SettingsStore(None)
    seen = []
    store.changed.connect(lambda old, new: seen.append((old.scheme, new.scheme)))
    store.change(scheme="dark")
    store.change(scheme="dark")
    assert seen == [("system", "dark")]


@pytest.mark.expects_logs
def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    store = SettingsStore(blocked / "settings.json")
    store.change(text_size=12)
    assert store.value.text_size == 12


@pytest.mark.parametrize("values", [{"keep_originals": 0}, {"text_size": 12.0}, {"auto_lock_minutes": False}])
def test_a_value_of_another_type_is_not_taken(tmp_path: Path, values: dict) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    assert repr(read(path)) == repr(Settings())

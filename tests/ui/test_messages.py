"""Every code becomes a sentence; what nobody knows is said as such, without a value or a path."""

import pytest

from sdt_desktop.base.codes import all_codes
from sdt_desktop.base.errors import Cancelled, SdtError
from sdt_desktop.ui import messages
from sdt_desktop.ui.messages import Messages


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_code_has_title_and_sentence(look, language: str) -> None:
    look(language)
    for code in all_codes().values():
        message = Messages().of_code(code.name, dict.fromkeys(code.params, "x"))
        assert message.title
        assert "{" not in message.sentence + message.following
        assert message.details.startswith(code.name)


def test_an_unknown_code_is_something_unexpected() -> None:
    message = Messages().of_error(SdtError("nobody.knows_this"))
    assert "nobody.knows_this" in message.sentence
    assert "unexpected" in message.title


def test_a_bug_shows_its_type_only() -> None:
    message = Messages().of_error(KeyError("secret value"))
    assert "KeyError" in message.sentence
    assert "secret" not in repr(message)


def test_stopping_is_no_failure() -> None:
    assert "stopped" in Messages().of_error(Cancelled()).sentence


def test_numbers_are_written_in_the_language(look) -> None:
    look("fr")
    assert "1\u202f234\u202f567" in messages.say("show.too_many_rows", {"limit": 1_234_567})
    look("en")
    assert "1,234,567" in messages.say("show.too_many_rows", {"limit": 1_234_567})


def test_a_missing_parameter_does_not_break_the_message() -> None:
    assert "{" not in messages.say("show.too_many_rows", {})


def test_a_figure_picks_its_word(look) -> None:
    look("fr")
    assert "1 tableau" in messages.say("journal.share_opened", {"sender": "x", "tables": 1})
    assert "2 tableaux" in messages.say("journal.share_opened", {"sender": "x", "tables": 2})
    look("en")
    assert "1 table" in messages.say("journal.share_opened", {"sender": "x", "tables": 1})
    assert "0 tables" in messages.say("journal.share_opened", {"sender": "x", "tables": 0})


def test_days_are_written_in_the_language(look) -> None:
    look("fr")
    assert "1er octobre 2026" in messages.say("share.expired", {"expires": "2026-10-01"})
    look("en")
    assert "1 October 2026" in messages.say("share.expired", {"expires": "2026-10-01"})

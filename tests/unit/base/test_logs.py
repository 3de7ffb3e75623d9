import logging

import pytest

from sdt_desktop.base import logs
from sdt_desktop.base.errors import SdtError

pytestmark = pytest.mark.expects_logs


def test_an_exception_is_logged_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    try:
        float("PRM 12345678901234 and its passphrase")
    except ValueError:
        logs.get_log("importing").exception("import failed")
    written = capsys.readouterr().err
    assert written == "ERROR sdt.importing import failed\n"


def test_the_second_configuration_replaces_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    logs.configure(logging.INFO)
    logs.get_log("vault").info("opened")
    logs.get_log("vault").debug("not shown")
    assert capsys.readouterr().err == "INFO sdt.vault opened\n"


def test_nothing_reaches_the_root_logger(caplog: pytest.LogCaptureFixture) -> None:
    logs.configure()
    logs.get_log("vault").warning("busy")
    assert caplog.records == []


def test_an_error_shows_its_code_only() -> None:
    error = SdtError("file.empty", file="export.csv")
    assert str(error) == "file.empty"
    assert error.params == {"file": "export.csv"}

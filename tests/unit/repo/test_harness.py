"""The harness itself: what it forbids is really forbidden."""

import os
import socket
import threading
from pathlib import Path

import pytest

from sdt_desktop.base import logs, paths
from sdt_desktop.base.clock import Clock
from tests.support import NOW, has_tool, loopback, needs_tool


@pytest.mark.filterwarnings("ignore:A test tried to use")
def test_no_socket() -> None:
    with pytest.raises(RuntimeError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


@loopback
def test_loopback_is_open_where_marked() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()


def test_home_is_this_tests_own(own_home: Path) -> None:
    assert not any(own_home.joinpath("data").iterdir())
    assert Path.home() == own_home
    assert own_home in paths.default_vaults_folder().parents
    assert own_home in paths.settings_file().parents


def test_clock_stands_still(clock: Clock) -> None:
    assert clock.now() == clock.now() == NOW


def test_no_vault_is_named_by_the_environment() -> None:
    assert "SDT_VAULT" not in os.environ
    assert "SDT_PASSPHRASE" not in os.environ


@needs_tool("no-such-program-anywhere")
def test_peer_tests_are_skipped_without_their_tool() -> None:
    pytest.fail("ran without its tool")


def test_tools_are_found_on_the_path_or_as_packages() -> None:
    assert has_tool("pytest")
    assert not has_tool("no-such-program-anywhere")


@pytest.mark.expects_logs
def test_marked_tests_may_log(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    logs.get_log("test").warning("a code")
    assert "a code" in capsys.readouterr().err


def test_joined_threads_are_no_leak() -> None:
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()

"""`sdt`: reads the arguments, runs one command, turns what goes wrong into a sentence and an exit status."""

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from sdt_desktop.base import logs
from sdt_desktop.base.errors import Cancelled, SdtError
from sdt_desktop.base.files import is_full
from sdt_desktop.cli.arguments import parser_for
from sdt_desktop.cli.context import Context
from sdt_desktop.cli.messages import Words, language_of
from sdt_desktop.services.process import harden_process

DONE, REFUSED, USAGE, LOCKED = 0, 1, 2, 3
_COMMANDS = {
    "vault create": "vault:create", "vault info": "vault:info", "vault check": "vault:check",
    "vault passphrase": "vault:change_passphrase_of", "vault recover": "vault:recover",
    "inspect": "files:inspect", "import": "files:import_files", "batches": "files:list_batches",
    "undo": "files:undo", "streams": "look:streams", "events": "look:events", "positions": "look:positions",
    "records": "look:records", "journal": "look:journal", "corrections": "corrections:show", "show": "look:show",
    "recipient new": "recipients:new", "recipient import": "recipients:import_card",
    "recipient list": "recipients:list_all", "recipient trust": "recipients:trust",
    "share": "share:share", "open": "share:open_package", "shares": "share:list_shares",
    "importers list": "importers:list_all", "importers check": "importers:check", "importers new": "importers:new",
    "importers export": "importers:export", "importers add": "importers:add", "importers remove": "importers:remove",
    "demo": "demo:demo",
}  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    """Runs one command; the exit status is 0 done, 1 refused, 2 wrong usage, 3 wrong passphrase or damage."""
    arguments = sys.argv[1:] if argv is None else argv
    logs.configure()
    harden_process()
    _speak_utf8()
    words = Words(language_of(arguments))
    wants_json = "--json" in arguments
    try:
        args = parser_for(words).parse_args(arguments)
        status = _command_of(args)(Context(args, words))
        sys.stdout.flush()
    except BrokenPipeError:
        return _nobody_reads()
    except SdtError as error:
        return _refuse(error, words, wants_json=wants_json)
    except (Cancelled, KeyboardInterrupt):
        return _refuse(SdtError("job.cancelled"), words, wants_json=wants_json)
    except Exception as error:  # noqa: BLE001 - the last resort: a code instead of a traceback full of data
        if isinstance(error, OSError) and is_full(error):
            _nobody_reads()  # what was left to print has no room there
            error = SdtError("out.disk_full")
        return _refuse(error if isinstance(error, SdtError) else _bug(error), words, wants_json=wants_json)
    return status


def _nobody_reads() -> int:
    """`sdt … | head`: the reader has seen enough. Python would complain once more at its own last flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return REFUSED


def _bug(error: Exception) -> SdtError:
    """Ours: named by type and place, never by its message, which may hold what a person imported."""
    if os.environ.get("SDT_DEBUG"):
        raise error
    last = traceback.extract_tb(error.__traceback__)[-1]
    return SdtError("bug.unexpected", kind=type(error).__name__, place=f"{Path(last.filename).name}:{last.lineno}")


def _command_of(args: argparse.Namespace) -> Callable[[Context], int]:
    place = _COMMANDS.get(args.command or "")
    if place is None:
        raise SdtError("usage.wrong", detail=args.command or "sdt")
    module, function = place.split(":")
    command: Callable[[Context], int] = getattr(import_module(f"sdt_desktop.cli.commands.{module}"), function)
    return command


def _refuse(error: SdtError, words: Words, *, wants_json: bool) -> int:
    if wants_json:
        print(json.dumps({"error": {"code": error.code, "params": error.params}}, ensure_ascii=False))
    print(words.whole(error.code, error.params), file=sys.stderr)
    return _status(error.code)


def _status(code: str) -> int:
    if code.startswith("usage."):
        return USAGE
    locked = ("vault.passphrase_wrong", "vault.recovery_", "vault.header_", "vault.database_", "vault.kdf_too_")
    return LOCKED if code.startswith(locked) else REFUSED


def _speak_utf8() -> None:
    """A console of another encoding must not end the program at the first accent."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())

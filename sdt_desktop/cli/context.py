"""What every command gets: arguments, words, a clock, where output goes, and the vault when it asks for it."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sdt_desktop.base.clock import Clock, SystemClock
from sdt_desktop.base.errors import SdtError
from sdt_desktop.base.progress import Progress, ProgressListener, no_progress
from sdt_desktop.cli.columns import lay_out
from sdt_desktop.cli.messages import Words
from sdt_desktop.services.session import Choices, Session, unlock

_BAR = 24
_PASSPHRASE_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class Context:
    args: argparse.Namespace
    words: Words
    clock: Clock = field(default_factory=SystemClock)

    @property
    def as_json(self) -> bool:
        return bool(getattr(self.args, "json", False))

    def answer(self, document: Any, lines: Sequence[str]) -> None:
        """One JSON document with `--json`, else the lines for people."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))
        else:
            for line in lines:
                print(line)

    def table(
        self,
        document: Any,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        right: frozenset[int] = frozenset(),
    ) -> None:
        """Like `answer`, for rows under a header; without rows a word says so."""
        self.answer(document, lay_out(header, rows, right=right) if rows else [self.words("nothing")])

    def progress(self) -> ProgressListener:
        """A bar on a terminal; nothing elsewhere."""
        return _Bar(self.words) if sys.stderr.isatty() and not self.as_json else no_progress

    @contextmanager
    def session(self) -> Iterator[Session]:
        choices = Choices(self.args.second_copy, self.args.accept_older_header)
        session = unlock(self.vault_folder(), self.passphrase(), self.clock, visit=False, choices=choices)
        try:
            yield session
        finally:
            session.close()

    def vault_folder(self) -> Path:
        """The command's own DIR, else `--vault`, else $SDT_VAULT."""
        stated = getattr(self.args, "dir", None) or getattr(self.args, "vault", None)
        if stated is None and os.environ.get("SDT_VAULT"):
            stated = Path(os.environ["SDT_VAULT"])
        if stated is None:
            raise SdtError("usage.vault_missing")
        return Path(stated)

    @property
    def vault_stated(self) -> bool:
        return getattr(self.args, "vault", None) is not None or bool(os.environ.get("SDT_VAULT"))

    def passphrase(self) -> str:
        """`--passphrase-file`, else $SDT_PASSPHRASE, else a prompt without echo. Never an argument."""
        stated = self.secret("passphrase_file")
        if stated is None:
            stated = os.environ.get("SDT_PASSPHRASE")
        return stated if stated is not None else self.ask_secret("ask.passphrase")

    def secret(self, option: str) -> str | None:
        """The first line of the file named by `option`, None where it was not given."""
        path: Path | None = getattr(self.args, option, None)
        return None if path is None else read_first_line(path)

    def ask_secret(self, key: str) -> str:
        if not sys.stdin.isatty():
            raise SdtError("usage.passphrase_missing")
        return getpass.getpass(self.words(key) + " ")


def read_first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as handle:
            return handle.readline(_PASSPHRASE_LIMIT).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SdtError("file.unreadable", file=path.name) from error


def day_of(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SdtError("usage.bad_period") from error


def settings_of(pairs: Sequence[str]) -> dict[str, str]:
    """`key=value` words as a table."""
    found: dict[str, str] = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or not key or not value:
            raise SdtError("usage.bad_setting", key=key)
        found[key.strip()] = value.strip()
    return found


class _Bar:
    """One line on standard error, rewritten in place; wiped when the stage ends."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, progress: Progress) -> None:
        share = min(progress.done / progress.total, 1.0) if progress.total else 0.0
        full = round(share * _BAR)
        stage = self._words(f"stage.{progress.stage}")
        bar = f"\r{stage:<12} [{'#' * full}{'.' * (_BAR - full)}] {progress.subject[:40]:<40}"
        end = "\r" + " " * len(bar) + "\r" if progress.total and progress.done >= progress.total else ""
        print(bar + end, end="", file=sys.stderr, flush=True)

"""vault create, info, check, passphrase, recover."""

import os
import secrets
import sys
from pathlib import Path

from sdt_desktop.base.errors import SdtError
from sdt_desktop.cli.context import Context, read_first_line
from sdt_desktop.services.session import NewVault, change_passphrase, confirm_recovery, create_vault, discard_vault
from sdt_desktop.services.vault_state import Kdf, check_vault, vault_info
from sdt_desktop.services.vault_state import recover as recover_vault

_TESTED_WORDS = 3


def create(context: Context) -> int:
    args = context.args
    new = create_vault(
        args.dir, _new_secret(context, "passphrase_file", "SDT_PASSPHRASE"), context.clock, kdf=Kdf(args.kdf),
        recovery_language=None if args.no_recovery else context.words.language,
    )  # fmt: skip
    try:
        _keep_recovery(context, new)
        document = {
            "vault": str(args.dir), "vault_id": new.session.vault.vault_id,
            "recovery_words": list(new.recovery_words or ()),
        }  # fmt: skip
        context.answer(document, _creation_lines(context, args.dir, new))
    except SdtError:  # the words could not be kept: no vault is better than one without them
        discard_vault(new.session)
        raise
    finally:
        new.session.close()
    return 0


def _creation_lines(context: Context, folder: Path, new: NewVault) -> list[str]:
    words = context.words
    lines = [words("vault.created", name=folder.name)]
    if new.recovery_words is None:
        return [*lines, words("vault.no_recovery")]
    numbered = [f"{place:>2}. {word:<12}" for place, word in enumerate(new.recovery_words, 1)]
    rows = ["   ".join(numbered[place : place + 4]).rstrip() for place in range(0, len(numbered), 4)]
    return [*lines, words("vault.recovery_intro"), "", *rows, "", words("vault.recovery_after")]


def _keep_recovery(context: Context, new: NewVault) -> None:
    """The slot is kept only after the words opened it by the recovery path; on a terminal three are asked too."""
    if new.recovery_words is None:
        return
    if sys.stdin.isatty() and sys.stdout.isatty() and not context.as_json:
        for line in _creation_lines(context, context.args.dir, new):
            print(line)
        _ask_some(context, new.recovery_words)
    confirm_recovery(new.session, " ".join(new.recovery_words))


def _ask_some(context: Context, recovery_words: tuple[str, ...]) -> None:
    for place in sorted(secrets.SystemRandom().sample(range(len(recovery_words)), _TESTED_WORDS)):
        while input(context.words("ask.word", place=place + 1) + " ").strip().lower() != recovery_words[place]:
            print(context.words("vault.recovery_not_that"))


def info(context: Context) -> int:
    found = vault_info(context.vault_folder())
    words = context.words
    document = {
        "vault": str(context.vault_folder()), "format": "sdt-vault", "version": found.version,
        "vault_id": found.vault_id, "created": found.created, "generation": found.generation,
        "slots": [{"id": slot.id, "kind": slot.kind, "created": slot.created} for slot in found.slots],
        "header_copy": found.header_copy, "database_bytes": found.database_bytes,
        "in_use": found.holder is not None, "notices": [each.code for each in found.notices],
    }  # fmt: skip
    known = ("passphrase", "recovery", "keyring")
    lines = [
        words("vault.info", name=found.name, created=found.created, generation=found.generation),
        *(words(f"vault.slot.{slot.kind}") for slot in found.slots if slot.kind in known),
        *(words.whole(each.code, dict(each.params)) for each in found.notices),
    ]
    context.answer(document, lines)
    return 0


def check(context: Context) -> int:
    with context.session() as session:
        findings = check_vault(session)
    document = {
        "sound": not findings,
        "findings": [{"code": each.code, "params": dict(each.params)} for each in findings],
    }
    lines = [context.words.whole(each.code, dict(each.params)) for each in findings] or [context.words("vault.sound")]
    context.answer(document, lines)
    return 1 if findings else 0


def change_passphrase_of(context: Context) -> int:
    old = context.passphrase()
    with context.session() as session:
        change_passphrase(session, old, _new_secret(context, "new_passphrase_file", "SDT_NEW_PASSPHRASE"))
    context.answer({"changed": True}, [context.words("vault.passphrase_changed")])
    return 0


def recover(context: Context) -> int:
    new = _new_secret(context, "new_passphrase_file", "SDT_NEW_PASSPHRASE")
    recover_vault(context.vault_folder(), _recovery_words(context), new, context.clock).close()
    context.answer({"recovered": True}, [context.words("vault.recovered")])
    return 0


def _recovery_words(context: Context) -> str:
    """`--words-file` (any line breaks), else $SDT_RECOVERY_WORDS, else a prompt without echo."""
    path: Path | None = context.args.words_file
    if path is not None:
        try:
            return " ".join(path.read_text(encoding="utf-8")[:4096].split())
        except (OSError, UnicodeDecodeError) as error:
            raise SdtError("file.unreadable", file=path.name) from error
    return os.environ.get("SDT_RECOVERY_WORDS") or context.ask_secret("ask.recovery_words")


def _new_secret(context: Context, option: str, variable: str) -> str:
    """A passphrase about to be set: from a file, the environment, or typed twice."""
    path: Path | None = getattr(context.args, option, None)
    stated = read_first_line(path) if path is not None else os.environ.get(variable)
    if stated is not None:
        return stated
    first = context.ask_secret("ask.new_passphrase")
    if first != context.ask_secret("ask.repeat_passphrase"):
        raise SdtError("usage.passphrases_differ")
    return first

"""The grammar of `sdt`: commands, options, and nothing that does any work."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from sdt_desktop.base.errors import SdtError
from sdt_desktop.cli.messages import Words
from sdt_desktop.model.grain import Grain


class _Parser(argparse.ArgumentParser):
    """Says what is wrong as a code, so that `--json` and the languages work for usage too."""

    def error(self, message: str) -> NoReturn:
        raise SdtError("usage.wrong", detail=message)


@dataclass(frozen=True, slots=True)
class _Build:
    words: Words
    common: argparse.ArgumentParser
    vault: argparse.ArgumentParser

    def add(self, group: Any, name: str, *, vault: bool, key: str = "") -> argparse.ArgumentParser:
        key = key or name
        parents = [self.common, self.vault] if vault else [self.common]
        parser: argparse.ArgumentParser = group.add_parser(
            name, parents=parents, help=self.words(f"help.{key}"), description=self.words(f"help.{key}")
        )
        parser.set_defaults(command=key)
        return parser


def parser_for(words: Words) -> argparse.ArgumentParser:
    """The whole grammar with its help in the language of `words`."""
    build = _Build(words, _common_options(words), _vault_options(words))
    parser = _Parser(prog="sdt", description=words("help.sdt"), parents=[build.common])
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(metavar=words("help.command"), parser_class=_Parser)
    for family in (_vault_commands, _file_commands, _look_commands, _recipient_commands, _share_commands,
                   _importer_commands, _demo_command):  # fmt: skip
        family(commands, build)
    return parser


def _common_options(words: Words) -> argparse.ArgumentParser:
    options = _Parser(add_help=False)
    options.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=words("help.opt.json"))
    options.add_argument("--lang", default=argparse.SUPPRESS, choices=("fr", "en"), help=words("help.opt.lang"))
    return options


def _vault_options(words: Words) -> argparse.ArgumentParser:
    options = _Parser(add_help=False)
    options.add_argument("--vault", type=Path, default=None, help=words("help.opt.vault"))
    options.add_argument("--passphrase-file", type=Path, default=None, help=words("help.opt.passphrase_file"))
    options.add_argument("--second-copy", action="store_true", help=words("help.opt.second_copy"))
    options.add_argument("--accept-older-header", action="store_true", help=words("help.opt.accept_older_header"))
    return options


def _group(commands: Any, build: _Build, name: str) -> Any:
    parser = commands.add_parser(name, help=build.words(f"help.{name}"), parents=[build.common])
    parser.set_defaults(command=f"group {name}")
    return parser.add_subparsers(metavar=build.words("help.command"), parser_class=_Parser)


def _vault_commands(commands: Any, build: _Build) -> None:
    group = _group(commands, build, "vault")
    create = build.add(group, "create", vault=False, key="vault create")
    create.add_argument("dir", type=Path, metavar="DIR")
    create.add_argument("--kdf", choices=("interactive", "strong"), default="strong")
    create.add_argument("--no-recovery", action="store_true", help=build.words("help.opt.no_recovery"))
    create.add_argument("--passphrase-file", type=Path, default=None)
    for name in ("info", "check"):
        parser = build.add(group, name, vault=True, key=f"vault {name}")
        parser.add_argument("dir", type=Path, nargs="?", metavar="DIR")
    change = build.add(group, "passphrase", vault=True, key="vault passphrase")
    change.add_argument("dir", type=Path, nargs="?", metavar="DIR")
    change.add_argument("--new-passphrase-file", type=Path, help=build.words("help.opt.new_passphrase_file"))
    recover = build.add(group, "recover", vault=True, key="vault recover")
    recover.add_argument("dir", type=Path, nargs="?", metavar="DIR")
    recover.add_argument("--words-file", type=Path, help=build.words("help.opt.words_file"))
    recover.add_argument("--new-passphrase-file", type=Path, help=build.words("help.opt.new_passphrase_file"))


def _reading_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--as", dest="importer", metavar="IMPORTER", help=words("help.opt.as"))
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help=words("help.opt.set"))


def _file_commands(commands: Any, build: _Build) -> None:
    inspecting = build.add(commands, "inspect", vault=False)
    _reading_options(inspecting, build.words)
    inspecting.add_argument("--structure", action="store_true", help=build.words("help.opt.structure"))
    inspecting.add_argument("--out", type=Path, metavar="FILE.txt", help=build.words("help.opt.structure_out"))
    importing = build.add(commands, "import", vault=True)
    _reading_options(importing, build.words)
    importing.add_argument("--dry-run", action="store_true", help=build.words("help.opt.dry_run"))
    importing.add_argument("--keep-original", action=argparse.BooleanOptionalAction, default=True)
    build.add(commands, "batches", vault=True)
    undo = build.add(commands, "undo", vault=True)
    undo.add_argument("batch", metavar="BATCH")


def _look_commands(commands: Any, build: _Build) -> None:
    build.add(commands, "streams", vault=True)
    for name in ("events", "positions"):
        _period_options(build.add(commands, name, vault=True))
    records = build.add(commands, "records", vault=True)
    records.add_argument("--identifying", action="store_true", help=build.words("help.opt.identifying"))
    show = build.add(commands, "show", vault=True)
    show.add_argument("stream", metavar="STREAM")
    show.add_argument("--grain", choices=[grain.value for grain in Grain], default="month")
    _period_options(show)
    show.add_argument("--format", choices=("table", "csv", "json", "png"), default="table")
    show.add_argument("--out", type=Path, help=build.words("help.opt.out"))
    contradicted = build.add(commands, "corrections", vault=True)
    contradicted.add_argument("stream", metavar="STREAM", nargs="?")
    _period_options(contradicted)
    build.add(commands, "journal", vault=True)


def _period_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first_day", metavar="YYYY-MM-DD")
    parser.add_argument("--to", dest="last_day", metavar="YYYY-MM-DD")


def _recipient_commands(commands: Any, build: _Build) -> None:
    group = _group(commands, build, "recipient")
    new = build.add(group, "new", vault=False, key="recipient new")
    new.add_argument("--name", required=True)
    new.add_argument("--out", type=Path, default=Path(), metavar="DIR")
    importing = build.add(group, "import", vault=True, key="recipient import")
    importing.add_argument("card", type=Path, metavar="CARD")
    build.add(group, "list", vault=True, key="recipient list")
    trust = build.add(group, "trust", vault=True, key="recipient trust")
    trust.add_argument("name", metavar="NAME")
    trust.add_argument("--level", type=int, choices=(1, 2, 3), default=3, help=build.words("help.opt.level"))


def _share_commands(commands: Any, build: _Build) -> None:
    share = build.add(commands, "share", vault=True)
    share.add_argument("--to", action="append", default=[], metavar="CARD|YYYY-MM-DD", help=build.words("help.opt.to"))
    share.add_argument("--stream", action="append", required=True, metavar="STREAM")
    share.add_argument("--grain", choices=[grain.value for grain in Grain], default="month")
    share.add_argument("--from", dest="first_day", metavar="YYYY-MM-DD")
    share.add_argument("--purpose", help=build.words("help.opt.purpose"))
    share.add_argument("--until", metavar="YYYY-MM-DD", required=True, help=build.words("help.opt.until"))
    share.add_argument("--out", type=Path, metavar="FILE.sdtshare")
    share.add_argument("--preview", action="store_true", help=build.words("help.opt.preview"))
    opening = build.add(commands, "open", vault=True)
    opening.add_argument("file", type=Path, metavar="FILE.sdtshare")
    opening.add_argument("--identity", type=Path, action="append", required=True, metavar="KEY")
    opening.add_argument("--out", type=Path, metavar="DIR")
    build.add(commands, "shares", vault=True)


def _importer_commands(commands: Any, build: _Build) -> None:
    group = _group(commands, build, "importers")
    build.add(group, "list", vault=False, key="importers list")
    check = build.add(group, "check", vault=False, key="importers check")
    check.add_argument("ids", nargs="*", metavar="ID")
    new = build.add(group, "new", vault=False, key="importers new")
    new.add_argument("id", metavar="ID")
    new.add_argument("file", type=Path, metavar="FILE")
    new.add_argument("--out", type=Path, metavar="DIR", help=build.words("help.opt.importer_out"))
    new.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help=build.words("help.opt.describe"))
    export = build.add(group, "export", vault=False, key="importers export")
    export.add_argument("id", metavar="ID")
    export.add_argument("--out", type=Path, required=True, metavar="FILE.zip")
    build.add(group, "add", vault=False, key="importers add").add_argument("file", type=Path, metavar="FILE")
    build.add(group, "remove", vault=False, key="importers remove").add_argument("id", metavar="ID")


def _demo_command(commands: Any, build: _Build) -> None:
    demo = build.add(commands, "demo", vault=False)
    demo.add_argument("--territory", default="rennes", metavar="ID")
    demo.add_argument("--out", type=Path, metavar="DIR", help=build.words("help.opt.demo_out"))

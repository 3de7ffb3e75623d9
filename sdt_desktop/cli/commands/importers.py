"""importers list, check, new, export, add, remove: for those who add a service."""

import sys
from collections.abc import Callable

from sdt_desktop.cli.columns import lay_out
from sdt_desktop.cli.context import Context, settings_of
from sdt_desktop.services.describe import Draft, Need
from sdt_desktop.services.importers import (
    add_importer,
    check_importers,
    draft_importer,
    export_importer,
    list_importers,
    remove_importer,
)


def list_all(context: Context) -> int:
    words = context.words
    held = list_importers()
    header = [words(f"column.{name}") for name in ("importer", "name", "territories", "confidence")]
    rows = [
        [each.id, each.names.get(words.language, each.id), ", ".join(each.territories),
         each.confidence if each.reviewed else words("importers.not_reviewed")]
        for each in held
    ]  # fmt: skip
    document = {
        "importers": [
            {"id": each.id, "version": each.version, "sector": each.sector, "territories": list(each.territories),
             "confidence": each.confidence, "name": dict(each.names), "reviewed": each.reviewed}
            for each in held
        ]
    }  # fmt: skip
    context.answer(document, lay_out(header, rows))
    return 0


def check(context: Context) -> int:
    """Each importer against its own sample and expected result."""
    words = context.words
    results = check_importers(tuple(context.args.ids))
    lines: list[str] = []
    for result in results:
        lines.append(words("importers.sound" if not result.problems else "importers.faulty", id=result.id))
        lines += ["  " + words.whole(code, dict(params)) for code, params in result.problems]
    document = {
        "importers": [
            {"id": each.id, "ok": not each.problems,
             "problems": [{"code": code, "params": dict(params)} for code, params in each.problems]}
            for each in results
        ]
    }  # fmt: skip
    context.answer(document, lines)
    return 1 if any(each.problems for each in results) else 0


def new(context: Context) -> int:
    """An importer for a file nobody described yet: what the file says by itself, and what the person says."""
    args, words = context.args, context.words
    ask = None if context.as_json or not sys.stdin.isatty() else _asker(context)
    draft = draft_importer(args.id, args.file, args.out, settings_of(args.set), ask)
    lines = [words("importers.drafted", file=draft.manifest.name, folder=draft.manifest.parent.name)]
    lines += [words("importers.complete", field=_key_of(need)) for need in draft.to_complete]
    lines += [words("importers.confirm", field=field) for field in draft.to_confirm]
    if not draft.to_complete:
        lines.append(words("importers.ready", id=draft.id, file=args.file.name))
    document = {
        "id": draft.id,
        "manifest": str(draft.manifest),
        "to_complete": [{"key": each.field, "choices": list(each.choices)} for each in draft.to_complete],
        "to_confirm": list(draft.to_confirm),
        "reviewed": False,
    }
    context.answer(document, lines)
    return 0


def _key_of(need: Need) -> str:
    return f"{need.field}={'|'.join(need.choices)}" if need.choices else need.field


def _asker(context: Context) -> Callable[[Draft], dict[str, str]]:
    """Asks one thing after the other on a terminal; an empty answer leaves it open."""
    words = context.words

    def ask(draft: Draft) -> dict[str, str]:
        answers: dict[str, str] = {}
        for need in draft.needs:
            name, _, column = need.field.partition(":")
            print(words(f"describe.{name}", column=column))
            if need.choices:
                print("  " + " | ".join(need.choices))
            said = _line()
            if said is None:
                break
            if said:
                answers[need.field] = said
        return answers

    return ask


def _line() -> str | None:
    """One line from the terminal; None where it ended."""
    try:
        return input("> ").strip()
    except EOFError:
        return None


def export(context: Context) -> int:
    """An own importer as one file to hand on."""
    export_importer(context.args.id, context.args.out)
    file = context.args.out.name
    context.answer({"id": context.args.id, "file": file}, [context.words("importers.exported", file=file)])
    return 0


def add(context: Context) -> int:
    """An importer from somebody else, with a plain warning."""
    added = add_importer(context.args.file)
    words = context.words
    context.answer(
        {"id": added.id, "name": added.names, "reviewed": False, "notices": ["source.not_reviewed"]},
        [words("importers.added", id=added.id, name=added.names.get(words.language, added.id)),
         words("importers.warning")],
    )  # fmt: skip
    return 0


def remove(context: Context) -> int:
    remove_importer(context.args.id)
    context.answer({"id": context.args.id}, [context.words("importers.removed", id=context.args.id)])
    return 0

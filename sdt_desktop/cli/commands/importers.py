"""importers list, check, new: for those who add a service."""

from sdt_desktop.cli.columns import lay_out
from sdt_desktop.cli.context import Context
from sdt_desktop.services.importers import check_importers, draft_importer, list_importers


def list_all(context: Context) -> int:
    words = context.words
    held = list_importers()
    header = [words(f"column.{name}") for name in ("importer", "name", "territories", "confidence")]
    rows = [
        [each.id, each.names.get(words.language, each.id), ", ".join(each.territories), each.confidence]
        for each in held
    ]
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
    """A first manifest for a file nobody described yet, to be completed by hand and checked."""
    args = context.args
    draft = draft_importer(args.id, args.file, args.out)
    context.answer(
        {"id": args.id, "manifest": str(draft.manifest), "to_complete": list(draft.to_complete)},
        [context.words("importers.drafted", file=draft.manifest.name, folder=draft.manifest.parent.name),
         *(context.words("importers.complete", field=field) for field in draft.to_complete)],
    )  # fmt: skip
    return 0

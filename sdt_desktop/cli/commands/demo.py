"""demo: the whole journey on a fictional household, in the terminal."""

from sdt_desktop.cli import json_out
from sdt_desktop.cli.context import Context
from sdt_desktop.cli.messages import Words
from sdt_desktop.services.demo import DemoResult, DemoTexts, run_demo
from sdt_desktop.services.reading_files import Work


def demo(context: Context) -> int:
    args, words = context.args, context.words
    texts = DemoTexts(words.language, words("demo.picture_title"), "," if words.language == "fr" else ".")
    result = run_demo(args.out, args.territory, texts, Work(context.clock, progress=context.progress()))
    context.answer(_document(result), _lines(result, words))
    return 0


def _document(result: DemoResult) -> dict[str, object]:
    return {
        "vault": str(result.vault), "files": json_out.files(result.files)["files"],
        "streams": json_out.streams(result.streams)["streams"], "picture": str(result.picture),
        "share": str(result.share),
        "opened": {"verified": True, "rows": sum(table.row_count for table in result.opened.tables)},
        "seconds": round(result.seconds, 3), "passphrase_file": str(result.passphrase_file),
        "identity": str(result.identity),
    }  # fmt: skip


def _lines(result: DemoResult, words: Words) -> list[str]:
    read = sum(report.account.rows.read for report in result.files)
    return [
        words("demo.fictional"),
        words("demo.step_vault", path=str(result.vault)),
        words("demo.step_files", files=len(result.files), rows=read, streams=len(result.streams)),
        words("demo.step_picture", path=str(result.picture)),
        words("demo.step_share", path=str(result.share)),
        words("demo.step_opened", rows=sum(table.row_count for table in result.opened.tables)),
        words("demo.step_done", seconds=round(result.seconds, 1), path=str(result.passphrase_file)),
    ]

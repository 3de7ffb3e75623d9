"""share, open, shares."""

import argparse
from datetime import date

from sdt_desktop.base.errors import SdtError
from sdt_desktop.cli import json_out
from sdt_desktop.cli.columns import lay_out
from sdt_desktop.cli.context import Context, day_of
from sdt_desktop.cli.dates import local_day, local_minute
from sdt_desktop.cli.messages import Words
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.sharing import OpenedShare, SharePreview, ShareTerms, Slice, SliceItem
from sdt_desktop.services import recipients
from sdt_desktop.services.open_share import open_share, write_members
from sdt_desktop.services.session import Session
from sdt_desktop.services.share_slice import prepare_share, seal_share, shares, terms_for

_SHOWN_ROWS = 8


def share(context: Context) -> int:
    """Slice, minimise, seal, receipt, ledger; `--preview` stops before sealing."""
    args = context.args
    to, last_day = _to_and_last_day(args.to)
    with context.session() as session:
        prepared = prepare_share(session, _slice(args, last_day), _terms(context, session, to))
        if args.preview:
            context.answer(json_out.preview(prepared.preview), preview_lines(prepared.preview, context.words))
            return 0
        if args.out is None:
            raise SdtError("usage.wrong", detail="--out FILE.sdtshare")
        done = seal_share(session, prepared, args.out, "sdt share")
    lines = [
        *preview_lines(prepared.preview, context.words),
        context.words("share.sealed", file=args.out.name, recipient=done.recipient),
        context.words("share.receipt_kept"),
    ]
    context.answer({**json_out.share(done), "out": str(args.out)}, lines)
    return 0


def _to_and_last_day(stated: list[str]) -> tuple[str, date | None]:
    """`--to` says the recipient and, written as a date, the last day: the design uses the word for both."""
    days = [text for text in stated if _is_day(text)]
    others = [text for text in stated if not _is_day(text)]
    if len(others) != 1 or len(days) > 1:
        raise SdtError("usage.wrong", detail="--to CARD")
    return others[0], day_of(days[0]) if days else None


def _is_day(text: str) -> bool:
    return len(text) == len("2026-01-31") and text[4:5] == "-" and text.replace("-", "").isdigit()


def _slice(args: argparse.Namespace, last_day: date | None) -> Slice:
    grain = Grain(args.grain)
    items = tuple(SliceItem(stream, grain) for stream in args.stream)
    return Slice(items, day_of(args.first_day), last_day)


def _terms(context: Context, session: Session, to: str) -> ShareTerms:
    until = day_of(context.args.until)
    if until is None:
        raise SdtError("usage.bad_period")
    recipient = recipients.find(session, to)
    return terms_for(recipient, context.args.purpose, until, context.words.language)


def preview_lines(shown: SharePreview, words: Words) -> list[str]:
    """Exactly what leaves, read back from the finished zip: tables, removed columns, what could be guessed."""
    lines = [words("share.preview", tables=len(shown.tables), bytes=shown.zip_bytes)]
    for table in shown.tables:
        lines += [
            "", words("share.table", path=table.path, rows=table.row_count, before=table.rows_before),
            *lay_out(table.header, table.rows[:_SHOWN_ROWS]),
            *([words("show.cut", shown=_SHOWN_ROWS, count=table.row_count)] if table.row_count > _SHOWN_ROWS else []),
            words("share.removed", columns=", ".join(words(f"removed.{name}") for name in table.removed_columns)),
        ]  # fmt: skip
    return [*lines, "", *(words.say(code, {}) for code in shown.revealing)]


def open_package(context: Context) -> int:
    """Every check first; nothing is shown or written before all have passed."""
    args = context.args
    if context.vault_stated:
        with context.session() as session:
            opened = open_share(args.file, args.identity, context.clock, session=session)
    else:
        opened = open_share(args.file, args.identity, context.clock)
    written = write_members(opened, args.out) if args.out is not None else {}
    lines = _opened_lines(opened, context.words)
    if args.out is not None:
        lines += ["", context.words("open.written", count=len(written), folder=args.out.name)]
    context.answer(json_out.opened(opened, written), lines)
    return 0


def _opened_lines(opened: OpenedShare, words: Words) -> list[str]:
    lines = [
        words("open.verified"), words("open.sender", sender=opened.sender),
        words("open.purpose", purpose=opened.purpose), words("open.expires", expires=opened.expires.date().isoformat()),
    ]  # fmt: skip
    for table in opened.tables:
        lines += [
            "",
            words("open.table", path=table.path, rows=table.row_count),
            *lay_out(table.header, table.rows[:_SHOWN_ROWS]),
        ]
    return lines


def list_shares(context: Context) -> int:
    words = context.words
    with context.session() as session:
        held = shares(session)
    header = [words(f"column.{name}") for name in ("created", "recipient", "state", "rows", "expires", "file")]
    rows = [
        [local_minute(each.created_ms)[:10], each.recipient, words(f"state.{each.state.value}"),
         words.number(each.rows), local_day(each.expires_ms, "UTC"), each.file]
        for each in held
    ]  # fmt: skip
    context.table({"shares": [json_out.share(each) for each in held]}, header, rows, right=frozenset({3}))
    return 0

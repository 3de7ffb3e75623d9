"""recipient new, import, list, trust."""

from sdt_desktop.cli import json_out
from sdt_desktop.cli.context import Context
from sdt_desktop.model.sharing import Recipient, TrustLevel
from sdt_desktop.services import recipients


def new(context: Context) -> int:
    """An identity of one's own for receiving: a key file and a card to give away."""
    args, words = context.args, context.words
    made = recipients.new_recipient(args.name, args.out, words.language, context.clock)
    document = {
        "identity": str(made.identity_path), "card": str(made.card_path), "fingerprint": made.recipient.fingerprint,
        "digits": made.recipient.fingerprint_digits, "words": list(made.recipient.fingerprint_words),
    }  # fmt: skip
    lines = [
        words("recipient.new", name=args.name),
        words("recipient.identity", file=made.identity_path.name),
        words("recipient.card", file=made.card_path.name),
        words(
            "recipient.fingerprint",
            digits=made.recipient.fingerprint_digits,
            words=" ".join(made.recipient.fingerprint_words),
        ),
    ]
    context.answer(document, lines)
    return 0


def import_card(context: Context) -> int:
    with context.session() as session:
        added = recipients.import_card(session, context.args.card)
    words = context.words
    added = recipients.spoken(added, words.language)
    lines = [
        words("recipient.added", name=added.name(words.language)),
        words("recipient.fingerprint", digits=added.fingerprint_digits, words=" ".join(added.fingerprint_words)),
        words("recipient.compare"),
    ]
    context.answer(json_out.recipient(added, words.language), lines)
    return 0


def list_all(context: Context) -> int:
    words = context.words
    with context.session() as session:
        held = [recipients.spoken(each, words.language) for each in recipients.recipients(session)]
    header = [words(f"column.{name}") for name in ("name", "trust", "fingerprint", "expires")]
    rows = [_row(context, each) for each in held]
    context.table({"recipients": [json_out.recipient(each, words.language) for each in held]}, header, rows)
    return 0


def _row(context: Context, each: Recipient) -> list[str]:
    words = context.words
    return [
        each.name(words.language), words(f"trust.{int(each.trust)}"), each.fingerprint_digits[:23],
        each.expires.isoformat(),
    ]  # fmt: skip


def trust(context: Context) -> int:
    args, words = context.args, context.words
    with context.session() as session:
        trusted = recipients.spoken(recipients.trust(session, args.name, TrustLevel(args.level)), words.language)
    context.answer(
        json_out.recipient(trusted, words.language),
        [words("recipient.trusted", name=trusted.name(words.language), level=words(f"trust.{args.level}"))],
    )
    return 0

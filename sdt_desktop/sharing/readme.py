"""README.html: a page for people, without script, link or picture; one language, and English under it."""

from html import escape

from sdt_desktop.base.texts import FALLBACK, LANGUAGES
from sdt_desktop.sharing import names
from sdt_desktop.sharing.datapackage import table_title
from sdt_desktop.sharing.facts import PackageFacts, short_number
from sdt_desktop.sharing.minimise import SharedTable
from sdt_desktop.sharing.wording import long_date, period, sentence

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1b1b;background:#fff}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:1.6rem}"
    "table{border-collapse:collapse}th,td{border:1px solid #767676;padding:.3rem .6rem;text-align:left}"
    "pre{background:#f2f2f2;padding:.7rem;overflow-x:auto}section+section{margin-top:3rem;"
    "border-top:2px solid #767676}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"


def readme_bytes(facts: PackageFacts) -> bytes:
    """The page as UTF-8; its first language is the package's, where there are texts for it."""
    own = facts.language if facts.language in LANGUAGES else FALLBACK
    languages = dict.fromkeys((own, FALLBACK))
    sections = "\n".join(_section(facts, language) for language in languages)
    title = _said("title", own, recipient=facts.recipient.name(own))
    return _page(own, title, sections).encode("utf-8")


def _page(language: str, title: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _said(key: str, language: str, **values: str) -> str:
    """A sentence as HTML: the words and every value are escaped."""
    return escape(sentence(key, language, **values))


def _section(facts: PackageFacts, language: str) -> str:
    parts = (_who(facts, language), _what(facts, language), _conditions(facts, language), _tools(facts, language))
    return f'<section lang="{language}">\n' + "\n".join(line for part in parts for line in part) + "\n</section>"


def _paragraph(html: str) -> str:
    return f"<p>{html}</p>"


def _who(facts: PackageFacts, language: str) -> list[str]:
    called = facts.recipient.name(language)
    if facts.recipient.organisation and facts.recipient.organisation != called:
        called = f"{called}, {facts.recipient.organisation}"
    created = long_date(facts.created.date(), language)
    return [
        f"<h1>{_said('title', language, recipient=facts.recipient.name(language))}</h1>",
        f"<h2>{_said('who_head', language)}</h2>",
        _paragraph(_said("who", language, pseudonym=facts.pseudonym)),
        _paragraph(_said("for_whom", language, recipient=called, digits=facts.recipient.fingerprint_digits)),
        _paragraph(_said("number", language, package=facts.ids.package, created=created)),
    ]


def _what(facts: PackageFacts, language: str) -> list[str]:
    heads = ("column_table", "column_grain", "column_period", "column_rows", "column_file")
    removed = dict.fromkeys(word for table in facts.tables for word in table.removed)
    removed_words = ", ".join(sentence(f"removed {word}", language) for word in removed)
    zones = ", ".join(dict.fromkeys(table.zone for table in facts.tables))
    return [
        f"<h2>{_said('what_head', language)}</h2>",
        "<table>",
        "<tr>" + "".join(f"<th>{_said(head, language)}</th>" for head in heads) + "</tr>",
        *(_table_row(table, language) for table in facts.tables),
        "</table>",
        _paragraph(_said("columns", language, zones=zones)),
        _paragraph(_said("left_out", language, removed=removed_words)),
    ]


def _table_row(table: SharedTable, language: str) -> str:
    cells = (
        table_title(table, language),
        table.grain.iso,
        period(table.first_day, table.last_day, language),
        str(table.rows),
        table.path,
    )
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def _conditions(facts: PackageFacts, language: str) -> list[str]:
    person = facts.recipient.role == "person"
    return [
        f"<h2>{_said('conditions_head', language)}</h2>",
        _paragraph(_said("purpose", language, purpose=facts.purpose.text.rstrip("."))),
        _paragraph(_said("until", language, until=long_date(facts.expires.date(), language))),
        _paragraph(_said("onward", language)),
        _paragraph(_said("receipt", language)),
        *([_paragraph(_said("private_agreement", language))] if person else []),
    ]


def _tools(facts: PackageFacts, language: str) -> list[str]:
    archive = f"{short_number(facts.ids.package)}.zip"
    commands = "\n".join(
        (
            f"age -d -i NAME.identity.txt -o {archive} NAME.sdtshare",
            f"unzip {archive}",
            f"minisign -Vm {names.MANIFEST} -p {names.SENDER}",
        )
    )
    return [
        f"<h2>{_said('check_head', language)}</h2>",
        _paragraph(_said("check", language)),
        f"<pre>{escape(commands)}</pre>",
        f"<h2>{_said('answer_head', language)}</h2>",
        _paragraph(_said("answer", language)),
    ]

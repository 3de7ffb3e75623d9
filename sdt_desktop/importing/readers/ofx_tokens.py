"""Tags and texts of an OFX file, one after the other, whatever is closed and whatever is not."""

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import KIB, Limits
from sdt_desktop.importing.readers.text_lines import without_c1
from sdt_desktop.importing.source import ExportSource

_CHUNK = 256 * KIB
_HEAD = 4 * KIB
_CDATA = "<![CDATA["
_TOKEN = re.compile(
    r"<!\[CDATA\[(?P<raw>.*?)\]\]>|<!--.*?-->|<[?!][^>]*>|<(?P<end>/)?(?P<tag>[A-Za-z][\w.:-]*)[^<>]*>|(?P<text>[^<]+)|<",
    re.DOTALL,
)
_HEADER = re.compile(rb"^\s*(ENCODING|CHARSET)\s*:\s*([\w-]+)", re.MULTILINE | re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w-]+)[\"']", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Token:
    """A start tag with the text behind it (stripped, entities undone), or an end tag. tag: upper case, no prefix."""

    tag: str
    text: str = ""
    closes: bool = False


def tokens_of(source: ExportSource, limits: Limits) -> Iterator[Token]:
    """Streams the tokens.

    `SdtError`: file.empty, file.wrong_encoding, file.row_too_long for a tag or text beyond `row_bytes`,
    file.xml_entities for a document that declares entities.
    """
    with source.open() as stream:
        head = stream.read(_HEAD)
        if not head.strip(b"\xef\xbb\xbf \t\r\n"):
            raise SdtError("file.empty", file=source.name)
        yield from _tokens(_pieces(stream, head, source.name), limits, source.name)


def encoding_of(head: bytes) -> str:
    """What the header says (`CHARSET:1252`, `encoding="UTF-8"`); unknown names and UNICODE are UTF-8."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    declared = _XML.search(head)
    if declared is not None:
        return _known(declared[1].decode("ascii"))
    stated = {key.upper(): value.decode("ascii").upper() for key, value in _HEADER.findall(head)}
    if stated.get(b"ENCODING", "") in ("UTF-8", "UNICODE"):
        return "utf-8"
    charset = stated.get(b"CHARSET", "")
    if charset in ("", "NONE"):
        return "utf-8"
    return _known(f"cp{charset}" if charset.isdigit() else charset)


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "utf-8"


def _pieces(stream: BinaryIO, head: bytes, file: str) -> Iterator[str]:
    """Decoded text: by the stated charset where the bytes are of it, else as Windows-1252, which every byte is."""
    encoding = encoding_of(head)
    if b"\0" in head and not encoding.startswith("utf-16"):
        raise SdtError("file.wrong_encoding", file=file)
    strict = codecs.getincrementaldecoder(encoding)()
    chunk = head
    while chunk:
        try:
            yield without_c1(strict.decode(chunk))
        except UnicodeDecodeError:
            left = strict.getstate()[0]
            strict = codecs.getincrementaldecoder("cp1252")("replace")
            yield without_c1(strict.decode(left + chunk))
        chunk = stream.read(_CHUNK)


def _tokens(pieces: Iterator[str], limits: Limits, file: str) -> Iterator[Token]:
    """Start tags wait for what follows them, so that a text belongs to its tag wherever pieces are cut."""
    waiting, texts, size = "", list[str](), 0
    for found in _matches(pieces, limits, file):
        tag = found["tag"]
        if tag is None:
            text = found["raw"] if found["raw"] is not None else html.unescape(found["text"] or "")
            if waiting and text:
                size += len(text)
                texts.append(text)
            if size > limits.row_bytes:
                raise SdtError("file.row_too_long", file=file, limit=limits.row_bytes)
            _refuse_entities(found[0], file)
            continue
        if waiting:
            yield Token(waiting, "".join(texts).strip())
        name = tag.rpartition(":")[2].upper()
        waiting, texts, size = "" if found["end"] else name, [], 0
        if found["end"]:
            yield Token(name, closes=True)
    if waiting:
        yield Token(waiting, "".join(texts).strip())


def _refuse_entities(text: str, file: str) -> None:
    if text.startswith("<!") and re.match(r"<!(?:ENTITY|DOCTYPE[^>]*\[)", text, re.IGNORECASE):
        raise SdtError("file.xml_entities", file=file)


def _matches(pieces: Iterator[str], limits: Limits, file: str) -> Iterator[re.Match[str]]:
    held = ""
    for piece in pieces:
        held += piece
        stop = _safe_end(held)
        if len(held) - stop > limits.row_bytes:
            raise SdtError("file.row_too_long", file=file, limit=limits.row_bytes)
        yield from _TOKEN.finditer(held, 0, stop)
        held = held[stop:]
    yield from _TOKEN.finditer(held)


def _safe_end(held: str) -> int:
    """Up to where tokens are surely whole: before the last `<`, and before a section that is still open."""
    stop = max(held.rfind("<"), 0)
    for opening, closing in ((_CDATA, "]]>"), ("<!--", "-->")):
        begun = held.rfind(opening)
        if begun >= 0 and closing not in held[begun:]:
            stop = min(stop, begun)
    return stop

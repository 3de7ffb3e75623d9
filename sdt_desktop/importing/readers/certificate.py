"""EU Digital COVID Certificates: texts of QR codes, a line each, or JSON that holds such a text or the decoded content.

Every certificate is a row of two tables: `certificate` (a dated happening: key, title, type, date, all_day and what it
says) and `holder` (all of it, with the names). Where a QR text stands beside what was decoded from it, the latter
counts and a difference is told. Stated codes are kept; a name stands beside those that are known.
Rows carry the line, or the position in the JSON list. What cannot be decoded is a rejected row.
"""

import math
from collections.abc import Iterator
from datetime import UTC, datetime

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.base import ReadItem, ReadOptions, SkippedRow, SourceNotice
from sdt_desktop.importing.readers.certificate_text import PREFIX, content_of
from sdt_desktop.importing.readers.money_rows import TableRows
from sdt_desktop.importing.readers.whole import at, json_of, list_at, text_at, text_of, whole_bytes
from sdt_desktop.importing.readers.xml_guard import check_rows
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import RowProblem

_SAID = (
    "disease", "vaccine", "product", "product_name", "maker", "dose", "doses", "test_type", "test", "test_device",
    "result", "result_name", "centre", "first_positive", "valid_from", "valid_until", "country", "issuer", "issued",
    "expires", "version",
)  # fmt: skip
CERTIFICATE = ("certificate", "title", "type", "date", "all_day", *_SAID)
HOLDER = (
    "certificate", "title", "type", "date", *_SAID, "family_name", "given_name", "family_name_standard",
    "given_name_standard", "birth_date",
)  # fmt: skip
_TYPES = (("v", "vaccination", "dt"), ("t", "test", "sc"), ("r", "recovery", "fr"))
_FIELDS = {
    "vaccine": "vp", "product": "mp", "dose": "dn", "doses": "sd", "test_type": "tt", "test": "nm", "result": "tr",
    "centre": "tc", "first_positive": "fr", "valid_from": "df", "valid_until": "du", "country": "co", "issuer": "is",
}  # fmt: skip
_NAMES = {
    "840539006": "COVID-19", "EU/1/20/1528": "Comirnaty", "EU/1/20/1507": "Spikevax", "EU/1/21/1529": "Vaxzevria",
    "EU/1/20/1525": "Jcovden", "EU/1/21/1618": "Nuvaxovid", "260415000": "not detected", "260373001": "detected",
}  # fmt: skip
_DAY = len("2021-06-01")


class CertificateReader:
    def read(self, source: ExportSource, options: ReadOptions, limits: Limits) -> Iterator[ReadItem]:  # noqa: ARG002
        """See `Reader`.

        `SdtError` as `whole_bytes`, `text_of` and `json_of` say, file.too_many_rows, and file.damaged where no text of
        a certificate is in it.
        """
        data = whole_bytes(source, limits)
        rows = TableRows({"certificate": CERTIFICATE, "holder": HOLDER})
        if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
            found = json_of(data, source.name, limits)
            given = list(enumerate(found if isinstance(found, list) else [found], 1))
        else:
            given = list(_lines(text_of(data, source.name)))
            if not any(str(line).startswith(PREFIX) for _, line in given):
                raise SdtError("file.damaged", file=source.name)
        for number, one in given:
            check_rows(number, limits, source.name)
            yield from _certificate(one, number, rows)
        yield from rows.rest()


def _lines(text: str) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.removesuffix("\r").lstrip(" \t")
        if bare.strip():
            yield number, bare


def _certificate(given: object, number: int, rows: TableRows) -> Iterator[ReadItem]:
    if isinstance(given, str) and not given.startswith(PREFIX):
        yield SkippedRow(number, "skipped.other_quantity")
        return
    try:
        claims, certificate = _content(given)
        row = _row(claims, certificate)
        if _differs(given):
            yield SourceNotice("source.decoded_differs")
    except ValueError:
        yield RowProblem(number, "row.undecodable")
        return
    yield from rows.add("certificate", number, row)
    yield from rows.add("holder", number, row)


def _content(given: object) -> tuple[dict[object, object], object]:
    """Claims and certificate of a QR text, of a wrapper around one, or of what was decoded before."""
    if isinstance(given, str):
        return content_of(given)
    decoded, wrapped = at(given, "JSON"), at(given, "PREFIX")
    if isinstance(wrapped, str):
        claims, certificate = content_of(wrapped)
        return claims, decoded or certificate
    return {}, decoded or at(given, "-260", "1") or given


def _differs(given: object) -> bool:
    """Whether a wrapper's decoded content is not what its QR text says; ValueError where that cannot be decoded."""
    decoded, wrapped = at(given, "JSON"), at(given, "PREFIX")
    return isinstance(wrapped, str) and decoded is not None and content_of(wrapped)[1] != decoded


def _row(claims: dict[object, object], certificate: object) -> dict[str, str | bool]:
    """ValueError where it is not exactly one vaccination, test or recovery."""
    held = [each for each in _TYPES if list_at(certificate, each[0])]
    if len(held) != 1:
        raise ValueError
    letter, kind, moment = held[0]
    said = at(certificate, letter, 0)
    if not text_at(said, "ci"):
        raise ValueError
    fields = {name: text_at(said, key) for name, key in _FIELDS.items()}
    date = text_at(said, moment)
    disease = text_at(said, "tg")
    doses = f" {fields['dose']}/{fields['doses']}" if fields["dose"] and fields["doses"] else ""
    return {
        **fields,
        "certificate": text_at(said, "ci"),
        "title": f"{_NAMES.get(disease, disease)} · {kind}{doses}",
        "type": kind,
        "date": date if letter == "t" else date[:_DAY],
        "all_day": letter != "t" or len(date) == _DAY,
        "disease": _NAMES.get(disease, disease),
        "product_name": _NAMES.get(fields["product"], ""),
        "maker": text_at(said, "ma") if letter == "v" else "",
        "test_device": text_at(said, "ma") if letter == "t" else "",
        "result_name": _NAMES.get(fields["result"], ""),
        "issued": _moment(claims.get(6)),
        "expires": _moment(claims.get(4)),
        "version": text_at(certificate, "ver"),
        **_holder(certificate),
    }


def _holder(certificate: object) -> dict[str, str]:
    return {
        "family_name": text_at(certificate, "nam", "fn"),
        "given_name": text_at(certificate, "nam", "gn"),
        "family_name_standard": text_at(certificate, "nam", "fnt"),
        "given_name_standard": text_at(certificate, "nam", "gnt"),
        "birth_date": text_at(certificate, "dob"),
    }


def _moment(seconds: object) -> str:
    """Seconds since 1970 as ISO 8601 in UTC; "" for none, and for a moment beyond all calendars."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not math.isfinite(seconds):
        return ""
    if not 0 <= seconds < 253_402_300_800:  # the year 10000
        return ""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat().replace("+00:00", "Z")


READER = CertificateReader()

"""OFX: unclosed tags, closed tags, charsets, dates, amounts, and files that are none."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from sdt_desktop.importing.readers.ofx_tokens import encoding_of
from sdt_desktop.importing.readers.ofx_values import civil_or_instant, plain_amount
from tests.unit.readers.money import items, others, rows

HEAD = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n"
ACCOUNT = "<BANKACCTFROM><BANKID>0<ACCTID>0001<ACCTTYPE>CHECKING</BANKACCTFROM>"


def sgml(body, account=ACCOUNT):
    statement = f"<STMTRS><CURDEF>EUR{account}<BANKTRANLIST>{body}</BANKTRANLIST></STMTRS>"
    return f"{HEAD}<OFX><BANKMSGSRSV1><STMTTRNRS>{statement}</STMTTRNRS></BANKMSGSRSV1></OFX>"


def transaction(**fields):
    given = {"TRNTYPE": "DEBIT", "DTPOSTED": "20240512", "TRNAMT": "-1.00", "FITID": "T1", "NAME": "TEST"} | fields
    return "<STMTTRN>" + "".join(f"<{tag}>{text}\n" for tag, text in given.items()) + "</STMTTRN>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20240512", date(2024, 5, 12)),
        ("20240512000000", date(2024, 5, 12)),
        ("20240512000000.000[-3:GMT]", date(2024, 5, 12)),
        ("20240512000000[+2:CEST]", date(2024, 5, 12)),
        ("202405120000", date(2024, 5, 12)),
        ("20240512131500", datetime(2024, 5, 12, 13, 15, tzinfo=UTC)),
        ("20240512131500[-3:GMT]", datetime(2024, 5, 12, 13, 15, tzinfo=timezone(timedelta(hours=-3)))),
        ("20240512131500[+5.5:IST]", datetime(2024, 5, 12, 13, 15, tzinfo=timezone(timedelta(hours=5.5)))),
        ("20240512131500[+5.30]", datetime(2024, 5, 12, 13, 15, tzinfo=timezone(timedelta(hours=5.5)))),
        ("20240532", "20240532"),
        ("20240512250000", "20240512250000"),
        ("20240512120000[+99:XX]", "20240512120000[+99:XX]"),
        ("2024051", "2024051"),
        ("", ""),
    ],
)
def test_stamps(text, expected):
    found = civil_or_instant(text)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-18,40", "-18.40"), ("+1200.00", "+1200.00"), ("1,234.56", "1234.56"), ("1.234,56", "1234.56"), ("-7,5", "-7.5"),
        ("12", "12"), (" - 5.00 ", "-5.00"), ("1,2,3", "1,2,3"), ("abc", "abc"), ("", ""), (".", "."),
    ],
)  # fmt: skip
def test_amounts(text, expected):
    assert plain_amount(text) == expected


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=5, min_value=-(10**12), max_value=10**12), st.booleans()
)
def test_every_amount_comes_back_exact(amount, comma):
    text = format(amount, "f")
    assert Decimal(plain_amount(text.replace(".", ",") if comma else text)) == amount


@given(
    st.lists(
        st.tuples(
            st.dates(date(1950, 1, 1), date(2100, 1, 1)),
            st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-99999, max_value=99999),
            st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cf")), min_size=1),
        )
    ),
    st.booleans(),
)
def test_what_is_written_is_read(written, closed):
    """Both dialects give the same rows, whatever signs are in the names."""
    body = ""
    for day, amount, name in written:
        safe = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        pairs = {"DTPOSTED": f"{day:%Y%m%d}".zfill(8), "TRNAMT": format(amount, "f"), "NAME": safe}
        body += (
            "<STMTTRN>"
            + "".join(f"<{t}>{v}</{t}>" if closed else f"<{t}>{v}\n" for t, v in pairs.items())
            + "</STMTTRN>"
        )
    found = rows("ofx", sgml(body).replace("CHARSET:1252", "CHARSET:NONE"), "transaction")
    read = [(row["date"], Decimal(row["amount"]), row["name"]) for row in found]
    assert read == [(day.isoformat(), amount, name) for day, amount, name in written]


def test_fields_and_the_account():
    (row,) = rows("ofx", sgml(transaction(CHECKNUM="007", MEMO="MORE")), "transaction")
    assert row == {
        "row": 1, "account": "0001", "bank": "0", "account_type": "CHECKING", "date": "2024-05-12", "all_day": "true",
        "user_date": "", "amount": "-1.00", "currency": "EUR", "fitid": "T1", "type": "DEBIT", "number": "007",
        "name": "TEST", "memo": "MORE", "label": "TEST",
    }  # fmt: skip


def test_the_other_side_is_not_read():
    body = transaction(BANKACCTTO="<BANKID>9<ACCTID>9999</BANKACCTTO>")
    (row,) = rows("ofx", sgml(body), "transaction")
    assert (row["account"], "9999" in str(row)) == ("0001", False)


def test_an_account_does_not_outlive_its_statement():
    text = sgml(transaction()).replace(
        "</STMTTRNRS>", "</STMTTRNRS><STMTTRNRS><STMTRS>" + transaction() + "</STMTRS></STMTTRNRS>"
    )
    assert [(row["account"], row["currency"]) for row in rows("ofx", text, "transaction")] == [
        ("0001", "EUR"),
        ("", ""),
    ]


def test_a_transaction_without_its_end_tag_ends_where_the_next_begins():
    body = (transaction(FITID="A") + transaction(FITID="B")).replace("</STMTTRN>", "")
    assert [row["fitid"] for row in rows("ofx", sgml(body), "transaction")] == ["A", "B"]


def test_pending_and_securities_are_skipped_and_counted():
    body = "<STMTTRNP><NAME>X</STMTTRNP><INVTRAN><FITID>1</INVTRAN>" + transaction()
    assert [(item.row, item.code) for item in others("ofx", sgml(body))] == [
        (1, "skipped.not_booked"), (2, "skipped.other_quantity"),
    ]  # fmt: skip
    assert len(rows("ofx", sgml(body), "transaction")) == 1


def test_the_original_currency_is_not_that_of_the_amount():
    own = transaction(CURRENCY="<CURRATE>1<CURSYM>CHF</CURRENCY>")
    was = transaction(ORIGCURRENCY="<CURRATE>1<CURSYM>USD</ORIGCURRENCY>")
    assert [row["currency"] for row in rows("ofx", sgml(own + was), "transaction")] == ["CHF", "EUR"]


def test_cdata_comments_and_entities():
    body = transaction(NAME="<![CDATA[A < B & C]]>", MEMO="X<!-- no -->&#233;&amp;lt;")
    (row,) = rows("ofx", sgml(body), "transaction")
    assert (row["name"], row["memo"]) == ("A < B & C", "Xé&lt;")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"OFXHEADER:100\r\nENCODING:USASCII\r\nCHARSET:1252\r\n", "cp1252"),
        (b"ENCODING:UTF-8\nCHARSET:NONE\n", "utf-8"),
        (b"ENCODING:USASCII\nCHARSET:ISO-8859-1\n", "iso8859-1"),
        (b'<?xml version="1.0" encoding="ISO-8859-15"?>', "iso8859-15"),
        (b"CHARSET:9999999\n", "utf-8"),
        (b"<OFX>", "utf-8"),
    ],
)
def test_charsets(head, expected):
    assert encoding_of(head) == expected


def test_the_euro_of_windows_in_a_file_called_latin():
    data = sgml(transaction(NAME="5 €")).replace("CHARSET:1252", "CHARSET:ISO-8859-1").encode("cp1252")
    (row,) = rows("ofx", data, "transaction")
    assert row["name"] == "5 €"


def test_a_wrong_charset_loses_nothing():
    data = sgml(transaction(NAME="CAFÉ")).replace("CHARSET:1252", "CHARSET:NONE").encode("cp1252")
    (row,) = rows("ofx", data, "transaction")
    assert row["name"] == "CAFÉ"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b" \r\n", "file.empty"),
        (b"nothing of the kind", "file.damaged"),
        (sgml(transaction())[:-60].encode(), "file.truncated"),
        (b"<OFX>\0\1\2\xff\xfe", "file.wrong_encoding"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><OFX></OFX>', "file.xml_entities"),
        (b"<OFX><STMTRS><STMTTRN><NAME>" + b"x" * (3 << 20), "file.row_too_long"),
        (b"<OFX><STMTRS>" + b"<" + b"x" * (3 << 20), "file.row_too_long"),
    ],
)
def test_refusals(data, code):
    with pytest.raises(SdtError) as refusal:
        items("ofx", data)
    assert refusal.value.code == code


def test_depth_costs_nothing():
    text = sgml("<A>" * 100_000 + transaction() + "</A>" * 100_000)
    assert len(rows("ofx", text, "transaction")) == 1


def test_too_many_rows():
    with pytest.raises(SdtError) as refusal:
        items("ofx", sgml(transaction() * 4), replace(DEFAULT_LIMITS, rows=3))
    assert refusal.value.code == "file.too_many_rows"


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fall(data):
    with suppress(SdtError):
        items("ofx", b"OFXHEADER:100\n<OFX><STMTRS><STMTTRN>" + data)

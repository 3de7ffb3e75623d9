"""CAMT.053: signs, states, bundles, several statements, and documents that are none."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdt_desktop.base.errors import SdtError
from sdt_desktop.importing.limits import DEFAULT_LIMITS
from tests.unit.readers.money import items, others, rows


def document(*statements, version="02"):
    body = "".join(statements)
    space = f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"
    return (
        f'<Document xmlns="{space}"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>{body}</BkToCstmrStmt></Document>'
    )


def statement(body, account="<IBAN>XX1</IBAN>", number="S1"):
    return f"<Stmt><Id>{number}</Id><Acct><Id>{account}</Id></Acct>{body}</Stmt>"


def entry(amount="1.00", direction="DBIT", state="<Sts>BOOK</Sts>", more="", when="<Dt>2024-03-04</Dt>"):
    way = f"<CdtDbtInd>{direction}</CdtDbtInd>" if direction else ""
    return f'<Ntry><Amt Ccy="EUR">{amount}</Amt>{way}{state}<BookgDt>{when}</BookgDt>{more}</Ntry>'


def detail(text="", party=""):
    return f"<TxDtls><Amt Ccy='EUR'>9</Amt>{party}<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>"


def transactions(*statements, **options):
    return rows("camt", document(*statements, **options), "transaction")


@pytest.mark.parametrize("version", ["02", "04", "08", "99"])
def test_any_version_by_local_names(version):
    (row,) = transactions(statement(entry()), version=version)
    assert (row["account"], row["amount"], row["currency"], row["date"]) == ("XX1", "-1.00", "EUR", "2024-03-04")


def test_a_prefix_changes_nothing():
    text = document(statement(entry())).replace("<", "<a:").replace("<a:/", "</a:").replace("xmlns=", "xmlns:a=")
    (row,) = rows("camt", text, "transaction")
    assert row["amount"] == "-1.00"


@given(st.lists(st.tuples(st.decimals(min_value=0, max_value=10**9, places=5), st.sampled_from(["CRDT", "DBIT"]))))
def test_amounts_are_exact_and_signed_by_direction(written):
    found = transactions(statement("".join(entry(format(amount, "f"), way) for amount, way in written)))
    expected = [amount if way == "CRDT" else -amount for amount, way in written]
    assert [Decimal(row["amount"]) for row in found] == expected


def test_a_reversal_keeps_its_direction():
    (row,) = transactions(statement(entry(direction="CRDT", state="<RvslInd>true</RvslInd><Sts>BOOK</Sts>")))
    assert (row["amount"], row["reversal"]) == ("1.00", "true")


@pytest.mark.parametrize("state", ["<Sts>PDNG</Sts>", "<Sts>INFO</Sts>", "<Sts><Cd>PDNG</Cd></Sts>", "", "<Sts></Sts>"])
def test_what_is_not_booked_is_kept_apart(state):
    text = document(statement(entry(state=state) + entry()))
    assert [(item.row, item.code) for item in others("camt", text)] == [(1, "skipped.not_booked")]
    assert [row["row"] for row in rows("camt", text, "transaction")] == [2]


@pytest.mark.parametrize("direction", ["", "XXXX"])
def test_without_a_direction_there_is_no_sign(direction):
    (problem,) = others("camt", document(statement(entry(direction=direction))))
    assert (problem.row, problem.code) == (1, "row.incomplete")


def test_an_entry_counts_once_however_many_payments_it_bundles():
    bundle = f"<NtryDtls>{detail('one')}{detail('two')}</NtryDtls><AddtlNtryInf>ALL</AddtlNtryInf>"
    (row,) = transactions(statement(entry("18.00", more=bundle)))
    assert (row["amount"], row["details"], row["label"], row["counterparty"]) == ("-18.00", "2", "ALL", "")


@pytest.mark.parametrize("party", ["<Nm>SHOP</Nm>", "<Pty><Nm>SHOP</Nm></Pty>"])
def test_a_single_payment_tells_party_and_purpose(party):
    single = detail("BILL 7", f"<RltdPties><Dbtr><Nm>ME</Nm></Dbtr><Cdtr>{party}</Cdtr></RltdPties>")
    (row,) = transactions(statement(entry(more=f"<NtryDtls>{single}</NtryDtls><AddtlNtryInf>X</AddtlNtryInf>")))
    assert (row["label"], row["counterparty"], row["details"]) == ("BILL 7", "SHOP", "")


def test_keys_and_accounts_of_several_statements():
    first = statement(entry() + entry(more="<AcctSvcrRef>R</AcctSvcrRef>") + entry())
    second = statement(entry(), "<Othr><Id>0-2</Id></Othr>", "S2")
    third = f"<Stmt>{entry()}</Stmt>"
    found = [(row["account"], row["key"]) for row in transactions(first, second, third)]
    assert found == [("XX1", "S1#1"), ("XX1", "R"), ("XX1", "S1#3"), ("0-2", "S2#1"), ("", "#1")]


@pytest.mark.parametrize(
    ("when", "date", "all_day"),
    [
        ("<Dt>2024-03-04</Dt>", "2024-03-04", "true"),
        ("<DtTm>2024-03-04T00:00:00+01:00</DtTm>", "2024-03-04", "true"),
        ("<DtTm>2024-03-04T14:30:00+01:00</DtTm>", "2024-03-04T14:30:00+01:00", "false"),
        ("<DtTm>2024-03-04T14:30:00</DtTm>", "2024-03-04T14:30:00", "false"),
        ("<Dt>2024-02-31</Dt>", "2024-02-31", "true"),
    ],
)
def test_days_and_moments(when, date, all_day):
    (row,) = transactions(statement(entry(when=when)))
    assert (row["date"], row["all_day"]) == (date, all_day)


def test_balances_are_told_apart_from_entries():
    kind = "<Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>"
    balance = f'<Bal>{kind}<Amt Ccy="SEK">27.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2014-12-31</Dt></Dt></Bal>'
    (row,) = rows("camt", document(statement(balance)), "balance")
    assert (row["kind"], row["amount"], row["currency"], row["date"]) == ("CLBD", "-27.00", "SEK", "2014-12-31")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (document(), "file.empty"),
        (" ", "file.empty"),
        (document(statement(entry()))[:-30], "file.truncated"),
        ("<Document><", "file.truncated"),
        ("<Document></Other>", "file.damaged"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><Document/>', "file.xml_entities"),
        (document("<Stmt>" + "<A>" * 100 + "</A>" * 100 + "</Stmt>"), "file.too_deep"),
        (document(statement(entry(more=f"<AddtlNtryInf>{'x' * (2 << 20)}</AddtlNtryInf>"))), "file.row_too_long"),
        (document(statement(entry(more="".join(f"<A{n}>x</A{n}>" for n in range(5000))))), "file.row_too_long"),
    ],
)
def test_refusals(text, code):
    with pytest.raises(SdtError) as refusal:
        items("camt", text)
    assert refusal.value.code == code


def test_too_many_rows():
    with pytest.raises(SdtError) as refusal:
        items("camt", document(statement(entry() * 4)), replace(DEFAULT_LIMITS, rows=3))
    assert refusal.value.code == "file.too_many_rows"


def test_a_bundle_of_very_many_payments_is_one_row():
    bundle = "<NtryDtls>" + detail("x" * 100) * 20_000 + "</NtryDtls>"
    (row,) = transactions(statement(entry(more=bundle)))
    assert row["details"] == "20000"

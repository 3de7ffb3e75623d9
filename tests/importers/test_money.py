"""Money files meet themselves again on the next import, and nothing else."""

import pytest

from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.pipeline import Reading
from sdt_desktop.importing.source import ExportSource
from sdt_desktop.model.imports import EventPart

CATALOGUE = load_catalogue()


def events(importer, text, name="file", **answers):
    source = ExportSource.of_bytes(name, text.encode())
    reading = Reading(source, CATALOGUE.get(importer), answers)
    return [event for part in reading.parts() if isinstance(part, EventPart) for event in part.events]


def keys(importer, text, name="file", **answers):
    return [event.natural_key for event in events(importer, text, name, **answers)]


def ofx(*rows, account="1"):
    body = "".join(
        f"<STMTTRN><DTPOSTED>{day}<TRNAMT>{amount}<FITID>{fitid}<NAME>X</STMTTRN>" for day, amount, fitid in rows
    )
    return f"OFXHEADER:100\n\n<OFX><STMTRS><BANKACCTFROM><ACCTID>{account}</BANKACCTFROM>{body}</STMTRS></OFX>"


FIRST, AGAIN = ("20240512", "-1.00", "A"), ("20240513", "-1.00", "A")


def test_a_fitid_that_is_used_twice_is_two_transactions():
    assert len(set(keys("int-ofx", ofx(FIRST, AGAIN, ("20240512", "-2.00", "A"))))) == 3


def test_an_overlapping_file_meets_the_same_transactions():
    assert keys("int-ofx", ofx(FIRST, AGAIN))[1:] == keys("int-ofx", ofx(AGAIN))


def test_another_account_is_another_transaction():
    assert keys("int-ofx", ofx(FIRST)) != keys("int-ofx", ofx(FIRST, account="2"))


FORTUNEO = "Date opération;Date valeur;libellé;Débit;Crédit;\n"
COFFEE = "11/03/2024;11/03/2024;CAFE;-2,5;\n"


def test_equal_rows_are_counted_through():
    one, two = keys("fr-fortuneo-csv", FORTUNEO + COFFEE), keys("fr-fortuneo-csv", FORTUNEO + COFFEE + COFFEE)
    assert two[0] == one[0]
    assert two[1] not in one


def test_the_account_in_the_name_of_the_file_counts():
    names = [f"HistoriqueOperations_{n}_du_01_03_2024_au_31_03_2024.csv" for n in ("0001", "0002")]
    one, two = (keys("fr-fortuneo-csv", FORTUNEO + COFFEE, name) for name in names)
    assert one != two


def test_accounts_of_one_file_are_told_apart():
    header = "Date;Date valeur;Libellé;Débit euros;Crédit euros;\n"
    row = "14/03/2024;14/03/2024;FRAIS;2,00;;\n"
    both = f"Compte n° 00000000001\n{header}{row}Compte n° 00000000002\n{header}{row}"
    found = keys("fr-credit-agricole-csv", both)
    assert len(set(found)) == 2
    assert found[1:] == keys("fr-credit-agricole-csv", f"Compte n° 00000000002\n{header}{row}")


@pytest.mark.parametrize(
    ("cells", "amount"), [("2,00;", "-2.00"), ("-2,00;", "-2.00"), (";2,00", "2.00"), (";+2,00", "2.00")]
)
def test_the_column_decides_the_sign(cells, amount):
    text = f"Date;Libellé;Débit euros;Crédit euros;\n14/03/2024;X;{cells};\n"
    (event,) = events("fr-credit-agricole-csv", text)
    assert str(event.amount) == amount


def test_no_number_of_an_account_is_shown():
    for importer, text in (("int-ofx", ofx(FIRST, account="99999999")),):
        (event,) = events(importer, text)
        assert "99999999" not in repr(event)


def test_the_day_of_a_cozy_operation_is_that_of_paris():
    made = '[{"label":"X","date":"%s","amount":1.10,"account":"a"}]'
    for stamp in ("2024-07-01T00:00:00.000Z", "2024-06-30T22:00:00.000Z", "2024-07-01"):
        (event,) = events("fr-cozy-bank-json", made % stamp)
        assert (event.start_ms, str(event.amount)) == (1719784800000, "1.10")

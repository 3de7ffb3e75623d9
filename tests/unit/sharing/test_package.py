import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sdt_desktop.base.canonical import sha256_hex
from sdt_desktop.base.clock import FixedClock, rfc3339
from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.grain import Grain
from sdt_desktop.model.sharing import ShareTerms
from sdt_desktop.model.vocabulary import observed_property
from sdt_desktop.sharing import names, tables_read, zip_write
from sdt_desktop.sharing.facts import Confirmation
from sdt_desktop.sharing.package import BuiltPackage, build_package, confirm_package, seal
from sdt_desktop.sharing.zip_check import read_archive
from tests.support import needs_tool
from tests.unit.sharing.making import (
    CLOCK,
    SEED,
    UNTIL,
    YES,
    ada,
    bob,
    built,
    card_purpose,
    controller,
    months,
    opened,
    other_seed,
    own_words,
    person,
    series,
    whole_slice,
)


def code_of(terms: ShareTerms, clock: FixedClock = CLOCK) -> tuple[str, dict[str, object]]:
    table = months([1, 2])
    with pytest.raises(SdtError) as caught:
        build_package([table], whole_slice(table), terms, SEED, clock)
    return caught.value.code, dict(caught.value.params)


def test_members_in_their_order_and_all_listed() -> None:
    package = built(months([1, 2]), months([3, 4], stream="x", observed_property="gas.consumption"))
    found = list(read_archive(package.zip_bytes))
    assert found == [
        "manifest.json", "manifest.json.minisig", "README.html", "sender.pub", "consent-receipt.jsonld",
        "datapackage.json", "data/electricity-consumption-p1m.csv", "data/gas-consumption-p1m.csv",
    ]  # fmt: skip
    listed = [entry.path for entry in package.manifest.files]
    assert listed == sorted(set(found) - {names.MANIFEST, names.SIGNATURE})
    assert package.manifest_sha256 == sha256_hex(package.members["manifest.json"])
    assert package.zip_sha256 == sha256_hex(package.zip_bytes)


def test_sealed_and_opened_again_it_is_the_same() -> None:
    package = built(months([101.5, float("nan"), 87.0], covered=[1, 0, 1]))
    share = opened(seal(package))
    assert share.package == package.manifest.package
    assert (share.kind, share.withdraws, share.sender_known) == ("data", None, False)
    assert (share.sender, share.recipient) == (package.manifest.pseudonym, ada().identity.keys[0].public)
    assert (share.purpose, share.purpose_id) == ("Préparer la visite d’un conseiller", package.manifest.purpose)
    assert rfc3339(share.expires) == "2027-05-31T23:59:59Z"
    assert share.created == CLOCK.now()
    (table,) = share.tables
    assert table.header == ("month", "value", "quality", "covered")
    assert table.rows == (
        ("2024-01", "101.5", "measured", "1"),
        ("2024-02", "", "", "0"),
        ("2024-03", "87", "measured", "1"),
    )
    assert table.row_count == 3
    assert share.members == dict(package.members)
    assert share.manifest_sha256 == package.manifest_sha256


def test_the_preview_is_read_back_from_the_bytes() -> None:
    package = built(months([1, 2, 3], covered=[0.5, 1, 1]), confirmed=False)
    (table,) = package.preview.tables
    assert table.rows == (("2024-02", "2", "measured", "1"), ("2024-03", "3", "measured", "1"))
    assert (table.row_count, table.rows_before) == (2, 144)
    assert (table.observed_property, table.unit, table.grain) == ("electricity.consumption", "kWh", "P1M")
    assert "thing" in table.removed_columns
    assert package.preview.revealing == ("reveals.household",)
    assert package.preview.zip_bytes == len(package.zip_bytes)
    assert package.preview.readme.encode() == package.members[names.README]
    assert package.preview.receipt.encode() == package.members[names.RECEIPT]


def test_the_preview_shows_what_the_zip_holds_even_if_the_writer_went_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that loses a table cannot show one: the preview has nothing but the bytes."""
    from sdt_desktop.sharing import package as module

    def losing(members: dict[str, bytes]) -> bytes:
        return zip_write.write_archive({name: value for name, value in members.items() if not name.startswith("data/")})

    monkeypatch.setattr(module, "write_archive", losing)
    with pytest.raises(SdtError, match=r"share\.content_mismatch"):
        built()


def test_confirming_keeps_the_tables_and_the_identifiers_and_writes_the_moment() -> None:
    shown = built(confirmed=False)
    with pytest.raises(ValueError, match="not confirmed"):
        seal(shown)
    later = FixedClock(CLOCK.now() + timedelta(minutes=3))
    done = confirm_package(shown, Confirmation(later.now(), "Sceller et remettre à Ada"), later)
    assert done.preview.tables == shown.preview.tables
    data = [name for name in shown.members if name.startswith("data/")]
    assert [done.members[name] for name in data] == [shown.members[name] for name in data]
    assert done.members[names.README] == shown.members[names.README]
    assert done.manifest.package == shown.manifest.package
    assert rfc3339(done.manifest.created) == "2026-11-23T18:05:11Z"
    status = json.loads(done.preview.receipt)["dpv:hasRecordOfActivity"][0]["dpv:hasConsentStatus"][0]
    assert status["dpv:isIndicatedAtTime"] == "2026-11-23T18:05:11Z"
    assert "Sceller et remettre à Ada" in status["dpv:hasIndicationMethod"]
    assert opened(seal(done), clock=later).package == shown.manifest.package


def test_a_long_table_is_counted_whole_and_shown_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_read, "MOST_ROWS_SHOWN", 2)
    package = built(months([1, 2, 3]))
    for table in (package.preview.tables[0], opened(seal(package)).tables[0]):
        assert ([row[1] for row in table.rows], table.row_count) == (["1", "2"], 3)


def test_terms_that_cannot_be() -> None:
    recipient = controller()
    unknown = "urn:uuid:00000000-0000-4000-8000-000000000000"
    for terms in (
        ShareTerms(recipient, None, None, UNTIL, "fr"), ShareTerms(recipient, None, "  ", UNTIL, "fr"),
        ShareTerms(recipient, recipient.purposes[0].id, "and more", UNTIL, "fr"),
    ):  # fmt: skip
        assert code_of(terms) == ("share.purpose_missing", {})
    assert code_of(ShareTerms(recipient, unknown, None, UNTIL, "fr")) == ("share.unknown_purpose", {"purpose": unknown})
    assert code_of(replace(own_words(), until=date(2026, 11, 22)))[0] == "share.until_in_the_past"
    assert code_of(replace(own_words(), until=date(2031, 11, 24)))[0] == "share.until_too_far"
    assert code_of(own_words(), FixedClock(datetime(2040, 1, 1, tzinfo=UTC)))[0] == "card.expired"


def test_the_first_and_the_last_day_an_agreement_may_end() -> None:
    for until in (date(2026, 11, 23), date(2031, 11, 23)):
        package = built(terms=replace(own_words(), until=until))
        assert opened(seal(package)).expires.date() == until


def test_a_slice_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_write, "MOST_UNPACKED", 1000)
    with pytest.raises(SdtError, match=r"share\.too_large"):
        built()


def test_every_key_of_the_card_opens_it_and_stands_in_the_manifest() -> None:
    keys = [ada().identity.keys[0].public, bob().identity.keys[0].public]
    recipient = controller(keys={"age": keys})
    package = built(terms=card_purpose(recipient))
    assert [one.recipient for one in package.manifest.recipients] == keys
    assert {(one.card, one.revision, one.fingerprint) for one in package.manifest.recipients} == {
        (recipient.card_id, 3, recipient.fingerprint)
    }
    for new in (ada(), bob()):
        assert opened(seal(package), new.identity, own_cards=[recipient]).tables


def words_of(package: BuiltPackage) -> set[str]:
    """Identifiers, keys, names and times that could tie two packages together."""
    everything = b"\n".join(package.members.values()).decode()
    found = set(
        __import__("re").findall(
            r"urn:uuid:[0-9a-f-]{36}|[0-9a-f]{64}|RW[A-Za-z0-9+/]{54}|sdt-share-[0-9a-f]{8}", everything
        )
    )
    return found - {entry.sha256 for entry in package.manifest.files if entry.path.startswith("data/")}


def test_packages_for_two_recipients_share_no_key_identifier_or_name() -> None:
    first = built(terms=own_words(person(ada())), seed=other_seed())
    second = built(terms=own_words(person(bob())), seed=other_seed())
    assert words_of(first)
    assert words_of(first) & words_of(second) == set()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize(("language", "sections"), [("fr", ["fr", "en"]), ("en", ["en"]), ("nl", ["en"])])
def test_the_readme_is_a_still_page_in_its_language_and_english(language: str, sections: list[str]) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=y>&{recipient}"
    package = built(terms=ShareTerms(person(), None, evil, UNTIL, language))
    page = package.members[names.README].decode()
    parser = _Tags()
    parser.feed(page)
    assert [attrs["lang"] for tag, attrs in parser.tags if tag == "section"] == sections
    permitted = {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "section",
        "h1",
        "h2",
        "p",
        "table",
        "tr",
        "th",
        "td",
        "pre",
    }
    assert {tag for tag, _ in parser.tags} <= permitted
    assert not any(key.startswith(("on", "src", "href", "style")) for _, attrs in parser.tags for key in attrs)
    assert "&lt;script&gt;" in page
    for said in ("data/electricity-consumption-p1m.csv", package.manifest.package, package.manifest.pseudonym, "P1M"):
        assert said in page
    assert ("31 mai 2027" in page) == (language == "fr")
    assert "31 May 2027" in page
    assert "minisign -Vm manifest.json -p sender.pub" in page


def test_a_private_agreement_says_so_and_a_controllers_does_not() -> None:
    assert "not a GDPR receipt" in built().preview.readme
    theirs = built(terms=card_purpose(controller())).preview.readme
    assert "not a GDPR receipt" not in theirs
    assert "Compter la consommation électrique" in theirs
    assert "Agglomération d’Exempleville" in theirs


def test_secrets_are_not_shown() -> None:
    assert repr(SEED) not in repr(built())
    assert "2024-01" not in repr(built())


def unpacked(package: BuiltPackage, folder: Path) -> Path:
    for name, content in package.members.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@needs_tool("age", "unzip", "minisign")
def test_age_unzip_and_minisign_open_and_verify_it(tmp_path: Path) -> None:
    from sdt_desktop.sharing.identity import write_identity

    identity = write_identity(ada(), tmp_path).identity.name
    package = built()
    (tmp_path / "x.sdtshare").write_bytes(seal(package))

    def run(*words: str) -> str:
        return subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    run("age", "-d", "-i", identity, "-o", "x.zip", "x.sdtshare")
    assert "No errors detected" in run("unzip", "-t", "x.zip")
    run("unzip", "x.zip")
    assert package.manifest.trusted_comment in run("minisign", "-Vm", "manifest.json", "-p", "sender.pub")
    assert (tmp_path / "data" / "electricity-consumption-p1m.csv").read_bytes().startswith(b"month,value")


def frictionless(folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs on the folder's description; the tool refuses paths it thinks unsafe, so it starts inside."""
    return subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


HOURS = [n * 3_600_000 for n in range(4)]
TABLES: list[Callable[[], BuiltPackage]] = [
    lambda: built(months([1.5, float("nan"), 3], covered=[1, 0, 1])),
    lambda: built(
        series(Grain.RAW, [0, 1_800_250], [1_800_250, 3_600_000], [0.25, -1], quality=[2, 3]),
        series(Grain.HOUR, HOURS[:3], HOURS[1:], [1, 2, 3], stream="b"),
        series(Grain.DAY, [0, 86_400_000], [86_400_000, 172_800_000], [1, 2], stream="c", zone="UTC"),
        series(Grain.WEEK, [4 * 86_400_000], [11 * 86_400_000], [1], stream="d", zone="UTC"),
        series(Grain.YEAR, [0], [365 * 86_400_000], [1], stream="e", zone="UTC"),
        series(
            Grain.DAY, [0], [86_400_000], [-3], stream="f", zone="UTC", observed_property="air.temperature", unit="Cel"
        ),
    ),
]


@pytest.mark.slow
@needs_tool("frictionless")
@pytest.mark.parametrize("make", TABLES, ids=["month", "every-grain"])
def test_frictionless_validates_it_and_refuses_it_after_a_flip(
    make: Callable[[], BuiltPackage], tmp_path: Path
) -> None:
    folder = unpacked(make(), tmp_path)
    good = frictionless(folder)
    assert good.returncode == 0, good.stdout
    assert "INVALID" not in good.stdout
    target = max((folder / "data").iterdir())
    content = bytearray(target.read_bytes())
    content[-4] ^= 1
    target.write_bytes(bytes(content))
    bad = frictionless(folder)
    assert bad.returncode != 0
    assert "INVALID" in bad.stdout


def test_a_description_of_the_designs_shape() -> None:
    package = built(months([1, 2]))
    document = json.loads(package.members[names.DATAPACKAGE])
    assert document["id"] == package.manifest.package
    assert document["name"] == f"sdt-share-{package.manifest.package[9:17]}"
    assert document["title"] == observed_property("electricity.consumption").names["fr"] + ", par mois"
    (resource,) = document["resources"]
    content = package.members[resource["path"]]
    assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{sha256_hex(content)}")
    assert resource["schema"]["fields"] == [
        {"name": "month", "type": "yearmonth", "constraints": {"required": True, "unique": True}},
        {"name": "value", "type": "number", "title": "kWh", "constraints": {"minimum": 0}},
        {
            "name": "quality",
            "type": "string",
            "constraints": {"enum": ["measured", "estimated", "corrected", "unknown"]},
        },
        {"name": "covered", "type": "number", "constraints": {"minimum": 0, "maximum": 1}},
    ]
    assert resource["schema"]["primaryKey"] == ["month"]
    words = {name: value for name, value in resource.items() if name.startswith("sdt:")}
    assert words == {
        "sdt:observedProperty": "electricity.consumption", "sdt:unit": "kWh", "sdt:grain": "P1M",
        "sdt:timeZone": "Europe/Paris", "sdt:place": "none",
    }  # fmt: skip


def test_escaped_text_is_told_in_the_description() -> None:
    from sdt_desktop.sharing.columns import text_column
    from sdt_desktop.sharing.datapackage import _field

    assert _field(text_column("note", ["=1"]))["sdt:escaped"] is True
    assert "sdt:escaped" not in _field(text_column("note", ["1"]))


def test_a_confirmed_package_needs_no_second_step() -> None:
    assert built().facts.confirmation == YES

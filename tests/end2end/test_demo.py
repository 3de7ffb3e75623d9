from pathlib import Path


def test_the_demo_makes_the_whole_journey_and_reports_every_step(sdt, tmp_path, monkeypatch):
    monkeypatch.delenv("SDT_PASSPHRASE")
    status, document = sdt("demo", "--out", tmp_path / "demo")
    assert status == 0
    assert {each["status"] for each in document["files"]} == {"imported"}
    assert all(
        each["rows"]["read"] == each["rows"]["used"] + each["rows"]["skipped"] + each["rows"]["rejected"] > 0
        for each in document["files"]
    )
    assert {each["observed_property"] for each in document["streams"]} >= {
        "electricity.consumption", "gas.consumption", "gas.volume", "water.consumption",
    }  # fmt: skip
    assert Path(document["picture"]).read_bytes().startswith(b"\x89PNG")
    assert document["opened"] == {"verified": True, "rows": 24}
    passphrase = ["--passphrase-file", document["passphrase_file"]]
    status, held = sdt("streams", "--vault", document["vault"], *passphrase)
    assert (status, len(held["streams"])) == (0, len(document["streams"]))
    status, opened = sdt("open", document["share"], "--identity", document["identity"])
    assert (status, opened["verified"]) == (0, True)


def test_an_unknown_territory_is_said(sdt, tmp_path):
    status, document = sdt("demo", "--territory", "atlantis", "--out", tmp_path / "x")
    assert (status, document["error"]["code"]) == (1, "demo.missing_persona")


def test_a_second_demo_in_the_same_place_harms_nothing(sdt, tmp_path):
    assert sdt("demo", "--out", tmp_path / "demo")[0] == 0
    status, document = sdt("demo", "--out", tmp_path / "demo")
    assert (status, document["error"]["code"]) == (1, "vault.exists")

"""Every real file through the command line into one vault and out again, against the manifest beside them."""

import json
import random

import pytest

from tests.support import sample, samples_dir

pytestmark = pytest.mark.samples

# file -> (rows used, count, missing, sum) of each stream in order of its name; the figures of MANIFEST.tsv
SERIES = {
    "sedif-historique-jours/historique_jours_litres.csv": [("water.consumption.daily", 15, 0, 6617.0)],
    "sedif-historique-mois/historique_mois_litres.csv": [("water.consumption.monthly", 6, 0, 124427.0)],
    "grdf_xlsx/Donnees_informatives_PCE_DAILY.xlsx": [
        ("gas.consumption.daily", 360, 3, 23181.0), ("gas.volume.daily", 360, 3, 2100.0),
    ],
    "fingrid_datahub_csv/consumption.csv": [("electricity.consumption.load-curve", 6909, 0, 6566.01)],
    "fingrid_datahub_csv/consumption-with-null-only.csv": [("electricity.consumption.load-curve", 1, 9, 1.15)],
    "fingrid_datahub_csv/extra-15min-error.csv": [("electricity.consumption.load-curve", 101, 0, 36.39)],
    "fluvius_csv/Consumption_history_gas_000000000000000000_20231022_20250426_hourly totals.csv": [
        ("gas.consumption.load-curve", 1699, 0, 7095.984), ("gas.volume.load-curve", 1699, 0, 628.173),
    ],
    "fluvius_csv/Verbruikshistoriek_elektriciteit_000000000000000000_20211012_20240929_kwartiertotalen.csv": [
        ("electricity.consumption.load-curve", 818, 1106, 18.192),
        ("electricity.production.load-curve", 464, 1460, 0.0),
    ],
    "greenbutton_xml/sample_greenbutton_data.xml": [("electricity.consumption.load-curve", 362, 0, 291.018)],
}  # fmt: skip
EVENTS = {
    "ovchipkaart/test_transaction_1.csv": {"journey": (4, 8.16), "payment": (1, 50.0), "transaction": (4, None)},
    "waste-ics/test.ics": {"collection": (112, None)},
}
TRACKS = {
    "gpx/around-visnjan-with-car.gpx": 104, "gpx/cerknicko-without-times.gpx": 5, "gpx/gpx1.0_with_all_fields.gpx": 1,
    "gpx/gpx1.1_with_all_fields.gpx": 1, "gpx/track-with-empty-segment.gpx": 9, "gpx/track_with_speed.gpx": 3,
}  # fmt: skip
WITHOUT_A_TIMED_POINT = (
    "gpx/gpx1.1_with_extensions.gpx", "gpx/gpx_with_garmin_extension.gpx", "gpx/route.gpx", "gpx/unicode_with_bom.gpx",
)  # fmt: skip
OURS = (*SERIES, *EVENTS, *TRACKS)
KINDS = ("observations", "events", "positions", "records")


def stated(name):
    """What MANIFEST.tsv says of a file."""
    for line in (samples_dir() / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.split("\t")
        if cells[0] == name:
            return json.loads(cells[4][1:-1].replace('""', '"')) if cells[4].startswith('"') else json.loads(cells[4])
    raise LookupError(name)


def read(sdt, command, names):
    status, document = sdt(command, *map(sample, names), "--set", "direction=consumption")
    for report in document["files"]:
        rows = report["rows"]
        assert rows["read"] == rows["used"] + rows["skipped"] + rows["rejected"]
    return status, dict(zip(names, document["files"], strict=True))


@pytest.mark.parametrize("command", ["inspect", "import"])
def test_each_file_gives_the_figures_of_the_manifest(sdt, vault, command):
    for name in OURS:  # one by one: an import's figures speak of the file, not of what is held already
        status, found = read(sdt, command, [name])
        report = found[name]
        assert (status, report["status"]) == (0, "recognised" if command == "inspect" else "imported"), name
        figures = sorted(
            (f"{each['observed_property']}.{each['series']}", each["count"], each["missing"], each["sum"])
            for each in report["streams"]
        )
        assert figures == SERIES.get(name, []), name
        totals = {each["kind"]: (each["count"], each["amount"]) for each in report["event_totals"]}
        assert totals == EVENTS.get(name, {}), name
        assert sum(report["positions"].values()) == TRACKS.get(name, 0), name


def test_the_table_above_is_the_manifest():
    assert stated("sedif-historique-jours/historique_jours_litres.csv")["sum_litres"] == 6617
    assert stated("sedif-historique-mois/historique_mois_litres.csv")["sum_litres"] == 124427
    for name in ("consumption.csv", "consumption-with-null-only.csv", "extra-15min-error.csv"):
        whole = f"fingrid_datahub_csv/{name}"
        said = stated(whole)
        ((_, count, missing, total),) = SERIES[whole]
        assert (int(said["readings"]), int(said["missing"]), float(said["sum_kwh"])) == (count, missing, total)
    for name in [each for each in SERIES if each.startswith("fluvius")]:
        said = stated(name)
        assert sum(each[1] for each in SERIES[name]) == int(said["readings"])
        assert sum(each[2] for each in SERIES[name]) == int(said["missing"])
    assert stated("greenbutton_xml/sample_greenbutton_data.xml")["sum_kwh"] == "291.018"
    assert stated("waste-ics/test.ics")["vevents"] == 112
    for name, count in TRACKS.items():
        said = stated(name)
        assert said["points"] - said["points_without_time"] == count, name


@pytest.mark.parametrize("name", [name for name in SERIES if not name.startswith(("sedif", "grdf"))])
def test_first_and_last_are_those_of_the_manifest(sdt, name):
    said = stated(name)
    streams = read(sdt, "inspect", [name])[1][name]["streams"]
    assert min(each["first"] for each in streams) == said["first_start_utc"]
    assert max(each["last"] for each in streams) == said["last_start_utc"]


def test_again_adds_nothing_and_undoing_in_any_order_empties_the_vault(sdt, vault):
    first = read(sdt, "import", OURS)[1]
    held = sdt("streams")[1], sdt("events")[1], sdt("positions")[1]
    status, again = read(sdt, "import", OURS)
    assert (status, {each["status"] for each in again.values()}) == (0, {"already-imported"})
    for report in again.values():
        counts = [report[kind]["new"] for kind in KINDS]
        assert counts == [0, 0, 0, 0]
    assert (sdt("streams")[1], sdt("events")[1], sdt("positions")[1]) == held
    batches = [each["batch"] for each in first.values()]
    random.Random(20261123).shuffle(batches)
    for batch in batches:
        assert sdt("undo", batch)[0] == 0
    assert sdt("streams")[1] == {"streams": []}
    assert sdt("events")[1] == {"events": []}
    assert sdt("positions")[1] == {"positions": []}
    assert sdt("vault", "check")[1]["sound"] is True


def test_overlapping_files_merge_and_leave_each_other_whole(sdt, vault, tmp_path):
    lines = sample("sedif-historique-jours/historique_jours_litres.csv").read_text(encoding="utf-8-sig").splitlines()
    early, late = tmp_path / "a.csv", tmp_path / "b.csv"
    early.write_text("\n".join(lines[:11]), encoding="utf-8")
    late.write_text("\n".join([lines[0], *lines[6:]]), encoding="utf-8")
    sdt("import", early)
    second = sdt("import", late)[1]["files"][0]
    assert second["observations"] == {"new": 5, "duplicate": 5, "changed": 0, "missing": 0}
    held = sdt("streams")[1]["streams"][0]
    assert (held["count"], held["sum"], held["batches"]) == (15, 6617.0, 2)
    alone = sdt("inspect", early)[1]["files"][0]["streams"][0]["sum"]
    assert sdt("undo", second["batch"])[0] == 0
    assert sdt("streams")[1]["streams"][0]["sum"] == alone


def test_what_nobody_claims_or_holds_nothing_is_never_taken_in(sdt, vault):
    """Importers are added all the time: which files are claimed is asked of the reports, not listed here."""
    folder = samples_dir()
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    found = read(sdt, "import", [name for name in names if name not in OURS])[1]
    for name, each in found.items():
        taken_in = each["batch"] is not None
        assert taken_in == (each["status"] == "imported"), name
        assert each["importer"] is not None or each["status"] in {"not-recognised", "refused", "decoy"}, name
        assert taken_in or not any(each[kind]["new"] for kind in KINDS), name  # a file may only repeat another
    assert found["MANIFEST.tsv"]["error"]["code"] == "file.not_recognised"
    for name in WITHOUT_A_TIMED_POINT:
        assert found[name]["error"]["code"] in {"file.not_recognised", "file.no_rows_used"}, name
    batches = sdt("batches")[1]["batches"]
    assert {each["batch"] for each in batches} == {each["batch"] for each in found.values()} - {None}

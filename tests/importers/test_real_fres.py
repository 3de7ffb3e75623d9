"""Energy of France and Spain: the real GRDF files give the figures of their manifest; clocks, composites, directions."""

from datetime import UTC, datetime, timedelta

import pytest

from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import outcome_of
from sdt_desktop.importing.detect import detect
from sdt_desktop.importing.pipeline import Reading
from sdt_desktop.importing.source import ExportSource
from tests.support import fixed_clock, sample

CATALOGUE = load_catalogue()


def outcome(source, importer, **answers):
    assert [candidate.importer for candidate in detect(source, CATALOGUE).candidates] == [importer]
    return outcome_of(source, CATALOGUE.get(importer), answers)


def real(path, importer):
    return outcome(ExportSource.of_path(sample(path)), importer)


def text(content, name="file.csv"):
    return ExportSource.of_bytes(name, content.encode())


def stream(found, word, series):
    (one,) = [
        each for each in found["streams"] if (each["observed_property"], each["series"]) == (word, series)
    ]  # fmt: skip
    return one


@pytest.mark.samples
def test_grdf_days_of_the_workbook():
    found = real("grdf_xlsx/Donnees_informatives_PCE_DAILY.xlsx", "fr-grdf-daily-xlsx")
    assert found["rows"] == {"read": 363, "used": 363, "skipped": 0, "rejected": 0}
    energy, volume = stream(found, "gas.consumption", "daily"), stream(found, "gas.volume", "daily")
    assert (energy["count"], energy["missing"], energy["sum"]) == (360, 3, 23181.0)
    assert (volume["count"], volume["missing"], volume["sum"]) == (360, 3, 2100.0)
    assert energy["first"] == "2020-11-24T05:00:00Z"
    assert energy["end"] == "2021-11-22T05:00:00Z"


@pytest.mark.samples
def test_grdf_months_of_the_workbook():
    found = real("grdf_xlsx/Donnees_informatives_PCE_MONTHLY.xlsx", "fr-grdf-period-xlsx")
    assert found["rows"] == {"read": 13, "used": 13, "skipped": 0, "rejected": 0}
    assert len(found["streams"]) == 2
    energy, volume = stream(found, "gas.consumption", "monthly"), stream(found, "gas.volume", "monthly")
    assert (energy["count"], energy["missing"], energy["sum"]) == (13, 0, 23181.0)
    assert (volume["count"], volume["missing"], volume["sum"]) == (13, 0, 2100.0)
    assert (energy["first"], energy["end"]) == ("2020-10-31T23:00:00Z", "2021-11-30T23:00:00Z")


@pytest.mark.samples
def test_grdf_days_of_the_site():
    found = real("grdf_json/donnees_informatives.json", "fr-grdf-json")
    assert found["rows"] == {"read": 1096, "used": 1096, "skipped": 0, "rejected": 0}
    assert len(found["streams"]) == 2
    energy, volume = stream(found, "gas.consumption", "daily"), stream(found, "gas.volume", "daily")
    assert (energy["count"], energy["missing"], energy["sum"]) == (1095, 1, 62213.0)
    assert (volume["count"], volume["missing"], volume["sum"]) == (1095, 1, 5617.0)
    assert energy["qualities"] == {"measured": 1095}
    # the printed offset is wrong: 06:00 on the wall, in winter 05:00 in UTC
    assert (energy["first"], energy["last"]) == ("2019-11-30T05:00:00Z", "2022-11-29T05:00:00Z")


@pytest.mark.samples
def test_grdf_temperatures():
    found = real("grdf_json/temperatures.json", "fr-grdf-temperatures-json")
    assert found["rows"] == {"read": 730, "used": 730, "skipped": 0, "rejected": 0}
    days = stream(found, "air.temperature", "daily")
    assert (days["count"], days["missing"]) == (730, 0)
    assert (days["first"], days["last"]) == ("2020-11-30T23:00:00Z", "2022-11-29T23:00:00Z")


def test_other_objects_with_dates_are_no_temperatures():
    for content in ('{"2020-12-01": {"a": 1}}', '{"2020-12-01": [1]}', '{"day": 1}', '{"x": {"2020-12-01": 1}}'):
        found = detect(text(content, "x.json"), CATALOGUE)
        assert "fr-grdf-temperatures-json" not in [one.importer for one in found.candidates]


HALF_HOURS = [datetime(2023, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * number) for number in range(1, 3001)]
PREAMBLE = (
    "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite"
)


def test_an_index_behind_a_long_curve_is_read():
    lines = [
        f"{PREAMBLE};Pas en minutes", "00000000000001;Courbe de charge;a;b;Energie active;Consommation;Comptage Brut;W;",
        "Horodate;Valeur", *(f"{stamp:%Y-%m-%dT%H:%M:%S}+01:00;1000" for stamp in HALF_HOURS),
        PREAMBLE, "00000000000001;Index;a;b;Energie active;Consommation;Comptage Brut;Wh",
        "Horodate;Type de releve;EAS F1;EAS T", "2023-03-25T00:00:00+01:00;Arrêté quotidien;10;1000",
        "2023-03-26T00:00:00+01:00;Arrêté quotidien;20;3500", "2023-03-27T00:00:00+02:00;Arrêté quotidien;20;",
    ]  # fmt: skip
    found = outcome(text("\n".join(lines)), "fr-enedis-load-curve-csv")
    assert found["rows"] == {"read": 3003, "used": 3003, "skipped": 0, "rejected": 0}
    assert stream(found, "electricity.consumption", "load-curve")["sum"] == 1500.0
    assert stream(found, "electricity.consumption", "from-index")["sum"] == 2.5


def test_short_curve_before_an_index_belongs_to_the_index_importer():
    found = CATALOGUE.folder("fr-enedis-index-csv") / "sample.csv"
    assert outcome(ExportSource.of_path(found), "fr-enedis-index-csv")["rows"]["rejected"] == 0


@pytest.mark.parametrize(
    ("importer", "name", "content"),
    [
        ("fr-conso-downloader-csv", "historique_prod_00000000000000.csv", "debut;kW\n2025-01-01 00:00:00;1\n2025-01-01 00:30:00;1\n"),
        ("fr-enedis-data-connect-json", "daily_production.json", '{"usage_point_id":"0","reading_type":{"unit":"Wh"},"interval_reading":[{"value":"1000","date":"2025-01-01"}]}'),
    ],
)  # fmt: skip
def test_a_direction_that_only_the_name_tells(importer, name, content):
    found = outcome(text(content, name), importer)
    assert [(one["observed_property"], one["sum"]) for one in found["streams"]] == [("electricity.production", 1.0)]
    asked = Reading(text(content, "export"), CATALOGUE.get(importer), {}, clock=fixed_clock()).questions
    assert [question.key for question in asked] == ["direction"]


def cnmc(hours, day="31/03/2024"):
    return "CUPS;Fecha;Hora;Consumo_kWh;Metodo_obtencion\n" + "".join(f";{day};{hour};1;R\n" for hour in hours)


@pytest.mark.parametrize("hours", [range(1, 24), [1, 2, *range(4, 25)]], ids=["elapsed", "clock"])
def test_both_ways_of_counting_the_march_day_give_one_unbroken_series(hours):
    found = outcome(text(cnmc(hours)), "es-cnmc-hourly-csv")
    (one,) = found["streams"]
    assert (one["count"], one["first"], one["end"]) == (23, "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z")


def test_hour_25_exists_on_the_october_day_alone():
    found = outcome(text(cnmc(range(1, 26), "27/10/2024")), "es-cnmc-hourly-csv")
    (one,) = found["streams"]
    assert (one["count"], one["first"], one["end"]) == (25, "2024-10-26T22:00:00Z", "2024-10-27T23:00:00Z")
    assert outcome(text(cnmc(range(1, 26), "28/10/2024")), "es-cnmc-hourly-csv")["rejected"] == {
        "time.hour_out_of_day": 1
    }


IDE = "CUPS;FECHA-HORA;INV / VER;CONSUMO Wh;GENERACION Wh;\n"


def test_the_season_flag_decides_the_repeated_hour_in_any_order():
    rows = ["02:00;0;300;0;", "02:00;1;200;0;", "01:00;1;100;0;", "03:00;0;400;0;"]
    content = IDE + "".join(f"ES0000000000000000XX;2021/10/31 {row}\n" for row in rows)
    source = text(content)
    reading = Reading(source, CATALOGUE.get("es-ide-raw-csv"), {}, clock=fixed_clock())
    values = {}
    for part in reading.parts():
        block = part.block
        if part.stream.observed_property == "electricity.consumption":
            values |= dict(zip(block.start.tolist(), block.value.tolist(), strict=True))
    assert [values[start] for start in sorted(values)] == [0.1, 0.2, 0.3, 0.4]
    assert outcome(source, "es-ide-raw-csv")["notices"] == [{"code": "source.stamp_disputed", "params": {}}]


def test_an_hour_that_does_not_exist_is_rejected_with_a_season_flag_too():
    found = outcome(text(IDE + "ES0000000000000000XX;2022/03/27 02:00;1;300;0;\n"), "es-ide-raw-csv")
    assert found["rejected"] == {"time.does_not_exist": 1}


def test_midnight_closes_its_printed_day_and_days_printed_twice_add_nothing():
    day = "12/02/2025;;\n00:00:00;1000;Réelle\n23:30:00;2000;Réelle\n00:30:00;3000;Réelle\n\n"
    head = "Titre\n\nDate et heure de relève par le distributeur;Puissance atteinte (W);Nature de la donnée\n"
    source = text(head + day + day)
    starts = []
    for part in Reading(source, CATALOGUE.get("fr-edf-power-30min-csv"), {}, clock=fixed_clock()).parts():
        starts += part.block.start.tolist()
    first = int(datetime.fromisoformat("2025-02-12T00:00:00+01:00").timestamp() * 1000)
    assert sorted(set(starts)) == [first, first + 46 * 1_800_000, first + 47 * 1_800_000]


@pytest.mark.parametrize("change", ["02:00:00", "03:00:00"])
def test_an_end_at_the_spring_change_is_printed_in_either_time(change):
    rows = [f"2025-03-30 {clock};100" for clock in ("01:30:00", change, "02:30:00", "03:30:00")]
    head = "Courbe de charge Linky (pas 30 min) - PRM 00000000000000\nHorodate fin de pas;Puissance moyenne (W)\n"
    found = outcome(text(head + "\n".join(rows)), "fr-linky-console-csv")
    (one,) = found["streams"]
    assert (one["count"], one["first"], one["end"]) == (3, "2025-03-30T00:00:00Z", "2025-03-30T01:30:00Z")
    assert found["rejected"] == {"time.does_not_exist": 1}


def test_peaks_of_data_connect_are_no_energy_and_context_may_follow():
    rows = '"interval_reading":[{"value":"9000","date":"2025-01-01 19:17:24"}]'
    kind = '"reading_type":{"measurement_kind":"power","unit":"VA","aggregate":"maximum"}'
    peaks = text(f'{{"meter_reading":{{{rows},{kind}}}}}', "daily_consumption_max_power.json")
    assert outcome(peaks, "fr-enedis-data-connect-json")["skipped"] == {"skipped.other_quantity": 1}
    rows = '"interval_reading":[{"value":"1000","date":"2025-01-01 00:30:00","interval_length":"PT30M"}]'
    kind = '"reading_type":{"unit":"W","aggregate":"average"}'
    curve = text(f'{{"meter_reading":{{{rows},{kind}}}}}', "consumption_load_curve.json")
    (one,) = outcome(curve, "fr-enedis-data-connect-json")["streams"]
    assert (one["series"], one["sum"], one["first"]) == ("load-curve", 0.5, "2024-12-31T23:00:00Z")

"""One small file per reader, in any number of rows, for tests that hold for every reader."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from sdt_desktop.importing.readers.base import ReadOptions
from tests.unit.readers.fit_bytes import FILE_FIELDS, FILE_ID, RECORD, RECORD_FIELDS, fit_bytes, message, semicircles
from tests.unit.readers.reading import calendar_bytes, gpx_bytes

XMLNS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True)
class Case:
    """`make(n)` gives a file of n rows whose column `text` holds `texts[i % len]`-like words."""

    kind: str
    options: ReadOptions
    make: Callable[[int], bytes]
    text: str
    is_text: bool = True
    knows_its_end: bool = True
    """Whether a cut file can be told from a whole one."""
    same: str = ""
    """What stands in the column of every row, where the format has no words."""
    table: str = ""
    """The one that is looked at, of a reader that tells tables apart."""


def _delimited(count: int) -> bytes:
    return (
        "day;text;value\n" + "".join(f"{n % 28 + 1:02d}/02/2024;=word {n % 7};{n}\n" for n in range(count))
    ).encode()


def _json(count: int) -> bytes:
    rows = ",\n".join(
        f'{{"day": "2024-02-{n % 28 + 1:02d}", "text": "=word {n % 7}", "value": {n}}}' for n in range(count)
    )
    return f'{{"rows": [{rows}\n]}}\n'.encode()


def _tree(count: int) -> bytes:
    rows = ",\n".join(
        f'{{"key": "row", "children": [{{"key": "text", "value": "=word {n % 7}"}}, {{"key": "n", "value": {n}}}]}}'
        for n in range(count)
    )
    return f'{{"key": "DATA", "children": [{rows}\n]}}\n'.encode()


def _xml(count: int) -> bytes:
    rows = "".join(f'<row value="{n}"><text>=word {n % 7}</text></row>\n' for n in range(count))
    return f"<doc>\n{rows}</doc>\n".encode()


def _gpx(count: int) -> bytes:
    return gpx_bytes(
        [(f"{n % 180}.5", f"2024-05-02T{n // 3600 % 24:02d}:{n // 60 % 60:02d}:{n % 60:02d}Z") for n in range(count)]
    )


def _calendar(count: int) -> bytes:
    return calendar_bytes(
        [[f"UID:{n}", f"SUMMARY:=word {n % 7}", f"DTSTART;VALUE=DATE:202402{n % 28 + 1:02d}"] for n in range(count)]
    )


def _cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _spreadsheet(count: int) -> bytes:
    header = "".join(_cell(f"{letter}1", name) for letter, name in zip("ABC", ("day", "text", "value"), strict=True))
    rows = "".join(
        f'<row r="{n}">{_cell(f"A{n}", f"{n % 28 + 1:02d}/02/2024")}{_cell(f"B{n}", f"=word {(n - 2) % 7}")}<c r="C{n}"><v>{n - 2}</v></c></row>'
        for n in range(2, count + 2)
    )
    sheet = f'<worksheet xmlns="{XMLNS}"><sheetData><row r="1">{header}</row>{rows}</sheetData></worksheet>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{XMLNS}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def _bank(count: int) -> bytes:
    rows = "".join(f"{n % 28 + 1:02d}/02/2024;=word {n % 7};{n}\n" for n in range(count))
    return f"day;text;value\n{rows}".encode()


def _ofx(count: int) -> bytes:
    rows = "".join(f"<STMTTRN><DTPOSTED>202402{n % 28 + 1:02d}<NAME>=word {n % 7}\n</STMTTRN>\n" for n in range(count))
    return f"OFXHEADER:100\n\n<OFX><STMTRS>\n{rows}</STMTRS></OFX>\n".encode()


def _camt(count: int) -> bytes:
    entry = '<Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><AddtlNtryInf>'
    rows = "".join(f"{entry}=word {n % 7}</AddtlNtryInf></Ntry>\n" for n in range(count))
    return f"<Document>\n<Stmt>\n{rows}</Stmt></Document>\n".encode()


def _qif(count: int) -> bytes:
    return ("!Type:Bank\n" + "".join(f"D{n % 28 + 1}/2/2024\nP=word {n % 7}\n^\n" for n in range(count))).encode()


def _owntracks(count: int) -> bytes:
    fixes = [f'{{"_type":"location","tst":{1714631460 + n},"lat":46.5,"tid":"=word {n % 7}"}}' for n in range(count)]
    return "".join(f"2024-05-02T06:31:02Z\t*  \t{fix}\n" for fix in fixes or ['{"_type":"lwt"}']).encode()


def _fit(count: int) -> bytes:
    rows = [(n, semicircles(46.5), semicircles(1.5), None) for n in range(count)]
    return fit_bytes(message(0, FILE_ID, FILE_FIELDS, [(4, 1)]) + message(1, RECORD, RECORD_FIELDS, rows))


def _tcx(count: int) -> bytes:
    lap = '<Lap StartTime="2024-05-02T06:31:00Z"><DistanceMeters>5</DistanceMeters></Lap>'
    rows = "".join(f'<Activity Sport="=word {n % 7}">{lap}</Activity>\n' for n in range(count))
    return f"<TrainingCenterDatabase><Activities>\n{rows}</Activities></TrainingCenterDatabase>\n".encode()


def _kml(count: int) -> bytes:
    span = "<TimeSpan><begin>2024-05-02T06:31:00Z</begin></TimeSpan><Point><coordinates>1,46</coordinates></Point>"
    rows = "".join(f"<Placemark><name>=word {n % 7}</name>{span}</Placemark>\n" for n in range(count))
    return f"<kml><Document>\n{rows}</Document></kml>\n".encode()


def _geojson(count: int) -> bytes:
    place = '{"type": "Point", "coordinates": [1.5, 46.5]}'
    rows = ",\n".join(
        f'{{"type": "Feature", "geometry": {place}, "properties": {{"tst": {1714631460 + n}, "tid": "=word {n % 7}"}}}}'
        for n in range(count)
    )
    return f'{{"type": "FeatureCollection", "features": [{rows}\n]}}\n'.encode()


def _aircasting(count: int) -> bytes:
    labels = ("Sensor_Package_Name", "Sensor_Name", "Measurement_Type", "Measurement_Units")
    above = "".join(f",,,,,{label}\n,,,,,x\n" for label in labels)
    rows = "".join(f"{n},walk,2024-01-05T08:00:00,46.2,6.1,=word {n % 7}\n" for n in range(count))
    return f"{above}ObjectID,Session_Name,Timestamp,Latitude,Longitude,1:Measurement_Value\n{rows}".encode()


def _fhir(count: int) -> bytes:
    references = ", ".join(f'{{"reference": "urn:uuid:{n}"}}' for n in range(count))
    summary = f'{{"resourceType": "Composition", "section": [{{"entry": [{references}]}}]}}'
    rows = "".join(
        f',\n{{"fullUrl": "urn:uuid:{n}", "resource": {{"resourceType": "X", "code": {{"text": "=word {n % 7}"}}}}}}'
        for n in range(count)
    )
    return f'{{"entry": [{{"resource": {summary}}}{rows}\n]}}\n'.encode()


def _certificate(count: int) -> bytes:
    rows = ",\n".join(f'{{"nam": {{"fn": "=word {n % 7}"}}, "v": [{{"ci": "{n}"}}]}}' for n in range(count))
    return f"[{rows}\n]\n".encode()


def _cda(count: int) -> bytes:
    rows = "".join(f"<tr><td>=word {n % 7}</td></tr>\n" for n in range(count))
    body = f"<section><text>\n<table>{rows}</table></text></section>"
    return f'<ClinicalDocument><code code="X"/><component>{body}</component></ClinicalDocument>\n'.encode()


def _coachco2(count: int) -> bytes:
    rows = "".join(f'"t{n}","Tue Dec 07 2021 16:24:49 GMT+0100 (CET)","=word {n % 7}", \n' for n in range(count))
    return f'"Trip_Id","Section_Start_Date","Section_Mode","Section_Distance"\n{rows}'.encode()


def _cozy_trips(count: int) -> bytes:
    line = '"type": "Feature", "geometry": {"type": "LineString", "coordinates": []}'
    rows = ",\n".join(
        f'{{"_id": "t{n}", "series": [{{"features": [{{{line}, "properties": {{"manual_mode": "=word {n % 7}"}}}}]}}]}}'
        for n in range(count)
    )
    return f"[{rows}\n]\n".encode()


def _card_dump(count: int) -> bytes:
    rows = ",\n".join(f'{{"tagId": "{n}", "scannedAt": 5, "label": "=word {n % 7}"}}' for n in range(count))
    return f"[{rows}\n]\n".encode()


def _chargemap(count: int) -> bytes:
    stamp = '"start_date": "2024-05-02 08:00:00"'
    rows = ",\n".join(
        f'{{"uid": {n}, {stamp}, "pool": {{"name": "=word {n % 7}", "timezone": "Europe/Paris"}}}}'
        for n in range(count)
    )
    return f'{{"items": [{{"charges": [{rows}\n]}}]}}\n'.encode()


CASES = (
    Case("delimited", ReadOptions(headers=(("day", "text"),)), _delimited, "text", knows_its_end=False),
    Case("spreadsheet", ReadOptions(headers=(("day", "text"),)), _spreadsheet, "text", is_text=False),
    Case("json", ReadOptions(path="rows[]", columns=("day", "text", "value")), _json, "text"),
    Case("tree", ReadOptions(), _tree, "row.text"),
    Case("xml", ReadOptions(path="row"), _xml, "text"),
    Case("gpx", ReadOptions(), _gpx, "lat", same="46.5"),
    Case("calendar", ReadOptions(last_day="2025-01-01"), _calendar, "summary"),
    Case("bank", ReadOptions(headers=(("day", "text"),)), _bank, "text", knows_its_end=False),
    Case("ofx", ReadOptions(), _ofx, "name"),
    Case("camt", ReadOptions(), _camt, "label"),
    Case("fit", ReadOptions(), _fit, "lat", is_text=False, knows_its_end=False, same=str(semicircles(46.5))),
    Case("tcx", ReadOptions(), _tcx, "sport"),
    Case("kml", ReadOptions(), _kml, "name"),
    Case("geojson", ReadOptions(), _geojson, "device"),
    Case("owntracks", ReadOptions(), _owntracks, "tid", knows_its_end=False),
    Case("coachco2", ReadOptions(), _coachco2, "mode", knows_its_end=False, table="section"),
    Case("cozy-trips", ReadOptions(), _cozy_trips, "mode", table="section"),
    Case("card-dump", ReadOptions(), _card_dump, "name"),
    Case("chargemap", ReadOptions(zone="Europe/Paris"), _chargemap, "pool.name"),
    Case("qif", ReadOptions(), _qif, "payee", knows_its_end=False),
    Case("aircasting", ReadOptions(), _aircasting, "value", knows_its_end=False),
    Case("fhir", ReadOptions(), _fhir, "name", table="other"),
    Case("certificate", ReadOptions(), _certificate, "family_name", table="holder"),
    Case("cda", ReadOptions(), _cda, "label", table="undated"),
)
BY_KIND = {case.kind: case for case in CASES}

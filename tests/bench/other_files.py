"""Tracks, a workbook and a location history of any length: what they hold is arithmetic, nothing is anybody's."""

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

_START = datetime(2024, 1, 1, tzinfo=UTC)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEETS = (
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
)
_RELATION = '<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{kind}" Target="{target}"/></Relationships>'


def track(folder: Path, points: int) -> Path:
    """A track of a point a second in segments of 5,000, as most recorders write it."""
    path = folder / f"track-{points}.gpx"
    with path.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="benchmark" ')
        out.write('xmlns="http://www.topografix.com/GPX/1/1"><trk><name>t</name><trkseg>\n')
        out.writelines(_points(points))
        out.write("</trkseg></trk></gpx>\n")
    return path


def _points(count: int) -> Iterator[str]:
    for number in range(count):
        if number and number % 5000 == 0:
            yield "</trkseg><trkseg>\n"
        stamp = _START + timedelta(seconds=number)
        yield (
            f'<trkpt lat="{46 + number % 9973 / 1e5:.6f}" lon="{-1 + number % 9967 / 1e5:.6f}">\n'
            f"  <ele>{number % 801 / 10}</ele>\n  <time>{stamp:%Y-%m-%dT%H:%M:%SZ}</time>\n</trkpt>\n"
        )


def load_curve_sheet(folder: Path, rows: int) -> Path:
    """A load curve of half-hours as text cells, in the layout of the present customer site."""
    path = folder / f"curve-{rows}.xlsx"
    top = {7: ("C", ("Type de comptage :", "Consommation horaire")), 16: ("C", ("Début", "Fin", "Valeur (en kW)"))}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _frame().items():
            archive.writestr(name, text)
        with archive.open("xl/worksheets/sheet1.xml", "w") as out:
            out.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for number, (column, texts) in top.items():
                out.write(_row(number, column, texts))
            for number in range(rows):
                out.write(_row(number + 17, "C", _half_hour(number)))
            out.write(b"</sheetData></worksheet>")
    return path


def _half_hour(number: int) -> tuple[str, str, str]:
    """Nights are left out: the hours that clocks change do not occur."""
    day, half = divmod(number, 40)
    start = _START + timedelta(days=day, minutes=240 + 30 * half)
    end = start + timedelta(minutes=30)
    return f"{start:%d/%m/%Y %H:%M:%S}", f"{end:%d/%m/%Y %H:%M:%S}", f"0,{number % 900 + 10}"


def _row(number: int, first: str, texts: tuple[str, ...]) -> bytes:
    cells = "".join(
        f'<c r="{chr(ord(first) + at)}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        for at, text in enumerate(texts)
    )
    return f'<row r="{number}">{cells}</row>'.encode()


def _frame() -> dict[str, str]:
    """Everything of a workbook but its sheet."""
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    sheet = '<sheet name="Consommation Horaire" sheetId="1" r:id="r1"/>'
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{default}{_SHEETS}</Types>',
        "_rels/.rels": _RELATION.format(package=_PACKAGE, kind=f"{_OFFICE}/officeDocument", target="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheet}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _RELATION.format(
            package=_PACKAGE, kind=f"{_OFFICE}/worksheet", target="worksheets/sheet1.xml"
        ),
    }


def records(folder: Path, positions: int) -> Path:
    """A location history as a phone maker's archive holds it, every third position with guesses about movement."""
    path = folder / f"records-{positions}.json"
    with path.open("w", encoding="utf-8") as out:
        out.write('{\n  "locations": [')
        for number in range(positions):
            out.write(("," if number else "") + _position(number))
        out.write("]\n}\n")
    return path


def _position(number: int) -> str:
    stamp = (_START + timedelta(seconds=61 * number)).strftime("%Y-%m-%dT%H:%M:%S")
    guess = ""
    if number % 3 == 0:
        guess = (
            ',\n    "activity": [{\n      "activity": [{\n        "type": "STILL",\n        "confidence": 62\n'
            f'      }}],\n      "timestamp": "{stamp}.860Z"\n    }}]'
        )
    return (
        f'{{\n    "latitudeE7": {460_000_000 + number % 99_991},\n    "longitudeE7": {-11_000_000 + number % 99_989},\n'
        f'    "accuracy": {number % 97},\n    "source": "WIFI",\n    "deviceTag": -577680260{guess},\n'
        f'    "timestamp": "{stamp}.{number % 1000:03d}Z"\n  }}'
    )

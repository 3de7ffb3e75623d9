"""Small export files in real layouts, constructed for the tests."""

from pathlib import Path

SEDIF = "\ufeffDate de relevé;Index relevé (litres);Consommation du jour (litres);Index Mesuré/Estimé\n"
FINGRID = "\ufeffMittauspisteen tunnus;Tuotteen tyyppi;Resoluutio;Yksikkötyyppi;Lukeman tyyppi;Alkuaika;Määrä;Laatu\n"


def water(folder: Path, first: int, last: int, name: str = "eau.csv", extra: int = 0) -> Path:
    """Days of March 2024 in the SEDIF layout; day `n` used 100 + n + extra litres."""
    index = 800_000
    lines = []
    for day in range(first, last + 1):
        used = 100 + day + extra
        lines.append(f"2024-03-{day:02d} 20:00:00;{index + used};{used};Mesuré")
        index += used
    return _write(folder / name, SEDIF + "\n".join(lines))


def electricity(folder: Path, name: str, months: int = 3) -> Path:
    """Hours of a year's first months in the Fingrid layout, 0.5 kWh each."""
    from datetime import UTC, datetime, timedelta

    start, rows = datetime(2023, 12, 31, 22, tzinfo=UTC), []
    hours = (datetime(2024, 1 + months, 1, tzinfo=UTC) - datetime(2024, 1, 1, tzinfo=UTC)).days * 24
    for hour in range(hours):
        stamp = (start + timedelta(hours=hour)).strftime("%Y-%m-%dT%H:%M:%SZ")
        rows.append(f"640000000000000001;8716867000030;PT1H;kWh;BN01;{stamp};0,500000;OK")
    return _write(folder / name, FINGRID + "\n".join(rows) + "\n")


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path

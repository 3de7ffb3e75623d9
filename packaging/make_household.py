"""Writes the export files of the fictional household: `resources/personas/rennes-famille/files/`.

    python packaging/make_household.py            writes them
    python packaging/make_household.py --check    says whether the committed files are what this program makes

Standard library only. The same files come out on every run: seeds are fixed, no clock is read.
"""

import argparse
import io
import sys
import zipfile
from pathlib import Path

from household import city, electricity, gas_and_water, rides

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "personas" / "rennes-famille" / "files"


def household_files() -> dict[str, bytes]:
    """Every file by its name, as the services would have called it."""
    others = (
        gas_and_water.gas_file(),
        gas_and_water.water_file(),
        city.calendar_file(),
        city.transit_file(),
        rides.gpx_file(2026, 9),
        rides.gpx_file(2026, 10),
    )
    return {**electricity.files(), **dict(others)}


def same(made: bytes, held: bytes) -> bool:
    """Byte for byte; of a workbook its members, since compressed bytes differ between builds of zlib."""
    if made == held or not made.startswith(b"PK"):
        return made == held
    return _members(made) == _members(held)


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def differences(folder: Path) -> list[str]:
    """Names of the files in `folder` that are missing, too many, or not as made."""
    made = household_files()
    held = {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}
    return sorted(name for name in made.keys() | held.keys() if not _agree(made.get(name), held.get(name)))


def _agree(made: bytes | None, held: bytes | None) -> bool:
    return made is not None and held is not None and same(made, held)


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    made = household_files()
    for path in folder.iterdir():
        if path.name not in made:
            path.unlink()
    for name, data in made.items():
        path = folder / name
        if not path.is_file() or not same(data, path.read_bytes()):
            path.write_bytes(data)


def main() -> int:
    parser = argparse.ArgumentParser(description="The fictional household's export files.")
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        write(FOLDER)
    wrong = differences(FOLDER)
    print("\n".join(wrong) or "the household's files are as made")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""`python -m tests.importers.update ID [--set key=value …]`: writes an importer's expected.json beside its samples.

Look at the difference before committing it. Refused where CI is set: expectations are made by people.
"""

import argparse
import json
import os
import sys

from sdt_desktop.base.paths import importers_root
from sdt_desktop.importing.catalogue import load_catalogue
from sdt_desktop.importing.check import EXPECTED, expected_of, outcome_of, sample_source, samples_of
from tests.support import ROOT


def main(arguments: list[str]) -> int:
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        print("expectations are not written in CI", file=sys.stderr)
        return 1
    parser = argparse.ArgumentParser(prog="python -m tests.importers.update")
    parser.add_argument("ids", nargs="+")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="an answer, kept in the file")
    parser.add_argument("--sample", help="only this sample")
    chosen = parser.parse_args(arguments)
    answers = dict(item.split("=", 1) for item in chosen.set)
    for importer_id in chosen.ids:
        update(importer_id, answers, chosen.sample)
    return 0


def update(importer_id: str, answers: dict[str, str], only: str | None = None) -> None:
    folder = importers_root() / importer_id
    importer = load_catalogue().get(importer_id)
    held = expected_of(folder)
    written = {}
    for name in samples_of(folder):
        if only not in (None, name) and name in held:
            written[name] = held[name]
            continue
        given = answers or held.get(name, {}).get("answers", {})
        found = outcome_of(sample_source(folder, name), importer, given)
        written[name] = {"answers": given, **found}
    text = json.dumps(written, indent=1, ensure_ascii=False) + "\n"
    (ROOT / "importers" / importer_id / EXPECTED).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

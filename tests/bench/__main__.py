"""Asks the questions and prints the ratios."""

import argparse
import json
import platform
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.bench.question import Answer, Question, Setting, every_question


def main() -> None:
    known = every_question()
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--small", action="store_true", help="tiny files: only to see that it works")
    parser.add_argument("--json", type=Path, help="where to write all figures")
    parser.add_argument("--only", choices=sorted(known), action="append", help="ask this question only")
    chosen = parser.parse_args()
    asked = [known[name] for name in chosen.only or known]
    with tempfile.TemporaryDirectory(prefix="sdt-bench-") as folder:
        answers = {question.name: ask(question, Setting(chosen.small, Path(folder))) for question in asked}
    if chosen.json:
        machine = {"python": platform.python_version(), "machine": platform.machine(), "small": chosen.small}
        document = {"machine": machine, "answers": {name: list(map(_plain, found)) for name, found in answers.items()}}
        chosen.json.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def ask(question: Question, setting: Setting) -> list[Answer]:
    print(f"\n{question.name}: {question.goal}")
    answers = question.run(setting)
    for answer in answers:
        print(f"  {answer.subject}: {answer.ours} {answer.seconds[answer.ours] * 1000:.1f} ms" + _memory(answer))
        for peer, ratio in answer.ratios().items():
            print(f"    {ratio:6.2f} x {peer} ({answer.seconds[peer] * 1000:.1f} ms)")
        for name, figure in answer.facts.items():
            print(f"    {name}: {figure:g}")
    return answers


def _memory(answer: Answer) -> str:
    return "" if answer.mib is None else f", {answer.mib:.0f} MiB above idle"


def _plain(answer: Answer) -> dict[str, object]:
    return asdict(answer) | {"ratios": answer.ratios()}


if __name__ == "__main__":
    main()

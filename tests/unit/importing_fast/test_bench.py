"""The benchmark works: every question is asked once on tiny files. No time is asserted."""

import json
import sys

from tests.bench.__main__ import main
from tests.bench.question import every_question


def test_the_parse_question_has_answers(monkeypatch, tmp_path, capsys):
    target = tmp_path / "out.json"
    monkeypatch.setattr(sys, "argv", ["bench", "--small", "--only", "parse", "--json", str(target)])
    main()
    answers = json.loads(target.read_text())["answers"]["parse"]
    assert [answer["subject"].split(",")[0] for answer in answers] == ["enedis", "enedis", "fingrid"]
    assert all(ratio > 0 for answer in answers for ratio in answer["ratios"].values())
    assert "above idle" in capsys.readouterr().out


def test_every_question_says_what_it_answers():
    for name, question in every_question().items():
        assert question.name == name
        assert question.goal

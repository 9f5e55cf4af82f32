"""`prs decisions`: on a fresh database, with nothing but its address."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.domain.decisions import Decision, MinutesStatus
from bot.domain.ids import DecisionId
from bot.domain.members import Language
from bot.ops.decisions import _in_words
from bot.texts import Texts
from tests.builders import NOW, ZONE

pytestmark = pytest.mark.slow

ROWS = [
    {"id": "S1", "date": "2012-06-07", "meeting": "Overleg", "topic": "Contributie", "text": "De contributie wordt 40 euro.", "status": "vervangen", "replaced_by": "S2"},
    {"id": "S2", "date": "2013-06-07", "meeting": "Overleg", "topic": "Contributie", "text": "De contributie wordt 45 euro.", "status": "besloten"},
    {"date": "2013-06-07", "meeting": "Overleg", "topic": "Bustour", "text": "De bustour gaat naar Overijssel.", "status": "besloten"},
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'fresh.db'}")
    return tmp_path


def prs(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["decisions", *arguments], input=typed)


def written(folder: Path, *lines: Any) -> str:
    file = folder / "decisions.jsonl"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return str(file)


def test_what_is_imported_is_found_by_its_own_key(folder: Path) -> None:
    first = prs("import", written(folder, *ROWS))
    again = prs("import", written(folder, *ROWS))
    asked = prs("search", "-", "--json", "--limit", "2", typed="lidgeld\n\nzwembad\n  bustour \nB2\n")
    found = [json.loads(line) for line in asked.stdout.splitlines()]

    assert (first.exit_code, again.exit_code, asked.exit_code) == (0, 0, 0)
    assert "3 added" in first.stdout
    assert "0 added, 0 corrected, 3 unchanged, 0 with a problem." in again.stdout
    assert [one["q"] for one in found] == ["lidgeld", "zwembad", "  bustour ", "B2"]
    assert [[hit["id"] for hit in one["hits"]] for one in found] == [["S2", "S1"], [], [None], ["S2"]]
    assert found[3]["hits"] == [{"id": "S2", "number": 2, "date": "2013-06-07", "text": "De contributie wordt 45 euro.", "score": 1.0}]


def test_bad_lines_are_named_and_the_rest_is_kept(folder: Path) -> None:
    result = prs("import", written(folder, "{", ROWS[1], {"date": "gisteren", "text": "Ja"}, ROWS[0] | {"replaced_by": "S9"}))

    assert result.exit_code == 1
    assert "2 added, 0 corrected, 0 unchanged, 3 with a problem." in result.stdout
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == ["line 1", "line 3", "line 4"]


def test_an_answer_for_people_quotes_and_says_what_holds(folder: Path) -> None:
    prs("import", written(folder, *ROWS))
    said = prs("search", "contributie in 2012").stdout
    nothing = prs("search", "zwembad").stdout

    assert said == "B1 · donderdag 7 juni 2012 · Overleg · Contributie\nDe contributie wordt 40 euro.\nVervangen door B2.\n"
    assert nothing.startswith("Daarover vind ik geen besluit.")


@pytest.mark.usefixtures("folder")
def test_an_empty_register_answers_with_nothing() -> None:
    assert json.loads(prs("search", "contributie", "--json").stdout) == {"q": "contributie", "hits": []}


def test_a_decision_of_minutes_not_yet_adopted_says_concept_on_the_command_line_too() -> None:
    found = Decision(
        id=DecisionId(1), text="Ja.", decided_on=date(2012, 9, 13), minutes=MinutesStatus.HELD_OVER, recorded_by=None, recorded_at=NOW
    )
    words = [_in_words(replace(found, minutes=status), Texts(Language.NL, ZONE)) for status in (None, *MinutesStatus)]

    assert ["Concept" in said for said in words] == [False, True, False, False, True, False]

"""The papers say what is so: commands, settings, links, choices, log events."""

import ast
import os
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer.main

from bot.cli import app
from bot.config import Settings
from bot.domain.commands import UnknownWord
from bot.language.commands import parse
from bot.manifest import EVENTS, SCOPES
from jobs import planning

ROOT = Path(__file__).parents[1]
NOT_OURS = {"node_modules", "__pycache__", "dist", "mutants"}
HIDDEN_BUT_OURS = {".ci", ".env.example", ".gitignore"}


def ours() -> Iterator[Path]:
    """All files of the repository; caches, environments and whatever else hides is left out."""
    for folder, inner, names in os.walk(ROOT):
        inner[:] = sorted(name for name in inner if name not in NOT_OURS and (name[0] != "." or name in HIDDEN_BUT_OURS))
        yield from (Path(folder, name) for name in sorted(names) if name[0] != "." or name in HIDDEN_BUT_OURS)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


PAPERS = sorted(path.relative_to(ROOT).as_posix() for path in ours() if path.suffix == ".md" and not path.is_relative_to(ROOT / "tests"))
README = text_of("README.md")


def part(paper: str, heading: str) -> str:
    """The text under a heading, up to the next one of its level or higher."""
    level = heading.partition(" ")[0]
    after = paper.partition(f"\n{heading}\n")[2]
    assert after, heading
    return re.split(rf"\n#{{1,{len(level)}}} ", after)[0]


def code(paper: str) -> list[str]:
    """Everything written as code: spans, and the lines of blocks without their comments."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", paper, re.MULTILINE | re.DOTALL)
    lines = [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return lines + re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", paper, flags=re.MULTILINE | re.DOTALL))


def first_cells(table: str) -> list[str]:
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in table.splitlines() if line.startswith("|")]
    return [row[0].strip() for row in rows[2:]]


# commands


@cache
def prs_commands() -> dict[str, set[str]]:
    """Every command of `prs` with its options."""
    found: dict[str, set[str]] = {}

    def walk(command: Any, name: str) -> None:  # Typer keeps a click of its own
        inner = getattr(command, "commands", None)
        if inner is None:
            found[name] = {option for parameter in command.params for option in parameter.opts if option.startswith("-")}
            return
        for each, one in inner.items():
            walk(one, f"{name} {each}".strip())

    walk(typer.main.get_command(app), "")
    return found


def mentioned(paper: str) -> list[str]:
    """The `prs` commands that a paper names (`/prs` is Slack's)."""
    written = [piece for each in code(paper) for piece in [re.sub(r"^(?:ExecStart=)?(?:\S*/bin/)?", "", each)]]
    return [each for each in written if re.match(r"prs [a-z]", each)]


def understood(written: str) -> bool:
    commands = prs_commands()
    words = re.findall(r"--?[a-z][a-z-]*|[a-z]+(?=\s|$|\])|\S+", written.removeprefix("prs "))
    name = " ".join(words[:2]) if " ".join(words[:2]) in commands else words[0]
    options = [word for word in words if word.startswith("-")]
    return name in commands and set(options) <= commands[name]


@pytest.mark.parametrize("paper", [*PAPERS, "Procfile", ".env.example", "Makefile"])
def test_every_prs_command_in_a_paper_exists(paper: str) -> None:
    said = text_of(paper)
    if paper == "Procfile":
        written = [line.partition(": ")[2] for line in said.splitlines()]
    elif paper == "Makefile":
        written = [f"prs {each}" for each in re.findall(r"\$\(BIN\)/prs (.+)", said)]
    else:
        written = mentioned(said)

    assert [each for each in written if not understood(each) and each not in not_there_yet()] == []


def not_there_yet() -> list[str]:
    """What docs/product.md describes and the README says is still to come."""
    return code(part(README, "## What it can do today").partition("**Not there yet**")[2].partition("\n\n")[0])


def test_the_check_of_commands_sees_a_wrong_one() -> None:
    assert understood("prs manifest --socket")
    assert not understood("prs manifest --sockets")
    assert not understood("prs fly")


def test_the_readme_has_every_prs_command() -> None:
    told = " ".join(first_cells(part(README, "### On the command line")))

    assert [name for name in prs_commands() if f"`prs {name}" not in told] == []


def slash_commands(cell: str) -> Iterator[str]:
    """Every spelling in a cell of the table, without its places to fill in."""
    for span in re.findall(r"`([^`]+)`", cell):
        plain = re.sub(r"[\[<][^\]>]*[\]>]", "", span.removeprefix("/prs")).replace("\\|", "|").strip()
        head, *others = plain.split("|")
        yield head
        yield from (" ".join([*head.split()[:-1], other]) for other in others)


def test_every_slash_command_in_the_readme_is_understood() -> None:
    rows = [
        re.split(r"(?<!\\)\|", line)[1:3] for line in part(README, "## What it can do today").splitlines() if line.startswith("| `/prs")
    ]
    spelled = [each for row in rows for cell in row for each in slash_commands(cell)]

    assert len(rows) >= 13
    assert [each for each in spelled if isinstance(parse(each).command, UnknownWord)] == []


def test_what_the_readme_says_is_not_there_is_not_there() -> None:
    missing = part(README, "## What it can do today").partition("**Not there yet**")[2].partition("\n\n")[0]
    spelled = re.findall(r"`/prs ([^`]+)`", missing)

    assert bool(spelled) == bool(missing)  # by now nothing may be missing
    assert [each for each in spelled if not isinstance(parse(each).command, UnknownWord)] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_every_make_target_in_a_paper_exists(paper: str) -> None:
    makefile = text_of("Makefile")
    targets = set(re.findall(r"^([\w./$()-]+):", makefile.replace("$(VENV)", ".venv"), re.MULTILINE))
    named = {match for each in code(text_of(paper)) for match in re.findall(r"^make ([\w./]+)", each)}

    assert named - targets == set()


# settings

SETTINGS = sorted(name.upper() for name in Settings.model_fields)


def test_every_setting_is_in_the_readme_and_no_other() -> None:
    assert sorted(cell.strip("`") for cell in first_cells(part(README, "## Settings"))) == SETTINGS


def test_every_setting_is_in_the_example_and_no_other() -> None:
    assert sorted(re.findall(r"^#?([A-Z_]+)=", text_of(".env.example"), re.MULTILINE)) == SETTINGS


def test_every_setting_in_the_example_has_its_comment() -> None:
    paragraphs = [each for each in text_of(".env.example").split("\n\n") if "=" in each.splitlines()[-1]]

    assert len(paragraphs) == len(SETTINGS)
    assert [each for each in paragraphs if not re.fullmatch(r"(?:# .+\n)+#?[A-Z_]+=.*\n?", each)] == []


def test_the_defaults_of_the_example_are_the_defaults() -> None:
    written = dict(re.findall(r"^#?([A-Z_]+)=(.*)$", text_of(".env.example"), re.MULTILINE))
    defaults = {name.upper(): field.default for name, field in Settings.model_fields.items() if field.default is not None}

    assert {name: written[name] for name in defaults} == {name: str(default) for name, default in defaults.items()}


# choices, changes, links

ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))


@pytest.mark.parametrize("adr", ADRS, ids=lambda path: path.stem)
def test_a_choice_has_its_five_headings_and_something_under_each(adr: Path) -> None:
    said = adr.read_text(encoding="utf-8")
    headings = ["Status", "Context", "Decision", "Alternatives considered", "Consequences"]

    assert said.startswith(f"# {adr.name[:4]} ")
    assert re.findall(r"^## (.+)$", said, re.MULTILINE) == headings
    assert all(part(said, f"## {heading}").strip() for heading in headings)


def test_the_layers_of_the_first_choice_are_those_that_are_checked() -> None:
    """In their order, with every module of the bot in its place."""
    contract = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    told = [re.findall(r"`([^`]+)`", cell) for cell in first_cells(part(text_of(ADRS[0].relative_to(ROOT).as_posix()), "## Decision"))]
    modules = {f"bot.{path.stem}" for path in (ROOT / "bot").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}

    assert [sorted(layer) for layer in told] == [sorted(layer.split(" | ")) for layer in contract]
    assert modules - {"bot.__init__"} == {each for layer in told for each in layer if each.startswith("bot.")}


def test_choices_are_numbered_without_a_gap() -> None:
    assert [path.name[:4] for path in ADRS] == [f"{number:04}" for number in range(1, len(ADRS) + 1)]


def test_the_changelog_has_room_for_what_comes() -> None:
    assert part(text_of("CHANGELOG.md"), "## [Unreleased]").strip()


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_leads_to_a_file(paper: str) -> None:
    folder = (ROOT / paper).parent
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text_of(paper)) if "://" not in link]

    assert [link for link in links if link and not (folder / link).resolve().is_relative_to(ROOT)] == []
    assert [link for link in links if link and not (folder / link).exists()] == []


def test_every_path_in_the_readme_is_there() -> None:
    named = [each for each in re.findall(r"`([\w./]+)`", part(README, "## How it is made")) if "/" in each]

    assert named
    assert [each for each in named if not (ROOT / each).exists()] == []


_REFERENCE = re.compile(r"docs/(product|slack-facts)\.md, section (\d+)")


def references() -> Iterator[tuple[Path, str, str]]:
    """Every section of a paper that code, tests or papers refer to."""
    for path in ours():
        if path.suffix in {".py", ".md", ".toml", ".ftl"} and path != Path(__file__):
            for paper, number in _REFERENCE.findall(path.read_text(encoding="utf-8")):
                yield path, paper, number


def test_every_section_that_is_referred_to_is_there() -> None:
    found = list(references())
    headings = {paper: set(re.findall(r"^## (\d+)\. ", text_of(f"docs/{paper}.md"), re.MULTILINE)) for paper in ("product", "slack-facts")}

    assert len(found) > 10
    assert [(path.name, paper, number) for path, paper, number in found if number not in headings[paper]] == []


def test_nothing_refers_to_a_paper_by_another_name() -> None:
    named = re.compile(r"(?i)product reference|(?<!docs/)\b(?:product|slack-facts)\.md(?=,? section)|slack-facts,? section")
    code = [path for path in ours() if path.suffix in {".py", ".md"} and path != Path(__file__)]

    assert [path.name for path in code if named.search(path.read_text(encoding="utf-8"))] == []


# what operators and administrators are told


def logged() -> set[str]:
    """The constant names of the events that our code logs."""
    found = {row.says for row in planning.ROWS if not row.often}
    for path in (file for folder in ("bot", "handlers", "jobs") for file in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = ast.unparse(node.func)
                if re.fullmatch(r"log\.(info|warning|error|exception|critical)|say", called):
                    found.add(str(node.args[0].value))
    return found


def test_every_log_event_is_explained_and_no_other() -> None:
    explained = {cell.strip("`") for cell in first_cells(part(text_of("docs/operating.md"), "## Logs"))}

    assert explained == logged()


def test_every_scope_and_event_has_its_reason() -> None:
    said = text_of("docs/scopes.md")
    scopes = {name for cell in first_cells(part(said, "## Scopes")) for name in re.findall(r"`([^`]+)`", cell)}
    events = {name for cell in first_cells(part(said, "## Events")) for name in re.findall(r"`([^`]+)`", cell)}

    assert scopes == set(SCOPES)
    assert events - {"group_"} == {name for name in EVENTS if not name.startswith("group_")}
    assert {name.replace("channel_", "group_") for name in events if name.startswith("channel_")} <= set(EVENTS)


@pytest.mark.parametrize("heading", re.findall(r"^## Adding .+$", text_of("docs/development.md"), re.MULTILINE))
def test_every_file_and_name_in_the_steps_is_there(heading: str) -> None:
    spans = code(part(text_of("docs/development.md"), heading))
    sources = "\n".join(path.read_text(encoding="utf-8") for path in ours() if path.suffix == ".py" and path != Path(__file__))
    files = [each for each in spans if re.fullmatch(r"(?:bot|docs|handlers|jobs|tests)/[\w./]+", each)]
    names = [each for each in spans if re.fullmatch(r"[A-Za-z]\w*", each)]

    assert [each for each in files if not (ROOT / each).exists()] == []
    assert [each for each in names if not re.search(rf"\b{each}\b", sources)] == []


# the English of those who read it


def remarks(source: str) -> Iterator[str]:
    """The docstrings and comments of a module, each in one line, and the names of its functions; a long text in quotes counts as one."""
    yield from (" ".join(each.split()) for each in re.findall(r'"""(.*?)"""', source, re.DOTALL))
    yield from re.findall(r"(?:^|\s)# (.+)$", source, re.MULTILINE)
    yield from (each.replace("_", " ") for each in re.findall(r"def (\w+)", source))


def prose() -> Iterator[tuple[str, str]]:
    """What is written in English, and where: remarks, papers, and the texts that members see."""
    for path in ours():
        name = path.relative_to(ROOT).as_posix()
        if path.suffix == ".py":
            yield from ((name, each) for each in remarks(text_of(name)))
        elif name in {*PAPERS, ".env.example"} or (path.suffix == ".ftl" and path.parent.name == "en"):
            yield from ((name, each) for each in text_of(name).splitlines())
        elif path.suffix in {".js", ".toml"} and "reading" not in name:
            yield from ((name, each) for each in re.findall(r"(?:(?:^|\s)(?://|#)| \*) .+", text_of(name)))


AVOIDED = {
    "they": r"(?i)\b(?:he|him|his|himself|he's)\b",
    "whoever, those who": r"(?i)\b(?:to|for|by|behind|than|from|but|besides?|refuses?|reminds?|offers?|tells?|gives|keeps) who\b|\bof who (?!is\b|was\b)",
    "the number of": r"(?:;|\.) [Ss]ays (?:of |at |for )?how many\b|^Return how many\b",
    "return": r"^(?:Say (?:whether|how many|how far|since|until|when)|Give the (?:moment|day|number|name|text|parties))\b",
    "a typing error": r"(?i)\bslips? of the (?:pen|finger|hand)\b",
    "signs off, disappears": r"(?i)\bgoodbye\b",
    "the bot's own identity": r"(?i)\bwho we are\b",
    "find, found": r"(?i)\bf(?:ind|inds|ound) (?:\w+ )?back\b",
    "record, store": r"(?i)\b(?:takes?|took) down\b|\bwr(?:ite|ites|itten|ote) down\b",
    "in local time": r"\bclock on the wall\b",
    "embedding": r"(?i)\bsentence vectors?\b|\bvectors? that tell\b",
    "is available, can be had": r"(?i)\bnot to be had\b",
    "discuss": r"(?i)\bspoken of\b",
}
"""What an English engineer writes, and what is written instead where Dutch shows through."""

ALLOWED = {
    "tells who was there": "an indirect question",
}
"""Phrases that look like one of them and are not, with the reason."""


def test_what_is_written_in_english_is_what_an_english_engineer_writes() -> None:
    rules = [(better, re.compile(avoided)) for better, avoided in AVOIDED.items()]
    right = re.compile("|".join(map(re.escape, ALLOWED)))
    read = [(name, right.sub("", text)) for name, text in prose()]
    found = [(better, name, match[0], text) for name, text in read for better, rule in rules for match in rule.finditer(text)]

    assert found == []


def test_the_list_of_words_sees_a_wrong_one_and_lets_a_right_one_be() -> None:
    assert re.search(AVOIDED["they"], "Tell a member that his place is free.")
    assert re.search(AVOIDED["whoever, those who"], "Tell who waits; keep it for who asked.")
    assert not re.search(AVOIDED["whoever, those who"], "Tell those who wait, the member who asked, and a list of who was there.")
    assert not re.search(AVOIDED["the number of"], "Return the number of rows.")


# nothing of one machine

_HOME = re.compile(r"(?<![\w.~:/<-])/(?:home|Users|work|root|opt|mnt)/[\w.]")
_REGISTRY = re.compile(r"(?<!-emit)-(?:extra-)?(?:index-url|find-links)\b|trusted.host\b|https?://[\w.-]*(?:pypi|registry|npmjs|mirror)")


def test_no_file_names_a_place_on_one_machine_or_a_registry() -> None:
    found = []
    for path in ours():
        try:
            said = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if path != Path(__file__):
            found += [f"{path.relative_to(ROOT)}: {match[0]}" for rule in (_HOME, _REGISTRY) for match in rule.finditer(said)]

    assert found == []


def test_every_test_that_the_papers_name_is_there() -> None:
    named = {
        (match[1], match[2])
        for paper in ROOT.glob("docs/*.md")
        for match in re.finditer(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", paper.read_text(encoding="utf-8"))
    }
    gone = [
        (file, name)
        for file, name in named
        if not (ROOT / file).is_file() or (name and f"def {name}(" not in (ROOT / file).read_text(encoding="utf-8"))
    ]

    assert len(named) > 30
    assert gone == []

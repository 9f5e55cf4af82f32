"""The audit of what is pinned: a known vulnerability fails the build, a database that is away does not, and says so."""

import json

import pytest

from tests.audit import NOT_AUDITED, judged

SOUND = {"name": "babel", "version": "2.17.0", "vulns": []}
KNOWN = {
    "name": "lxml",
    "version": "4.6.2",
    "vulns": [{"id": "PYSEC-2021-19", "fix_versions": ["4.6.3"], "aliases": [], "description": ""}],
}
UNMENDED = {"name": "pypdf", "version": "1.0", "vulns": [{"id": "GHSA-x", "fix_versions": [], "aliases": [], "description": ""}]}
SKIPPED = {"name": "prs-bot", "skip_reason": "Dependency not found on PyPI"}


def told(*dependencies: object) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


def test_what_has_no_known_vulnerability_passes() -> None:
    assert judged(told(SOUND, SKIPPED)) == (1, [])


def test_each_known_vulnerability_is_named_with_the_version_that_mends_it() -> None:
    assert judged(told(SOUND, KNOWN, UNMENDED)) == (
        3,
        ["lxml 4.6.2: PYSEC-2021-19, mended in 4.6.3", "pypdf 1.0: GHSA-x, mended in no version yet"],
    )


@pytest.mark.parametrize("answer", ["", "ERROR: connection refused", "[]", "{}", told(), told(SKIPPED)])
def test_an_answer_that_knows_of_no_package_is_no_audit(answer: str) -> None:
    assert judged(answer) is None


def test_what_was_not_audited_is_said_so_that_nobody_misses_it() -> None:
    assert "NOT AUDITED" in NOT_AUDITED
    assert "{why}" in NOT_AUDITED

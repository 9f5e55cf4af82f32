"""`make audit`: whether an advisory database knows of a vulnerability in what requirements.lock pins, by pip-audit.

It ends with 1 for a known vulnerability. Where no database can be had it says so loudly, and ends with 0: a build without network
is no worse than the one before, but nobody should take its silence for health.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

LOCK: Final = Path(__file__).parents[1] / "requirements.lock"
DATABASES: Final = ("pypi", "osv")
PATIENCE: Final = 240
"""Seconds for one database: it is asked about a hundred packages."""

NOT_AUDITED: Final = """
================================================================================
 NOT AUDITED: no advisory database could be had ({why}).
 Nothing is known of the vulnerabilities of what requirements.lock pins.
 Run `make audit` where the network is.
================================================================================"""


def main() -> int:
    """Ask one database after the other, until one answers."""
    why = ""
    for database in DATABASES:
        answer, why = _asked(database)
        found = judged(answer)
        if found is not None:
            count, wrong = found
            print("\n".join(wrong) or f"Audited: {count} packages, none with a known vulnerability ({database}).")
            return 1 if wrong else 0
    print(NOT_AUDITED.format(why=why), file=sys.stderr)
    return 0


def judged(answer: str) -> tuple[int, list[str]] | None:
    """Read what pip-audit found: how many packages it knows of, and a line for each vulnerability. None where it found nothing out."""
    try:
        told = json.loads(answer)["dependencies"]
    except (ValueError, LookupError, TypeError):
        return None
    known = [each for each in told if "vulns" in each]  # what a database does not know is skipped, with a reason
    if not known:
        return None
    wrong = [
        f"{each['name']} {each['version']}: {one['id']}, mended in {', '.join(one['fix_versions']) or 'no version yet'}"
        for each in known
        for one in each["vulns"]
    ]
    return len(known), wrong


def _asked(database: str) -> tuple[str, str]:
    """Return what pip-audit prints, and the last that it says of why it does not."""
    options = ["--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off", "--timeout", "10"]
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--vulnerability-service", database, *options]
    try:
        ran = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return "", f"{database} did not answer within {PATIENCE} seconds"
    said = ran.stderr.strip().splitlines()
    return ran.stdout, said[-1][:200] if said else f"{database}: exit {ran.returncode}"


if __name__ == "__main__":
    sys.exit(main())

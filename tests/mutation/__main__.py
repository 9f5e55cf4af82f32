"""`make mutants`: change the rules one spot at a time (mutmut), and name each change that neither mypy nor a test notices
and no reason excuses.

`ONLY` limits it to modules: `make mutants ONLY='bot.domain.seating* bot.services.places*'`. What is in `survivors.txt`
may survive, each with its reason: the function, a tab, the changed line as it becomes, a tab, why it makes no difference.
"""

import os
import subprocess
import sys
from pathlib import Path

from mutmut.configuration import config
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files

ALLOWED = Path(__file__).with_name("survivors.txt")


def main(only: list[str]) -> int:
    """Run the mutants, list the survivors without a reason, and say with 1 that there are any."""
    tools = Path(sys.executable).parent
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"  # mutmut looks mypy up by name
    subprocess.run([tools / "mutmut", "run", *only], check=True, env=os.environ | {"PATH": path})
    excused = {tuple(line.split("\t")[:2]) for line in ALLOWED.read_text(encoding="utf-8").splitlines() if line[:1] not in {"", "#"}}
    found = sorted(survivors() - excused)
    for function, line in found:
        print(f"{function}\t{line}")
    print(f"{len(found)} changes that no test notices")
    return bool(found)


def survivors() -> set[tuple[str, ...]]:
    """Gather what no test noticed, by function and changed line: the numbers of mutants change with each edit."""
    config()
    found = set[tuple[str, ...]]()
    for path in walk_mutatable_files():
        made = SourceFileMutationData(path=path)
        made.load()
        for name, code in made.exit_code_by_key.items():
            if status_by_exit_code[code] in {"survived", "no tests"}:
                changed = [
                    line[1:].strip() for line in get_diff_for_mutant(name, path=path).splitlines() if line[:1] == "+" and line[:3] != "+++"
                ]
                found.add((name.rpartition("__mutmut_")[0], " ".join(changed)))
    return found


if __name__ == "__main__":
    sys.exit(main(os.environ.get("ONLY", "").split()))

"""How the tests are shared out among workers: whole modules, but one by one where each test takes its time."""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

APART = ("tests/wire/", "tests/faults/", "tests/sandbox/", "tests/db/", "tests/services/")
"""Each test there starts a bot, or has a database made anew. Elsewhere a test is over before another could be sent for."""

FIRST = ("tests/faults/", "tests/wire/test_killed.py", "tests/wire/")
LAST = ("tests/services/", "tests/db/")


def long_ones_first(items: list[pytest.Item]) -> None:
    """Begin with what waits for longest and end with what is over at once: nobody is left waiting for another's last test."""

    def rank(item: pytest.Item) -> int:
        if item.nodeid.startswith(LAST):
            return len(FIRST) + 1
        return next((at for at, each in enumerate(FIRST) if item.nodeid.startswith(each)), len(FIRST))

    items.sort(key=rank)


class Shared(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    """Give a worker a module at a time, or a test where that is dear; the largest modules go first."""

    def mark_test_complete(self, node: Any, item_index: int, duration: float = 0) -> None:
        """Forget what is done as well: xdist goes through all that a worker was ever given after each of its tests."""
        super().mark_test_complete(node, item_index, duration)
        given = self.assigned_work[node]
        scope = self._split_scope(self.registered_collections[node][item_index])
        if all(given[scope].values()):
            del given[scope]

    def _split_scope(self, nodeid: str) -> str:
        module, _, _ = nodeid.partition("::")
        return nodeid if module.startswith(APART) else module

"""How the tests are shared out among workers: one by one, but who shares something dear stays together."""

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

TOGETHER = ("tests/browser/", "tests/rehearsal/")
"""Each module there makes something for all its tests: a demo with a browser before it, a year of messages."""


class OneByOne(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    """Give a worker one test at a time, or a whole module where that is dear; modules go first."""

    def _split_scope(self, nodeid: str) -> str:
        module, _, _ = nodeid.partition("::")
        return module if module.startswith(TOGETHER) else nodeid

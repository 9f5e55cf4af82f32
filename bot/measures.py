"""What a process counts of itself while it runs: how late messages leave, how long requests take, what Slack refuses.

This one counts nothing, for a command that ends at once; `bot.web.metrics` counts for Prometheus. No member, channel or text
ever comes in here, and everything that becomes a label is one of a few words.
"""


class Measures:
    """Counts nothing."""

    counts = False
    """Whether there is anything to read."""

    def delivered(self, late: float) -> None:
        """Note that a message left, so many seconds after it was due."""

    def handled(self, kind: str, outcome: str, took: float) -> None:
        """Note that a request of Slack's was answered, of a kind, with an outcome, in so many seconds."""

    def refused(self, code: str) -> None:
        """Note that a call of Slack failed, with the code of `bot.slack.errors`."""

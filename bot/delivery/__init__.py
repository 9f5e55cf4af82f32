"""Delivery: claim, render, send, mark. What goes out goes out once, whatever happens in between.

An attempt is claimed under a lease in one transaction, prepared in another, made with none open, and marked in a third.
Where the outcome is unknown (a lost reply, a killed process) the message is looked for in Slack by the delivery id in its
metadata before it is sent again: no sooner than 15 s after the request's own time-out, twice, 15 s apart; after 24 hours
in doubt it is given up and told.
"""

from bot.delivery.loop import deliver_due
from bot.delivery.settling import join

__all__ = ["deliver_due", "join"]

"""Names for the numbers and keys that pass between functions, so that the type checker tells them apart."""

from typing import NewType

WorkspaceId = NewType("WorkspaceId", str)
"""Slack's team id (`T…`)."""

MemberId = NewType("MemberId", str)
"""Slack's user id (`U…` or `W…`)."""

ChannelId = NewType("ChannelId", str)
"""Slack's conversation id (`C…`, `G…` or `D…`)."""

EventId = NewType("EventId", int)
"""The short number of an event, shown as `V12`; unique within its workspace, never reused."""

AgendaItemId = NewType("AgendaItemId", int)
"""An agenda item's number within its workspace; members see its place on the agenda instead."""

ActionItemId = NewType("ActionItemId", int)
"""The short number of an action item, shown as `A31`."""

DecisionId = NewType("DecisionId", int)
"""The short number of a decision, shown as `B104`."""

MessageTs = NewType("MessageTs", str)
"""Slack's key of a message within its conversation: seconds and six decimals, as text."""

MinutesId = NewType("MinutesId", int)
"""The number of minutes within their workspace; members name them by their meeting, `V12`."""

PollId = NewType("PollId", int)
"""The short number of a poll or proposal, shown as `P12`."""

SeriesId = NewType("SeriesId", int)
"""The number of a series within its workspace; members name it by one of its events."""

QuestionId = NewType("QuestionId", int)
"""The short number of a question to the network, shown as `K12`."""

### Decisions.

decision-fallback = Decision { $number }: { $text }
decision-recorded = Recorded as { $number }.
decision-undone = { $number } is undone.
decision-superseded = Superseded by { $number } of { $day }.
decision-superseded-by = Superseded by { $number }.
decision-status-superseded = This decision was superseded.
decision-status-revoked = This decision was revoked.
decision-status-undone = This decision was recorded by mistake and undone.
decision-again = You recorded this decision a moment ago as { $number }.

decisions-latest = The latest decisions:
decisions-found =
    { $count ->
        [one] This was decided about it:
       *[other] This was decided about it, the best answer first:
    }
decisions-none = I find no decision about that.
decisions-none-hint = Try other words, or look at the latest ones with “decisions”.
decisions-nearest = What comes nearest:
decisions-empty = No decisions have been recorded yet.

form-decision-title = Record a decision
field-decision-text = What was decided?
field-decision-date = Decided on
field-decision-meeting = Meeting
field-decision-topic = Topic

mistake-decision-empty = Fill in what was decided.
mistake-decision-long = A decision has at most { $limit } characters; this has { $length }.
mistake-decision-future = This day is yet to come. Fill in when it was decided.
refused-decision-unknown = I know of no decision { $decision }. “decisions” gives the latest.
mistake-decision-circle = { $decision } is in this chain already; a decision would replace itself. Choose another one.
mistake-decision-ends-early = This decision is of { $on }; it cannot have ended before. Choose a later day.
refused-decision-ended = { $decision } no longer holds. Choose the decision that took its place.
refused-decision-holds = { $decision } holds; there is nothing to take back.

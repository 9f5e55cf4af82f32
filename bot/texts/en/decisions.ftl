### Decisions.

decision-fallback = Decision { $number }: { $text }
decision-recorded = Recorded as { $number }.
decision-undone = { $number } is undone.
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
decisions-none-hint = Try other words, or look at the latest ones with “decisions”. What else I can do is under “help”.
decisions-nearest = What comes nearest:
decisions-guesses = Perhaps you mean one of these:
decisions-guess = { $number }, { $day }: { $topic }
decisions-empty = No decisions have been recorded yet.

form-decision-title = Record a decision
field-decision-text = What was decided?
field-decision-date = Decided on
field-decision-meeting = Meeting
field-decision-topic = Topic
field-decision-how = How was it decided?
field-decision-how-hint = For example: unanimously, 12 for and 3 against, by consent, or between meetings.

mistake-decision-empty = Fill in what was decided.
mistake-decision-long = A decision has at most { COUNT($limit, one: "character", other: "characters") }; this has { $length }.
mistake-decision-future = This day is yet to come. Fill in when it was decided.
refused-decision-unknown = I know of no decision { $decision }. “decisions” gives the latest.
mistake-decision-circle = { $decision } is in this chain already; a decision would replace itself. Choose another one.
mistake-decision-ends-early = This decision is of { $on }; it cannot have ended before. Choose a later day.
refused-not-your-decision = Only whoever recorded { $decision } can take it back. An organiser can correct, replace or revoke it.
refused-decision-ended = { $decision } no longer holds. Choose the decision that superseded it.
refused-decision-holds = { $decision } holds; there is nothing to take back.

decision-corrected = { $number } is corrected. The old text can be read under History.
decision-superseded = { $number } is superseded.
decision-revoked = { $number } is revoked.
decision-restored = { $number } holds again.
decision-superseded-on = Superseded by { $number } from { $day }.
decision-revoked-on = Revoked from { $day }.
decision-supplements = Supplements { $number }.
decision-supplemented = Supplemented by { $numbers }.
decision-replaces = Supersedes { $numbers }.
decision-how = How it was decided: { $how }
decision-minutes-draft = Draft: the minutes have not been adopted yet.
decision-minutes-held_over = Draft: the minutes were held over, so they have not been adopted yet.
decision-minutes-withdrawn = The minutes this comes from were withdrawn.
decision-minutes-adopted = The minutes were adopted.
decision-minutes-changed = The minutes were adopted with changes.
decision-source-text = It was put like this:
decision-source-link = To the source
decision-by-import = an import
decision-history-title = History of { $number }
decision-history-own = This is the decision itself.
decision-history-none = Nothing was ever changed about this decision.
decision-change-corrected = Corrected on { $at } by { $by }. Before, it said:
decision-change-superseded = Superseded by { $number }, noted on { $at } by { $by }.
decision-change-supplemented = Supplemented by { $number }, noted on { $at } by { $by }.
decision-change-revoked = Revoked, noted on { $at } by { $by }.
decision-change-revoked-on = Revoked from { $day }, noted on { $at } by { $by }.
decision-change-restored = Holds again since { $at }, by { $by }.
decision-change-undone = Undone on { $at } by { $by }.
button-decision-history = History
button-decision-again = Record once more
option-decision-correct = Correct…
option-decision-end = No longer holds…
option-decision-restore = Holds after all
decisions-latest-valid = The latest decisions that still hold:
decisions-found-valid =
    { $count ->
        [one] This holds now:
       *[other] This holds now, the best answer first:
    }
decisions-none-valid = I find no decision about that which still holds.
form-decision-correct-title = Correct a decision
form-decision-correct-intro = The text of { $number } as it reads now is kept, and everyone can look it up.
form-decision-end-title = No longer holds
field-decision-agenda-item = Agenda item
field-decision-replaces = Supersedes
field-decision-replaces-hint = The number of an earlier decision, for instance B12.
field-decision-supplements = Supplements
field-decision-supplements-hint = The number of a decision that goes on holding, for instance B12.
field-decision-successor = Superseded by
field-decision-successor-hint = The number of the new decision. Empty: the decision was revoked.
field-decision-ends = No longer holds from
mistake-decision-number = “{ $typed }” is not the number of a decision. Write it as B12.
field-aliases = Own names and abbreviations
field-aliases-hint = One per line, for instance: SRS = Platform Regionale Samenwerking. Questions about decisions are read with them in mind.
mistake-alias = I do not understand this line: “{ $line }”. Write a name, the sign = and what it stands for.
decisions-further = This comes near as well:
decision-holds-from = Holds from { $day }.

### Minutes that come in: read, reviewed and recorded.

refused-minutes-unknown = There are no such minutes, or you were not invited to that meeting.
refused-minutes-none = No minutes of { $event } have been recorded yet.
refused-minutes-organisers = Only organisers and the secretary bring in minutes.
refused-minutes-recorded = These minutes have been recorded already, by { $by }.
refused-minutes-unread = These minutes have not been read yet, or could not be read.
mistake-minutes-twice = Minutes of { $event } have been recorded already. Choose another meeting.
mistake-minutes-replaced-twice = { $decision } is already replaced by “{ $text }” from these minutes. Choose something else here.
mistake-minutes-date = Fill in the day of the meeting.
mistake-minutes-nothing = Give a file, or paste the text of the minutes.

minutes-reading =
    { $count ->
        [one] I am reading the minutes { $name } …
       *[other] I am reading { $count } sets of minutes …
    }
minutes-reading-pasted = I am reading the minutes … What I find comes in your messages with me.
minutes-file-gone = Slack does not give me { $name }. Send the file once more, here in our conversation.
minutes-read =
    I have read { $name }: { $decisions ->
        [0] no decision
        [one] 1 decision
       *[other] { $decisions } decisions
    }, { $actions ->
        [0] no action item
        [one] 1 action item
       *[other] { $actions } action items
    } and { $ahead ->
        [0] no announcement
        [one] 1 announcement
       *[other] { $ahead } announcements
    }.
minutes-look-at = Please note
minutes-more = and { $count } more
minutes-nothing-recorded = Nothing has been recorded yet. That happens once you have reviewed the minutes, and only what you tick.
minutes-odd-known = These minutes look like { $name }, which came in on { $day }.
minutes-odd-no-member = Not found among the members: { $names }.
minutes-odd-other-day = According to the minutes the meeting was on { $day }, but { $number } was on { $planned }.
from-minutes = From the minutes “{ $title }” of { $day }{ $number }
minutes-left = Not recorded yet: { $name }. What you filled in is kept.
minutes-recorded-by = Recorded by { $by }.
minutes-of = { $title }, { $day }
minutes-number = Number { $number }
minutes-recorded = The minutes have been recorded.
minutes-sent = The file comes in your messages with me.
minutes-state-draft = Draft: not adopted yet.
minutes-state-up_for_adoption = Draft: on the agenda to be adopted.
minutes-state-adopted = Adopted.
minutes-state-adopted_with_changes = Adopted with changes.
minutes-state-held_over = Held over: not adopted yet.
minutes-state-withdrawn = Withdrawn.
minutes-list = These minutes are there. You get the file with the number behind it, as in { $command } minutes V12.
minutes-none = No minutes have been recorded yet.
minutes-waiting = Still to be reviewed: { $name }
minutes-file = The minutes: { $name }
minutes-next-meeting = Next meeting
minutes-ahead = { $name }, { $day }: stands in the minutes.
minutes-ahead-planned = { $name }, { $day }: planned already ({ $number }).

assigned-together =
    { $count ->
        [one] { $by } gave you an action item from minutes:
       *[other] { $by } gave you { $count } action items from minutes:
    }
assigned-rest = Yours as well: { $numbers }.

button-minutes-make = Make minutes
button-minutes-review = Review and record
button-minutes-go-on = Go on with the minutes
button-minutes-read = Read
button-minutes-ahead = Announce…
offer-minutes = Give the minutes in this form. You can also put a file here in our conversation.
form-minutes-title = Minutes
form-minutes-of = The minutes of { $title } ({ $number }). Nothing is recorded before you have reviewed them.
form-minutes-intro = Give a file, or paste the text. Nothing is recorded before you have reviewed it.
field-minutes-file = File
field-minutes-file-hint = Word (.docx), PDF, .odt, .rtf, .html, .txt or .md, 5 MB at most.
field-minutes-text = Or the text
field-minutes-text-on = The text continued

help-minutes-usage = { $command } minutes V12
help-minutes = the minutes of that meeting, with the file; without a number: which minutes there are
help-minutes-new-usage = { $command } minutes new
help-minutes-new = have minutes read, review and record them; you can also put a file in our conversation
failed-send_minutes = the file of minutes
failed-tell_assigned_together = the action items from minutes

review-title = Review minutes
review-page = Step { $page } of { $count }. What you fill in is kept, also when you close in between.
review-no-item = Under no agenda item
review-ahead = Ahead
review-decision = Decision
review-action = Action item
review-next_meeting = Next meeting
review-event = Announcement
review-doubtful = in doubt
review-second-reader = second reader
review-tick = Record
review-tick-ahead = Offer as a filled form
review-source = In the minutes: “{ $source }”
review-perhaps = { $name } may be: { $members }.
review-changed-meanwhile = { $by } changed something here meanwhile; that is what you see now. You had: { $typed }
review-alike-intro = Not all of this is new: say of these decisions what they are to an earlier one.
review-alike = This looks like { $number } of { $day }
review-relation-replaces = It replaces { $number }
review-relation-supplements = It supplements { $number }
review-relation-other = It is something else
review-recorded = The minutes have been recorded. What of them is in the register you see in your messages with me.
minutes-no-event = Another meeting
field-minutes-event = Of which meeting
field-minutes-date = Held on
field-minutes-title = Name of the meeting
field-minutes-title-hint = It stands with each decision.
field-review-names = Owners without Slack
field-review-names-hint = With commas between them. Choose above who is a member, and leave the name out here.
button-further = Next
button-later-on = Later
button-add-decision = Add a decision
button-add-action = Add an action item

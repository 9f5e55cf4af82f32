### Action items.

button-done = Done
button-later = Remind me later
button-drop = Drop it
button-change = Change
button-reopen = Reopen
button-again = Once more anyway
action-owner-asked = Who is @{ $name }? Slack does not know that name, so I have recorded nothing yet.
button-no-member = Not a member: “{ $name }” stays text
button-no-date = Without a date
button-next-page = Next ({ $rest })
button-ask-due = Other date…
button-give-back = Give back…
button-give-back-now = Give back
button-link = Link to a member…
button-link-now = Link
button-grant = Agree
button-decline = Do not agree
button-ask = Ask
button-previous-page = Previous

action-fallback = Action item { $number }: { $text }
action-made = Recorded as { $number }, without a date.
action-made-due = Recorded as { $number }, due { $day }.
action-done = { $number } is done.
action-dropped = { $number } is dropped.
action-reopened = { $number } is open again.
action-changed = { $number } has been changed.
action-due-asked = You asked for { $day } for { $number }. Until that is answered, the old date counts.
action-due-granted = { $number } is now due by { $day }.
action-due-declined = The date of { $number } stays as it was, not { $day }.
action-given-back = { $number } has been given back. You will not be reminded of it any more.
action-linked = { $number } has been linked.
action-undone = { $number } is undone.
action-postponed = You will hear of { $number } again on { $day }. The due date stays as it is.
action-again = You recorded this a moment ago as { $number }. Once more?
action-state-done = done by { $by }
action-state-dropped = dropped
action-state-undone = undone
action-assigned-by = Recorded by { $by }
action-source-event = From { $number } { $title }
action-draft = from draft minutes
action-source-decision = With decision { $number }
action-not-in-slack = Not in Slack: { $names }
action-due-asked-open = { $by } asks for { $day }
action-source = From a message in #{ $channel }
due-none = no date
due-on = due { $day }
due-spoken = due { $day } ({ $far })
due-ahead =
    { $days ->
        [0] today
        [1] tomorrow
        [2] in two days
        [3] in three days
        [4] in four days
        [5] in five days
        [6] in six days
        [7] in a week
        [8] in eight days
        [9] in nine days
        [10] in ten days
        [11] in eleven days
        [12] in twelve days
        [14] in two weeks
       *[other] in { $days } days
    }
due-over =
    { $days ->
        [1] one day overdue
        [2] two days overdue
        [3] three days overdue
        [4] four days overdue
        [5] five days overdue
        [6] six days overdue
        [7] a week overdue
        [8] eight days overdue
        [9] nine days overdue
        [10] ten days overdue
        [11] eleven days overdue
        [12] twelve days overdue
        [14] two weeks overdue
       *[other] { $days } days overdue
    }
due-overdue = due { $day } ({ COUNT($days, one: "day", other: "days") } overdue)

actions-own-title = Your open action items
actions-all-title = All open action items
actions-overdue-title = Overdue action items
actions-member-title = Open action items of { $name }
actions-own-none = You have no open action items.
actions-all-none = No action items are open.
actions-overdue-none = No action items are overdue.
actions-member-none = { $name } has no open action items.

assigned = { $by } gave you action item { $number }.
told-no-longer = { $by } has given { $number } to { $owners }; it is no longer yours: { $text }
told-dropped = { $by } has let { $number } lapse: { $text }
due-asked = { $by } asks whether { $number } may be later: { $day }.
due-granted-told = { $by } agrees: { $number } is now due by { $day }.
due-declined-told = { $by } keeps { $number } on the old date, so not { $day }.
given-back-told = { $by } gives { $number } back to you, for this reason:
told-done = { $by } finished { $number }: { $text }
ping-title =
    { $count ->
        [one] This action item is waiting for you:
       *[other] These { $count } action items are waiting for you:
    }
ping-last = This is the last reminder. After this it stands on the agenda of the next meeting.
ping-rest = And { $rest } more: { $command } actions

form-action-title = Action item
field-action-text = What has to be done?
field-action-owners = Owner
field-action-owners-hint = If you leave this empty, it is yours. The first one is accountable; any of them can finish it.
field-action-due = Due
field-action-names = Owner who is not in Slack
field-action-names-hint = One name per line. You are reminded on their behalf. A name can be linked to a member later.
form-ask-due-title = Other date
field-ask-due = Due by
field-ask-due-hint = { $by } will be asked.
form-give-back-title = Give back
field-reason = Why do you give it back?
field-reason-hint = { $by } will read this.
form-link-title = Link to a member
field-link-name = Name
field-link-member = Member
field-link-hint = From now on this member gets the reminders.
form-postpone-title = Remind me later
field-later = Remind me
later-1 = Tomorrow ({ $day })
later-3 = In three days ({ $day })
later-moved = { $day }
later-7 = In a week ({ $day })
field-later-date = Or on another day
field-later-date-hint = At most 30 days ahead. What you choose here goes first.

mistake-action-empty = Fill in what has to be done.
mistake-action-long = An action item has at most { COUNT($limit, one: "character", other: "characters") }; this has { $length }. Make it a few shorter ones.
refused-action-unknown = I know of no action item { $item }. “actions” gives your list.
refused-not-your-action = { $item } is not yours. Only its owner or an organiser can do this.
refused-action-for-others = For somebody else an organiser records an action item. For yourself it works without a name.
refused-action-closed = { $item } is closed already ({ $on }, by { $by }). “reopen { $item }” opens it again.
refused-action-open = { $item } is open as it is.
refused-postponed-too-far = A reminder moves at most 30 days ahead: until { $latest }.
refused-postponed-past = Choose a day after today.
mistake-reason-empty = Fill in why you give it back.
mistake-owners-many = An action item has at most { COUNT($limit, one: "owner", other: "owners") }.
mistake-owner-name-long = A name has at most { COUNT($limit, one: "character", other: "characters") }; this one has { $length }. Put each name on a line of its own.
refused-action-own-only = { $item } is not yours. Only its owner can do this.
refused-action-given-by-yourself = You recorded { $item } yourself: there is nobody to ask or to give it back to. You can change it or let it lapse.
refused-action-due-date = Whoever gave you { $item } sets its due date. Ask for another date with the button on the card of { $item }.
refused-not-asked-of-you = Whoever recorded { $item }, or an organiser, decides about its date.
refused-nothing-asked = That was answered already, or another date was asked for since. See { $item } for how it stands.
refused-same-due-date = That is the date it has already: { $on }. Choose another.
refused-due-date-gone = { $on } has gone by. Choose today or a day after it.
refused-no-such-name = { $name } is not an owner of { $item } (any more).

## History
action-history-title = History
happened = { $moment } · { $by }: { $what }
happened-made = recorded
happened-reworded = reworded; before: { $before }
happened-due-moved = due by { $day }
happened-due-removed = without a date
happened-assigned = given to { $owners }
happened-linked = { $name } linked to { $member }
happened-postponed = remind later: { $day }
happened-due-asked = other date asked for: { $day }
happened-due-granted = other date agreed: { $day }
happened-due-declined = other date not agreed: { $day }
happened-given-back = given back: { $reason }
happened-handed-over = taken over from { $leaver }
happened-done = done
happened-dropped = dropped
happened-reopened = reopened
happened-undone = undone

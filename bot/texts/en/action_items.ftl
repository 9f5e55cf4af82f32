### Action items.

button-done = Done
button-later = Remind me later
button-drop = Drop it
button-change = Change
button-reopen = Reopen
button-again = Once more all the same
button-no-date = Without a date
button-next-page = Next ({ $rest })

action-fallback = Action item { $number }: { $text }
action-made = Recorded as { $number }, without a date.
action-made-due = Recorded as { $number }, due { $day }.
action-done = { $number } is done.
action-dropped = { $number } is dropped.
action-reopened = { $number } is open again.
action-undone = { $number } is undone.
action-postponed = You will hear of { $number } again on { $day }. The due date stays as it is.
action-again = You recorded this a moment ago as { $number }. Once more?
action-state-done = done by { $by }
action-state-dropped = dropped
action-state-undone = undone
action-assigned-by = Recorded by { $by }
action-source = From a message in #{ $channel }
due-none = no date
due-on = due { $day }
due-overdue =
    { $days ->
        [one] due { $day } (1 day overdue)
       *[other] due { $day } ({ $days } days overdue)
    }

actions-own-title = Your open action items
actions-all-title = All open action items
actions-overdue-title = Overdue action items
actions-member-title = Open action items of { $name }
actions-own-none = You have no open action items.
actions-all-none = No action items are open.
actions-overdue-none = No action items are overdue.
actions-member-none = { $name } has no open action items.

assigned = { $by } gave you action item { $number }.
told-done = { $by } finished { $number }: { $text }
ping-title =
    { $count ->
        [one] This action item is waiting for you:
       *[other] These { $count } action items are waiting for you:
    }
ping-rest = And { $rest } more: { $command } actions

form-action-title = Action item
field-action-text = What has to be done?
field-action-owners = Owner
field-action-owners-hint = Empty: yourself. The first one is accountable, any of them can finish it.
field-action-due = Due
form-postpone-title = Remind me later
field-later = Remind me
later-1 = Tomorrow ({ $day })
later-3 = In three days ({ $day })
later-moved = { $day }
later-7 = In a week ({ $day })
field-later-date = Or on another day
field-later-date-hint = At most 30 days ahead. What you choose here goes first.

mistake-action-empty = Fill in what has to be done.
mistake-action-long = An action item has at most { $limit } characters; this has { $length }. Make it a few shorter ones.
refused-action-unknown = I know of no action item { $item }. “actions” gives your list.
refused-not-your-action = { $item } is not yours. Only its owner or an organiser can do this.
refused-action-for-others = For somebody else an organiser records an action item. For yourself it works without a name.
refused-action-closed = { $item } is closed already ({ $on }, by { $by }). With reopen { $item } it is open again.
refused-action-open = { $item } is open as it is.
refused-postponed-too-far = A reminder moves at most 30 days ahead: until { $latest }.
refused-postponed-past = Choose a day after today.

### Settings: what a member wants to hear and when, and what organisers choose for the network.

field-days = Days of your reminders
field-days-hint = What can wait comes on these days only; a reminder of an event comes on the last such day before it. The reminder an hour ahead comes on any day.
field-wanted = Messages you want
field-wanted-hint = Answers, and news of your own place at an event, always come.
mistake-days = Choose at least one day. If you want to hear nothing, choose a pause or untick messages below.
sort-events = Reminders of an event you are coming to
sort-unanswered = The request to answer still
sort-actions = Reminders of your action items
sort-overviews = The weekly overview for organisers
sort-hints = Short hints at first use

button-network = Settings of the network…
field-network-language = Language of messages in channels
field-network-language-hint = Announcements, agendas and messages under them are in it. What only you see is in your own language.
network-title = The network
settings-network-saved = The settings of the network are saved.
offer-network = Open the form to see the settings of the network.

field-operators = Operators
field-operators-hint = They look after the installation, and hear when it falters. An operator is an organiser too, and only an operator names operators; admins of the workspace always are.
field-chair-deputy = Deputy of the chair
field-secretary-deputy = Deputy of the secretary
field-acting-hint = Acts while the function is vacant, or its holder has paused or left.
mistake-deputy = A deputy is somebody other than whoever has the function.
mistake-last-organiser = At least one organiser must remain. Name another first.
refused-operators-only = Only an operator names operators.

field-agenda-days = Agenda in the channel
field-unanswered-days = Request to those who have not answered
field-before = Reminder to those who come
schedule-none = not at all
schedule-days = { COUNT($days, one: "day", other: "days") } ahead
schedule-day = A day ahead
schedule-hour = An hour ahead
button-upcoming = Preview…
upcoming-title = What goes out
upcoming-of = With these choices this is still to go out for { $title } ({ $number }, { $when }):
upcoming-no-event = Nothing is planned now. Once an event is announced, you see here what goes out.
upcoming-nothing = Nothing more goes out.
upcoming-more = And { COUNT($rest, one: "message", other: "messages") } after that, about later days.
upcoming-how = Direct messages come on the member’s own days, the request to answer at their own hour as well; what falls on a free day comes earlier. Whoever switched something off does not get it.
upcoming-agenda = the agenda in #{ $channel }
upcoming-unanswered = { $silent ->
    [0] a request to those who have not answered; nobody now
   *[other] a request to those who have not answered; { COUNT($silent, one: "member", other: "members") } now
 }
upcoming-day = a reminder to those who come, may come or are on the waiting list
upcoming-hour = a reminder to those who come, with place and link
upcoming-minutes = the request to { $secretary } for the minutes and the attendance list
upcoming-minutes_again = the request to { $secretary } for the minutes once more, if there are none

## Everything in one message once a week
field-digest = Once a week, on my day
field-digest-hint = On that day your action items, what you have yet to answer, minutes and new decisions come in one message, instead of single reminders. News of your own place and the reminder right before an event still come by themselves.
digest-none = no, single reminders
digest-intro = Your overview of this week.
digest-answers-title = Yet to answer
digest-actions-title = Your action items
digest-minutes-title = Minutes to be adopted
digest-decisions-title = Decisions since your last overview
digest-answers = You have yet to answer { COUNT($count, one: "event", other: "events") }.
digest-actions = { $count ->
    [one] 1 action item asks for your attention.
   *[other] { $count } action items ask for your attention.
 }
digest-minutes = { $count ->
    [one] Minutes of 1 meeting are to be adopted.
   *[other] Minutes of { $count } meetings are to be adopted.
 }
digest-decisions = { $count ->
    [one] There is 1 new decision.
   *[other] There are { $count } new decisions.
 }
digest-more-decisions = And { $count } more: { $command } decisions
failed-weekly_digest = the weekly overview for { $subject }

### Help, refusals, settings and what recurs everywhere.

hours = { $begin } – { $end }
hours-over-days = { $begin } – { $day }, { $end }

## Buttons
button-cancel = Cancel
button-back = Back
button-close = Close
button-save = Save
button-record = Record
button-undo = Undo
button-open-form = Open form

## Help
help-title = What can I do for you?
help-intro = Type, for example:
help-next-usage = { $command } next-meeting
help-next = when and where the next meeting is
help-rsvp-usage = { $command } yes | maybe | no
help-rsvp = answer, also for another one than the next: yes V12
help-attendees-usage = { $command } attendees V12
help-attendees = who comes, with the list and the history for organisers
help-events-usage = { $command } meetings
help-events = everything that is planned; add “all” for what has been
help-agenda-usage = { $command } agenda-item Membership fee
help-agenda = propose an agenda item; { $command } agenda shows the agenda
help-actions-usage = { $command } actions
help-actions = your open action items, or with “all”, “overdue” or @name those of others
help-action-usage = { $command } action Book the room by 12 October
help-action = record an action item; { $command } done A31 finishes it
help-decisions-usage = { $command } decisions membership fee
help-decisions = look up what was decided
help-numbers-usage = { $command } V12 · { $command } A31 · { $command } B104
help-numbers = look at an event, action item or decision
help-experience-usage = { $command } experience
help-experience = passing on what you know to those who come after you
help-settings-usage = { $command } settings
help-settings = your language and the hour of your reminders
help-organisers = For organisers
help-new-usage = { $command } meeting new
help-new = announce a meeting, gathering, tour or course
help-manage-usage = { $command } change | move | call-off | close V12
help-manage = open the part of Manage… in which that is done
help-decision-usage = { $command } decision
help-decision = record a decision
help-button-next = Next meeting
help-button-actions = My action items
help-button-events = What is planned
help-button-new = New meeting
help-button-settings = Settings
help-threads = Slack allows no commands in a thread. Mention me there with @ and ask your question. In a direct message to me everything works without { $command } too.

## A word that is no command
unknown-word = I do not know “{ $word }”.
unknown-word-nearest = Do you mean:
unknown-word-help = Type { $command } help to see what is possible.

## What is missing
incomplete-done = Add the number of one action item, for instance: done A31
incomplete-reopen = Add the number of one action item, for instance: reopen A31
incomplete-manage = Add the number of the event, for example: change V12, move V12, call-off V12 or close V12
incomplete-language = Choose nl for Dutch or en for English, for instance: language en

## A form that cannot open by itself here
offer-event = Open the form to announce an event.
offer-action = Open the form to record an action item.
offer-decision = Open the form to record a decision.
managing-offered = Open the form to manage { $number }.
offer-settings = Open the form to look at your settings.

## Refusals
refused-busy = It is too busy to do this right now. Nothing was saved; please try again in a few seconds.
refused-organisers-only = Only organisers can do this. An admin of this workspace can make you one in the settings.
refused-guest = This is for members of this workspace. As a guest you see what is in your own channels, and can answer there.
refused-not-met = I could not ask Slack just now whether you are a member of this workspace. Please try again in a minute.
refused-older-version = This button or form is from an earlier version and no longer works. Ask for it anew, for instance with a command.
refused-stranger = This is for members of this workspace. You belong to another organisation, or are not known here yet.
mistake-text-long = At most { COUNT($limit, one: "character", other: "characters") } fit here; this is { $length }. Nothing was recorded; please make it shorter.
refused-form-expired = The form could not open in time. Please try again.
went-wrong = Something went wrong and this was not done. Please give the operator this number: { $id }

## Settings
settings-title = Settings
settings-network = For the whole network
settings-saved = Your settings are saved.
settings-language-chosen = From now on I will answer you in English.
field-language = Language
language-nl = Dutch (Nederlands)
language-en = English
field-hour = Hour of your reminders
field-hour-hint = On working days, in your own time zone. You get at most one overview of action items a day.
field-pause = Pause until
field-pause-hint = From that day on you get reminders again. News of your own place at an event also comes during your pause.
field-members-may = What may members do too?
members-may-polls = Put polls
field-free-days = The network’s free days
field-free-days-hint = One day or period per line, for instance: 24-12-2012 t/m 31-12-2012. National holidays are free already.
mistake-pause = Choose a day up to { $latest }.
mistake-free-days = “{ $line }” is not a day or a period. Write for instance: 24-12-2012 t/m 31-12-2012
mistake-free-days-backwards = “{ $line }” ends before it begins. Put the first day first.
mistake-free-days-many = Together they can be { COUNT($limit, one: "free day", other: "free days") } at most; you gave { $count }. Take out periods that have gone by.
hour = { $hour }:00
field-announce-channel = Channel for announcements
field-organisers = Organisers
field-organisers-hint = Admins of this workspace are always organisers.
field-chair = Chair
field-secretary = Secretary
mistake-hour = Choose an hour between { $earliest } and { $latest }.
mistake-person-gone = Choose somebody who is a member of this workspace.

## Dates that are not clear
date-not-understood = I cannot read “{ $text }” as a date. Write for instance 26 November or 26-11-2012.
date-nearly = I cannot read “{ $text }” as a date. Which day do you mean?
date-weekday-mismatch = “{ $text }” does not fit: that is { $on }, not a { $weekday }. Which day do you mean?
date-ambiguous = “{ $text }” can mean more than one day. Which day do you mean?
date-does-not-exist = “{ $text }” is not on the calendar.

## What could not be delivered
failed-told = I could not deliver this: { $what }. Slack says: { $reason }.
failed-post_card = the announcement of { $subject }
failed-refresh_card = a change on the card of { $subject }
failed-seed_card = the reactions under the card of { $subject }
failed-tell_assigned = the message about action item { $subject }
failed-tell_done = the word that action item { $subject } is done
failed-post_agenda = the agenda of { $subject } in the channel
failed-remind_member = a reminder of { $subject }
failed-ask_minutes = the request for the minutes of { $subject }
failed-ping_owner = the reminder to { $subject }
failed-tell_place = the message about a free place at { $subject }
failed-other = a message

## Under a message that asked something, in the place of the buttons
settled-announced = { $event } is in #{ $channel } now.
settled-newer = There is a newer message about this.
settled-left-over = At the end this had not been decided on.
settled-lapsed = This was not confirmed and has lapsed.
settled-move-undone = The move has been undone.
settled-restored = Calling it off has been undone.
settled-others = { $number } is with somebody else now.
settled-taken = You have taken this over.
settled-not-taken = You do not take this over.
settled-made = Recorded as { $number }.
failed-show_settled = what was chosen under a question

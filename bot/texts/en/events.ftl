### Meetings, gatherings, tours and courses.

kind-meeting = Meeting
kind-gathering = Gathering
kind-tour = Tour
kind-course = Course

answer-yes-meeting = Present
answer-maybe-meeting = Maybe
answer-no-meeting = Absent
answer-yes-other = I will come
answer-maybe-other = Maybe
answer-no-other = I will not come

## The card
card-named = { $title } ({ $number })
card-said = { $title } ({ $number }): { $when }, { $place }.
card-asks = Please say whether you are coming.
card-reactions-too = { $number } · Reacting with ✅ ❔ ❌ works too: yes, maybe, no
card-in-channel = { $number } · announced in #{ $channel }
card-to-come = { $number } · will be posted in #{ $channel }
fact-place = Place: { $place }
fact-link = Online:
fact-audience = For: { $audience }
fact-rsvp-until = Sign up until { $day } inclusive
fact-rsvp-until-gone = Please answer by { $day } (gone by)
fact-still-needed =
    { $needed ->
        [one] 1 more needed
       *[other] { $needed } more needed
    }
fact-maximum = At most { COUNT($maximum, one: "person", other: "people") }
fact-places-left =
    { $left ->
        [0] full
        [one] 1 place left
       *[other] { $left } places left
    }
fact-reserve = Reserve date: { $day }
fact-agenda = Agenda
tally-waiting = Waiting list { $waiting }
tally-names = Coming: { $names }

menu-who = Who is coming?
menu-calendar = Add to calendar

## Lists
no-meeting-planned = No next meeting is planned.
last-meeting = The last one was { $title } on { $day } ({ $number }).
no-events = Nothing is planned.
events-coming = Planned
events-past = Past
list-signed-up = { $yes } signed up
earlier-event = Before it: { $kind } { $day }, { $number } ({ $title })
also-event = Planned all the same: { $kind } { $day }, { $number } ({ $title })

## Answers
reaction-too-late = Your reaction to { $title } ({ $number }) no longer counts.

who-title = Who is coming to { $title }?
who-yes = Coming:
who-waiting = On the waiting list:
who-maybe = Maybe:
who-nobody = Nobody has signed up yet.

## Why something can no longer be done
why-begun = It has begun; answering is no longer possible.
why-ended = This was on { $day }.
why-ended-days = This was from { $first } to { $last }.
why-withdrawn = The announcement was withdrawn.
refused-event-unknown = I know of no event { $event }. “meetings” gives the list.
refused-event-begun = { $title } ({ $event }) has begun; answering is no longer possible.
refused-event-withdrawn = The announcement of { $event } was withdrawn.
refused-nothing-planned = Nothing is planned that you can answer.
refused-withdraw-too-late = Withdrawing is possible within a quarter of an hour of posting, as long as nobody has answered.
refused-draft-gone = This preview was posted already or has expired. Please start a new announcement.

## The form
form-event-title =
    { $kind ->
        [gathering] New gathering
        [tour] New tour
        [course] New course
       *[meeting] New meeting
    }
field-title = Title
field-title-example = Secretaries’ meeting
field-kind = Kind
field-date = Date
field-begin = Begins
field-end = Ends
field-place = Place
field-channel = Channel
field-channel-hint = The announcement will be posted here.
field-link = Link to join online
field-agenda = Agenda
field-agenda-hint = One item per line.
field-end-date = End date
field-end-date-hint = Only if it ends on another day.
field-rsvp-until = Sign up until (inclusive)
field-minimum = Minimum number
field-maximum = Maximum number
field-reserve = Reserve date
field-audience = Audience
button-more-options = More options
button-preview = Preview
button-post = Post
button-withdraw = Undo
preview-title = Preview
preview-intro = This is how it will stand in #{ $channel }, with buttons to answer. Choose Back to change it.
event-posted = { $title } is recorded as { $number } and is now being posted in #{ $channel }.
event-posted-hint = Undoing is possible for a quarter of an hour, as long as nobody has answered.
event-undone = The announcement is withdrawn; nobody is told.

mistake-title-empty = Fill in a title.
mistake-title-long = The title runs to { COUNT($length, one: "character", other: "characters") }; at most { $limit } fit on the card.
mistake-place-empty = Fill in where it is, for instance: The Hague, or online.
mistake-date-missing = Choose a date.
mistake-time-missing = Choose a time.
mistake-date-past = This moment has gone by. Choose a later day or time.
mistake-end-before-begin = It ends before it begins. If it ends on another day, fill in the end date under More options.
mistake-deadline-after-begin = This day is after the date itself. Signing up must close on that date at the latest.
mistake-reserve-not-later = The reserve date must be after the date itself.
mistake-maximum-under-minimum = The maximum is below the minimum.
mistake-number = Fill in a whole number of 1 or more.
mistake-link = Fill in an address that starts with https://.
mistake-channel-missing = Choose a channel.
mistake-channel-invite = I am not in this channel yet. Type /invite @{ $bot } there and try again here; what you filled in stays.
mistake-channel-archived = The channel #{ $channel } is archived. Choose another one.

### Planning ahead: what is planned, and what a day is.

refused-event-planned = { $title } ({ $event }) is planned and has not been announced yet.
why-planned = Planned: only organisers see this. It is announced by itself on { $day }, or earlier with Manage…
button-announce-now = Announce now
button-drop-planned = Drop
event-announced-said = Announced: the card is on its way to the channel.
events-planned = Planned, not announced
planned-announced-on = to be announced on { $day }

field-recess = Council recess
field-recess-hint = One day or period per line, written as the free days are. The year plan and planning take it into account.

## What a day is
public-holiday-new-year = New Year’s Day
public-holiday-good-friday = Good Friday
public-holiday-easter-sunday = Easter Sunday
public-holiday-easter-monday = Easter Monday
public-holiday-kings-day = King’s Day
public-holiday-queens-day = Queen’s Day
public-holiday-ascension = Ascension Day
public-holiday-liberation-day = Liberation Day
public-holiday-whit-sunday = Whit Sunday
public-holiday-whit-monday = Whit Monday
public-holiday-christmas-day = Christmas Day
public-holiday-boxing-day = Boxing Day
school-holiday-autumn = autumn holidays
school-holiday-christmas = Christmas holidays
school-holiday-spring = spring holidays
school-holiday-may = May holidays
school-holiday-summer = summer holidays
school-holiday-where = { $holiday } ({ $regions })
region-north = North
region-middle = Middle
region-south = South
regions-all = all regions
regions-one = region { $region }
regions-two = regions { $region } and { $other }
day-own = a free day of the network
day-recess = council recess
day-unknown = Whether { $day } is in a school holiday is not known: the table goes from { $first } to { $last }.

## What to know of a date
remarks-intro = Worth knowing about this date:
remark-day = { CAP($day) }: { $names }
remark-far = The date is more than two years ahead.
remark-other = Planned at the same time: { $title } ({ $number }), { $when }
remarks-more = And { $count } more.

## The year plan
year-plan-form = Make a year plan
year-plan-title = Year plan { $year }
year-plan-file = year-plan
year-plan-held =
    { $count ->
        [one] There is 1 event in { $year } already.
       *[other] There are { $count } events in { $year } already.
    }
button-plan-docx = As a Word file
button-plan-ics = For your calendar (.ics)
field-plan-year = Year
field-plan-meeting = Number of meetings
field-plan-gathering = Number of gatherings
field-plan-tour = Number of tours
field-plan-course = Number of courses
field-plan-weekdays = On which days
field-plan-avoid = Rather not in
field-plan-ahead = Announce
field-plan-ahead-hint = Until then only organisers see what is planned.
button-propose = Make a proposal
button-plan-all = Plan them all
button-ask-row = Date poll…
button-drop-row = Drop
year-plan-row = { $kind } { $nth } of { $year }
year-plan-place = To be decided
year-plan-intro =
    { $count ->
        [0] There is nothing left in this proposal.
        [one] The proposal for 1 event. Choose another day if need be. Plan them all keeps it as planned; it is announced by itself { COUNT($weeks, one: "week", other: "weeks") } ahead.
       *[other] The proposal for { $count } events. Choose other days if need be. Plan them all keeps them as planned; each is announced by itself { COUNT($weeks, one: "week", other: "weeks") } ahead.
    }
year-plan-missing =
    { $count ->
        [one] For 1 event no free day was left. Choose a day yourself or drop it.
       *[other] For { $count } events no free day was left. Choose a day yourself or drop them.
    }
why-no-day = No day was left that fits.
why-free = { CAP($day) }. No public holiday, school holidays or recess, and nothing else is planned.
why-free-unknown = { CAP($day) }. No public holiday or recess, and nothing else is planned. Whether it is in the school holidays is not known.
why-against = { CAP($day) }. Mind: { $names }.
why-passed = Passed over: { $day } ({ $names }).
why-taken = something is planned that day already
why-not-preferred = not a day you prefer
why-since = { COUNT($days, one: "day", other: "days") } after the one before
year-plan-done =
    { $count ->
        [one] There is 1 event planned. Only organisers see it until it is announced.
       *[other] There are { $count } events planned. Only organisers see them until they are announced.
    }
year-plan-done-hint = Place, agenda and the rest are filled in for each event with Manage…, from now on. Which messages go out in the year can be shown beforehand by the operator.
year-plan-empty = Nothing is planned.
year-plan-undone =
    { $count ->
        [0] There was nothing left to take back.
        [one] There is 1 event no longer planned.
       *[other] There are { $count } events no longer planned.
    }
year-plan-on-its-way = The file is on its way: you will find it in your direct message with me.
year-plan-sent = The year plan of { $year }: what is planned or announced, as it stands now.
year-plan-column-day = Date
year-plan-column-hours = Time
year-plan-column-what = What
year-plan-column-place = Place
year-plan-column-state = State
year-plan-announced = announced
year-plan-rehearsed = Which messages go out in { $year }, to whom and when, is in the rehearsal that belongs to this plan.
year-plan-signed = Adopted by the board on: ____________________
failed-send_year_plan = the year plan for { $subject }
refused-plan-gone = This proposal is out of date. Begin the year plan anew.
mistake-plan-year = Choose a year from { $first } to { $last }.
mistake-plan-count = Fill in 1 to { COUNT($most, one: "event", other: "events") } in all.
mistake-plan-other-year = This day is not in { $year }. Choose a day in that year.
mistake-plan-weekdays = Choose one day at least.
mistake-plan-months = No month is left this way. Take one out.
mistake-plan-skipped = This hour does not exist on this day: the clock goes forward. Choose another day.
help-year-plan = plan a year: dates clear of holidays and recess, with why that day
help-year-plan-usage = { $command } year-plan 2027
offer-year-plan = A year plan is made in a form.

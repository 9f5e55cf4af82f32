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

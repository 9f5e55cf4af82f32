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

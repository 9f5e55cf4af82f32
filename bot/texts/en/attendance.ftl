### The attendance list: who was there.

attendance-title = Attendance list
attendance-saved =
    { $there ->
        [one] Saved: 1 member was there.
       *[other] Saved: { $there } members were there.
    }
attendance-missing =
    { $missing ->
        [one] 1 member had a place and was not there.
       *[other] { $missing } members had a place and were not there.
    }
button-attendance = Attendance list…
field-session = Session
field-there = Who was there?
field-there-hint = Whoever had a place is in it already. Whoever sent a deputy counts if the deputy was there.
refused-attendance-early = { $title } ({ $event }) has not begun yet. The attendance list can be filled in from the start.

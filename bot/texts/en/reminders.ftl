### Reminders of events.

agenda-post = The agenda of { $title } ({ $number }): { $when }, { $place }.
agenda-heading = Agenda: { $title }
soon-heading = Coming soon: { $title }
soon-post = Coming soon: { $title } ({ $number }), { $when }, { $place }.
agenda-empty = There is nothing on the agenda yet.
agenda-open-items = Open action items
agenda-more-open-items =
    { $count ->
        [one] and 1 other action item
       *[other] and { $count } other action items
    }
card-number = { $number }

reminder-unanswered = You have not said yet whether you are coming to { THE($title) }. You can until { $day } inclusive.
reminder-today = Today, { $day }: { THE($title) }.
reminder-tomorrow = Tomorrow, { $day }: { THE($title) }.
reminder-day = { CAP($day) }: { THE($title) }.
reminder-hour = { CAP(THE($title)) } begins at { $begin }.
reminder-own-zone = In your time zone: { $when }

minutes-asked-meeting =
    { $coming ->
        [0] { CAP(THE($title)) } is over; nobody had signed up. Will you check the attendance list? Will you see to the minutes as well?
        [one] { CAP(THE($title)) } is over; one person had signed up. Will you check the attendance list? Will you see to the minutes as well?
       *[other] { CAP(THE($title)) } is over; { $coming } people had signed up. Will you check the attendance list? Will you see to the minutes as well?
    }
minutes-asked-other =
    { $coming ->
        [0] { CAP(THE($title)) } is over; nobody had signed up. Will you check the attendance list?
        [one] { CAP(THE($title)) } is over; one person had signed up. Will you check the attendance list?
       *[other] { CAP(THE($title)) } is over; { $coming } people had signed up. Will you check the attendance list?
    }
minutes-asked-again = No minutes of { THE($title) } last week have come in yet. Will you see to them? I will not ask again.
reminder-lapsed = Your answer for { THE($title) } has lapsed, as you did not confirm it after the move. If you would like to come after all, you can sign up again until { $day } inclusive.

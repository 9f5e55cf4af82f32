### Reminders of events.

agenda-post = The agenda of { $title } ({ $number }): { $when }, { $place }
agenda-heading = Agenda: { $title }
soon-heading = Coming soon: { $title }
soon-post = Coming soon: { $title } ({ $number }), { $when }, { $place }
agenda-empty = There is nothing on the agenda yet.
agenda-open-items = Open action items
agenda-more-open-items =
    { $count ->
        [one] and 1 other action item
       *[other] and { $count } other action items
    }
card-number = { $number }

reminder-unanswered = We have no answer from you yet for { $title } ({ $number }). Will you let us know whether you are coming? You can until { $day }.
reminder-today = Today, { $day }: { $title } ({ $number }).
reminder-tomorrow = Tomorrow, { $day }: { $title } ({ $number }).
reminder-day = On { $day }: { $title } ({ $number }).
reminder-hour = { $title } ({ $number }) begins at { $begin }.
reminder-own-zone = In your time zone: { $when }

minutes-asked-meeting = { $title } of { $day } ({ $number }) is over; { $coming } had signed up. Will you see to the minutes, and check who was there?
minutes-asked-other = { $title } of { $day } ({ $number }) is over; { $coming } had signed up. Will you check who was there?

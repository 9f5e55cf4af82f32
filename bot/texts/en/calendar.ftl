### Calendar files, and a member's own calendar.

calendar-session = { $title } ({ $place } of { $count })
calendar-online = Online: { $link }

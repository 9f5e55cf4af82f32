### Calendar files, and a member's own calendar.

calendar-session = { $title } ({ $place } of { $count })
calendar-moved = Moved: { $title }
calendar-online = Online: { $link }
calendar-name = { $network }: my events
calendar-ways = Add { $title } ({ $number }) to your calendar:
calendar-google = In Google Calendar
calendar-outlook = In Outlook on the web
button-calendar-file = File for other calendars (.ics)
calendar-file-sent = { $title } ({ $number }) for your calendar: open the file and your calendar offers to add it. If anything changes you can ask for the file again; it replaces the one before.
calendar-file-on-its-way = The file comes to your direct messages with me.

feed-title = Calendar subscription
feed-what = At this address your calendar reads by itself what you said yes or maybe to, also when something changes or is called off:
feed-how = Choose “Other calendars, from URL” in Google Calendar, “Add calendar, subscribe from web” in Outlook, and “Add subscription calendar” on an iPhone. Whoever has this address can read your calendar: share it with nobody. With a new address the old one no longer works.
feed-renewed = This is your new address; the one before no longer works.
button-feed = Calendar subscription
button-feed-renew = New address

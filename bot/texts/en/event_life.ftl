### What happens to a meeting, gathering, tour or course after its announcement.

## Why something cannot be done
refused-event-closed = Sign-up for { $title } ({ $event }) is closed; it takes no more answers. Please contact the organiser if something changes.
refused-event-called-off = { $title } ({ $event }) was called off on { $on }.
refused-event-moved = { $title } ({ $event }) was moved: please answer { $moved_to } instead.
refused-event-over = { $title } ({ $event }) is over or has begun; there is nothing left to change.
refused-closed-already = Sign-up for { $event } was closed already.
refused-not-closed = Sign-up for { $event } is open.
refused-not-called-off = { $event } was not called off; there is nothing to undo.
refused-restore-too-late = Calling off { $event } can no longer be undone: that is possible for fourteen days, until the start. Announce it anew with Copy.
refused-not-its-organiser = { $event } is organised by { $organisers }. Please contact the organiser.
refused-changed-meanwhile = { $event } was changed meanwhile. Please open the form again.

## Mistakes in the form
mistake-decision-after-begin = This day is after the date itself. Decide by that day whether it goes on.
mistake-decision-without-minimum = Please fill in a minimum as well: the decision date belongs to it.
mistake-session-end = The end of this session is before its beginning.
mistake-session-order = This session begins before the previous one has ended. Please put them in order.
mistake-sessions-of-course = Only a course has more sessions. Choose Course, or clear the dates of the other sessions.

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
mistake-decision-after-begin = This day is after the date itself. Decide by that day whether it goes ahead.
mistake-decision-without-minimum = Please fill in a minimum as well: the decision date belongs to it.
mistake-date-moves = For another day there is Move… in Manage…: whoever signed up is then asked whether that day suits. With the old date you can save the rest here.
mistake-session-end = The end of this session is before its beginning.
mistake-session-order = This session begins before the previous one has ended. Please put them in order.
mistake-sessions-of-course = Only a course has more sessions. Choose Course, or clear the dates of the other sessions.

## The form
field-decision = Decision date
field-decision-hint = On that day I ask you whether it goes ahead. Without a date: the last day of sign-up.
field-hosts = Co-organisers
field-hosts-hint = They manage this with you and get the same messages.
field-session-date = Session { $session }: date
field-session-begin = Session { $session }: begins
field-session-end = Session { $session }: ends
field-session-hours-hint = Empty: the same time as the first session.
button-add-session = One more session
form-change-title = Change { $number }
mistake-hour-skipped = There is no { $hour }:{ $minute } that night: the clock goes forward an hour. Choose { $then_hour }:{ $then_minute }, for instance.
mistake-maximum-under-taken =
    { $taken ->
        [one] 1 place is taken already; the maximum cannot go below that.
       *[other] { $taken } places are taken already; the maximum cannot go below that.
    }

## The card
menu-manage = Manage…
headline-called-off = Called off: { $title }
when-sessions = { COUNT($sessions, one: "session", other: "sessions") }, from { $first } to { $last }
when-next-session = { $when }; the next is { $next }
next-session = Next session: { $when }
card-replaced = This announcement was replaced: the new one ({ $number }) is further down in #{ $channel }.
why-closed = Sign-up is closed.
why-called-off = This will not take place; it was called off on { $day }.

## Managing
manage-title = Manage { $number }
manage-counted = Coming: { $yes } · Maybe: { $maybe } · Not coming: { $no } · Waiting list: { $waiting }
button-change-event = Change…
button-copy = Copy…
button-close-rsvp = Close sign-up
button-reopen-rsvp = Reopen sign-up
button-move-event = Move…
button-call-off = Call off…
button-withdraw-event = Withdraw announcement
event-closed-said = Sign-up is closed: the card shows it, and whoever still answers is told why it is too late.
event-reopened-said = Sign-up is open again.

## Changing
change-saved = { $title } ({ $number }) was changed.
change-told =
    { $told ->
        [0] Nobody is told about it.
        [one] 1 person will be told; what you change within ten minutes goes along.
       *[other] { $told } people will be told; what you change within ten minutes goes along.
    }
told-of-it =
    { $told ->
        [0] Nobody is told.
        [one] 1 person is told.
       *[other] { $told } people are told.
    }
change-undone = The change of { $number } was undone.
change-stays = The change of { $number } can no longer be undone: what it was does not fit the date or the places taken any more.
changed-meanwhile = Changed meanwhile by { $names }: { $fields }. What you filled in yourself is still there; please look it over and choose Save again.
changed-field-title = title
changed-field-kind = kind
changed-field-when = time
changed-field-place = place
changed-field-link = link
changed-field-rsvp-until = sign-up until
changed-field-numbers = numbers
changed-field-decision-on = decision date
changed-field-reserve-on = reserve date
changed-field-audience = audience
changed-field-hosts = co-organisers
changed-field-agenda = agenda
changed-field-other = sign-up or status

## Word of a change
changed-told = Changed: { $title } ({ $number }).
changed-when = When:
changed-session = Session { $session }:
changed-session-dropped = is dropped (was: { $old })
changed-session-new = (new)
changed-place = Place:
changed-was = (was: { $old })
changed-no-link = no link any more
changed-answer = If this does not suit you, please say so below.
news-for-guests = Will you let your guests know as well?

audience-invited = The audience of { THE($title) } ({ $number }) has changed: you are invited now too.
audience-without = The audience of { THE($title) } ({ $number }) has changed: it no longer includes you. Your answer stays as it is.

## Calling off
call-off-title = Call off { $number }
call-off-question =
    { $told ->
        [0] Have you decided that this will not take place? Nobody needs to be told.
        [one] Have you decided that this will not take place? Whoever was coming, might come, was waiting or organises it too is told: 1 person.
       *[other] Have you decided that this will not take place? Whoever was coming, might come, was waiting or organises it too is told: { $told } people.
    }
field-because = Explanation
field-because-hint = It goes into the message and onto the card.
button-call-off-now = Call off
button-not-after-all = No, keep it
call-off-done =
    { $told ->
        [0] { $title } ({ $number }) was called off. Nobody is told.
        [one] { $title } ({ $number }) was called off. 1 person is told.
       *[other] { $title } ({ $number }) was called off. { $told } people are told.
    }
called-off-told = { CAP(THE($title)) } has been called off.
called-off-because = { CAP(THE($title)) } has been called off. Explanation by { $by }: { $because }
called-off-was = It was planned for { $when } ({ $number }).
called-off-by = Called off by { $name }.
called-off-yours = You called off { $title } ({ $number }) on { $when }.
follow-ups-offered = What is left to do becomes an action item with one tap:
button-follow-up-costs = Settle the costs
button-follow-up-partners = Tell partners
follow-up-costs = Settle the costs of { $title } ({ $number })
follow-up-partners = Tell partners that { $title } ({ $number }) will not take place

## Letting it take place after all
button-restore = Undo calling off…
restore-hint = That is possible for fourteen days, until the start.
restore-title = { $number } goes ahead
restore-question =
    { $asked ->
        [0] A new card will be posted in #{ $channel }.
        [one] A new card will be posted in #{ $channel }. 1 person is asked whether it still suits; until then the place stays taken.
       *[other] A new card will be posted in #{ $channel }. { $asked } people are asked whether it still suits; until then their places stay taken.
    }
button-restore-now = Let it take place
restore-done =
    { $asked ->
        [0] { $title } ({ $number }) takes place after all; a new card is on its way.
        [one] { $title } ({ $number }) takes place after all; a new card is on its way, and 1 person is asked whether it still suits.
       *[other] { $title } ({ $number }) takes place after all; a new card is on its way, and { $asked } people are asked whether it still suits.
    }
restored-told = { $title } ({ $number }) on { $when } takes place after all: calling it off was undone. Does it still suit you?

## After the last day of sign-up
late-told = After the last day of sign-up for { $title } ({ $number }) answers still came in on { $day }:
late-comes =
    { $guests ->
        [0] { $name } will come
        [one] { $name } will come, with 1 guest
       *[other] { $name } will come, with { $guests } guests
    }
late-waits =
    { $guests ->
        [0] { $name } is on the waiting list
        [one] { $name } is on the waiting list, with 1 guest
       *[other] { $name } is on the waiting list, with { $guests } guests
    }
late-deputy = { $name } sends a deputy: { $deputy }
late-stays-away = { $name } no longer comes

## Once more
event-again = You posted { $title } just now as { $event }. Once more?
button-post-again = Post once more

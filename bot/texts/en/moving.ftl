### Whether it goes ahead, moving, and what comes along to another date.

## On the card
fact-goes-on = Goes ahead
fact-moved-from = Moved from { $day } ({ $event })
tally-provisional = To be confirmed by { $day }: { $count }
card-moved = Moved to { $when } ({ $event }).
card-merged = Continues in shorter form as part of { $title }: { $when } ({ $event }).
card-moved-hint = Please answer on the card of { $event }. Everybody who had signed up gets a message.
card-retired = There is a new card for this in the channel; please answer there.
why-moved = It has been moved: please answer at { $event }.

## The question to the organiser
question-title = Does it go ahead?
question-fallback = { $title } ({ $event }), { $day }: does it go ahead?
question-too-few =
    { $count ->
        [0] Nobody has signed up yet; at least { COUNT($minimum, one: "participant is", other: "participants are") } needed.
        [one] 1 person has signed up; at least { COUNT($minimum, one: "is", other: "are") } needed.
       *[other] { $count } people have signed up; at least { COUNT($minimum, one: "is", other: "are") } needed.
    }
question-enough =
    { $count ->
        [one] 1 person has signed up; that is enough.
       *[other] { $count } people have signed up; the minimum of { $minimum } has been reached.
    }
question-maybe = Maybe: { $names }
question-silent =
    { $count ->
        [one] 1 person who is invited has not answered.
       *[other] { $count } people who are invited have not answered.
    }
question-waiting =
    { $count ->
        [one] 1 participant is on the waiting list.
       *[other] { $count } participants are on the waiting list.
    }
question-again = Without a decision I will ask again on the next working day. If it begins undecided, it takes place.
question-once = Without a decision it takes place.
question-undecided = Nobody decided: it takes place.
question-to-all = As nobody has decided yet, I am now asking all organisers.
button-go-ahead = Go ahead
button-to-reserve = To the reserve date
button-shorten = Shorter programme with …
button-call-off-event = Call off
button-decide-later = Decide later
decided-go = { $by } decided on { $on }: it goes ahead.
decided-moved = { $by } decided on { $on }: moved to { $when } ({ $event }).
decided-merged = { $by } decided on { $on }: it continues in shorter form as part of { $title }, { $when } ({ $event }).
decided-called_off = { $by } decided on { $on }: called off.
goes-on = { $title } ({ $event }) goes ahead. The card says so too.
decide-later = I will ask you again on { $on }.
decide-later-never = I will not ask again: without a decision { $event } takes place.
refused-already-decided =
    { $verdict ->
        [go] { $by } already decided on { $on }: { $event } goes ahead.
        [moved] { $by } already decided on { $on }: { $event } has been moved to { $moved_to }.
        [merged] { $by } already decided on { $on }: { $event } continues as part of { $moved_to }.
       *[called_off] { $by } already decided on { $on }: { $event } has been called off.
    }
refused-nothing-to-decide = { $event } has no minimum number; there is nothing to decide.

## The form
form-move-title = Move
form-move-intro = { $title } ({ $event }) is on { $when }.
form-move-told =
    { $count ->
        [0] Nobody is told.
        [one] 1 member gets a message and is asked to confirm again. Until then the place stays taken.
       *[other] { $count } members get a message and are asked to confirm again. Until then their places stay taken.
    }
form-move-until-hint = They have a week to confirm, until this day at the latest.
button-move = Move
form-shorten-title = Shorter programme
field-shorten = With which event?
form-shorten-hint = Whoever fits gets a place there; the others go on the waiting list.
no-other-event = No other event is planned that could take this in.
said-moved = { $title } has been moved to { $when } ({ $event }).
said-merged = { $title } continues in shorter form as part of { $target }: { $when } ({ $event }).
said-moved-told =
    { $count ->
        [0] Nobody is told.
        [one] 1 member gets a message; whoever wants to come then confirms it until { $day }.
       *[other] { $count } members get a message; whoever wants to come then confirms it until { $day }.
    }
said-brought-back = The move has been undone: { $title } is on { $when } again ({ $event }).
button-undo-move-managed = Undo the move
button-undo-move = Undo
undo-move-hint = This can be undone until { $day } inclusive.
refused-no-reserve-date = { $event } has no reserve date, or it has passed. Please choose another date.
refused-move-to-itself = { $event } cannot continue as part of itself. Please choose another event.
refused-target-closed = Nobody can be signed up for { $title } ({ $event }) any more. Please choose another event.
refused-target-hidden = { $title } ({ $event }) is in a private channel; not everybody who had signed up can see it. Please choose another event.
refused-not-moved = { $event } has not been moved; there is nothing to undo.
refused-undo-move-too-late = Moving { $event } can no longer be undone: that is possible for fourteen days, until the old date. Please choose another date with Move.
refused-undo-moved-on = { $title } ({ $event }) has itself been moved or called off since, or has begun. Please undo that first.

## To those who were coming
told-moved = { $title } has been moved from { $old } to { $new } ({ $event }).
told-merged = { $title } of { $old } continues in shorter form as part of { $target }: { $new } ({ $event }).
told-brought-back = { $title } is on { $new } after all, not on { $old } ({ $event }).
ask-place =
    { $guests ->
        [0] I am keeping your place for you. Please confirm by { $day } that you will come then; after that your place lapses.
        [one] I am keeping your place and your guest’s. Please confirm by { $day } that you will come then; after that they lapse.
       *[other] I am keeping your place and those of your { $guests } guests. Please confirm by { $day } that you will come then; after that they lapse.
    }
ask-deputy = I am keeping the place of your deputy { $deputy }. Please confirm by { $day } that they will come then; after that the place lapses.
ask-wait = You are on the waiting list. Please confirm by { $day } that you want to stay on it; after that your rank lapses.
ask-wait-there = All places are taken there; you are on the waiting list. Please confirm by { $day } that you want to stay on it; after that your rank lapses.
ask-maybe = You answered Maybe. Please say by { $day } whether you will come then; after that your answer lapses.
told-answered = Your answer for it is: { $answer }.
button-confirm = Confirm
own-provisional = Please confirm this by { $day }.
confirm-place = You have not confirmed yet that you will come to { $title } on { $day } ({ $event }). You can until { $until } inclusive; after that your sign-up lapses.
confirm-wait = You have not confirmed yet that you want to stay on the waiting list for { $title } on { $day } ({ $event }). You can until { $until } inclusive; after that your rank lapses.
confirm-maybe = You have not said yet whether you will come to { $title } on { $day } ({ $event }). You can until { $until } inclusive; after that your answer Maybe lapses.
lapsed-place = Your sign-up for { $title } on { $day } ({ $event }) has lapsed, as you did not confirm it. If you would like to come after all, say so below: if there is a place, you get it.
lapsed-wait = Your rank on the waiting list for { $title } on { $day } ({ $event }) has lapsed, as you did not confirm it. If you would like to come after all, say so below.
lapsed-maybe = Your answer Maybe for { $title } on { $day } ({ $event }) has lapsed, as you did not say whether you will come then. You still can below.
lapses-told =
    { $places ->
        [one] 1 place at { $title } ({ $event }) has lapsed, as it was not confirmed in time. Signed up now: { $left }.
       *[other] { $places } places at { $title } ({ $event }) have lapsed, as they were not confirmed in time. Signed up now: { $left }.
    }

### Answers: what stands, the form, and places.

own-answer =
    { $answer ->
        [yes] You have signed up for { THE($title) }.
        [maybe] You may come to { THE($title) }.
       *[no] You are not coming to { THE($title) }.
    }
own-guests =
    { $guests ->
        [one] With 1 guest.
       *[other] With { $guests } guests.
    }
own-guests-named =
    { $guests ->
        [one] With 1 guest: { $names }.
       *[other] With { $guests } guests: { $names }.
    }
own-deputy = Deputy: { $deputy }.
own-waiting =
    { $size ->
        [one] There is no place at the moment; you are number { $rank } on the waiting list.
       *[other] There are no places for { $size } people at the moment; you are number { $rank } on the waiting list.
    }
own-comment = Comment: { $comment }
own-by = Passed on by { $by }.
answer-asked =
    { $count ->
        [one] I am not quite sure what you mean, so I have recorded nothing yet. Do you mean this?
       *[other] I can read this in more than one way, so I have recorded nothing yet. What do you mean?
    }
rsvp-taken-back = Your answer for { THE($title) } has been taken back.
place-given =
    { $size ->
        [one] A place has become available for you: { $title }, { $when } ({ $number }). If it no longer suits you, please say so below.
       *[other] { $size } places have become available for you: { $title }, { $when } ({ $number }). If it no longer suits you, please say so below.
    }
place-waiting =
    { $size ->
        [one] For { $title }, { $when } ({ $number }), there is no place for you at the moment. You are number { $rank } on the waiting list and will hear as soon as there is one.
       *[other] There are no places left for { $size } people at { THE($title) }. You are number { $rank } on the waiting list for { $when } ({ $number }) and will hear as soon as there are places.
    }
passed-over = At { $title } ({ $number }) a place became available, but not enough for { COUNT($size, one: "person", other: "people") }; it went to someone after you. You keep number { $rank } on the waiting list.
answered-for-change = If this is not right, choose another answer below.
does-not-fit =
    { $places ->
        [0] There is no room left for { COUNT($size, one: "person", other: "people") } at { THE($title) }. Your answer stays as it was.
        [one] There is no room left for { COUNT($size, one: "person", other: "people") } at { THE($title) }. There is 1 place left, yours included. Your answer stays as it was.
       *[other] There is no room left for { COUNT($size, one: "person", other: "people") } at { THE($title) }. There are { $places } places left, yours included. Your answer stays as it was.
    }
whole-list-asked = You can go on the waiting list together: you get places as soon as there are enough for all of you. A place you already had is given up. Go back to change the number.

button-whole-list = Waiting list with { $size }
button-to-list = To the waiting list
button-fewer =
    { $guests ->
        [0] Come without guests
        [one] Come with 1 guest
       *[other] Come with { $guests } guests
    }
button-answer-more = Guests, deputy or comment…
button-profile = My partnership…
button-answer-for = Pass on an answer…

form-answer-title = Your answer
form-answer-for-title = Pass on an answer
field-answer = Answer
field-guests = Number of guests
field-guests-hint = Apart from yourself. They count for the places.
field-guest-names = Names of guests
field-guest-names-hint = One name per line. Those without a name count in the number.
field-deputy = Deputy
field-deputy-hint = Only if you do not come yourself and someone else takes your place.
field-comment = Comment
field-comment-hint = Only organisers see this.
field-member = For whom?
field-member-hint = The member hears that you passed this on.
answer-passed-on = Passed on for { $name }: { $said }.
answer-passed-on-waiting = There is no place at the moment; number { $rank } on the waiting list.

refused-too-many-guests = You can bring at most { COUNT($limit, one: "guest", other: "guests") }.
refused-guests-do-not-fit = That many guests no longer fit. Your answer stays as it was.
refused-deputy-and-coming = A deputy comes in your place. Choose that you do not come yourself, or leave the deputy out.

failed-tell_answered_for = the message about an answer passed on at { $subject }
failed-tell_passed_over = the message about the waiting list of { $subject }

## Courses
field-missed = I miss these
field-missed-hint = You stay signed up; you get no reminder of that session.
own-missed = Not there on: { $days }.

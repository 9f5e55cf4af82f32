### Date polls, and asking who would come before something is planned.

poll-title-dates = { $number } · Date poll: { $question }
poll-title-interest = { $number } · Interest: { $question }
dates-until = You can fill this in until { $moment }.
interest-until = You can raise your hand until { $moment }.
dates-fit-yes = yes
dates-fit-rather-not = rather not
dates-fit-no = no
dates-mark-event = that day also { $event } { $title }
dates-seen = The organisers see who said what.
dates-nobody = nobody
dates-more = and { $count } more
dates-filled-in = Filled in: { $count } of { $voters }.
dates-own = { $count ->
    [0] { $number }: you said yes to none of the moments. You can change that until { $moment }.
    [one] { $number }: you said yes to 1 moment. You can change that until { $moment }.
   *[other] { $number }: you said yes to { $count } moments. You can change that until { $moment }.
}
dates-own-was = { $count ->
    [0] { $number }: you said yes to none of the moments.
    [one] { $number }: you said yes to 1 moment.
   *[other] { $number }: you said yes to { $count } moments.
}
interest-enough = { $count ->
    [one] At 1 hand I plan it.
   *[other] At { $count } hands I plan it.
}
interest-hands = { $count ->
    [0] Nobody has raised a hand yet.
    [one] 1 hand is raised.
   *[other] { $count } hands are raised.
}
interest-names = Hand raised: { $names }
interest-own = { $number }: your hand is raised. Tap once more, and it goes down.
interest-own-not = { $number }: your hand is down.
poll-state-planned = Planned: { $title }, { $when } ({ $event }).
poll-said-planned = Planned of { $number }: { $title }, { $when } ({ $event }).
poll-news-enough = Enough hands are raised for { $number }. You can plan it now.
poll-news-filled-in = { $number } is closed. Choose a date, and I fill in the form.
told-planned-dates = The date of { $number } is chosen: { $title } is on { $when } ({ $event }). You said that you can come then.
told-planned-interest = You raised your hand for { $number }. It is planned now: { $title }, { $when } ({ $event }). You hear of it before it is in the channel. Will you come?
dates-form-note = { $count ->
    [0] Nobody said yes to this moment in { $number }.
    [one] Whoever said yes to this moment in { $number } comes along provisionally and confirms with one tap: 1 member.
   *[other] Those who said yes to this moment in { $number } come along provisionally and confirm with one tap: { $count } members.
}
interest-form-note = { $count ->
    [0] Nobody raised a hand for { $number }.
    [one] Whoever raised a hand for { $number } hears of it before the announcement is in the channel: 1 member.
   *[other] Those who raised a hand for { $number } hear of it before the announcement is in the channel: { $count } members.
}

form-dates-title = Date poll
form-interest-title = Ask who would come
field-dates-question = What is the date for?
field-dates-moments = Moments
field-dates-moments-hint = Each moment on a line of its own, two to twelve. For instance: Thursday 13 September 13:00 – 16:00. A line without a time gets the hours below.
field-dates-begin = Begins, where no time is given
field-dates-end = Ends, where no time is given
field-interest-question = What may you plan?
field-interest-quorum = At how many hands do you plan it?
field-interest-quorum-hint = A number. At so many hands you get a message, with the form filled in.
button-dates-fill = Fill in…
button-dates-choose = Choose this date
button-interest-raise = Raise my hand
button-interest-plan = Plan it…

mistake-dates = Give at most { COUNT($most, one: "moment", other: "moments") } and at least { $fewest }, no two alike, each on a line of its own.
mistake-dates-moment = The moment on { $starts } has gone by, or ends before it begins. Choose another one.
mistake-dates-closes = Choose an end that is before the first moment.
mistake-interest-hands = Fill in a number from 1 to { $most }.
refused-poll-planned = { $event } was planned of { $poll } already.

offer-dates = A date poll is made in a form.
offer-interest = Asking who would come is done in a form.
help-dates = a date poll, or asking who would come before you plan something
help-dates-usage = { $command } date poll · { $command } interest
failed-tell_putter = the message that { $subject } can be planned
failed-tell_planned = the message that { $subject } is planned

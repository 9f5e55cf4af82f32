### Why people did not sign up for what was called off.

field-ask-why = Too few signed up
call-off-ask-why = Ask those who did not sign up why
field-ask-why-hint = Each gets one question tomorrow, answered by one tap. You see counts only.
reason-question = { $title } ({ $event }) is called off: too few people signed up. What was your reason not to sign up?
reason-hint = One tap is enough. Only counts are kept: nothing links you to what you choose.
reason-date = Date
reason-topic = Topic
reason-costs = Costs
reason-unseen = Not seen
reason-other = Other
reason-counted = Thank you. Your answer was counted.
refused-not-asked-why = This question is not (or no longer) put to you.
refused-answered-why = Your answer was counted already. As nothing says what you chose, I cannot change it.
reasons-too-few =
    { $count ->
        [0] Nobody had signed up; at least { COUNT($minimum, one: "was", other: "were") } needed.
        [one] 1 person had signed up; at least { COUNT($minimum, one: "was", other: "were") } needed.
       *[other] { $count } people had signed up; at least { COUNT($minimum, one: "was", other: "were") } needed.
    }
reasons-counted = Why not: { $counted }. Asked: { $asked }; answered: { $count }.
reason-count = { $reason } { $count }
reasons-none =
    { $count ->
        [0] Nobody was asked for the reason.
        [one] 1 member was asked for the reason; there is no answer yet.
       *[other] { $count } members were asked for the reason; there is no answer yet.
    }

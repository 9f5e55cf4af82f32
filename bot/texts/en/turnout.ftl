### Turn-out and coverage: what to expect, and who came.

kinds-meeting = meetings
kinds-gathering = gatherings
kinds-tour = tours
kinds-course = courses

## Under the question whether it goes ahead
forecast-band = { $low } – { $high }
forecast-late =
    { $days ->
        [0] { $now } now; { $band } expected; the last { $earlier } { $kinds } got { $share }% of their sign-ups on the last day.
        [1] { $now } now; { $band } expected; the last { $earlier } { $kinds } got { $share }% of their sign-ups on the last day.
        [7] { $now } now; { $band } expected; the last { $earlier } { $kinds } got { $share }% of their sign-ups in the last week.
       *[other] { $now } now; { $band } expected; the last { $earlier } { $kinds } got { $share }% of their sign-ups in the last { $days } days.
    }
forecast-fallen =
    { $days ->
        [0] { $now } now; { $band } expected; the last { $earlier } { $kinds } lost { $share }% of their sign-ups on the last day.
        [1] { $now } now; { $band } expected; the last { $earlier } { $kinds } lost { $share }% of their sign-ups on the last day.
        [7] { $now } now; { $band } expected; the last { $earlier } { $kinds } lost { $share }% of their sign-ups in the last week.
       *[other] { $now } now; { $band } expected; the last { $earlier } { $kinds } lost { $share }% of their sign-ups in the last { $days } days.
    }
forecast-steady =
    { $days ->
        [0] { $now } now; { $band } expected; for the last { $earlier } { $kinds } the number stayed the same on the last day.
        [1] { $now } now; { $band } expected; for the last { $earlier } { $kinds } the number stayed the same on the last day.
        [7] { $now } now; { $band } expected; for the last { $earlier } { $kinds } the number stayed the same in the last week.
       *[other] { $now } now; { $band } expected; for the last { $earlier } { $kinds } the number stayed the same in the last { $days } days.
    }
forecast-how-sure = Worked out from how sign-ups went then; such an expectation comes true four times out of five.

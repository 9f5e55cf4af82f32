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

## Turn-out
turnout-title = Turn-out: { $kinds }
turnout-title-year = Turn-out { $year }: { $kinds }
turnout-everything = all events
turnout-series = series of { $title }
turnout-none = Nothing has been held yet of which I can show the turn-out.
turnout-year =
    { $events ->
        [one] { $year } – 1 event; { COUNT($answered, one: "answer", other: "answers") }, { $yes } of them yes.
       *[other] { $year } – { $events } events; { COUNT($answered, one: "answer", other: "answers") } on average, { $yes } of them yes.
    }
turnout-year-there =
    { $kept ->
        [one] The attendance list of 1 was kept: { COUNT($there, one: "member", other: "members") }.
       *[other] The attendance lists of { $kept } were kept: { COUNT($there, one: "member", other: "members") } on average.
    }
turnout-year-absent =
    { $count ->
        [0] Those who said yes also came.
        [one] Once somebody said yes and did not come.
       *[other] { $count } times somebody said yes and did not come.
    }
turnout-not-kept = No attendance list was kept.
turnout-event = { COUNT($answered, one: "answer", other: "answers") }, { $yes } of them yes.
turnout-event-there =
    { $count ->
        [0] Nobody was there.
        [one] 1 member was there.
       *[other] { $count } members were there.
    }
turnout-event-absent =
    { $count ->
        [one] 1 said yes and did not come.
       *[other] { $count } said yes and did not come.
    }
turnout-went-up = Turn-out rose: { $before } on average in { $was }, { $now } in { $year }.
turnout-went-down = Turn-out fell: { $before } on average in { $was }, { $now } in { $year }.
turnout-went-same = Turn-out stayed the same: { $now } on average, as in { $was }.
turnout-answering =
    { $count ->
        [0] In { $year } none of today’s members ({ $members }) answered.
       *[other] In { $year }, { $count } of today’s members ({ $members }) answered at least once.
    }
turnout-reminded =
    { $count ->
        [one] 1 reminder to answer went out (of what I still keep); within two days { COUNT($answered, one: "answer", other: "answers") } followed.
       *[other] { $count } reminders to answer went out (of what I still keep); an answer followed { $answered } of them within two days.
    }
turnout-first =
    { $count ->
        [one] 1 member came for the first time in { $year }:
       *[other] { $count } members came for the first time in { $year }:
    }
turnout-lapsed =
    { $count ->
        [one] 1 member came in { $before } and not (yet) in { $year }:
       *[other] { $count } members came in { $before } and not (yet) in { $year }:
    }
turnout-more-names =
    { $count ->
        [one] and 1 more; the Excel file has all names
       *[other] and { $count } more; the Excel file has all names
    }
turnout-how = Members are counted, without their guests, at what you may see. Names are in alphabetical order.
turnout-there = present
turnout-yes = said yes
turnout-bar = { $there } · { $yes } yes
turnout-bar-yes = { $yes } yes
turnout-chart-alt = { $title }, as bars: how many members were there and how many said yes.
turnout-page-years = Years
turnout-page-names = Members
turnout-col-day = Day
turnout-col-number = Number
turnout-col-title = Title
turnout-col-kind = Kind
turnout-col-answered = Answered
turnout-col-yes = Said yes
turnout-col-there = Present
turnout-col-absent = Said yes, did not come
turnout-col-year = Year
turnout-col-events = Events
turnout-col-what = What
turnout-is-first = for the first time
turnout-is-lapsed = the year before, not this year
incomplete-turnout = Add a year, a kind, or a number from a series, for example: turnout 2026, turnout tours 2025, turnout V12

## Coverage
coverage-title = Coverage: whom we reach
coverage-provinces = By province
coverage-types = By type of partnership
coverage-unknown = not filled in
coverage-line =
    { $members ->
        [1] { $name } – 1 member ({ $came } came in the last year)
       *[other] { $name } – { $members } members ({ $came } came in the last year)
    }
coverage-members =
    { $members ->
        [1] { $name } – 1 member
       *[other] { $name } – { $members } members
    }
coverage-no-members = No member comes from { $names }.
coverage-no-turnout = In the last year nobody came from { $names }.
coverage-no-board = Vacancies in the board: none of the organisers comes from { $names }.
coverage-came = { $count } came
coverage-tile =
    { $count ->
        [1] 1 member
       *[other] { $count } members
    }
coverage-enough = 3 or more
coverage-legend = Members, and who came in the last year
coverage-map-alt = Map of the twelve provinces as tiles.
coverage-how = Counted are today’s members, and those who came by the attendance lists.
coverage-withheld = Counts under three are shown as <3. Where the total would give such a count away, it says “3 or more”.
button-coverage-invite = Invite? ({ $event })

## As a file
button-figures-chart = As a chart
button-figures-sheet = As Excel
button-figures-map = As a map
figures-on-their-way = The figures come as a file in your direct message with me.
figures-sent = { $title }, as it is now.
figures-file-chart = turn-out
figures-file-sheet = turn-out
figures-file-map = coverage
failed-send_figures = the figures as a file
help-turnout-usage = { $command } turnout 2026
help-turnout = who came, by year and by event; also “turnout tours”, or “turnout V12” for the series of V12
help-coverage-usage = { $command } coverage
help-coverage = whom we reach, by province and type of partnership

### Series: what comes again.

## The form
field-repeats = Repeats
repeats-once = No
repeats-weeks = Every so many weeks
repeats-nth = Monthly, as the first Tuesday
repeats-last = Monthly, the last such day of the month
repeats-named = On named days
field-repeat-weeks = Every how many weeks
field-repeat-months = Every how many months
field-repeat-until = Until and including
field-repeat-times = Number of times
field-repeat-times-hint = Fill in until when or how many times. The first time counts.
field-repeat-days = The other days
field-repeat-days-hint = One day a line, for instance: 4 October.
field-on-free = On a free day
field-on-free-hint = Public holidays, free days of the network and recess. The preview shows on which days it then is.
on-free-keep = It takes place
on-free-skip = It is left out
on-free-next = The next working day
on-free-week = A week later
field-school = School holidays
repeat-school = Count as free days too
field-ahead = Announce
field-ahead-hint = Each comes in the channel by itself, so long in advance.
ahead-weeks =
    { $weeks ->
        [one] 1 week in advance
       *[other] { $weeks } weeks in advance
    }

mistake-repeat-open = Fill in until which day it repeats, or how many times.
mistake-repeat-both = Fill in one of the two: until which day, or how many times.
mistake-repeat-many = This is too often for one series; the most is { $limit }. Choose an earlier last day or a smaller number.
mistake-repeat-once = This way it is only once. Choose a later last day, name more days, or choose No under Repeats.
mistake-repeat-not-last = This is not the last such day of the month. Choose a later day, or repeat it as the first Tuesday.
mistake-repeat-day = The line “{ $line }” is no day that I can read. Write for instance: 4 October.
mistake-repeat-day-early = The line “{ $line }” is not after the date above.
mistake-ahead-after-deadline = Answering would be over by the time it is announced. Choose more weeks, or a later day to answer by.

## The preview
series-preview =
    { $count ->
        [one] There will be 1, in #{ $channel }.
       *[other] There will be { $count }, { $rule }, in #{ $channel }.
    }
series-preview-ahead = Announcement: { $period }. Until then organisers alone see the numbers. Choose Back to change it.
series-preview-first = The first will look like this:
series-day-free = { $day } ({ $what })
series-day-skipped = { $day } is left out: { $what }
series-day-moved = { $day }, instead of { $meant } ({ $what })
button-plan = Plan
series-planned-title = Series planned
series-planned =
    { $count ->
        [one] { $title } is planned: once, { $numbers }.
       *[other] { $title } is planned: { $count } times, { $numbers }.
    }
series-planned-first = The first is announced on { $day }.
series-planned-now = The first is now being posted in #{ $channel }.
series-undone = The series was withdrawn; nobody is told.

series-rule-weeks =
    { $every ->
        [one] every week on { $weekday }
       *[other] every { $every } weeks on { $weekday }
    }
series-rule-months =
    { $every ->
        [one] every month
       *[other] every { $every } months
    }
series-rule-nth =
    { $nth ->
        [0] { $months } on the last { $weekday }
        [1] { $months } on the first { $weekday }
        [2] { $months } on the second { $weekday }
        [3] { $months } on the third { $weekday }
        [4] { $months } on the fourth { $weekday }
       *[other] { $months } on the fifth { $weekday }
    }
series-rule-named = on named days

## The list
series-then = Then: { $days }
series-then-more =
    { $count ->
        [one] Then: { $days } and 1 more
       *[other] Then: { $days } and { $count } more
    }
series-own-none = no answer yet

## Managing
series-of = Belongs to a series: { $rule }.
series-over = Belongs to a series that was ended.
button-end-series = End the series…
button-resume-series = Resume the series
series-end-title = End the series
series-end-question =
    { $count ->
        [0] Nothing is planned any more that was not announced yet.
        [one] 1 is planned and not announced yet; it is dropped.
       *[other] { $count } are planned and not announced yet; they are dropped.
    }
field-announced-too = What was announced already
announced-too = Does not take place either
field-announced-too-hint = Whoever was coming, might come or was waiting for that gets one message.
button-end-series-now = End it
series-ended =
    { $count ->
        [0] The series was ended.
        [one] The series was ended: 1 is dropped.
       *[other] The series was ended: { $count } are dropped.
    }
series-resumed =
    { $count ->
        [0] The series goes on.
        [one] The series goes on: 1 comes back.
       *[other] The series goes on: { $count } come back.
    }
refused-not-in-series = This belongs to no series, or the series was ended or resumed meanwhile.

## Changing
field-scope = This is for
field-scope-hint = What you changed by hand of a single one stays as it is there.
scope-this = This one alone
scope-following = This and the following
scope-all = All that are still to come
series-changed =
    { $count ->
        [one] 1 of the series was changed.
       *[other] { $count } of the series were changed.
    }
event-says = { $number }: { $said }

## Messages
series-changed-told = Changed in the series { $title }:
series-ended-told = The series { $title } was ended. This does not take place:
series-ended-line = { $when } ({ $number })
failed-tell_series_changed = the message that the series of { $subject } was changed
failed-tell_series_ended = the message that the series of { $subject } was ended

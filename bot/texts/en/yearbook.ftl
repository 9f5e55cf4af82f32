### The yearbook: pages to read and keep.

yearbook-title = Yearbook of { $network }
yearbook-year = Yearbook { $year } of { $network }
yearbook-contents = Contents
yearbook-skip = Skip to the content
yearbook-all-years = All years
yearbook-empty = Nothing has been recorded yet.
yearbook-nothing = Nothing was recorded here this year.
yearbook-made = Made on { $day }. Of those who were there it has the number only.
yearbook-decisions = Decisions
yearbook-events = Meetings and other events
yearbook-minutes = Minutes
yearbook-decisions-counted =
    { $count ->
        [0] no decisions
        [one] 1 decision
       *[other] { $count } decisions
    }
yearbook-events-counted =
    { $count ->
        [0] no events
        [one] 1 event
       *[other] { $count } events
    }
yearbook-minutes-counted =
    { $count ->
        [0] no minutes
        [one] minutes of 1 meeting
       *[other] minutes of { $count } meetings
    }
yearbook-there =
    { $count ->
        [0] Nobody was there.
        [one] 1 person was there.
       *[other] { $count } people were there.
    }
yearbook-signed-up =
    { $count ->
        [0] Nobody had signed up. Who was there was not kept.
        [one] 1 person had signed up. Who was there was not kept.
       *[other] { $count } people had signed up. Who was there was not kept.
    }
yearbook-called-off = Called off.
yearbook-moved = Moved: see { $number }.
yearbook-network = the network

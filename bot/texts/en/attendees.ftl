### Attendees: lists, history and the file for organisers.

moment = { $day }, { $time }
page = Page { $page } of { $pages }
button-page-back = Previous
button-page-on = Next
button-sheet = List for Excel
button-history = History

who-no = Not coming:
who-unannounced = There without having answered:
who-silent-names = Not answered yet:
who-silent =
    { $count ->
        [one] 1 member has not answered yet.
       *[other] { $count } members have not answered yet.
    }
who-comments = Comments:
with-deputy = { $said } (deputy: { $deputy })
mark-provisional = to be confirmed
mark-not-invited = not invited
mark-was-there = was there
mark-was-there-times = there { $times } out of { COUNT($count, one: "time", other: "times") }
mark-was-not-there = was not there

history-title = Who answered what and when: { $title } ({ $number })
history-empty = Nobody has answered yet.
history-taken-back = { $said } taken back
history-lapsed = { $said } lapsed
history-whole-party = { $said }, the whole party on the waiting list
history-left = left the workspace
way-button = by button
way-reaction = by reaction
way-command = by command
way-form = by form
way-organiser = passed on by { $by }
way-itself = by itself

sheet-sent = The list of { $title } ({ $number }), as it is now.
sheet-on-its-way = The list comes as a file in your direct message with me.
sheet-title = Attendees: { $title }
sheet-file = attendees
sheet-answers = Answers
sheet-silent = Not answered yet
sheet-history = History
sheet-name = Name
sheet-partnership = Partnership
sheet-answer = Answer
sheet-place = Place
sheet-seated = has a place
sheet-waiting = waiting list { $place }
sheet-heads = Heads
sheet-guests = Guests
sheet-deputy = Deputy
sheet-comment = Comment
sheet-invited = Invited
sheet-by = Passed on by
sheet-since = Since
sheet-came = Was there
sheet-came-on = There on { $day }
sheet-at = When
sheet-said = What
sheet-way = How
sheet-true = yes
sheet-false = no

failed-send_attendees = the list of { $subject }

incomplete-attendees = Add the number of the event, for instance: attendees V12

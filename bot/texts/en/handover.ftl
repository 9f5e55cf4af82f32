### Handing over what somebody who left had in hand, and the chair's weekly overview.

button-choose = Choose a successor…
button-choose-another = Choose another successor…
button-choose-all = One successor for everything…
button-take-over = I will take it over
button-not-me = Rather not
button-handover-list = Show the handover

handover-title = Handover: { $name }
handover-intro =
    { $count ->
        [0] Everything has been taken over or is no longer needed.
        [one] This is still to be taken over. Choose a successor, who takes it over with one tap.
       *[other] { $count } of these are still to be taken over. Choose a successor for each line, who takes it over with one tap.
    }
handover-none = There is nothing to hand over.
handover-open = nobody asked yet
handover-asked = { $name } was asked
handover-taken = taken over by { $name }
handover-moot = no longer needed
handover-rest = and { $rest } more
duty-chair = Chair
duty-secretary = Secretary

successor-asked =
    { $count ->
        [one] { $by } asks you to take this over from { $name }:
       *[other] { $by } asks you to take over these { $count } from { $name }. Choose for each:
    }
taken-over-told = { $by } has taken this over from { $name }:
not-taken-over-told = { $by } would rather not take this over from { $name }:
take-over-done = You have taken this over:
take-over-declined = You do not take this over:
take-over-asked = I have asked. You will hear whether it is taken over.
form-handover-title = Choose a successor
field-successor = Successor
field-successor-hint = This member gets a message and takes it over with one tap, or does not.
refused-handover-unknown = This line is not on the handover list.
refused-handover-settled = This has been taken over already, or is no longer needed.
refused-handover-not-asked = Somebody else was asked. If you want to take it over, tell the chair.

## Weekly overview
overview-title = Weekly overview
overview-items =
    { $count ->
        [one] Nobody is reminded of this action item any more. It also stands on the agenda of the next meeting.
       *[other] Nobody is reminded of these { $count } action items any more. They also stand on the agenda of the next meeting.
    }
overview-rest = And also: { $numbers }. Everything is under { $command } actions all.
overview-left =
    { $count ->
        [one] One thing of { $name }, who left, still waits for a successor.
       *[other] { $count } things of { $name }, who left, still wait for a successor.
    }

## What could not be delivered
failed-tell_no_longer = the message that { $subject } is with somebody else now
failed-tell_dropped = the message that { $subject } was dropped
failed-ask_due = the question about another date for { $subject }
failed-tell_due_answer = the answer about the date of { $subject }
failed-tell_given_back = the message that { $subject } was given back
failed-weekly_overview = the weekly overview for { $subject }
failed-tell_left = the handover list for { $subject }
failed-ask_successor = the question to { $subject } to take something over
failed-tell_taken_over = the message to { $subject } about a handover

### What an organiser writes to those an event concerns, and the reminder to those who still doubt.

## Reminding
button-nudge = Remind those in doubt
nudge-title = Those still in doubt
nudge-question =
    { $count ->
        [one] 1 member said maybe or has not answered to { $title } yet. Shall I ask that member for an answer?
       *[other] { $count } members said maybe or have not answered to { $title } yet. Shall I ask them for an answer?
    }
nudge-once = This can be done once. Anybody who has paused or wants no reminders gets nothing.
nudge-words = Do you know yet whether you are coming? Your answer tells us where we stand.
field-nudge-words-hint = If you leave this empty I write: { $words }
nudge-done =
    { $count ->
        [one] 1 member gets a reminder, during working hours.
       *[other] { $count } members get a reminder, each during their working hours.
    }
nudged-by = { $name } reminded those in doubt on { $on }.
reminder-nudge = { $name } asks whether you are coming: { $title }. You can answer until { $day }.
reminder-nudge-late = { $name } asks whether you are coming: { $title }.
refused-nudged-already = { $by } already reminded those in doubt about { $event } on { $on }. That is done once.
refused-nobody-to-tell = There is nobody who would get this. Perhaps everybody has answered already.

## Message to participants
button-event-message = Message to participants…
message-title = Message to participants
field-message-whom = To whom?
whom-coming = Those who are coming ({ $count })
whom-waiting = Those on the waiting list ({ $count })
whom-invited = All who are invited ({ $count })
field-message-words = Your message
field-message-words-hint = Each gets it as a direct message, with your name. Replies come to you.
mistake-message-words = Write first what you want to say.
button-message-look = Look at it
button-send = Send
message-preview =
    { $count ->
        [one] This message goes to 1 member.
       *[other] This message goes to { $count } members, once to each.
    }
message-preview-hint = It goes at once during the day, and at 8:00 after a night; in the last 24 hours before the start always at once.
message-done =
    { $count ->
        [one] The message goes to 1 member.
       *[other] The message goes to { $count } members.
    }
message-from = { $name } writes to you about { $title } ({ $event }), { $when }:

## Replying
button-message-reply = Reply…
message-reply-hint = What you type here in reply I pass on to { $name }.
reply-title = Reply
field-message-reply = Your reply
message-replied = I passed your reply on to { $name }.
message-reply = { $name } replies to your message about { $title } ({ $event }):
refused-message-unknown = I do not know this message, or it is more than 90 days old. Please write to the organiser directly.

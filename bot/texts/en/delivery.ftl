### Delivery: what did not arrive, and how the messages are doing.

## What did not arrive
failed-many =
    { $count ->
        [one] I could not deliver this message. Slack refuses it:
       *[other] I could not deliver these { $count } messages. Slack refuses them:
    }
failed-line = { $what } ({ $reason })
skipped-told = I did not deliver this, as I cannot reach the recipient in Slack: { $what }.
missed-told = This message did not go out in time, because I was away or could not reach Slack: { $what }, meant for { $day }. It will not be sent any more.
missed-many =
    { $count ->
        [one] This message did not go out in time, because I was away or could not reach Slack. It will not be sent any more:
       *[other] These { $count } messages did not go out in time, because I was away or could not reach Slack. They will not be sent any more:
    }
missed-line = { $what }, meant for { $day }
undelivered-more = And { $count } more; see { $command } status.
failed-tell_answer = the answer to { $subject }
failed-reply = the answer to { $subject }
failed-explain_closed = the explanation about { $subject }
failed-compare_card = the comparison of reactions at { $subject }
failed-say_under_card = the word in the channel that { $subject } is called off or moved
failed-delete_card = the removal of the card of { $subject }
failed-unseed_card = the removal of my reactions under the card of { $subject }
failed-tell_moved = the message that { $subject } was moved
failed-remind_confirm = the reminder to confirm { $subject }
failed-tell_lapsed = the message about a lapsed answer at { $subject }
failed-ask_decision = the question whether { $subject } goes ahead
failed-send_calendar_file = the calendar file of { $subject }
failed-tell_proposal = a proposed agenda item for { $subject }
failed-tell_proposed = the answer about a proposed agenda item for { $subject }
failed-tell_left_over = the message that an agenda item for { $subject } was not decided on
failed-ask_proposals = the question about proposed agenda items for { $subject }
failed-tell_changed = the message that { $subject } was changed
failed-pass_on_message = the message to those whom { $subject } concerns
failed-pass_on_reply = a reply to the message about { $subject }
failed-ask_reason = the question to those who did not sign up for { $subject }
failed-offer_experience = the question whether somebody wants to share experience
failed-ask_experience = a question about somebody’s experience
failed-offer_sharing = the question about sharing experience
failed-tell_experience = the experience that somebody passes on
failed-tell_audience = the message on the audience of { $subject }
failed-tell_called_off = the message that { $subject } was called off
failed-tell_late = the message about late answers at { $subject }
failed-tell_restored = the message that { $subject } takes place after all
failed-offer_follow_ups = the proposal for what is left to do after { $subject } was called off
failed-tell_channel_closed = the message to { $subject } about a channel that takes no messages any more
failed-tell_worker_missing = the message to { $subject } about a missing process

## What to do about it
remedy-app = The app lacks a permission in Slack. Ask the operator to install the app again; “prs doctor” shows what is missing.
remedy-messages-tab = Direct messages to me are switched off. Ask the operator to switch on the “Messages Tab” under “App Home” in the settings of the app.
remedy-channel-closed = Take the channel out of the archive, or choose another channel.
remedy-channel-invite = Invite me to the channel with /invite, or choose another channel.
remedy-channel-posting = I may not post in this channel. Ask whoever manages the channel to allow it, or choose another channel.
remedy-files = Slack takes no files from me. Ask an admin of the workspace whether files are allowed and whether there is room left.
remedy-other = Pass this on to the operator; the log says more about it.
button-retry = Post { $event } again
button-elsewhere = Another channel…
form-elsewhere-title = Another channel
announced-anew = I am posting { $event } in #{ $channel } again. If that fails once more, you will hear.
refused-announced-already = { $title } ({ $event }) need not be posted any more.

## A channel that takes nothing any more
channel-archived = The channel #{ $name } was archived. I can no longer post or edit anything there.
channel-archived-remedy = Unarchive the channel, or choose another with { $command } settings.
channel-deleted = The channel #{ $name } was deleted. I can no longer post or edit anything there.
channel-deleted-remedy = Choose another channel with { $command } settings.
channel-removed = I was taken out of the channel #{ $name }. I can no longer post or edit anything there.
channel-removed-remedy = Invite me again with /invite, or choose another channel with { $command } settings.
channel-closed-events = The announcement of { $events } stands there.

## The processes that send the messages
worker-missing = One of the processes that send my messages has disappeared. Please warn the operator; { $command } status shows what waits.

## /prs status
status-title = How the messages are doing
status-sent = Sent: { $day } in the past 24 hours, { $week } in the past week. Turned out not to be needed: { $skipped }.
status-later =
    { $shifted ->
        [0] Waiting for the right moment: { $count }
       *[other] Waiting for the right moment: { $count }, of which { $shifted } moved to a working moment
    }
status-overdue = Should have gone out: { $count }, the oldest since { $since }
status-doubtful = Unknown whether they arrived, being looked up: { $count }
status-undelivered = Refused by Slack: { $failed }. Became too late: { $missed }. (Past week.)
status-workers =
    { $count ->
        [0] No process is sending messages now. Please warn the operator.
        [one] 1 process is running that sends messages.
       *[other] { $count } processes are running that send messages.
    }
status-workers-gone =
    { $count ->
        [one] 1 process has disappeared, last heard { COUNT($seconds, one: "second", other: "seconds") } ago.
       *[other] { $count } processes have disappeared; the last was heard { COUNT($seconds, one: "second", other: "seconds") } ago.
    }
status-closed = Slack does not let me in ({ $reason }). Nothing goes out until the operator has installed the app again.
help-status = see what was sent, what waits and what failed
help-status-usage = { $command } status

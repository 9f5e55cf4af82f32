### What Slack forgets: its free plan hides messages after 90 days.

card-again = This card is posted again, as Slack hides old messages. Those who have answered need not answer again.

decision-source-hidden = To the source, which Slack may no longer show
action-source-hidden = From a message in #{ $channel } that Slack may no longer show
agenda-attachment-hidden = attachment, which Slack may no longer show

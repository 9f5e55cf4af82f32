### What Slack forgets: its free plan hides messages after 90 days.

card-again = This card is posted again, as Slack hides old messages. Those who have answered need not answer again.

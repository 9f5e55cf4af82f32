### The first time: the welcome of whoever becomes a member, and one hint after a first use.

welcome = Welcome, { $name }. I am the bot of this network: I announce events, remind you of what you promised, and find what was decided.
welcome-profile = For which partnership do you work? Type and province decide to which events you are invited; as long as you fill in nothing, that is to all.
welcome-alone = Would you rather be left alone? Settings let you switch off kinds of messages, or choose a pause. All that concerns you is also on my Home tab. Type { $command } help to see what else I can do.
hint-answered = Tip: with { $command } yes +2 you sign up guests as well, and the same buttons change your answer.
hint-done = Tip: all your action items are together on my Home tab and under { $command } actions.
hint-made = Tip: an action item can also be made of a message, by the menu of that message.
hint-proposed = Tip: { $command } agenda shows what is on the agenda.
failed-welcome = the welcome to { $subject }

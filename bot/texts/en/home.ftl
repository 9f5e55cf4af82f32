### The Home tab: what asks something of somebody, what is coming, and what one can do there.

home-asks = What asks something of you
home-nothing-asked = Nothing is waiting for you.
home-more-actions =
    { $count ->
        [one] Also open: 1 other action item.
       *[other] Also open: { $count } other action items.
    }
home-later-actions =
    { $count ->
        [one] Open for later: 1 action item.
       *[other] Open for later: { $count } action items.
    }
home-up-for-adoption = The { $minutes } are up for adoption at { $title } ({ $number }) on { $day }.
home-coming = What is coming
home-nothing-coming = Nothing is planned yet. A new announcement appears here as soon as there is one.
home-nothing-else-coming = Nothing else is planned yet.
home-more-coming =
    { $count ->
        [one] 1 more event is planned after that.
       *[other] { $count } more events are planned after that.
    }
home-online = join online
home-silent = not answered yet: { $count }
home-undelivered = Not delivered
home-decisions = Decisions
home-search = Search the decisions
home-search-example = For instance: amount of the membership fee

## The first steps of an organiser
home-steps = First steps
home-steps-intro = This makes the network ready for use:
home-step-channel = 1. Choose the channel in which announcements appear.
home-step-channel-done = 1. The channel for announcements has been chosen.
home-step-event = 2. Announce the first meeting.
home-step-event-done = 2. The first meeting has been announced.
home-step-schedule = 3. Choose when the bot reminds of events; a preview shows what goes out then.
home-step-schedule-done = 3. The schedule of reminders has been chosen.
button-home-step-channel = Choose channel
button-home-step-event = Announce a meeting
button-home-step-schedule = Choose schedule

## One's own answer, in a list
own-none = You have not answered yet
own-short = Your answer: { $answer }
own-with =
    { $guests ->
        [one] with 1 guest
       *[other] with { $guests } guests
    }
own-sends = deputy: { $deputy }
own-waits = number { $rank } on the waiting list
own-unconfirmed = to be confirmed by { $day }

## Buttons
button-home-back = Back to the overview
button-home-actions = All my action items
button-home-events = All that is planned
button-home-read = Read the minutes
button-home-new-event = New meeting
button-home-new-decision = Record a decision
button-home-new-minutes = Read in minutes
button-home-new-action = New action item
button-home-new-agenda-item = Propose an agenda item
button-home-minutes = Minutes
button-home-turnout = Turn-out
button-home-status = Delivery
button-home-settings = Settings
button-home-help = Help

failed-publish_home = the Home tab of { $subject }

## In what is kept of somebody
my-data-table-first-times = What you were told once
my-data-col-told-at = Told on

### The agenda of an event.

agenda-standing-minutes = Minutes of the previous meeting ({ $day }, { $number })
agenda-lasts =
    { $number ->
        [one] 1 minute
       *[other] { $number } minutes
    }
agenda-attachment = attachment
refused-agenda-item-gone = This item is not on the agenda (any more). The agenda as it is now is under “agenda”.
refused-proposal-decided = { $by } has already decided on this proposal.
refused-agenda-full = One agenda holds at most { COUNT($limit, one: "item", other: "items") }. Remove one first.
refused-agenda-closed = { $title } ({ $event }) is over or will not take place; its agenda no longer changes.
mistake-agenda-title-empty = Fill in what it is about.
mistake-agenda-title-long = This subject runs to { COUNT($length, one: "character", other: "characters") }; an agenda has room for { $limit }. Explanation can go in an attachment.
mistake-agenda-lasts = Fill in a number of minutes from 1 to 480, or leave it empty.
mistake-agenda-attachment = Fill in an address that begins with https://, without spaces.

agenda-of = Agenda of { $title } ({ $number })
agenda-total = { $duration } together
agenda-proposed-by = Proposed by { $by }:
button-propose-item = Propose an agenda item
button-hand-in-item = Hand in
button-add-item = Add an agenda item
button-accept-item = Accept
button-decline-item = Decline
button-decline-item-word = Decline with a word…
button-remove-item = Take off the agenda
placeholder-change-item = Change or move
form-agenda-title = Agenda item
form-agenda-change-title = Change agenda item
form-decline-title = Decline the proposal
field-agenda-event = For
field-agenda-title = Subject
field-agenda-lasts = Number of minutes
field-agenda-presenter = Presented by
field-agenda-presenter-name = Or by somebody outside Slack
field-agenda-presenter-name-hint = Only if nobody is chosen above.
field-agenda-attachment = Attachment
field-agenda-attachment-hint = The address of a document, for instance https://…
field-agenda-position = Place on the agenda
field-decline-word = Why not?
decline-intro = “{ $item }” by { $by } does not go on the agenda. { $by } reads what you write below.
agenda-item-added = “{ $item }” is now on the agenda of { $title } ({ $event }).
agenda-item-proposed = “{ $item }” is proposed for { $title } ({ $event }). You will hear whether the organiser accepts it.
agenda-item-changed = “{ $item }” is changed on the agenda of { $title } ({ $event }).
agenda-item-removed = “{ $item_title }” is no longer on the agenda of { $title } ({ $event }).
agenda-item-taken-back = Your proposal “{ $item_title }” for { $title } ({ $event }) is taken back.
proposal-asked = { $by } proposes an agenda item for { $title } ({ $number }):
proposal-accepted = Put on the agenda by { $by }.
proposal-declined = Declined by { $by }:
proposal-removed = This proposal was taken back.
proposed-accepted = Your agenda item “{ $item }” is on the agenda of { $title } ({ $number }).
proposed-declined = { $by } did not take up your agenda item “{ $item }” for { $title } ({ $number }):
mistake-agenda-word-empty = Write in a few words why; whoever proposed it will read it.
offer-agenda-item = Open the form to propose an agenda item.
agenda-item-accepted = “{ $item }” is on the agenda of { $title } ({ $event }).
proposal-declined-said =
    { $told ->
        [0] The proposal is declined. Nobody is told.
       *[other] The proposal is declined; whoever made it will read your words.
    }
incomplete-agenda = Add the number of the event, for instance: agenda V12
proposals-asked =
    { $count ->
        [one] One proposed agenda item for { $title } ({ $number }) has not been decided on. The agenda goes to the channel on { $day }.
       *[other] { $count } proposed agenda items for { $title } ({ $number }) have not been decided on. The agenda goes to the channel on { $day }.
    }
proposals-more = The other proposals are under “agenda { $number }”.
left-over-carried-own = Your agenda item “{ $item }” was not decided on at { $was } ({ $was_number }). It is now proposed for { $title } ({ $number }) on { $day }. You will hear whether the organiser adds it.
left-over-carried-other = “{ $item }” from { $by } was not decided on at { $was } ({ $was_number }). It is now proposed for { $title } ({ $number }) on { $day }.
left-over-waits-own = Your agenda item “{ $item }” was not decided on at { $was } ({ $was_number }). Once the next meeting is planned, it will be proposed for that one.
left-over-waits-other = “{ $item }” from { $by } was not decided on at { $was } ({ $was_number }). Once the next meeting is planned, it will be proposed for that one.

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
refused-agenda-full = One agenda holds at most { $limit } items. Remove one first.
refused-agenda-closed = { $title } ({ $event }) is over or will not take place; its agenda no longer changes.
mistake-agenda-title-empty = Fill in what it is about.
mistake-agenda-title-long = This is { $length } characters long; an agenda has room for { $limit }. Explanation can go in an attachment.
mistake-agenda-lasts = Fill in a number of minutes from 1 to 480, or leave it empty.
mistake-agenda-attachment = Fill in an address that begins with https://, without spaces.

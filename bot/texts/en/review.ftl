### Minutes that come in: read, reviewed and recorded.

refused-minutes-unknown = I know of no such minutes.
refused-minutes-organisers = Only organisers and the secretary bring in minutes.
refused-minutes-recorded = These minutes have been recorded already, by { $by }.
refused-minutes-unread = These minutes have not been read yet, or could not be read.
mistake-minutes-twice = Minutes of V{ $event } have been recorded already. Choose another meeting.
mistake-minutes-date = Fill in the day of the meeting.

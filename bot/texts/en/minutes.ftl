### What was read in minutes (for now on the command line only).

minutes-not-found = not found
minutes-title = Meeting: { $said }
minutes-date = Date: { $said }
minutes-hours = Time: { $said }
minutes-place = Place: { $said }
minutes-chair = Chair: { $said }
minutes-secretary = Secretary: { $said }
minutes-present = Present: { $said }
minutes-absent = Absent: { $said }
minutes-agenda = Agenda:
minutes-item = { " " }(item { $number })
minutes-decisions = Decisions: { $count }
minutes-actions = Action items: { $count }
minutes-doubtful = [doubtful]
minutes-no-owner = nobody named
minutes-next = Next meeting: { $said }
minutes-next-none = Next meeting: not found
minutes-event = Announced: { $name }, { $day }
minutes-reserve = { " " }(reserve date { $day })
minutes-warnings = Please note: { $count }

minutes-odd-weekday-mismatch = “{ $written }” does not fit: that day was { $actual }, not { $weekday }. Kept as { $date }.
minutes-odd-impossible-date = “{ $written }” is not on the calendar.
minutes-odd-due-in-past = The due date { $due } lies before the meeting: { $text }
minutes-odd-unknown-name = { $name } is not on the attendance list.
minutes-odd-no-date = No date of the meeting is given.
minutes-odd-no-attendance = There is no attendance list.

minutes-file-too-large = The file is too large: { $megabytes } MB at most.
minutes-file-kind-unknown = { $name } is no kind of minutes I can read. Use a file ending in .txt, .md, .docx or .pdf.
minutes-file-unreadable = { $name } is damaged, or is not what its name says.
minutes-file-empty = There is no text in { $name }.
minutes-file-scanned = { $name } consists of pictures of text. Save the minutes as text, Word or a PDF with text.
minutes-file-locked = { $name } asks for a password. Save it without one.

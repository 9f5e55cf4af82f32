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
minutes-guests = Guests: { $said }
minutes-agenda = Agenda:
minutes-item = { " " }(item { $number })
minutes-decisions = Decisions: { $count }
minutes-actions = Action items: { $count }
minutes-doubtful = [doubtful]
minutes-second-reader = [second reader]
minutes-read-before =
    { $same ->
        [yes] These are the same words as in { $name }.
       *[nearly] These are nearly the same words as in { $name }.
    }
minutes-no-owner = nobody named
minutes-next = Next meeting: { $said }
minutes-next-none = Next meeting: not found
minutes-event = Announced: { $name }, { $day }
minutes-reserve = { " " }(reserve date { $day })
minutes-warnings = Please note: { $count }
minutes-unread = Item { $item }: no decision or action found.

minutes-odd-weekday-mismatch = “{ $written }” does not fit: that day was { $actual }, not { $weekday }. Kept as { $date }.
minutes-odd-impossible-date = “{ $written }” is not on the calendar.
minutes-odd-due-in-past = The due date { $due } lies before the meeting: { $text }
minutes-odd-unknown-name = { $name } is not on the attendance list.
minutes-odd-no-date = No date of the meeting is given.
minutes-odd-no-attendance = There is no attendance list.
minutes-odd-no-year = “{ $written }”: which year? None is given.
minutes-odd-end-before-begin = The end ({ $end }) lies before the beginning ({ $start }).
minutes-odd-no-second-reader = The second reader gave no answer of use. What stands here was found by the rules alone.
minutes-odd-no-owner = Nobody is named for this action: { $text }
minutes-file-too-large = The file is too large: { $megabytes } MB at most. Leave pictures out, or give the text alone.
minutes-file-too-long = { $name } is too much to read as minutes: 200 pages or 8,000 lines at most. Give the minutes of one meeting at a time.
minutes-file-kind-unknown = { $name } is not a kind of file I can read minutes from. Give a file ending in .docx, .pdf, .odt, .rtf, .html, .txt or .md.
minutes-file-old-word = { $name } is a Word file of the old kind. Open it in Word, choose Save as and then .docx, and give that file.
minutes-file-misnamed = { $name } is not what its name says. Open it in the program it was made with and save it as .docx or PDF.
minutes-file-unreadable = { $name } is damaged. Try to open it yourself; if that works, save it again and give that file.
minutes-file-empty = There is no text in { $name }. Check that it is the right file.
minutes-file-scanned = { $name } consists of pictures of text. Give the file that was scanned, or a PDF with text.
minutes-file-locked = { $name } asks for a password. Save it without one and give that file.

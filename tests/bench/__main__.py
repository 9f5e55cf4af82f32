"""`make bench`: run every benchmark and print its table."""

from tests.bench import next_meeting

next_meeting.main()

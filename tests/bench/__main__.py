"""`make bench`: run every benchmark and print its table."""

from tests.bench import decisions, next_meeting, storm

next_meeting.main()
decisions.main()
storm.main()

"""`make bench`: run every benchmark and print its table."""

from tests.bench import decisions, delivery, next_meeting, planning, storm

next_meeting.main()
decisions.main()
planning.main()
storm.main()
delivery.main()

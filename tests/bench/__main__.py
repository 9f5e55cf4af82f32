"""`make bench`: run every benchmark and print its table."""

from tests.bench import decisions, delivery, minutes, next_meeting, planning, storm

next_meeting.main()
decisions.main()
minutes.main()
planning.main()
storm.main()
delivery.main()

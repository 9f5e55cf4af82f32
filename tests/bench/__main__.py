"""`make bench`: run every benchmark and print its table."""

from tests.bench import decisions, delivery, homes, memory, minutes, next_meeting, planning, storm

next_meeting.main()
decisions.main()
minutes.main()
planning.main()
homes.main()
storm.main()
delivery.main()
memory.main()

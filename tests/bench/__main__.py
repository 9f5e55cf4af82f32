"""`make bench`: run every benchmark and print its table."""

from tests.bench import decisions, delivery, forecast, homes, memory, minutes, next_meeting, planning, storm, turnout

next_meeting.main()
decisions.main()
minutes.main()
planning.main()
forecast.main()
turnout.main()
homes.main()
storm.main()
delivery.main()
memory.main()

"""`make bench`: run every benchmark and print its table."""

from tests.bench import decisions, delivery, forecast, homes, memory, minutes, next_meeting, planning, routing, storm, turnout

next_meeting.main()
decisions.main()
minutes.main()
planning.main()
routing.main()
forecast.main()
turnout.main()
homes.main()
storm.main()
delivery.main()
memory.main()

"""The timetable: what runs by itself, and how often."""

"""One function per use case: load, ask the domain, save, queue. Never commits, renders or calls Slack."""

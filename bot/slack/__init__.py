"""Slack's side of our code: the one client, its errors, its payloads, the grammar of the command."""

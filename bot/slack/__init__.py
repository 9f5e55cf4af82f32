"""Slack's side of our code: the one client, its errors, its payloads, its markup."""

"""HTTP: Slack's requests, health and readiness."""

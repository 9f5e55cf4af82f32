"""The local workspace: Slack's side of the wire, for the demo and the tests."""

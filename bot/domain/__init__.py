"""The rules, pure: no third party, no database, no Slack, no clock."""

"""Pure views: dataclasses in, a Slack message or view out."""

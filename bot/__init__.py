"""PRS-bot: the Slack bot that runs the community life of a network of secretaries."""

"""Slack's Web API, one module per family; importing this package fills the registry."""

from bot.sandbox.methods import auth, blocks, chat, conversations, files, reactions, users, views
from bot.sandbox.methods.registry import METHODS, Call, Method

__all__ = ["METHODS", "Call", "Method", "auth", "blocks", "chat", "conversations", "files", "reactions", "users", "views"]

"""The index of decisions: Dutch analysis, ranking, and silence where nothing fits."""

from bot.search.entries import Entry, Found, Hit
from bot.search.index import Index

__all__ = ["Entry", "Found", "Hit", "Index"]

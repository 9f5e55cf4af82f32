"""The index of decisions: Dutch analysis, ranking, and silence where nothing fits."""

from bot.search.entries import Encoder, Entry, Found, Hit
from bot.search.index import Index

__all__ = ["Encoder", "Entry", "Found", "Hit", "Index"]

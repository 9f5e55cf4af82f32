"""The index of decisions: Dutch analysis, ranking, and silence where nothing fits."""

from bot.search.entries import Encoder, Found, Hit, IndexEntry
from bot.search.index import Index, is_number
from bot.search.packing import WrongShape
from bot.search.packing import shape as index_shape

__all__ = ["Encoder", "Found", "Hit", "Index", "IndexEntry", "WrongShape", "index_shape", "is_number"]

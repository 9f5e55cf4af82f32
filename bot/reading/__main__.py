"""The process that reads one file: `python -m bot.reading NAME TODAY`, the file on its standard input (bot/reading/apart.py)."""

import sys

from bot.reading.apart import answer

sys.exit(answer(*sys.argv[1:3]))

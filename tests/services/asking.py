"""A process of its own that answers questions about decisions: one a line, the numbers found as JSON."""

import json
import sys

from bot.db.engine import Sessions, open_engine
from bot.services.decisions import find
from bot.services.indexes import Indexes
from tests.builders import HERE, TODAY


def main(url: str) -> None:
    """Answer until the input ends."""
    sessions, indexes = Sessions(open_engine(url)), Indexes()
    for question in sys.stdin:
        with sessions.reading(HERE) as session:
            found = [hit.number for hit in find(session, indexes, question.strip(), today=TODAY).hits]
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])

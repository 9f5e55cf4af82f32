"""Write what is read now beside the sample documents; look at the difference before committing it."""

import json

from bot.reading.as_json import to_json
from bot.reading.files import read_file
from bot.reading.minutes import read_minutes
from tests.reading.test_golden import DOCUMENTS


def main() -> None:
    for document in DOCUMENTS:
        found = to_json(read_minutes(read_file(document.read_bytes(), name=document.name), name=document.name))
        document.with_suffix(".json").write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Dates and periods in a question: `in 2012`, `sinds 2015`, `vergadering van 13 september`, `last year`."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.calendar import MONTHS
from bot.search.words import FRAME_WORDS, STOP_WORDS, question_words

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_START = date(_FIRST_YEAR, 1, 1)
_END = date(_LAST_YEAR, 12, 31)

_SEASONS = {  # name: first month, length (a meteorological winter begins in December)
    "voorjaar": (3, 3), "lente": (3, 3), "spring": (3, 3), "zomer": (6, 3), "summer": (6, 3),
    "najaar": (9, 3), "herfst": (9, 3), "autumn": (9, 3), "winter": (12, 3),
}  # fmt: skip
_COUNTS = {
    word: number
    for number, words in enumerate(("een one a", "twee two", "drie three", "vier four", "vijf five", "zes six", "zeven seven",
                                    "acht eight", "negen nine", "tien ten"), 1)
    for word in words.split()
}  # fmt: skip

MONTH_NAMES = frozenset(MONTHS)
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)})"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`; with `month` or `day` only those of every year in between.

    `strict`: a decision outside cannot be meant. Otherwise (a bare "2012") one that names the period in its text may be.
    `written` is what a text must hold to name it, as words in a row.
    """

    first: date = _START
    last: date = _END
    month: int | None = None
    day: int | None = None
    strict: bool = True
    written: tuple[str, ...] = ()

    def holds(self, day: date) -> bool:
        """Return whether the day lies in the period."""
        return self.first <= day <= self.last and self.month in (None, day.month) and self.day in (None, day.day)


def _days(text: str) -> int:
    return _COUNTS[text] if text in _COUNTS else int(text)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _whole(year: int, **facts: bool) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), written=(str(year),), **facts)


def _of_day(match: re.Match[str], _: date) -> Period | None:
    month = MONTHS[match["month"]] if match["month"] in MONTHS else int(match["month"])
    number = int(match["day"])
    year = match["year"]
    try:
        when = date(int(year) if year else 2000, month, number)  # 2000 has 29 February
    except ValueError:
        return None
    written = (str(number), match["month"]) if match["month"] in MONTHS else ()
    return Period(when, when, written=(*written, year) if written else ()) if year else Period(month=month, day=number, written=written)


def _of_month(match: re.Match[str], _: date) -> Period:
    month, year = MONTHS[match["month"]], match["year"]
    if year is None:
        return Period(month=month, written=(match["month"],))
    return Period(date(int(year), month, 1), _month_end(int(year), month), written=(match["month"], year))


def _of_season(match: re.Match[str], _: date) -> Period:
    first, length = _SEASONS[match["season"]]
    year = int(match["year"])
    ends_next_year = first + length > 13  # noqa: PLR2004  (months)
    end = (year + 1, (first + length - 1) % 12) if ends_next_year else (year, first + length - 1)
    return Period(date(year, first, 1), _month_end(*end), written=(match["season"], match["year"]))


def _of_part(match: re.Match[str], _: date) -> Period:
    year = int(match["year"])
    part = match["part"]
    begins = {"begin": 1, "early": 1, "medio": 5, "midden": 5, "half": 5, "mid": 5, "eind": 10, "einde": 10, "late": 10, "end of": 10}
    first = begins[part]
    return Period(date(year, first, 1), _month_end(year, min(12, first + 3 if first != 10 else 12)))  # noqa: PLR2004  (October)


def _of_quarter(match: re.Match[str], _: date) -> Period:
    number = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}.get(
        match["which"]
    ) or int(match["which"][0])
    length = 3 if match["unit"] in {"kwartaal", "quarter"} else 6
    first = min(13 - length, 1 + (number - 1) * length)
    year = int(match["year"])
    return Period(date(year, first, 1), _month_end(year, first + length - 1))


def _between(match: re.Match[str], _: date) -> Period | None:
    first, last = int(match["year"]), int(match["until"])
    return Period(date(first, 1, 1), date(last, 12, 31)) if first <= last else None


def _since(match: re.Match[str], _: date) -> Period:
    year = int(match["year"]) + (match["how"] in {"na", "after"})
    month = MONTHS.get(match["month"] or "", 1)
    return Period(first=date(min(year, _LAST_YEAR), month, 1), written=(match["year"],))


def _until(match: re.Match[str], _: date) -> Period:
    year, how = int(match["year"]), match["how"]
    rest = match.string[: match.start()] + match.string[match.end() :]
    if how == "voor" and set(question_words(rest)) - STOP_WORDS - FRAME_WORDS:
        return _whole(year, strict=False)  # "begroting voor 2013"; only "besluiten voor 2013" means before
    if how in {"voor", "before"}:
        return Period(last=date(year, 1, 1) - timedelta(days=1), written=(match["year"],))
    return Period(last=date(year, 12, 31), written=(match["year"],))


def _decade(match: re.Match[str], _: date) -> Period:
    tens = {"tachtig": 1980, "negentig": 1990, "nul": 2000, "tien": 2010, "twintig": 2020}
    first = tens.get(match["tens"]) or int(match["tens"])
    return Period(date(first, 1, 1), date(first + 9, 12, 31))


def _this_or_last(match: re.Match[str], today: date) -> Period:
    back = 0 if match["which"] in {"dit", "deze", "this"} else 1
    unit = match["unit"]
    if unit in {"jaar", "year"}:
        return Period(date(today.year - back, 1, 1), date(today.year - back, 12, 31))
    if unit in {"maand", "month"}:
        end = today.replace(day=1) - timedelta(days=1) if back else today
        return Period(end.replace(day=1), _month_end(end.year, end.month))
    monday = today - timedelta(days=today.weekday() + 7 * back)
    return Period(monday, monday + timedelta(days=6))


def _past(match: re.Match[str], today: date) -> Period:
    count = _days(match["count"])
    days = {"jaar": 365.25, "jaren": 365.25, "year": 365.25, "years": 365.25, "maand": 30.5, "maanden": 30.5, "month": 30.5, "months": 30.5}
    return Period(first=max(_START, today - timedelta(days=int(count * days.get(match["unit"], 7)))), last=today)


def _near_day(match: re.Match[str], today: date) -> Period:
    when = today - timedelta(days={"vandaag": 0, "today": 0, "gisteren": 1, "yesterday": 1, "eergisteren": 2}[match["when"]])
    return Period(when, when)


def _dated(match: re.Match[str], _: date) -> Period | None:
    try:
        when = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Period(when, when)


_Reading = Callable[[re.Match[str], date], Period | None]
_IN = r"(?:(?:in|op|uit|van|tijdens|gedurende|rond|during|of|on|from|the|de|het|maand|jaar|year|month)\s+){0,4}"
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:ma|di|wo|do|vr|za|zo)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?\s*"

# In order: what says more is read first, and a reading that fails (31 februari) leaves the words to the next.
_PATTERNS: tuple[tuple[re.Pattern[str], _Reading], ...] = tuple(
    (re.compile(rf"(?<!\w){pattern}(?!\w)"), reading)
    for pattern, reading in (
        (rf"{_IN}(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _dated),
        (rf"{_IN}(?P<day>\d{{1,2}})[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<year>(?:19|20)\d\d))", _dated),
        (rf"{_IN}(?:tussen|van|between|from)\s+{_YEAR}\s+(?:en|tot en met|tot|t/m|and|to|until)\s+(?P<until>(?:19|20)\d\d)", _between),
        (rf"{_IN}{_YEAR}\s?(?:-|–|t/m)\s?(?P<until>(?:19|20)\d\d)", _between),
        (rf"{_IN}{_WEEKDAY}(?P<day>\d{{1,2}})(?:e|ste|de|st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", _of_day),
        (rf"{_IN}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?", _of_day),
        (rf"(?P<how>sinds|vanaf|na|since|after|from)\s+(?:begin\s+)?(?:{_MONTH}\s+)?{_YEAR}(?:\s+(?:on|af))?", _since),
        (rf"(?P<how>voor|before|tot en met|tot|t/m|until|up to)\s+(?:het jaar\s+)?{_YEAR}", _until),
        (rf"{_IN}(?P<season>{'|'.join(_SEASONS)})\s+(?:van\s+|of\s+)?{_YEAR}", _of_season),
        (rf"{_IN}(?P<part>begin|early|medio|midden|half|mid|eind|einde|late|end of)\s+{_YEAR}", _of_part),
        (rf"{_IN}(?P<which>\w+)\s+(?P<unit>kwartaal|quarter|helft|half)\s+(?:van\s+|of\s+)?{_YEAR}", _of_quarter),
        (rf"{_IN}jaren\s+(?P<tens>tachtig|negentig|nul|tien|twintig)", _decade),
        (rf"{_IN}{_MONTH}\s+(?:van\s+|of\s+)?{_YEAR}", _of_month),
        (rf"(?:in|uit|van|during|from)\s+(?:de maand\s+|the month of\s+)?{_MONTH}(?P<year>(?!))?", _of_month),
        (rf"{_IN}(?P<which>dit|deze|vorig|vorige|afgelopen|this|last|past)\s+(?P<unit>jaar|maand|week|year|month)", _this_or_last),
        (rf"{_IN}(?:afgelopen|laatste|last|past)\s+{_COUNT}\s+(?P<unit>jaar|jaren|maand(?:en)?|weken|years?|months?|weeks?)", _past),
        (r"(?:van\s+)?(?P<when>gisteren|eergisteren|yesterday)", _near_day),
    )
)  # fmt: skip
# matches: besluiten uit het jaar 2012
# not: besluit 2012
_STRICT_YEAR = re.compile(
    r"(?<!\w)(?:in|uit|tijdens|gedurende|during|from)\s+(?:(?:het|de|the)\s+)?(?:(?:jaar|year)\s+)?((?:19|20)\d\d)(?![\w-])"
)
_OPEN_YEAR = re.compile(r"(?<![\w.,€-])(?:(?:van|of|rond|jaar)\s+)?((?:19|20)\d\d)(?![\w-]|[.,]\d)")
# matches: besluiten van de laatste ledenvergadering
# not: besluiten over de ledenvergadering
_LATEST = re.compile(
    r"(?<!\w)(?:(?:de|het|the|op|van|in|at|from|tijdens)\s+){0,3}(?:laatste|vorige|afgelopen|meest recente|last|latest|previous)\s+"
    r"(?=(?:\w*vergadering|\w*bijeenkomst|\w*overleg|alv|(?:board |general |members' )?meeting|\w*beraad)\b)"
)


def _readings() -> Iterator[tuple[re.Pattern[str], _Reading]]:
    yield from _PATTERNS
    yield _STRICT_YEAR, lambda match, _: _whole(int(match[1]))
    yield _OPEN_YEAR, lambda match, _: _whole(int(match[1]), strict=False)


def find_period(folded: str, *, today: date) -> tuple[Period | None, str]:
    """Return the first period that a folded question names, and the question without it."""
    if not any(char.isdigit() for char in folded) and not _MAYBE.search(folded):
        return None, folded
    for pattern, reading in _readings():
        match = pattern.search(folded)
        period = reading(match, today) if match else None
        if match and period:
            return period, f"{folded[: match.start()]} {folded[match.end() :]}"
    return None, folded


_MAYBE = re.compile(rf"\b(?:jaar|jaren|maand\w*|wek?en?|years?|months?|weeks?|gisteren|eergisteren|yesterday|{'|'.join(MONTHS)})\b")


def asks_latest(folded: str) -> tuple[bool, str]:
    """Return whether the question is about the last meeting held, and return it without those words."""
    match = _LATEST.search(folded)
    return (True, f"{folded[: match.start()]} {folded[match.end() :]}") if match else (False, folded)

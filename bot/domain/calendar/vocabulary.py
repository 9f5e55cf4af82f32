"""The words of dates, Dutch first and the plain English ones beside them."""

_MONTH_NAMES = (
    "januari january jan",
    "februari february feb febr",
    "maart march mrt mar maa",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "augustus august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
SHORT_MONTHS = frozenset(name for name in MONTHS if len(name) <= len("sept") and name not in {"mei", "may", "juni", "juli", "june", "july"})

_WEEKDAY_NAMES = (
    "maandag monday ma mon",
    "dinsdag tuesday di din dins tue tues",
    "woensdag wednesday wo woe woens wed",
    "donderdag thursday do don dond thu thur thurs",
    "vrijdag friday vr vrij vrijd fri",
    "zaterdag saturday za zat zaterd sat",
    "zondag sunday zo zon zond sun",
)
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
FULL_WEEKDAYS = frozenset(name for name in WEEKDAYS if name.endswith(("day", "dag")))

MORNING, AFTERNOON, EVENING, NIGHT = "morning", "afternoon", "evening", "night"
PARTS = {
    **dict.fromkeys(("ochtend", "morgen", "ochtends", "morgens", "morning", "sochtends", "smorgens"), MORNING),
    **dict.fromkeys(("middag", "middags", "namiddag", "namiddags", "afternoon", "smiddags"), AFTERNOON),
    **dict.fromkeys(("avond", "avonds", "evening", "savonds"), EVENING),
    **dict.fromkeys(("nacht", "nachts", "night", "snachts"), NIGHT),
}
PARTED_WEEKDAYS = {
    day + part: (WEEKDAYS[day], PARTS[part])
    for day in FULL_WEEKDAYS
    if day.endswith("dag")
    for part in ("ochtend", "morgen", "middag", "namiddag", "avond", "nacht")
}

DAYS_FROM_TODAY: dict[str, tuple[int, str | None]] = {
    "eergisteren": (-2, None),
    "gisteren": (-1, None),
    "gisterochtend": (-1, MORNING),
    "gistermorgen": (-1, MORNING),
    "gistermiddag": (-1, AFTERNOON),
    "gisteravond": (-1, EVENING),
    "yesterday": (-1, None),
    "vandaag": (0, None),
    "heden": (0, None),
    "today": (0, None),
    "vanochtend": (0, MORNING),
    "vanmorgen": (0, MORNING),
    "vanmiddag": (0, AFTERNOON),
    "vanavond": (0, EVENING),
    "tonight": (0, EVENING),
    "morgen": (1, None),
    "tomorrow": (1, None),
    "morgenochtend": (1, MORNING),
    "morgenvroeg": (1, MORNING),
    "morgenmiddag": (1, AFTERNOON),
    "morgenavond": (1, EVENING),
    "overmorgen": (2, None),
}

_DUTCH_NUMBERS = (
    "een twee drie vier vijf zes zeven acht negen tien",
    "elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
)
_SINGLES = _DUTCH_NUMBERS[0].split()[:9]
_ENGLISH_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_TENS = {"twintig": 20, "dertig": 30}
NUMBERS = {
    **{word: number for number, word in enumerate(" ".join(_DUTCH_NUMBERS).split(), start=1)},
    **_TENS,
    **{f"{single}en{word}": ten + number for word, ten in _TENS.items() for number, single in enumerate(_SINGLES, start=1)},
    **{word: number for number, word in enumerate(_ENGLISH_NUMBERS.split(), start=1)},
    "a": 1,
    "an": 1,
}
"""One to thirty-nine as Dutch words (accents folded), one to twelve in English."""

ENGLISH_NUMBERS = frozenset({"a", "an", *_ENGLISH_NUMBERS.split()})

ORDINAL_ENDS = frozenset({"e", "de", "ste", "st", "nd", "rd", "th"})
LAST = -1
_IRREGULAR_ORDINALS = {"een": "eerste", "drie": "derde", "acht": "achtste"}
_ENGLISH_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = {
    **{
        _IRREGULAR_ORDINALS.get(word, word + ("de" if number < _TENS["twintig"] else "ste")): number
        for word, number in NUMBERS.items()
        if word not in ENGLISH_NUMBERS
    },
    **{word: number for number, word in enumerate(_ENGLISH_ORDINALS.split(), start=1)},
    "laatste": LAST,
    "last": LAST,
}

DAY, WORKDAY, WEEK, WEEKEND, MONTH, YEAR = "day", "workday", "week", "weekend", "month", "year"
UNITS = {
    **dict.fromkeys(("dag", "dagen", "dgn", "day", "days"), DAY),
    **dict.fromkeys(("werkdag", "werkdagen", "workday", "workdays"), WORKDAY),
    **dict.fromkeys(("week", "weken", "weekje", "wk", "wkn", "weeks"), WEEK),
    **dict.fromkeys(("weekend", "weekeinde"), WEEKEND),
    **dict.fromkeys(("maand", "maanden", "mnd", "mnden", "month", "months"), MONTH),
    **dict.fromkeys(("jaar", "jaren", "jr", "year", "years"), YEAR),
}
ENGLISH_UNITS = frozenset({"day", "days", "weeks", "month", "months", "year", "years"})

POINTED = frozenset({"as", "aanst", "jl", "ll", "eerstv"})
"""Shortened words that may have a full stop after them."""

_COMING = "as aanst aanstaande aankomende aankomend komende komend eerstkomende eerstkomend eerstvolgende coming upcoming"
COMING_WORDS = frozenset(_COMING.split())
GONE_WORDS = frozenset({"jl", "ll", "laatstleden", "jongstleden", "afgelopen", "past"})
THIS_WORDS = frozenset({"deze", "dit", "this", "lopende"})
NEXT_WORDS = frozenset({"volgende", "volgend", "next"})
BEFORE_WORDS = frozenset({"vorige", "vorig", "verleden", "previous", "last"})

BEGIN, HALF, CLOSE = "begin", "half", "close"
EDGES = {
    **dict.fromkeys(("begin", "beginning", "start", "primo", "early"), BEGIN),
    **dict.fromkeys(("half", "medio", "midden", "mid", "halverwege"), HALF),
    **dict.fromkeys(("eind", "einde", "end", "ultimo", "late"), CLOSE),
}
ARTICLES = frozenset({"de", "het", "the", "den"})
OF_WORDS = frozenset({"van", "of", "in"})
AND_WORDS = frozenset({"en", "of", "and", "or", "t/m", "tot", "to", "till", "until", "through", "-", "/", "&", "+"})

AFTER, BEFORE, OF = 1, -1, 0
SIDES = {"na": AFTER, "after": AFTER, "voor": BEFORE, "before": BEFORE, "van": OF, "of": OF}
"""How a day or a week lies by another day: *de dag na Hemelvaart*, *de week van 14 december*."""

LEADS = frozenset({"op", "uiterlijk", "deadline", "datum", "on", "by", "due", "date", "dd"})
"""After these a number with a month number is a date, also in prose."""

WIDE_LEADS = LEADS | {"voor", "tot", "t/m", "before", "until", "vanaf", "sinds", "since"}
"""After these a bare weekday is a date, also in prose."""

FILLERS = WIDE_LEADS | ARTICLES | {":", "(", "aan", "at", "per", "van", "from", "in", "tussen", "between", "-", '"', "'"}
FIRM_DUE_WORDS = frozenset({"uiterlijk", "deadline", "due"})
DUE_WORDS = FIRM_DUE_WORDS | {"voor", "op", "by", "before", "on"}
DENIALS = frozenset({"niet", "not", "nooit", "never", "geen"})
_POLITE_WORDS = (
    "svp aub graag liefst please pls alsjeblieft alstublieft bedankt dank u je jullie wel alvast thanks thank you vriendelijk",
    "indien zo mogelijk als het kan if possible precies stipt",
)
POLITE = frozenset(" ".join(_POLITE_WORDS).split())
"""Words that may follow a date and say nothing about it."""

DUE_CONNECTIVES = frozenset({"met", "als", "with", "graag", "liefst", "svp", "aub", "please", "(", "[", ",", "-", ":", ";"})
"""Before *uiterlijk* these go out with it: *met als deadline vrijdag*."""

_VAGUE_WORDS = (
    "zsm asap snel spoedig binnenkort voorjaar lente zomer herfst najaar winter spring summer autumn seizoen reces zomerreces kerstreces",
    "vakantie voorjaarsvakantie meivakantie zomervakantie herfstvakantie kerstvakantie holidays",
)
VAGUE = frozenset(" ".join(_VAGUE_WORDS).split())
"""What is no day, but is said where one is meant."""

_FUNCTION_WORDS = (
    "niet om van vanaf in is zijn gaat gaan kan kunnen komt wordt worden door doorgaat ook al wel na bij met te tot op zal zullen moet",
    "moeten was waren dan maar want omdat als nog geen aan or and as are will at from does not",
)
NOUNLESS = frozenset(" ".join(_FUNCTION_WORDS).split())
"""Words that may follow *de 26e* when it is a day; after another word it counts something (*de 3e vergadering*)."""

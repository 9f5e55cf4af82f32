"""The words that answers are made of, and what each does to one; how guests, deputies and events are written."""

import re

_DUTCH = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {word: count for words in (_DUTCH, _ENGLISH) for count, word in enumerate(words)} | {"één": 1, "'n": 1, "a": 1, "an": 1}
TOGETHER = {
    word: count + 2
    for count, words in enumerate(
        ("tweeën tweeen tweetjes two", "drieën drieen three", "vieren four", "vijven five", "zessen six", "zevenen seven", "achten eight")
    )
    for word in words.split(" ")
}
NUMBER = rf"(?:\d{{1,9}}|{'|'.join(word for word in sorted(COUNTS, key=len, reverse=True))})(?![\w'])"
SOMEBODY = (
    r"(?:gast(?:en)?|guests?|introduc[eé]e?s?|collega(?:'?s)?|colleagues?|vriend(?:in)?(?:nen|en)?|friends?|partners?|vrouw"
    r"|wife|husband"
    r"|echtgeno(?:ot|te)|medewerk(?:er|ster)s?|bestuurs(?:lid|leden)|relaties?|kennis(?:sen)?|stagiairs?|stagiaires?|kind(?:eren)?"
    r"|dochter|zoon"
    r"|extra|anderen|others?|introducés?)(?!\w)"
)
HEADS = r"(?:personen|persoon|mensen|man|mens|persons?|people|deelnemers|koppen)(?!\w)"
WITH = r"(?:(?:samen |tezamen |together )?(?:met|with|en|and|neem|breng|bring|bringing)(?: ook| nog)? )?"

# matches: ik kom met 2 collega's
# not: ik kom met de trein
GUESTS = re.compile(
    rf"(?:\+ ?|plus )(?P<plus>{NUMBER})(?: (?:{SOMEBODY}|{HEADS}))?"
    rf"|{WITH}(?:nog |ook )?(?P<some>{NUMBER}) (?:extra |andere |other )?{SOMEBODY}"
    rf"|{WITH.removesuffix('?')}(?:mijn|m'n|my|onze?|our) (?P<mine>{SOMEBODY}|man(?!\w))"
    rf"|\+ ?(?P<single>{SOMEBODY})"
    r"|(?:met )?(?:z'n|zijn|m'n|ons|hun|ze) (?P<together>" + "|".join(TOGETHER) + r")(?!\w)"
    r"|(?:with |met )?(?:the|de) (?P<us>" + "|".join(TOGETHER) + r") of us(?!\w)"
    rf"|(?:(?:samen )?(?:met|with) )?(?P<heads>{NUMBER}) {HEADS}"
    rf"|(?:samen )?(?:met|with) (?P<bare>(?!een |a |an |'n ){NUMBER})(?= *(?:$|[,;.!]|V ?\d|voor |bij |naar |for |at ))"
    rf"|(?P<none>(?:zonder|geen|without|no) {SOMEBODY}|alleen(?= *(?:$|[,;.!]))|on my own|in mijn eentje)",
    re.IGNORECASE,
)
NAMED = re.compile(rf"(?:{WITH}{SOMEBODY} ?:|:(?= ))\s*|(?:\+ ?|plus )(?=[^\W\d_]|<@)", re.IGNORECASE)
# matches: samen met Jan de Boer
# not: samen met de trein
COMES_WITH = re.compile(
    r"(?:samen )?(?:met|with) (?P<names>(?:<@\w+>|[A-Z][\w'-]+)(?: (?:van|de|der|den|ten|ter|te|'t|en|and|[A-Z][\w'-]+|<@\w+>))*)"
)
# matches:  (Jan en Piet)
# not: wij zijn er
CALLED = re.compile(
    r" ?[(]?(?P<names>(?:<@\w+>|[A-Z][\w'-]+)(?:,? (?:van|de|der|den|ten|ter|te|'t|en|and|&|[A-Z][\w'-]+|<@\w+>))*)[)]?(?= *(?:$|[,;.!]))"
)
BETWEEN_NAMES = re.compile(r"\s*[,;+]\s*|\s+(?:en|and|&)\s+", re.IGNORECASE)
REMARK = re.compile(r"(?:^|(?<=[\s,;.]))(?:opmerking|comment|p\.?s\.?)\s?:\s*", re.IGNORECASE)
EVENT = re.compile(r"(?:(?:voor|bij|naar|for|at|to)\s)?#?v\s?-?(?P<number>\d{1,9})(?!\w)\s?:?", re.IGNORECASE)
BARE_EVENT = re.compile(r"(?:(?:voor|bij|for|at)\s)?(?P<number>\d{1,9})(?=\s*(?:$|[,+]))", re.IGNORECASE)
"""A number without its letter is an event's only right after the answer, where it has no other meaning: *2 gasten*."""
# matches: graag :tada:
# not: om 12:30 uur
EMOJI = re.compile(
    r":(?=[a-z0-9_+'-]*[a-z0-9])[a-z0-9_+'-]+:(?::skin-tone-\d:)?|[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+", re.IGNORECASE
)
BREAK = re.compile(r"(?:[,;.!…]+(?=\s|$)|[-–—]+(?=\s))\s*")
LINK = re.compile(r"(?:maar|want|omdat|aangezien|doordat|echter|but|because|since)\s", re.IGNORECASE)

NAME = r"(?P<name{}>(?:<@\w+>|[^\W\d_][\w.'-]*)(?: (?:<@\w+>|[^\W\d_][\w.'-]*)){{0,5}}?)"
ENDS = r"(?= *(?:$|[,;!]|\.(?:\s|$)))"
INSTEAD = (
    r"(?:in mijn plaats|in m'n plaats|namens mij|in plaats van mij|voor mij in de plaats|voor mij|als (?:mijn )?(?:plaats)?vervanger"
    r"|in my place|instead of me|instead|on my behalf|for me)(?!\w)"
)
# matches: mijn vervanger is Jan Bos
# not: ik kom zelf
DEPUTY = re.compile(
    r"(?:(?:met |with )?(?:mijn|m'n|een|my|a|als) )?(?:plaats)?(?:vervanger|vervangster|vervanging|waarnemer|waarneemster|deputy"
    r"|substitute|replacement|stand-in)"
    rf"(?: is| wordt| will be)?(?: ?[:=] ?| ){NAME.format(1)}{ENDS}"
    rf"|{NAME.format(2)} (?:zal |gaat |will )?(?:komt|komen|gaat|neemt|is|comes?|goes|go|attends?|is coming)(?: er| dan| wel| ook"
    rf"| graag)* (?:{INSTEAD}|mijn plaats in|mij waar)"
    rf"|{INSTEAD} (?:komt|gaat|stuur ik|comes|goes|i send)(?: dan)? {NAME.format(3)}{ENDS}"
    rf"|(?:ik |i )?(?:(?:word|laat me|laat mij|am|will be) )?(?:dan )?(?:vervangen door|replaced by) {NAME.format(4)}{ENDS}"
    rf"|(?:ik |i )?(?:stuur|send|am sending|'m sending)(?: dan)? {NAME.format(5)}(?: {INSTEAD}|{ENDS})"
    rf"|{NAME.format(6)} (?:vervangt mij|vervangt me|replaces me|neemt (?:voor )?mij waar)(?!\w)",
    re.IGNORECASE,
)
# matches: Jan attends in my place
# not: Jan komt in mijn plaats
ENGLISH_DEPUTY = re.compile(
    r"\b(?:comes|will|attends?|instead|behalf|my place|deputy|replaced by|replaces|send|sending|substitute)\b", re.IGNORECASE
)
NO_DEPUTY = frozenset({"geen", "none", "nvt", "n.v.t.", "nog onbekend", "volgt"})
NOBODY = frozenset({"niemand", "nobody", "ik", "hij", "zij", "iemand", "wie", "who", "somebody", "someone"})

WORDS = {
    "yes": (
        "ik kom|kom ik|wij komen|we komen|komen we|komen wij|komen|kom|aanwezig|erbij|er bij|ik ben er|ben er|ben ik er|"
        "we zijn er|wij zijn er|present|van de partij|doe mee|doen mee|ga mee|gaan mee|meld mij aan|meld me aan|meld ons aan|"
        "meld ik me aan|meld ik mij aan|meld mij hierbij aan|meld me hierbij aan|meld ik me hierbij aan|"
        "schrijf me in|schrijf mij in|geef me op|geef mij op"
    ),
    "yes en": (
        "i'll come|i will come|i'm coming|i am coming|we are coming|we're coming|coming|come|be there|attend|attending|"
        "count me in|i'm in|can make it|yes|sign me up|join"
    ),
    "no": (
        "afwezig|verhinderd|afgemeld|meld mij af|meld me af|meld ons af|afzeggen|zeg af|zeg ik af|verstek gaan|"
        "meld ik me af|meld ik mij af|meld mij hierbij af|meld me hierbij af|ga niet mee|ga helaas niet mee|gaan niet mee|"
        "doe niet mee|doe helaas niet mee|doen niet mee|zal er niet zijn|zal er niet bij zijn|zal er helaas niet zijn|"
        "zal er helaas niet bij zijn|zullen er niet zijn|zullen er niet bij zijn|laat verstek gaan|sla over|sla ik over"
    ),
    "no en": "absent|count me out|decline|skip|unable|no",
    "not": "niet meer|niet|geen|nooit",
    "not en": "not|never|can't|cannot|cant|won't|wont|don't|isn't|aren't",
    "can": "kan|kunnen|lukt|lukken|red het|red ik|haal het|haal ik|can|able|make it|could make it|past|schikt",
    "aye": "ja|jazeker|jawel|yep|yeah|sure|akkoord",
    "nay": "nee|neen|nope|nah",
    "does": "toch wel|wel",
    "maybe": (
        "misschien|wellicht|mogelijk|mogelijkerwijs|weet ik nog niet|weet het nog niet|weet ik het nog niet|weet nog niet|"
        "nog niet zeker|nog onzeker|onzeker|nog onder voorbehoud van tijd"
    ),
    "maybe en": "maybe|perhaps|might|not sure yet|not sure|possibly|don't know yet|undecided|tentative|tentatively",
    "doubt": (
        "als|indien|mits|tenzij|alleen|slechts|enkel|uitsluitend|behalve|waarschijnlijk|vermoedelijk|hopelijk|onder voorbehoud|"
        "voorbehoud|o.v.b.|ovb|voorlopig|in principe|naar verwachting|denk|dacht|geloof|volgens mij|hoop|probeer|proberen|wil|"
        "willen|zou|zouden|hangt|afhankelijk|eventueel|vervanger|vervanging|vervangen|namens|in plaats van|terug op|op terug|"
        "eruit|noch|of|tot nader order|twijfel|vrees|even kijken|bijna|ooit|wanneer|was|waren|werd|had|hadden|if|unless|"
        "probably|hopefully|only|except|depending|depends|likely|unlikely|think|would like|would love|i'd like|i'd love|hope|try"
        "|would|could|should|either|or|deputy|"
        "on behalf|subject to|provided|provisionally|when|were"
    ),
    "": (
        "ik|wij|we|ben|bent|zijn|is|zal|zullen|gaat|gaan|ga|dan|daar|er|toch|helaas|graag|zeker|natuurlijk|uiteraard|ook|hoor|"
        "het|me|mij|ons|dit|deze|die|keer|de|aan|in ieder geval|sowieso|gewoon|alsnog|eens|nu|weer|met plezier|van harte|en|om|"
        "te|bij|dat|hierbij|moet|moeten|laten|weten|weet|jammer|sorry|prima|mee|svp|aub|alstublieft|dank|bedankt|dank u|dank je|"
        "dank je wel|tot dan|tot ziens|groet|groeten|heel|erg|zo|al|toevallig|inderdaad|volledig|definitief|meenemen|neem|breng|"
        "allemaal|samen|zelf|echt|absoluut|vast|beste|hallo|hoi|goedemorgen|goedemiddag|goedenavond|dag|maar|want|omdat|voor|"
        "naar|i|i'm|am|will|be|there|to|the|it|that|unfortunately|afraid|alas|sadly|definitely|certainly|gladly|of course|"
        "please|thanks|thank you|also|too|and|we're|are|but|because|my|i'll|we'll|you|see you|see you then|again|regrets|"
        "i regret|to say|so|this time|do|going|at|for"
    ),
}
"""What each word or phrase does; *en* says that it is English. What does nothing may be anywhere."""

# matches: met de trein
# not: Bustour
FREE = re.compile(
    r"(?:met|with|per|via|om|rond|vanaf|tot|na|van|later|eerder|vroeger|iets|wat|een|half|half ?uur|\d+ ?(?:uur|min)|te laat|weg"
    r"|vega\w*|vegetari\w*|halal|koosjer"
    r"|gluten\w*|allerg\w*|lactose\w*|dieet\w*|online|digitaal|op afstand|teams|zoom|ziek\w*|vakantie\w*|verlof|wegens|vanwege"
    r"|i\.?v\.?m\.?|door|rijd|reis|trein|ov|auto|lopend|fiets"
    r"|dienst\w*|druk\w*|tijd|due|on holiday|sick|ill|late|by|from|until|after|as|andere|elders|zonder|eet|lunch\w*|neem|mede|ben"
    r"|wij|we|the)(?!\w)",
    re.IGNORECASE,
)
"""How a comment starts that can be nothing else; any other words right after the answer may be the name of an event."""
# matches: maar ik eet niet mee
# not: maar ik kom niet
OWN_MATTERS = re.compile(
    r"\b(?:eet|eten|lunch\w*|borrel\w*|diner\w*|drink\w*|hoef|heb|nodig|vlees|vis|noten|park\w*|auto|trein|fiets|rijd\w*"
    r"|bus|ov|tijd|haast|blijf|lang|eat|meat|need|drive|stay)\b",
    re.IGNORECASE,
)
"""A *niet* beside these is about the meal or the way, and takes no answer back: *maar ik eet niet mee*."""
# matches: op vrijdag
# not: graag
TELLS_WHEN = re.compile(
    r"(?:bij|op|naar|voor|at|to|on|for)\s|\d|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    re.IGNORECASE,
)
SELF = re.compile(r"\b(?:ik|wij|we|i|i'm|i'll)\b", re.IGNORECASE)
WORD = re.compile(r"[^\s,;]*[^\s,;.!…]|\S")

"""What a sentence is besides its words: a question, a wish, a condition, a report of others, something done."""

import re

_QUESTION = re.compile(r"\?[\s\"'”’)]*$|^(?:Vraag|De vraag is|Vraag is)\b|\?\s+[—–-]")
_CONDITION = re.compile(
    r"^(?:En |Maar |Of )?(?:als|indien|mocht(?:en)?|wanneer|stel dat|stel\b|zodra|ingeval|voor het geval|zou(?:den)?|tenzij|mits|alsdan)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:zou(?:den)?|misschien|wellicht|idee(?:ën)? (?:van|om|is)|wens(?:en|elijk)?|hoop(?:t|en)|liefst|suggereert"
    r"|suggestie|oppert|geopperd|pleit|overweging|eventueel ook|ooit|eens een keer|denkbaar|mogelijk(?:heid|erwijs))\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:meldt|melden|meldde|vertelt|vertelde|laat weten|liet weten|deelt? me(?:de|e)\b|deelt\b.*\bme(?:de|e)\b"
    r"|geeft aan|gaf aan|memoreert|memoreerde|hoorde|volgens|zegt dat|zei dat|merkt op|constateert|herinnert eraan"
    r"|wijst erop|wijst op|bericht dat|verneemt|naar verluidt|brengt in herinnering|vernomen|gehoord dat|laten weten"
    r"|had beloofd|ter informatie|vraagt (?:zich )?(?:af )?of|(?:wordt|is) gevraagd (?:of|naar|wanneer|waarom|hoe|wat)|vragen (?:zich )?(?:af )?of)\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:vorig jaar|vorige (?:week|maand|vergadering|keer|bijeenkomst)|destijds|indertijd|(?:al|reeds) eerder|eerder"
    r" (?:al|is|was|besloten)|in (?:19|20)\d\d|al (?:in|vorig|lang|besloten|afgesproken|gedaan)|toen ook|jaren geleden"
    r"|in het verleden)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:inmiddels|reeds|is (?:al )?(?:gedaan|klaar|gereed|afgerond|afgehandeld|verstuurd|uitgevoerd|voltooid"
    r"|gebeurd)|zijn (?:al )?(?:gedaan|klaar|afgerond|afgehandeld)|afgerond en|kan van de lijst|van de lijst af)\b"
    r"|[(→–:-]\s*(?:is\s+)?(?:gedaan|afgerond|gereed|klaar|afgehandeld|vervallen|voltooid|done|ok)\s*[).!]*\s*$",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\b(?:nog niet (?:besloten|genomen|bekend|beslist|vastgesteld|akkoord)|(?:geen|nog geen) (?:besluit|beslissing"
    r"|afspra)|niet(?:s)? (?:over |van )?(?:besloten|beslist|afgesproken)|niets? over afgesproken|niet (?:kan|kon)"
    r" worden (?:besloten|beslist)|kan (?:nog )?niet worden (?:besloten|beslist|vastgesteld)|niet beslist|geen (?:van"
    r" allen|meerderheid)|wordt (?:vandaag |nu |nog )?niet (?:besloten|beslist)|besluit(?:vorming)? (?:wordt|is)"
    r" (?:aangehouden|uitgesteld|doorgeschoven)|later (?:besloten|beslist)|verder (?:gesproken|besproken|over"
    r" gesproken)|(?:komen|komt|kom) (?:\S+ ){0,5}?op terug|besluit genomen\.?$|alsdan)\b",
    re.IGNORECASE,
)
_OPEN_TO_ALL = re.compile(
    r"\b(?:wie (?:wil|belangstelling|interesse|zich|nog|mee)|aanmelden kan|belangstellenden|liefhebbers|geïnteresseerden|iemand)\b",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """Say whether a sentence asks."""
    return bool(_QUESTION.search(text))


def is_condition(text: str) -> bool:
    """Say whether a sentence opens with a condition."""
    return bool(_CONDITION.match(text))


def is_wish(text: str) -> bool:
    """Say whether a sentence only wishes, suggests or imagines."""
    return bool(_WISH.search(text))


def is_report(text: str) -> bool:
    """Say whether a sentence passes on what somebody said."""
    return bool(_REPORT.search(text))


def is_long_ago(text: str) -> bool:
    """Say whether a sentence tells of an earlier meeting or year."""
    return bool(_LONG_AGO.search(text))


def is_done(text: str) -> bool:
    """Say whether a sentence says that it is done or dropped."""
    return bool(_DONE.search(text))


def decides_nothing(text: str) -> bool:
    """Say whether a sentence says itself that nothing was decided."""
    return bool(_NOTHING.search(text))


def is_open_to_all(text: str) -> bool:
    """Say whether a sentence addresses whoever wants."""
    return bool(_OPEN_TO_ALL.search(text))

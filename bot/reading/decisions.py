"""Decisions: what the meeting settled, told from proposals, questions, wishes and what others decided."""

import re
from dataclasses import dataclass

from bot.reading.findings import Certainty, FoundDecision
from bot.reading.headings import Section
from bot.reading.moods import decides_nothing, is_condition, is_done, is_long_ago, is_question, is_report, is_wish
from bot.reading.owners import Owners
from bot.reading.structure import Document, Kind, Mark, Sentence
from bot.reading.words import key_words, listed, squeeze

_OWN = (
    r"(?:we|wij|men|de (?:stuur|project|klankbord|regie|kern|stem)groep|het kernteam|de regietafel|de tafel|het team"
    r"|de raad van toezicht|het netwerk|de kring|de (?:algemene (?:leden)?)?vergadering|de ledenvergadering|de alv|het"
    r" bestuur|de werkgroep|de themagroep|de kerngroep|de commissie|het overleg|de groep|de aanwezigen|de leden|de"
    r" deelnemers|het platform|prs|srs|iedereen|allen|het dagelijks bestuur|de redactie|de programmacommissie|het"
    r" secretarissenoverleg)"
)
_PAPER = (
    r"(?:verslag|verslagen|notulen|besluitenlijst|actielijst|agenda|begroting|jaarrekening|jaarverslag|jaarplan"
    r"|werkplan|reglement|statuten|rooster|vergaderrooster|visie|notitie|plan|voorstel|concept|stuk|stukken|programma"
    r"|regeling|profiel|opzet|profielschets|offerte|verzoek|amendement|motie|contributie|tarief|missie|logo|naam"
    r"|handreiking|brief|document|rapport|advies|keuze|aanpak|nota|beleid|beleidsplan|convenant|huishoudelijk"
    r" reglement|financieel verslag)"
)
_SETTLED = (
    r"(?:vastgesteld|goedgekeurd|geaccordeerd|akkoord bevonden|akkoord verklaard|aangenomen|verworpen|overgenomen"
    r"|bekrachtigd|ingestemd|onderschreven|gehonoreerd|afgewezen|toegekend|aanvaard)"
)

_CERTAIN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"\b(?:besloten|beslist)\s+(?:wordt|is|werd)\b|\b(?:wordt|is|werd)\s+(?:\S+\s+){0,6}?(?<!een )(?<!de )(?<!het"
            r" )(?:besloten|beslist)\b(?!\s+(?:deel|groep|kana|vergadering|gedeelte|omgeving|zitting|bijeenkomst|netwerk|forum"
            r"|site|pagina))|^(?:er\s+)?(?:unaniem\s+)?besloten\b"
        ),
        (
            rf"\b{_OWN}\s+(?:\S+\s+){{0,3}}?besluit(?:en)?\b|\bbesluit(?:en)?\s+{_OWN}\b|\b(?:we|wij|{_OWN})\s+(?:hebben"
            rf"|heeft)\s+(?:\S+\s+){{0,12}}?(?:besloten|beslist)\b|\b(?:hebben|heeft)\s+{_OWN}\s+(?:\S+\s+){{0,12}}?besloten\b"
        ),
        rf"\b{_PAPER}\b[^.;]{{0,140}}?\b{_SETTLED}\b",
        rf"\b(?:wordt|worden|is|zijn|werd|werden)\s+(?:\S+\s+){{0,14}}?{_SETTLED}\b(?!\s+dat)",
        (
            rf"^(?:(?:onder dankzegging|ongewijzigd|gewijzigd|conform|unaniem|aldus|met dank|wordt|alles|akkoord en|zonder"
            rf" wijzigingen?)\s*,?\s*){{0,3}}{_SETTLED}\b"
        ),
        (
            r"\b(?:gaat|gaan)\s+(?:\S+\s+){0,6}?akkoord\b|\b(?:stemt|stemmen)\s+(?:\S+\s+){0,8}?in\b(?!\s*(?:een|de)\s+\w+bus)"
            r"|\bkeurt\b[^.;]{0,100}\bgoed\b|\bkeuren\b[^.;]{0,100}\bgoed\b"
        ),
        (
            rf"\b{_OWN}\b,?(?:[^.;]{{0,60}},)?\s*stel(?:t|len)\b(?!\s+vast\s+dat)[^.;]{{0,160}}\bvast\b(?!\s*dat)|\bstellen"
            rf" (?:we|wij)\b[^.;]{{0,120}}\bvast\b(?!\s*dat)|\bverleen(?:t|en)\b[^.;]{{0,60}}\bd[eé]charge\b"
            rf"|\bd[eé]charge\b[^.;]{{0,40}}\bverleend\b"
        ),
        r"\b(?:unaniem|eenparig|met algemene stemmen|bij acclamatie|eenstemmig|met unanimiteit)\b",
        (
            r"\((?:iedereen|allen|unaniem|alle aanwezigen)(?:\s+is|\s+zijn|\s+het)?\s*(?:akkoord|eens|mee eens)?\)"
            r"|\b(?:iedereen|allen|alle aanwezigen|de aanwezigen)\s+(?:is|zijn|gaat|gaan)\s+(?:\S+\s+){0,4}?(?:akkoord|mee"
            r" eens|eens)\b"
        ),
        (
            r"\bafgesproken\s+(?:wordt|is|werd)\s+(?:om|dat)\b|\b(?:wordt|is|werd)\s+(?:\S+\s+){0,5}?afgesproken\s+(?:om"
            r"|dat)\b|^(?:tevens |ook |verder |er is )?afgesproken\b|\b(?:spreken|spreekt)\s+(?:\S+\s+){0,5}?af\b(?:\s+(?:dat"
            r"|om)|\s*[:,])|\bafspraak is (?:dat|om)\b|\bovereengekomen\b"
        ),
        (
            r"\b(?:gekozen|geopteerd)\s+(?:wordt|is|werd)\s+voor\b|\b(?:wordt|is|werd)\s+(?:\S+\s+){0,5}?gekozen\s+(?:voor"
            r"|om)\b|\b(?:de keuze|de voorkeur) (?:valt|is gevallen|gaat uit)\b"
        ),
        rf"\b{_OWN}\s+(?:\S+\s+){{0,4}}?(?:kiest|kiezen|opteert|opteren)\b|\bkiest\s+{_OWN}\b|\bkiezen\s+(?:we|wij)\b",
        (
            r"\b(?:wordt|is|werd) de knoop doorgehakt\b|\bknoop is doorgehakt\b|\b(?:zijn|waren|is|was)\s+(?:het|het"
            r" er)\s+(?:\S+\s+){0,3}?(?:over )?eens\b\s*[:,;]|\bhet (?:(?:er|hier|daar)(?:over)? )?(?:snel |over )*eens (?:dat"
            r"|om|over)\b"
        ),
        (
            r"^(?:dus |en |nu )?(?:het|hij|zij|ze|dit|de \w+|het \w+)\s+gaat\s+(?:\S+\s+){0,5}?(?:niet\s+)?door\b"
            r"|\bgaat\s+(?:de|het|onze|dit|deze)\s+(?:\S+\s+){0,8}?(?:niet|wel|gewoon)?\s*door\b(?!\s+met)|^gaat"
            r" (?:\S+\s+){0,3}?door\b"
        ),
        r"^(?:dus |en |nu )?het wordt\s+(?:een |de |het )?[\w']",
        (
            r"\b(?:bijdrage|contributie|prijs|tarief|bedrag|vergoeding|maximum|minimum|datum|locatie|naam|thema|titel"
            r"|deelnameprijs|inleg)\s+(?:\S+\s+){0,4}?(?:wordt|worden|gaat omhoog|gaat omlaag)\s+(?!\S*\s?(?:besproken"
            r"|toegelicht|genoemd|gevraagd|nagegaan|uitgezocht|nog|later|bekend))"
        ),
        r"\b(?:wordt|worden)\s+(?:\S+\s+){0,10}?(?:benoemd|herbenoemd|gekozen tot|verkozen|toegelaten|gekozen als)\b",
        (
            r"\bwe doen het\b|\b(?:we|wij) (?:gaan|doen|houden|stoppen|starten|beginnen|schrappen|laten|blijven|handhaven"
            r"|kiezen|verhogen|verlagen|gebruiken|verplaatsen|schuiven|hanteren|sluiten|zetten)\b[^.;?]{0,80}\b(?:voortaan"
            r"|vanaf|door\b|zelf\b|alleen nog|akkoord|vervallen|niet meer|definitief|met ingang van)"
        ),
        (
            r"^(?:we|wij)\s+stellen\s+(?:het bestuur|de ledenvergadering|de alv|het dagelijks bestuur|de leden|de stuurgroep"
            r"|de vergadering)\s+(?:\S+\s+){0,12}?voor\b|^(?:de werkgroep|de themagroep|de commissie|de"
            r" kerngroep)\s+(?:stelt\s+(?:het bestuur|de ledenvergadering|de alv)\s+(?:\S+\s+){0,12}?voor|adviseert\s+(?:het"
            r" bestuur|de ledenvergadering|de alv))\b"
        ),
        r"\b(?:eruit|eraf|schrappen we|wordt geschrapt|worden geschrapt|komt te vervallen|komen te vervallen)\b",
        (
            r"\b(?:wordt|worden)\s+(?:\S+\s+){0,10}?(?:verlengd|verhoogd|verlaagd|uitgebreid|opgeheven|ingesteld|opgericht"
            r"|gedekt uit|onttrokken aan|gefinancierd uit|bekostigd uit|betaald uit|stopgezet|voortgezet|beëindigd|afgeschaft"
            r"|ingevoerd|teruggebracht)\b"
        ),
        (
            r"\b(?:dat|dit|die) gaan we (?:dus |ook |voortaan )?(?:gebruiken|doen|invoeren|volgen|aanhouden|overnemen)\b"
            r"|^(?:dus )?(?:we|wij) gaan (?:voortaan )?(?:van \S+ naar|over op|door met|akkoord|voor)\b"
        ),
        r"\bt\.?\s?l\.?\s?v\.?\b|\bten laste van\b",
        r"\((?:wel |niet )?(?:akkoord|besloten|afgesproken)\)\s*\.?$|:\s*keuze voor\b|^keuze voor\b",
        r"^(?:wel |niet )?akkoord\b|:\s*(?:niet )?akkoord\b[.!]?$|\bakkoord met\b",
    )
)
_DOUBTFUL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:afgeblazen|afgelast|geannuleerd|aangehouden|doorgeschoven|uitgesteld|geparkeerd|verplaatst naar)\b",
        r"\bvoor kennisgeving aangenomen\b",
        (
            r"\b(?:zal|zullen)\s+(?:\S+\s+){0,6}?(?:worden\s+(?:verbreed|gewijzigd|aangepast|verhoogd|verlaagd|verplaatst"
            r"|verlengd|ingesteld|opgericht)|voortaan)\b|\bvoortaan\b"
        ),
        r"\bwordt voorgesteld\b|\bals logo wordt\b",
        r"\b(?:blijft|blijven)\s+(?:\S+\s+){0,6}?(?:gelijk|ongewijzigd|zoals|wat (?:zij|hij|het) is|gehandhaafd)\b",
        r"\bvervalt\b|\bvalt af\b|\bvallen af\b|\bdat doen we (?:dus )?niet\b|\bongewijzigd\b",
        r"\b(?:consensus|eensgezind|algemene instemming|draagvlak)\b",
        r"\bconclusie\b[^.;]*\b(?:is|luidt)\b",
        r"\b(?:concludeert|geconcludeerd)\b[^.;]*\bdat\b",
    )
)
_FIRST_PERSON = re.compile(r"^(?:Dus |En |Verder )?[Ww](?:e|ij)\s+(?P<verb>\w+)\b")
_STATES = listed(
    """
    zijn waren hebben hadden zaten zien weten vinden denken hopen willen kunnen moeten mogen zouden bedanken danken
    wachten horen hoorden merken merkten kregen krijgen spraken bespraken begonnen stonden zagen blijken lopen
    verwachten missen
    """
)
_PROPOSES = re.compile(
    (
        r"\b(?:stelt|stellen)\s+(?:(?!vast\b)\S+\s+){0,14}?voor\b|\bvoorstel (?:van|om|is)\b|\bwordt (?:unaniem"
        r" )?voorgesteld\b|\bgeeft in overweging\b|\bbeveelt\b|\badviseert\b|\bbepleit\b|\bdient\b[^.;]*\b(?:amendement"
        r"|motie)\b|\bopties?\s*:|\bverzoekt\b|\bnaar voren gebracht\b"
    ),
    re.IGNORECASE,
)
_AGREES = re.compile(
    (
        r"^(?:(?:de vergadering|het bestuur|iedereen|men|de werkgroep|de aanwezigen|allen|de leden|we|wij|daar|hier"
        r"|hiermee|daarmee|aldus|dit|dit voorstel|het voorstel|dat)\b.*)?\b(?:akkoord|instem\w*|stemt (?:hier|daar)?mee in"
        r"|stemmen (?:hier|daar)?mee in|in te stemmen|overgenomen|aldus besloten|conform besloten|aangenomen|mee eens|het"
        r" daarmee eens|het hiermee eens|stemt in|goedgekeurd)\b"
    ),
    re.IGNORECASE,
)
_OTHER_AGENT = re.compile(
    (
        r"\b(?:VNG|IPO|gemeenten?|gemeenteraad|raden|college|colleges|ministerie|minister|kabinet|provincie|provinciale"
        r"|regio(?:'s)?|rijk|toezichthouder|organisatie van|bij (?:ons|hun|zijn|haar)|(?:zijn|haar|hun|onze|mijn) (?:eigen"
        r" )?(?:regio|organisatie|gemeente|bestuur|college|dagelijks bestuur|algemeen bestuur|werkgever)|algemeen bestuur"
        r"|omgevingsdienst|waterschap|tweede kamer|unie|rechter|rechtbank|raad van \w+|stichting|universiteit|bureau"
        r"|gedeputeerde staten)\b[^.;]{0,80}\b(?:besloten|besluit|besluiten|beslist|gekozen|kiest|afgesproken|akkoord"
        r"|vastgesteld|ingestemd|goedgekeurd)\b|\bbesluit van (?:de|het)\b"
    ),
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:heeft|hebben|had|hadden)\b[^.;]*\b(?:besloten|beslist|afgesproken|gekozen|vastgesteld|goedgekeurd)\b", re.IGNORECASE
)
_OWN_PERFECT = re.compile(rf"(?:\b{_OWN}\s+(?:heeft|hebben)\b|\b(?:heeft|hebben)\s+{_OWN}\b)", re.IGNORECASE)
_OTHER_PAPER = re.compile(
    (
        r"^Aldus (?:vastgesteld|opgemaakt|gedaan)\b|\bbij acclamatie bedankt\b|\bapplaus\b|\bstelt? vast dat\b"
        r"|\bvastgesteld dat\b|\bwordt vastgesteld dat\b|\bgaat akkoord met de notulist\b"
    ),
    re.IGNORECASE,
)
_NO_CONTENT = re.compile(
    r"^\W*(?:geen|nog niet|niet genomen|n\.?v\.?t|aangehouden|volgt|-+|\.+|nader te bepalen|nihil|geen besluit)\b.*$|^\W*$", re.IGNORECASE
)
_TERSE_SKIP = re.compile(
    (
        r"\b(?:ter informatie|ter kennisname|geen|komt terug|betaald|gedaan|verstuurd|ontvangen|nee|ja)\b|^\S+:|\b(?:is"
        r"|zijn|was|waren|heeft|hebben|vraagt|meldt)\b"
    ),
    re.IGNORECASE,
)
_TERSE_END = re.compile(r":\s*(?:niet\s+|wel\s+)?\w+en[.]?$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^(?:Afgekort|Daarmee|Dit betekent|Dit geldt|Dat betekent|De afkorting|Ingangsdatum|Met ingang van|Deze wijziging|Dit gaat in)\b"
)


@dataclass(slots=True)
class _Draft:
    text: str
    sentence: Sentence
    certainty: Certainty
    source: str
    at: int
    listed: bool = False


def find_decisions(document: Document, owners: Owners, *, taken: frozenset[int], title: str) -> tuple[FoundDecision, ...]:
    """Find the decisions; sentences `taken` by an action item are none."""
    terse = "besluitenlijst" in title.lower() or any("besluitenlijst" in head.lower() for head in document.head)
    drafts: list[_Draft] = []
    for index, sentence in enumerate(document.sentences):
        if sentence.section in {Section.HEAD, Section.ACTIONS, Section.OTHER} or sentence.kind in {Kind.FIELD, Kind.HEADING}:
            continue
        if sentence.mark is Mark.ACTION or sentence.listed or sentence.done or (index in taken and sentence.mark is not Mark.DECISION):
            continue
        draft = _marked(index, sentence, drafts) or _told(index, document.sentences, owners, terse=terse)
        if draft is None:
            continue
        if drafts and drafts[-1].at == index - 1 and drafts[-1].sentence.block == sentence.block and _GOES_ON.match(sentence.text):
            drafts[-1].text = squeeze(f"{drafts[-1].text} {draft.text}")
            drafts[-1].source = squeeze(f"{drafts[-1].source} {draft.source}")
            drafts[-1].at = index
            continue
        drafts.append(draft)
    kept = _without_doubles(drafts)
    return tuple(FoundDecision(draft.text, draft.sentence.item, draft.certainty, draft.source) for draft in kept)


def _marked(index: int, sentence: Sentence, drafts: list[_Draft]) -> _Draft | None:
    """Take what the writer marked as a decision, or put in the list of decisions."""
    in_list = sentence.section is Section.DECISIONS and (sentence.kind is Kind.BULLET or sentence.mark is Mark.DECISION)
    if sentence.mark is not Mark.DECISION and not in_list:
        return None
    if _NO_CONTENT.match(sentence.text) or decides_nothing(sentence.text):
        return None
    if in_list and drafts and drafts[-1].sentence.block == sentence.block:
        return None
    return _Draft(squeeze(sentence.text), sentence, Certainty.CERTAIN, sentence.source, index, listed=in_list)


def _told(index: int, sentences: list[Sentence], owners: Owners, *, terse: bool) -> _Draft | None:
    sentence = sentences[index]
    text = sentence.text
    if not text or _is_none(text):
        return None
    before = sentences[index - 1] if index and sentences[index - 1].block == sentence.block else None
    if before is not None and _AGREES.search(text) and len(text.split()) <= 9 and _PROPOSES.search(before.text) and not _names_paper(text):  # noqa: PLR2004
        both = squeeze(f"{before.text} {text}")
        return _Draft(both, sentence, Certainty.CERTAIN, squeeze(f"{before.source} {sentence.source}"), index)
    sure = _judge(sentence, owners)
    if sure is None and terse:
        sure = _terse(text, owners)
    agreed = sentence.mark is Mark.AGREEMENT or (sentence.section is Section.AGREEMENTS and sentence.kind is Kind.BULLET)
    if sure is None and agreed and not re.search(r"\bvolgende? (?:overleg|vergadering|keer|bijeenkomst)\b", text, re.IGNORECASE):
        sure = Certainty.CERTAIN
    return _Draft(squeeze(text), sentence, sure, sentence.source, index) if sure else None


def _names_paper(text: str) -> bool:
    return bool(re.search(rf"\b{_PAPER}\b", text, re.IGNORECASE)) and not re.search(r"\bvoorstel\b", text, re.IGNORECASE)


def _is_none(text: str) -> bool:
    if is_question(text) or decides_nothing(text) or _OTHER_PAPER.search(text):
        return True
    if _OTHER_AGENT.search(text) or (_PERFECT.search(text) and not _OWN_PERFECT.search(text)):
        return True
    return is_report(text) or is_long_ago(text)


def _judge(sentence: Sentence, owners: Owners) -> Certainty | None:
    text = sentence.text
    proposes = _PROPOSES.search(text) and not re.search(
        (
            r"\b(?:unaniem|aangenomen|verworpen|overgenomen|akkoord)\b|^(?:we|wij|de werkgroep|de themagroep|de kerngroep|de"
            r" commissie)\s+(?:stel|adviseert)"
        ),
        text,
        re.IGNORECASE,
    )
    if is_condition(text) and not re.search(r"\bbesloten\b|\bafgesproken\b", text):
        return (
            Certainty.DOUBTFUL
            if re.search(r":\s|\breservedatum\b|\bdan (?:gaat|wijken|pakken|doen|gaan)\b|\bgaat (?:\S+\s+){1,5}niet door\b", text)
            and not is_wish(text)
            else None
        )
    if _CERTAIN[0].search(text) and not is_wish(text):
        return Certainty.CERTAIN
    if is_wish(text):
        return Certainty.DOUBTFUL if _DOUBTFUL[0].search(text) else None
    if proposes:
        return Certainty.DOUBTFUL if re.search(r"\bwordt voorgesteld\b", text) else None
    if any(pattern.search(text) for pattern in _CERTAIN):
        return Certainty.DOUBTFUL if _DOUBTFUL[1].search(text) or is_done(text) else Certainty.CERTAIN
    first = _FIRST_PERSON.match(text)
    if (
        first
        and first["verb"].lower() not in _STATES
        and re.search(r"\b(?:voortaan|definitief|niet langer|geen .* meer|alleen nog|met ingang van|vanaf)\b", text)
    ):
        return Certainty.CERTAIN if "voortaan" not in text else Certainty.DOUBTFUL
    if any(pattern.search(text) for pattern in _DOUBTFUL):
        return Certainty.DOUBTFUL
    return None


def _terse(text: str, owners: Owners) -> Certainty | None:
    """In a list of decisions a line without a subject is one."""
    if _TERSE_END.search(text):
        return Certainty.CERTAIN
    if _TERSE_SKIP.search(text) or re.match(rf"^{owners.names}\b", text) or len(text.split()) < 2 or is_wish(text):  # noqa: PLR2004
        return None
    return (
        Certainty.CERTAIN
        if re.search(r"\b(?:wordt|gaat|worden|vervalt|instemmen|afwijzen|verlengen|toekennen|niet)\b", text, re.IGNORECASE)
        else Certainty.DOUBTFUL
    )


def _without_doubles(drafts: list[_Draft]) -> list[_Draft]:
    kept: list[_Draft] = []
    for draft in drafts:
        twin = next(
            (other for other in kept if (draft.listed or other.listed) and draft.listed != other.listed and _same(other.text, draft.text)),
            None,
        )
        if twin is None:
            kept.append(draft)
        elif twin.certainty is Certainty.DOUBTFUL:
            twin.certainty = draft.certainty
    return kept


def _same(one: str, other: str) -> bool:
    left, right = key_words(one), key_words(other)
    smaller = min(len(left), len(right))
    return smaller > 0 and len(left & right) / smaller >= 0.6  # noqa: PLR2004

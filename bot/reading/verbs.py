"""Dutch verbs as minutes use them: who does something, who only says something, and what is undone by its particle."""

import re

from bot.reading.words import within

_DOING = """
achterhaalt/achterhalen adviseert/adviseren agendeert/agenderen analyseert/analyseren attendeert/attenderen belegt/beleggen belt/bellen
benadert/benaderen bereidt/bereiden berekent/berekenen bericht/berichten beschrijft/beschrijven bespreekt/bespreken bestelt/bestellen
bevestigt/bevestigen bewaakt/bewaken bezoekt/bezoeken bezorgt/bezorgen boekt/boeken brengt/brengen bundelt/bundelen checkt/checken
checkt/checken completeert/completeren controleert/controleren coördineert/coördineren contracteert/contracteren contacteert/contacteren
deelt/delen dient/dienen doet/doen draagt/dragen doorloopt/doorlopen evalueert/evalueren formuleert/formuleren faciliteert/faciliteren
geeft/geven haalt/halen hakt/hakken herinnert/herinneren herschrijft/herschrijven herziet/herzien houdt/houden huurt/huren
informeert/informeren inventariseert/inventariseren incasseert/incasseren int/innen instrueert/instrueren kaart/kaarten kiest/kiezen
koopt/kopen kopieert/kopiëren kijkt/kijken koppelt/koppelen laat/laten leest/lezen legt/leggen levert/leveren licht/lichten loopt/lopen
maakt/maken mailt/mailen meldt/melden monitort/monitoren neemt/nemen nodigt/nodigen noteert/noteren onderhoudt/onderhouden
onderzoekt/onderzoeken ontwerpt/ontwerpen ontwikkelt/ontwikkelen organiseert/organiseren overlegt/overleggen overhandigt/overhandigen
onderhandelt/onderhandelen pakt/pakken past/passen peilt/peilen plaatst/plaatsen plant/plannen polst/polsen presenteert/presenteren
probeert/proberen publiceert/publiceren redigeert/redigeren regelt/regelen rekent/rekenen reserveert/reserveren reageert/reageren
rapporteert/rapporteren repareert/repareren ruimt/ruimen schrijft/schrijven schetst/schetsen schoont/schonen schuift/schuiven
scant/scannen sluit/sluiten spreekt/spreken start/starten stelt/stellen stemt/stemmen stuurt/sturen test/testen toetst/toetsen
trekt/trekken tekent/tekenen traceert/traceren vergelijkt/vergelijken verhuurt/verhuren vermeldt/vermelden verspreidt/verspreiden
verstrekt/verstrekken verstuurt/versturen vertaalt/vertalen verwerkt/verwerken verwijdert/verwijderen verzamelt/verzamelen
verzendt/verzenden verzorgt/verzorgen verzet/verzetten vervangt/vervangen vervaardigt/vervaardigen verkent/verkennen
vernieuwt/vernieuwen verbetert/verbeteren vraagt/vragen vult/vullen wacht/wachten werkt/werken werft/werven wijst/wijzen
wijzigt/wijzigen zegt/zeggen zendt/zenden zet/zetten zoekt/zoeken zorgt/zorgen actualiseert/actualiseren archiveert/archiveren
bedankt/bedanken begeleidt/begeleiden betaalt/betalen bekijkt/bekijken bemiddelt/bemiddelen beantwoordt/beantwoorden
behandelt/behandelen bestudeert/bestuderen bouwt/bouwen communiceert/communiceren concipieert/concipiëren corrigeert/corrigeren
declareert/declareren drukt/drukken factureert/factureren ververst/verversen opent/openen registreert/registreren richt/richten
rondt/ronden selecteert/selecteren neemt/nemen nagaat/nagaan gaat/gaan komt/komen helpt/helpen biedt/bieden print/printen
retourneert/retourneren veilt/veilen voert/voeren voegt/voegen vormt/vormen vraagt/vragen prikt/prikken legt/leggen
interviewt/interviewen ontvangt/ontvangen verdeelt/verdelen bezint/bezinnen updatet/updaten uploadt/uploaden downloadt/downloaden
deelt/delen post/posten tweet/tweeten whatsappt/whatsappen appt/appen beheert/beheren beoordeelt/beoordelen onderbouwt/onderbouwen
vat/vatten schakelt/schakelen verifieert/verifiëren stroomlijnt/stroomlijnen zoekt/zoeken
"""
DOING: dict[str, str] = {}
for _pair in _DOING.split():
    _single, _many = _pair.split("/")
    DOING[_single] = _many
    DOING[_many] = _many
    DOING[_single.removesuffix("t") if _single.endswith("t") and not _many.endswith(("ten", "tten")) else _single] = _many

_REPORTING = """
meldt melden vindt vinden merkt merken constateert constateren concludeert concluderen vertelt vertellen antwoordt antwoorden betreurt
betreuren ziet zien herkent herkennen opent openen sluit sluiten heet heten dankt danken bedankt bedanken memoreert memoreren schetst
schetsen verwijst verwijzen benadrukt benadrukken denkt denken verwacht verwachten hoopt hopen wil willen wilt kan kunnen mag mogen moet
moeten hoeft hoeven is zijn was waren heeft hebben had hadden wordt worden werd werden blijft blijven lijkt lijken vreest vrezen
twijfelt twijfelen vertrekt vertrekken berust berusten staat staan zit zitten gelooft geloven weet weten begrijpt begrijpen waarschuwt
waarschuwen oppert opperen suggereert suggereren pleit pleiten bepleit benoemt benoemen noemt noemen onderschrijft steunt steunen deelde
meldde vroeg zei gaf deed ging kwam nam stelde bracht legde hield maakte vond zag verklaart verklaren beveelt bevelen verzoekt verzoeken
wenst wensen feliciteert complimenteert prijst spreekt erkent erkennen voelt voelen mist missen kent kennen krijgt krijgen heerst toont
tonen wijst wijzen licht
"""
REPORTING = frozenset(_REPORTING.split())

_NEVER_AFTER = {
    "vraagt": r"(?:zich|of|waarom|wat|wie|hoe|hoeveel|wanneer|naar|aandacht|om aandacht|welke?|waar|waaraan|waarvoor|in hoeverre"
    r"|om meer|om een reactie|om opheldering(?! bij)|om uitleg|hoelang|wat voor)\b",
    "stelt": r"(?:(?:\w+\s+){0,12}?(?:vast|voor)\b(?!\s+(?:de|het|een)\b.*\b(?:op|samen|beschikbaar)\b)|(?:de|een) vraag|vragen"
    r"|dat\b(?!\s+(?:op|samen)\b)|zich\b)",
    "geeft": r"(?:(?:\w+\s+){0,3}?(?:aan\b|te kennen|een (?:\w+\s)?(?:presentatie|toelichting|overzicht|update|terugkoppeling"
    r"|uitleg|korte|compliment)|toelichting|uitleg|blijk|in overweging|complimenten|de stand)|hierop)",
    "legt": r"(?:\w+\s+){0,12}?uit\b|.*\bde nadruk\b",
    "neemt": r"(?:(?:\w+\s+){0,6}?(?:kennis|afscheid|deel\b|aan dat|waar\b)|het woord)",
    "zegt": r"(?!(?:.*\s)?(?:toe|af|op)\b)",
    "brengt": r".*\b(?:naar voren|ter sprake|onder de aandacht dat|verslag uit)\b|(?:in|op) dat\b",
    "komt": r"(?!(?:.*\s)?(?:met een (?:voorstel|opzet|plan|concept|overzicht|notitie|lijst|uitwerking)|erop terug|hierop"
    r" terug|daarop terug|hier op terug|terug\b|voorstel|met voorstel))",
    "gaat": r"(?:(?:\w+\s+){0,2}?(?:akkoord|in op|uit van|ervan uit|weg|eerder|erop in|hierop in|daarop in|mee akkoord|door\b"
    r"|niet|mee\b|over\b|om\b(?! tafel)|naar huis|met pensioen|per\b))",
    "doet": r"(?:(?:\w+\s+){0,3}?(?:mee\b|verslag|een oproep|een voorstel\b(?! uit)|een beroep|alleen|de suggestie|mededeling"
    r"|denken|niet))",
    "maakt": r"(?:zich|bezwaar|melding|kenbaar|excuses|duidelijk|een opmerking|(?:de|een|enkele|nog"
    r" een)\s+(?:kant)?(?:opmerking|tekening)|gebruik|deel|kennis|uit\b|zijn complimenten|(?:\w+\s+){0,3}?bekend\b"
    r"|voorbehoud|een voorbehoud)",
    "houdt": r"(?!(?:.*\s)?(?:bij|in de gaten|contact|op de hoogte|de vinger|een oogje|in het oog|vinger|het contact|rekening)\b)",
    "laat": r"(?:weten|zich|blijken|het\b|optekenen|verstek)|.*\b(?:weten|zien|horen|blijken|vallen)\b",
    "loopt": r"(?!(?:.*\s)?(?:na\b|langs bij|nog na\b))",
    "leest": r"(?:voor\b|(?:\w+\s+){0,5}?voor\b)",
    "deelt": r"(?:(?:de|deze|die) (?:mening|zorg|zorgen|visie|indruk)|(?:\w+\s+){0,3}?(?:mee|mede)\s*(?:dat|over|hoe|of|,|:|$))",
    "wijst": r"(?!(?:.*\s)?(?:aan|toe)\b)",
    "licht": r"(?!(?:.*\s)?(?:in)\b[.;]?\s*$)",
    "sluit": r"(?!(?:.*\s)?(?:aan bij|contract|overeenkomst|kort)\b)",
    "spreekt": r"(?!(?:met|hierover met|daarover met|er(?:over)? met|nog (?:\w+ )?met|hem|haar|hen|ze|de\b.*\baan\b)\b)",
    "draagt": r"(?:bij\b|(?:\w+\s+){0,4}?bij\b)",
    "trekt": r"(?!(?:.*\s)?(?:na|in|aan|kar)\b)",
    "houden": r"$^",
    "werkt": r"bij (?:de|het|een|[A-Z])|(?!(?:.*\s)?(?:uit|bij|verder|af|om|aan)\b)",
    "past": r"(?!(?:.*\s)?(?:aan|toe)\b)",
    "wacht": r"(?!.*\bop reactie\b)",
    "kijkt": r"(?:terug|uit naar|ervan op|met\b)",
    "probeert": r"$^",
    "biedt": r"(?!(?:.*\s)?(?:aan)\b)|(?:zijn|haar) (?:excuses|verontschuldigingen)",
    "helpt": r"(?!(?:.*\s)?(?:mee|met|bij|haar|hem|daarbij|hierbij)\b)",
    "pakt": r"(?!(?:.*\s)?(?:op|aan)\b)",
    "dient": r"(?:\w+\s+){0,6}?(?:te\b)|.*\b(?:amendement|motie|klacht|voorstel)\b",
    "meldt": r"(?!(?:dit|dat|het|hem|haar|de\s+\w+\s+(?:aan|af)\b|deze|de lunch|de deelnemers|alle)\b)|(?:zich|dit (?:in|reeds"
    r"|al)|dat\b(?! bij| aan))",
    "start": r"(?:met\b.*\b(?:presentatie|toelichting)|de vergadering)",
    "voert": r"(?:het woord|aan\b|(?:\w+\s+){0,3}?aan\b)",
    "staat": r"",
    "reageert": r"(?:dat|op de|verbaasd|enthousiast|positief|hierop dat|met)\b",
    "vult": r"(?:aan\b|(?:\w+\s+){0,3}?aan (?:dat|met)\b|hierop aan)",
    "noteert": r"(?:dat)\b",
    "rapporteert": r"(?:dat|over)\b",
    "presenteert": r"(?:de (?:uitkomsten|resultaten|cijfers|stand)|het|een|kort|aan de hand)\b",
    "bespreekt": r"(?!(?:.*\s)?(?:met|intern|dit|deze|het met)\b)",
    "bedankt": r"",
    "bericht": r"(?:dat)\b",
    "bevestigt": r"dat\b|(?:dit|het|deze)\W*$",
    "informeert": r"(?:naar|of|hoe|wanneer|waarom|de aanwezigen|de vergadering|de werkgroep over|het overleg|ons|dat)\b",
    "behandelt": r"",
    "ontvangt": r"",
    "doorloopt": r"",
    "opent": r"",
    "schetst": r"",
    "evalueert": r"",
    "kiest": r"",
    "adviseert": r"(?:om|de|het|te|dat)\b",
    "plant": r"$^",
    "haalt": r"(?:aan\b|(?:\w+\s+){0,4}?aan\b)",
    "bezoekt": r"",
    "koopt": r"$^",
    "schrijft": r"(?:dat|zich)\b",
    "herinnert": r"(?:eraan|zich|aan|de aanwezigen|de vergadering|er aan)",
    "toetst": r"$^",
    "stemt": r"(?!(?:.*\s)?af\b)",
    "hakt": r"$^",
    "int": r"$^",
    "zoekt": r"$^",
    "tekent": r"(?:aan|hierbij aan|bezwaar)",
    "noemt": r"",
    "overlegt": r"$^",
    "richt": r"(?:zich)",
    "vat": r"(?:samen|.*\bsamen dat)",
    "attendeert": r"(?:op|de aanwezigen|de leden op)",
    "onderbouwt": r"",
    "verzet": r"(?:zich)",
}
"""What may not follow a verb that otherwise promises something; an empty pattern: it always reports."""

_NEVER = {verb: re.compile(pattern, re.IGNORECASE | re.DOTALL) for verb, pattern in _NEVER_AFTER.items()}
_STATIVE_END = re.compile(
    r"\b(?:zijn|hebben|worden|kunnen|moeten|mogen|willen|blijven|verlaten|stoppen|vertrekken|ontbreken|ingaan|meegaan"
    r"|deelnemen|aftreden|komen|vallen|gaan|voorzitten|aanwezig zijn|missen|leiden)[\s.!;,]*$",
    re.IGNORECASE,
)
_TAKES_ON = re.compile(
    r"\b(?:voor (?:zijn|haar|hun|mijn|onze) rekening|op (?:zich|me|mij|zich)\b|(?:dit|dat|deze|die|het|hem)(?: punt|"
    r" actie| taak)? op\b|draagt (?:hier|daar)?(?:voor )?(?:de )?zorg|zorgt (?:hier|daar)voor|zegt (?:dit|dat) toe"
    r"|^(?:dat|dit) (?:\S+ ){1,3}(?:door|op|na|uit)\b|zorg voor (?:te )?dragen|zorg dragen|zorgdragen|doet (?:dit"
    r"|dat)\b)",
    re.IGNORECASE,
)


def is_strange(verb: str) -> bool:
    """Say whether a word looks like a verb in the present tense that no table knows."""
    return verb.islower() and verb.endswith(("t", "en")) and verb not in DOING and verb not in REPORTING


def is_first_person(verb: str) -> bool:
    """Say whether a form fits only `ik`, or a verb turned before `je`."""
    verb = verb.lower()
    return verb in DOING and verb not in (DOING[verb], _SINGULAR[verb])


def singular(verb: str) -> str:
    """Give the third person singular that the tables use, for any present form."""
    many = DOING.get(verb, "")
    for single, plural in DOING.items():
        if plural == many and single != plural and single.endswith("t"):
            return single
    return verb


_SINGULAR = {form: singular(form) for form in DOING}


def promises(verb: str, rest: str) -> bool | None:
    """Say whether a present-tense verb with what follows promises a deed; None when the verb is not known."""
    verb = verb.lower()
    if verb not in DOING:
        return False if verb in REPORTING else None
    pattern = _NEVER.get(_SINGULAR[verb])
    return pattern is None or not pattern.match(rest.lstrip())


def will_do(rest: str) -> bool:
    """Say whether what follows `zal` ends in a deed."""
    clause = re.split(r"[;]|,\s*(?:zodat|omdat|waarna|want|maar|om\b|mits|tenzij)|\.\s*$", rest, maxsplit=1)[0]
    return not _STATIVE_END.search(clause.rstrip()) and bool(re.search(r"\w{2,}en\b|\bgaan\b|\bdoen\b|\bna\b", clause))


def takes_on(sentence: str) -> bool:
    """Say whether the sentence only takes on what the one before it says."""
    return bool(_TAKES_ON.search(sentence)) and within(sentence, 9)

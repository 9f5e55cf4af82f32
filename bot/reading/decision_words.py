"""How Dutch minutes word a decision, and what only looks like one."""

import re

from bot.reading.findings import Taken, Way
from bot.reading.words import listed

OWN = (
    r"(?:we|wij|men|de (?:stuur|project|klankbord|regie|kern|stem)groep|het (?:algemeen bestuur|ab|db)|het kernteam|de"
    r" regietafel|de tafel|het team"
    r"|de raad van toezicht|het netwerk|de kring|de (?:algemene (?:leden)?)?vergadering|de ledenvergadering|de alv|het"
    r" bestuur|de werkgroep|de themagroep|de kerngroep|de commissie|het overleg|de groep|de aanwezigen|de leden|de"
    r" deelnemers|het platform|prs|srs|iedereen|allen|het dagelijks bestuur|de redactie|de programmacommissie|het"
    r" secretarissenoverleg)"
)


PAPER = (
    r"(?:verslag|verslagen|notulen|besluitenlijst|actielijst|agenda|begroting|jaarrekening|jaarverslag|jaarplan"
    r"|werkplan|reglement|statuten|rooster|vergaderrooster|visie|notitie|plan|voorstel|concept|stuk|stukken|programma"
    r"|regeling|profiel|opzet|profielschets|offerte|verzoek|amendement|motie|contributie|tarief|missie|logo|naam"
    r"|handreiking|brief|document|rapport|advies|keuze|aanpak|nota|beleid|beleidsplan|convenant|huishoudelijk"
    r" reglement|financieel verslag)"
)


BODIES = {
    r"college|b\s?(?:&|en)\s?w\b": r"(?:het\s+)?college(?:\s+van\s+(?:burgemeester\s+en\s+wethouders|b\s?&\s?w))?",
    r"gedeputeerde staten": r"(?:gedeputeerde\s+staten|GS)",
    r"provinciale staten": r"(?:provinciale\s+staten|PS)",
    r"algemeen bestuur": r"(?:het\s+)?(?:algemeen\s+bestuur|AB)",
    r"dagelijks bestuur": r"(?:het\s+)?(?:dagelijks\s+bestuur|DB)",
    r"\w+raad\b|\b[go]?[mo]r\b": r"(?:de\s+)?(?:(?:gemeente|wijk|dorps|ondernemings|medezeggenschaps|cliënten|jeugd|ouder)?raad|G?MR|OR)",
    r"commissie": r"(?:de\s+)?\w*commissie",
    r"waterschap|heemraad": r"(?:het\s+)?(?:college\s+van\s+)?(?:dijkgraaf\s+en\s+)?heemraden",
    r"board|council|committee|trust|meeting": r"(?:the\s+)?(?:board|council|committee|trustees|members|meeting)",
}
"""What a title calls a body, and how its own minutes name it: `het college besluit` is ours only in the minutes of a college."""


def ours(title: str) -> re.Pattern[str] | None:
    """Give a pattern for the body whose minutes these are, where its title tells."""
    named = [name for key, name in BODIES.items() if re.search(key, title, re.IGNORECASE)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(named)})(?![\w-])(?!\s+van\s+\w)", re.IGNORECASE) if named else None


WAYS = {
    Way.UNANIMOUS: r"unaniem|met algemene stemmen|eenparig|eenstemmig|met unanimiteit|zonder tegenstemmen|unanimously",
    Way.VOTE: (
        r"(?:met )?\d+ (?:stemmen? )?(?:voor|in favour)\b"
        r"(?:[ ,;:]+(?:en |and )?\d+ (?:stemmen? )?(?:tegen|against|onthouding(?:en)?|abstentions?|blanco)\b)*"
        r"|(?:bij|met) meerderheid van stemmen|(?:de )?meerderheid"
    ),
    Way.CONSENT: r"bij acclamatie|zonder (?:hoofdelijke )?stemming|bij consent|bij hamerslag|hamerstuk|by consent|by acclamation",
}
_WAYS = re.compile("|".join(rf"(?P<{way.name}>\b(?:{words})\b)" for way, words in WAYS.items()), re.IGNORECASE)


def how(text: str) -> Taken | None:
    """Give how a decision was taken, where its sentence says so; numbers tell more than a word."""
    found = [(Way[name], match[name]) for match in _WAYS.finditer(text) for name in Way.__members__ if match[name]]
    best = min(found, key=lambda each: not any(sign.isdigit() for sign in each[1]), default=None)
    return Taken(*best) if best else None


SETTLED = (
    r"(?:vastgesteld|goedgekeurd|geaccordeerd|akkoord bevonden|akkoord verklaard|aangenomen|verworpen|overgenomen"
    r"|bekrachtigd|ingestemd|onderschreven|gehonoreerd|afgewezen|toegekend|aanvaard)"
)


CERTAIN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"\b(?:besloten|beslist)\s+(?:wordt|is|werd)\b|\b(?:wordt|is|werd)\s+(?:\S+\s+){0,6}?(?<!een )(?<!de )(?<!het"
            r" )(?:besloten|beslist)\b(?!\s+(?:deel|groep|kana|vergadering|gedeelte|omgeving|zitting|bijeenkomst|netwerk|forum"
            r"|site|pagina))|^(?:er\s+)?(?:unaniem\s+)?besloten\b"
        ),
        (
            rf"\b{OWN}\s+(?:\S+\s+){{0,3}}?besluit(?:en)?\b|\bbesluit(?:en)?\s+{OWN}\b|\b(?:we|wij|{OWN})\s+(?:hebben"
            rf"|heeft)\s+(?:\S+\s+){{0,12}}?(?:besloten|beslist)\b|\b(?:hebben|heeft)\s+{OWN}\s+(?:\S+\s+){{0,12}}?besloten\b"
        ),
        rf"\b{PAPER}\b[^.;]{{0,140}}?\b{SETTLED}\b",
        rf"\b(?:wordt|worden|is|zijn|werd|werden)\s+(?:\S+\s+){{0,14}}?{SETTLED}\b(?!\s+dat)",
        (
            rf"^(?:(?:onder dankzegging|ongewijzigd|gewijzigd|conform|unaniem|aldus|met dank|wordt|alles|akkoord en|zonder"
            rf" wijzigingen?)\s*,?\s*){{0,3}}{SETTLED}\b"
        ),
        (
            r"\b(?:gaat|gaan)\s+(?:\S+\s+){0,6}?akkoord\b|\b(?:stemt|stemmen)\s+(?:\S+\s+){0,8}?in\b(?!\s*(?:een|de)\s+\w+bus)"
            r"|\bkeurt\b[^.;]{0,100}\bgoed\b|\bkeuren\b[^.;]{0,100}\bgoed\b"
        ),
        (
            rf"\b{OWN}\b,?(?:[^.;]{{0,60}},)?\s*stel(?:t|len)\b(?!\s+vast\s+dat)[^.;]{{0,160}}\bvast\b(?!\s*dat)|\bstellen"
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
        rf"\b{OWN}\s+(?:\S+\s+){{0,4}}?(?:kiest|kiezen|opteert|opteren)\b|\bkiest\s+{OWN}\b|\bkiezen\s+(?:we|wij)\b",
        (
            r"\b(?:wordt|is|werd) de knoop doorgehakt\b|\bknoop is doorgehakt\b|\b(?:zijn|waren|is|was)\s+(?:het|het"
            r" er)\s+(?:\S+\s+){0,3}?(?:over )?eens\b\s*[:,;]|\bhet (?:(?:er|hier|daar)(?:over)? )?(?:snel |over )*eens (?:dat"
            r"|om|over)\b"
        ),
        (
            r"^(?:dus |en |nu )?(?:hij|zij|ze|dit|(?:de|het)(?: [\w-]+){0,4})\s+gaat\s+(?:\S+\s+){0,5}?(?:niet\s+)?door\b"
            r"|\bgaat\s+(?:de|het|onze|dit|deze)\s+(?:\S+\s+){0,8}?(?:niet|wel|gewoon)?\s*door\b(?!\s+met)|^gaat"
            r" (?:\S+\s+){0,3}?door\b"
        ),
        (
            r"^(?:dus |en |nu )?het wordt\s+(?:een |de |het )?[\w'](?!.*\b(?:ge|be|ver|ont|her|op|aan|uit|na|toe|mee|voor"
            r"|af)\w{2,}(?:d|t|en)\W*$)"
        ),
        (
            r"\b(?:bijdrage|contributie|prijs|tarief|bedrag|vergoeding|maximum|minimum|datum|locatie|naam|thema|titel"
            r"|deelnameprijs|inleg)\s+(?:\S+\s+){0,4}?(?:wordt|worden|gaat omhoog|gaat omlaag)\s+(?!\S*\s?(?:besproken"
            r"|toegelicht|genoemd|gevraagd|nagegaan|uitgezocht|nog|later|bekend))"
        ),
        r"\b(?:wordt|worden)\s+(?:\S+\s+){0,10}?(?:benoemd|herbenoemd|herkozen|gekozen tot|verkozen|toegelaten|gekozen als)\b",
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
            r"\b(?:wordt|worden)\s+(?:\S+\s+){0,10}?(?:toegevoegd aan de|herhaald|verlengd|verhoogd|verlaagd|uitgebreid"
            r"|opgeheven|ingesteld|opgericht"
            r"|gedekt uit|onttrokken aan|gefinancierd uit|bekostigd uit|betaald uit|stopgezet|voortgezet|beëindigd|afgeschaft"
            r"|ingevoerd|teruggebracht)\b"
        ),
        (
            r"\b(?:dat|dit|die) gaan we (?:dus |ook |voortaan )?(?:gebruiken|doen|invoeren|volgen|aanhouden|overnemen)\b"
            r"|^(?:dus )?(?:we|wij) gaan (?:voortaan )?(?:van \S+ naar|over op|door met|akkoord|voor)\b"
        ),
        r"\bt\.?\s?l\.?\s?v\.?\b|\bten laste van\b",
        r"\((?:wel |niet )?(?:akkoord|besloten|afgesproken)\)\s*\.?$|:\s*keuze voor\b|^keuze voor\b",
        r"^(?:als )?(?:hamer|bespreek)stuk\b|\bals (?:hamer|bespreek)stuk\b|\bhamerstuk\b",
        (
            r"\b(?:leden|aanwezigen|meerderheid|eigenaren|stemgerechtigden|fracties)\b[^.;]{0,40}\bstem(?:t|men|de"
            r"|den)\b[^.;]{0,30}\b(?:voor|tegen)\b"
            r"|\b\d+ (?:stemmen )?voor\b[^.;]{0,30}\b\d+ (?:stemmen? )?tegen\b|\b\d+ stemmen (?:unaniem )?voor\b"
            r"|\b(?:voorstel|motie|amendement)\b[^.;]{0,30}\b(?:aangenomen|verworpen)\b"
        ),
        rf"^{OWN}\s+adviseert\b",
        r"^(?:aldus|conform|overeenkomstig)\b[^.;]{0,40}\b(?:besloten|akkoord|voorstel|advies)\b|^conform\W*$",
        r"\b(?:wordt|worden|is|zijn)\s+(?:\S+\s+){0,8}?(?:gedechargeerd|gemachtigd|gemandateerd)\b|^tot\s[^.;]{3,60}\swordt\s+(?:gekozen|benoemd)\b",
        rf"\b{OWN}\s+(?:kan|kunnen) zich\s+(?:\S+\s+){{0,3}}?vinden in\b|\b(?:geeft|geven|verleent) (?:\w+ )?(?:goedkeuring|akkoord|instemming)\b",
        rf"\b{PAPER} (?:is|zijn) (?:unaniem )?akkoord\b",
        (
            r"\b(?:it (?:was|is)|was|were|is|are) (?:unanimously )?(?:agreed|resolved|decided|approved|carried|adopted|accepted"
            r"|elected|appointed)\b"
            r"|^(?:agreed|resolved|approved|carried|adopted)\b"
        ),
        r"^(?:the \w+|we|all) (?:unanimously )?(?:agreed|decided|resolved) (?:to|that)\b",
        r"\bde vergadering (?:unanimously )?(?:agreed|resolved|decided|approved|adopted|accepted|elected|appointed)\b",
        r"^(?:wel |niet )?akkoord\b|:\s*(?:niet )?akkoord\b[.!]?$|\bakkoord met\b",
    )
)


DOUBTFUL = tuple(
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


FIRST_PERSON = re.compile(r"^(?:Dus |En |Verder )?[Ww](?:e|ij)\s+(?P<verb>\w+)\b")


STATES = listed(
    """
    zijn waren hebben hadden zaten zien weten vinden denken hopen willen kunnen moeten mogen zouden bedanken danken
    wachten horen hoorden merken merkten kregen krijgen spraken bespraken begonnen stonden zagen blijken lopen
    verwachten missen
    """
)


PROPOSES = re.compile(
    (
        r"\b(?:stelt|stellen)\s+(?:(?!vast\b)\S+\s+){0,14}?voor\b|(?<!op )\bvoorstel (?:van|om|is)\b|\bwordt (?:unaniem"
        r" )?voorgesteld\b|\bgeeft in overweging\b|\bbeveelt\b|\badviseert\b|\bbepleit\b|\bdient\b[^.;]*\b(?:amendement"
        r"|motie)\b|\bopties?\s*:|\bverzoekt\b|\bnaar voren gebracht\b"
    ),
    re.IGNORECASE,
)


AGREES = re.compile(
    (
        r"^(?:(?:de vergadering|het overleg|de groep|het bestuur|iedereen|men|de werkgroep|de aanwezigen|allen|de leden|we|wij|daar|hier"
        r"|hiermee|daarmee|aldus|dit|dit voorstel|het voorstel|dat)\b.*)?\b(?:akkoord|instem\w*|stemt (?:hier|daar)?mee in"
        r"|stemmen (?:hier|daar)?mee in|in te stemmen|overgenomen|aldus besloten|conform besloten|aangenomen|mee eens|mee in|het"
        r" daarmee eens|het hiermee eens|stemt in|goedgekeurd)\b"
    ),
    re.IGNORECASE,
)


OTHER_AGENT = re.compile(
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


PERFECT = re.compile(
    r"\b(?:heeft|hebben|had|hadden)\b[^.;]*\b(?:besloten|beslist|afgesproken|gekozen|vastgesteld|goedgekeurd)\b", re.IGNORECASE
)


OWN_PERFECT = re.compile(rf"(?:\b{OWN}\s+(?:heeft|hebben)\b|\b(?:heeft|hebben)\s+{OWN}\b)", re.IGNORECASE)


OTHER_PAPER = re.compile(
    (
        r"\b(?:moet|moeten|dient|dienen|kan|kunnen|zou|zal nog)\b[^.;]{0,40}\bworden\s+(?:vastgesteld|goedgekeurd|besloten|aangenomen)\b"
        r"|\b(?:vastgesteld|goedgekeurd|aangenomen|toegekend|besloten)\b[^.;]{0,30}\bdoor (?:de |het )?(?:\w*raad|raden|college|gemeente\w*|provincie|minister\w*)\b"
        r"|^Aldus (?:vastgesteld|opgemaakt|gedaan)\b|\bbij acclamatie bedankt\b|\bapplaus\b(?!.*\b(?:goedgekeurd|vastgesteld|benoemd"
        r"|gekozen)\b)|\bstelt? vast dat\b"
        r"|\bvastgesteld dat\b|\bwordt vastgesteld dat\b|\bgaat akkoord met de notulist\b"
    ),
    re.IGNORECASE,
)


NO_CONTENT = re.compile(
    r"^\W*(?:geen|nog niet|niet genomen|n\.?v\.?t|aangehouden|volgt|-+|\.+|nader te bepalen|nihil|geen besluit)\b.*$|^\W*$", re.IGNORECASE
)


TERSE_SKIP = re.compile(
    (
        r"\b(?:ter informatie|ter kennisname|geen|komt terug|betaald|gedaan|verstuurd|ontvangen|nee|ja)\b|^\S+:|\b(?:is"
        r"|zijn|was|waren|heeft|hebben|vraagt|meldt)\b"
    ),
    re.IGNORECASE,
)


TERSE_END = re.compile(r":\s*(?:niet\s+|wel\s+)?\w+en[.]?$", re.IGNORECASE)


GOES_ON = re.compile(
    r"^(?:Afgekort|Daarmee|Dit betekent|Dit geldt|Dat betekent|De afkorting|Ingangsdatum|Met ingang van|Deze wijziging|Dit gaat in)\b"
)
CONDITION_SETTLES = re.compile(r":\s|\breservedatum\b|\bdan (?:gaat|wijken|pakken|doen|gaan)\b|\bgaat (?:\S+\s+){1,5}niet door\b")
PROPOSAL_TAKEN = re.compile(
    r"\b(?:unaniem|aangenomen|verworpen|overgenomen|akkoord)\b"
    r"|^(?:we|wij|de werkgroep|de themagroep|de kerngroep|de commissie|de vergadering)\s+(?:stel|adviseert)",
    re.IGNORECASE,
)
FROM_NOW_ON = re.compile(r"\b(?:voortaan|definitief|niet langer|geen .* meer|alleen nog|met ingang van|vanaf)\b")

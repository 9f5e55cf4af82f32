"""Action items: promises in prose, lines marked as such, and action lists; one item for each, wherever it stands twice."""

import re
from collections.abc import Iterator

from bot.reading import verbs
from bot.reading.deadlines import Calendar, due_in, is_deadline
from bot.reading.doubles import ActionDraft, without_doubles
from bot.reading.entries import Entry, from_line, from_table
from bot.reading.findings import Certainty, FoundAction
from bot.reading.headings import Section
from bot.reading.moods import is_condition, is_done, is_long_ago, is_open_to_all, is_question, is_report, is_wish
from bot.reading.owners import Owners
from bot.reading.parts import Document, Kind, Mark, Sentence
from bot.reading.words import squeeze

_ADVERB = (
    r"(?:ook|nog|dan|hier(?:over|voor|toe|van|na|bij|mee)?|daar(?:over|voor|toe|van|na|bij|mee|naast)?|dit|dat|alsnog"
    r"|zelf|eveneens|samen|vervolgens|verder)"
)
_NOT = re.compile(r"^\s*(?:\S+\s+){0,7}?(?:niet|geen|nooit|niets)\b", re.IGNORECASE)
_NOT_BUT = re.compile(r"\b(?:niet alleen|of (?:\S+\s+){0,6}niet|niet-)\b", re.IGNORECASE)
_HABIT = re.compile(r"\b(?:altijd|doorgaans|meestal|traditiegetrouw|gewoonlijk|elk jaar|jaarlijks|al jaren|sinds)\b", re.IGNORECASE)
_AGREED_THAT = r"(?:afgesproken|besloten|overeengekomen|spreken af|spreekt af|afspraak is|besluiten|besluit|toegezegd|de bedoeling is)"
_PASSIVE_ONLY = re.compile(
    (
        r"\b(?:zal|zullen)\b[^.;]*\b(?:worden|wordt)\b[^.;]*$|\b(?:zal|zullen)\b[^.;]*\bge\w+ (?:moeten )?worden\b"
        r"|\b(?:moet|moeten|dient|dienen) nog\b|\b(?:worden|wordt) (?:\w+ ){0,5}(?:nagezonden|rondgestuurd|rondgezonden"
        r"|toegezonden|nagestuurd|toegestuurd|uitgezocht|nagevraagd|opgevraagd|verspreid)\b"
    ),
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    (
        r"\b(?:loopt door|blijft staan|blijft open|blijft op de (?:lijst|actielijst)|schuift door|wordt doorgeschoven"
        r"|staat nog open|nog niet gedaan)\b"
    ),
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s*[(\[]\s*(?P<word>actie|ap|actiepunt|actiehouder|to ?do)\s*:?\s*(?P<who>[^()\[\]]{2,60})[)\]]\s*\.?\s*$", re.IGNORECASE
)
_INFINITIVE_END = re.compile(
    r"\b(?:\w{2,}en|gaan|doen|zien)\b\s*(?:\([^)]*\)|,?\s*(?:uiterlijk|voor|vóór|per|op)\b.*)?[.\s]*$", re.IGNORECASE
)
_FINITE = re.compile(
    r"\b(?:is|zijn|was|waren|heeft|hebben|wordt|worden|kan|kunnen|moet|moeten|zou|vindt|gaat|staat|komt|wil|mag)\b", re.IGNORECASE
)
_CALLED = r"(?:En |PS:? |Verder |Ook )?"
_SUBJECT_LEAD = re.compile(
    r"^(?!(?:Voor|Vóór|Na|Op|In|Uiterlijk|Daarna|Daarom|Daartoe|Daarnaast|Vervolgens|Verder|Ook|Tevens|Bij|Met|Per|Tot"
    r"|Tijdens|Binnen|Voorafgaand|Namens|Hiervoor|Hierover|Hiertoe|Daarover|Daarvoor|Intussen|Eerst|Vooraf|Aan|Over"
    r"|Via|Om|Van|Volgende|Morgen|Maandag|Dinsdag|Woensdag|Donderdag|Vrijdag)\b)(?:De|Het|Een|Deze|Die|Ik|Wij|We|Zij"
    r"|Hij|Iemand|Regio|Gemeente|[A-Z]\w+(?:\s+(?:van|de|der)\s+)?)\s+(?:\S+\s+){0,3}$"
)
_PRONOUN = re.compile(
    r"^(?:(?:Ook|Daarnaast|Daarna|Verder|Tevens|Vervolgens|Daartoe|Hiervoor|Hierover|Daarover"
    r"|Bovendien)\s+)?(?:[a-z]+\s+)?(?P<who>[Hh]ij|[Zz]ij|[Zz]e)\b(?!\s+(?:zijn|hebben|worden|willen|vinden))"
)


def find_actions(document: Document, owners: Owners, calendar: Calendar) -> tuple[tuple[FoundAction, ...], frozenset[int]]:
    """Find the action items; also say which sentences they took, so that none counts as a decision too."""
    hunt = _Hunt(document, owners, calendar)
    listed = hunt.from_tables()
    drafts = hunt.in_sentences()
    kept = without_doubles([*listed, *drafts], owners)
    taken = frozenset(draft.at for draft in drafts if draft.at >= 0 and draft.certainty is Certainty.CERTAIN)
    actions = tuple(
        FoundAction(
            squeeze(draft.text), draft.owners, draft.due, draft.sentence.item if draft.sentence else None, draft.certainty, draft.source
        )
        for draft in sorted(kept, key=lambda draft: draft.at if draft.at >= 0 else len(document.sentences))
    )
    return actions, taken


class _Hunt:
    """Goes over the sentences of one document with the patterns of its people."""

    def __init__(self, document: Document, owners: Owners, calendar: Calendar) -> None:
        self.document = document
        self.sentences = document.sentences
        self.owners = owners
        self.calendar = calendar
        names = owners.names
        self.subject_first = re.compile(
            (
                rf"^(?:{_CALLED}|(?:En|Maar|Dus|Ook|Alleen"
                rf"|Want)\s+)?[\"'(]?(?P<who>{names})\s*(?:\([^)]{{1,40}}\)\s*)?,?\s*(?P<adverb>{_ADVERB}\s+)?(?P<verb>[^\W\d_]+)\b(?P<rest>.*)$"
            ),
            re.DOTALL,
        )
        self.inverted = re.compile(
            rf"(?P<lead>^.{{1,160}}?)\b(?P<verb>[a-zé]+)\s+(?P<adverb>{_ADVERB}\s+)?(?P<who>{names})(?P<rest>.*)$", re.DOTALL
        )
        self.agreed = re.compile(rf"\b{_AGREED_THAT}\b[^.;]{{0,60}}?\bdat\s+(?P<who>{names})\s+(?P<rest>.+)$", re.IGNORECASE | re.DOTALL)
        self.asked = re.compile(
            (
                rf"(?:(?P<who>{names})\s+(?:krijgt|heeft) (?:het verzoek|de opdracht|opdracht|als taak)"
                rf"|\baan\s+(?P<who2>{names})\s+(?:wordt|is) (?:gevraagd|verzocht|opgedragen)|(?P<who3>{names})\s+(?:wordt|worden"
                rf"|is) (?:gevraagd|verzocht)|\b(?:wordt|is) (?:aan )?(?P<who4>{names}) (?:gevraagd|verzocht))\b"
            ),
            re.DOTALL,
        )
        self.offered = re.compile(
            (
                rf"(?P<who>{names})\s+(?:(?:is|zijn|verklaart zich) bereid|biedt aan|bieden aan|belooft|beloven|heeft (?:\w+"
                rf" )?(?:toegezegd|aangeboden|beloofd)|zal|zullen|gaat|gaan)\b(?P<rest>.*)$"
            ),
            re.DOTALL,
        )
        self.joined = re.compile(rf"^(?P<who>{names})\s+(?P<lead>[^.;]{{3,160}}?)\s+en\s+(?P<verb>[a-zé]+)\s+(?P<rest>.*)$", re.DOTALL)
        self.subject = re.compile(rf"^(?:{_CALLED})?(?P<who>{names})\b")
        self.passive = re.compile(
            rf"\b(?:wordt|worden|zal|zullen)\b(?P<before>[^.;]{{0,120}}?)\bdoor\s+(?P<who>{names})\s+(?P<rest>[^.;]*)\.?$", re.DOTALL
        )
        self.called = re.compile(
            (
                rf"^(?P<lead>{_CALLED})@?(?P<who>{names}),\s+(?:jij|jullie|kun jij|kan jij|wil jij|zou jij|kun je|wil je|zou je|jij"
                rf" zou|kunnen jullie|willen jullie|graag)\b(?P<rest>.*)$"
            ),
            re.DOTALL,
        )
        self.behind = re.compile(rf"(?:→|->|=>|\s[–-])\s*@?(?P<who>{names})\s*\.?$")
        self.doubt_will = re.compile(rf"^(?P<who>{names})\s+(?:moet|moeten|wil|wilt|dient|dienen)\b(?P<rest>.*)$", re.DOTALL)

    def from_tables(self) -> list[ActionDraft]:
        drafts = []
        for placed in self.document.tables:
            drafts += [
                ActionDraft(
                    entry.text, entry.owners, entry.due, Certainty.CERTAIN, None, entry.source, -1, listed=True, number=entry.number
                )
                for entry in from_table(placed.table, self.owners, self.calendar)
            ]
        return drafts

    def in_sentences(self) -> list[ActionDraft]:
        drafts: list[ActionDraft] = []
        skip_block = -1
        for index, sentence in enumerate(self.sentences):
            if (
                sentence.block == skip_block
                or sentence.section in {Section.HEAD, Section.DECISIONS, Section.OTHER}
                or sentence.kind in {Kind.FIELD, Kind.HEADING}
            ):
                continue
            if sentence.section is Section.ACTIONS and sentence.mark is not Mark.DECISION:
                skip_block = sentence.block
                drafts += self._listed(index)
            elif sentence.mark is Mark.DECISION:
                continue
            elif sentence.mark is Mark.ACTION or sentence.listed:
                drafts += self._marked(index, drafts)
            else:
                drafts += self._told(index, drafts)
            self._add_deadline(index, drafts)
        return drafts

    def _add_deadline(self, index: int, drafts: list[ActionDraft]) -> None:
        """Give the deadline that stands in a sentence of its own to what the sentence before it promised."""
        sentence = self.sentences[index]
        if index == 0 or self.sentences[index - 1].block != sentence.block or not drafts:
            return
        day = is_deadline(sentence.text, self.calendar)
        if day:
            for draft in drafts:
                if draft.at == index - 1 and draft.due is None:
                    draft.due = day
                    draft.source = squeeze(f"{draft.source} {sentence.source}")

    def _block(self, index: int) -> list[Sentence]:
        first = self.sentences[index]
        end = index
        while end < len(self.sentences) and self.sentences[end].block == first.block:
            end += 1
        return self.sentences[index:end]

    def _listed(self, index: int) -> list[ActionDraft]:
        """Read a line of an action list that is no table."""
        sentence = self.sentences[index]
        parts = self._block(index)
        text = squeeze(" ".join(part.text for part in parts))
        if sentence.done or is_done(text) or len(text.split()) < 2 or text.endswith(":") or len(text.split()) > 70:  # noqa: PLR2004
            return []
        entry = from_line(text, self.owners, self.calendar, label=sentence.label)
        if entry is None or not entry.text:
            return []
        if sentence.kind is Kind.TEXT and squeeze(entry.text) == text:
            return self._told(index, [])
        prose = sentence.kind is Kind.TEXT and not entry.owners and _FINITE.search(entry.text)
        return (
            []
            if prose
            else [
                self._draft(
                    entry, index, Certainty.CERTAIN if entry.owners or sentence.kind is Kind.BULLET else Certainty.DOUBTFUL, listed=True
                )
            ]
        )

    def _draft(self, entry: Entry, index: int, certainty: Certainty, *, listed: bool = False) -> ActionDraft:
        sentence = self.sentences[index]
        return ActionDraft(entry.text, entry.owners, entry.due, certainty, sentence, sentence.source, index, listed=listed, strong=True)

    def _marked(self, index: int, drafts: list[ActionDraft]) -> list[ActionDraft]:
        sentence = self.sentences[index]
        if sentence.done or (is_done(sentence.text) and not _CONTINUES.search(sentence.text)):
            return []
        label = "" if sentence.label.lower() in {"van toen", "vorige keer"} else sentence.label
        entry = from_line(sentence.text, self.owners, self.calendar, label=label)
        if entry is None:
            return []
        if entry.owners and len(entry.text.split()) < 2:  # noqa: PLR2004 - only names: the deed stands in the sentence before
            before = self._before(index)
            if before is None:
                return []
            for twin in [each for each in drafts if each.at == index - 1 and (not each.owners or set(each.owners) & set(entry.owners))]:
                drafts.remove(twin)
            return [
                ActionDraft(
                    before.text,
                    entry.owners,
                    entry.due or due_in(before.text, self.calendar),
                    Certainty.CERTAIN,
                    sentence,
                    squeeze(f"{before.source} {sentence.source}"),
                    index,
                    strong=True,
                )
            ]
        if not entry.text:
            return []
        return [self._draft(entry, index, Certainty.CERTAIN)]

    def _before(self, index: int) -> Sentence | None:
        if index == 0:
            return None
        before = self.sentences[index - 1]
        same = before.item == self.sentences[index].item and before.kind in {Kind.TEXT, Kind.BULLET}
        return before if same else None

    def _told(self, index: int, drafts: list[ActionDraft]) -> list[ActionDraft]:
        """Read promises in running text."""
        sentence = self.sentences[index]
        text = sentence.text
        trailing = _TRAILING.search(text)
        if trailing:
            named = self.owners.resolve(re.sub(r"^[\d.\-/]+\s*", "", trailing["who"]), loose=not re.match(r"^\d", trailing["who"]))
            if named:
                return [
                    ActionDraft(
                        text[: trailing.start()],
                        named,
                        due_in(text, self.calendar),
                        Certainty.CERTAIN,
                        sentence,
                        sentence.source,
                        index,
                        strong=True,
                    )
                ]
        called = self.called.match(text)
        if called:
            return [self._promise(index, text, called["who"], Certainty.CERTAIN)]
        if is_done(text) or is_long_ago(text) or (is_question(text) and "?" in text):
            return []
        found: list[ActionDraft] = []
        for clause in _clauses(self._named(index, text)):
            found += self._clause(index, clause)
        if found and self._named(index, text) != text:
            for draft in found:
                draft.text = text
                draft.source = squeeze(f"{self.sentences[index - 1].source} {draft.source}")
        if found and len(found) == 1 and verbs.takes_on(found[0].text):
            return self._taken_on(index, found[0], drafts)
        if not found:
            found += self._doubtful(index)
        return found

    def _named(self, index: int, text: str) -> str:
        """Put the person that the sentence before is about in the place of `hij` or `zij`, if there is just one."""
        pronoun = _PRONOUN.match(text)
        before = self._before(index)
        if pronoun is None or before is None or before.block != self.sentences[index].block:
            return text
        who = self.subject.match(before.text)
        owners = self.owners.resolve(who["who"]) if who else None
        if owners is None or len(owners) != 1 or self.owners.people.find(owners[0]) is None:
            return text
        return f"{text[: pronoun.start('who')]}{who['who']}{text[pronoun.end('who') :]}" if who else text

    def _taken_on(self, index: int, draft: ActionDraft, drafts: list[ActionDraft]) -> list[ActionDraft]:
        """Join `Jan neemt dit voor zijn rekening` with the sentence that says what."""
        before = self._before(index)
        if before is None or is_long_ago(before.text):
            return [draft]
        for earlier in [each for each in drafts if each.at == index - 1 and each.certainty is Certainty.DOUBTFUL]:
            drafts.remove(earlier)
        draft.text = squeeze(f"{before.text} {draft.text}") if is_question(before.text) else before.text
        draft.source = squeeze(f"{before.source} {self.sentences[index].source}")
        draft.due = draft.due or due_in(before.text, self.calendar)
        return [draft]

    def _promise(self, index: int, clause: str, who: str, certainty: Certainty, *, strong: bool = True) -> ActionDraft:
        sentence = self.sentences[index]
        return ActionDraft(
            clause,
            self.owners.resolve(who) or (who,),
            due_in(clause, self.calendar) or due_in(sentence.text, self.calendar),
            certainty,
            sentence,
            sentence.source,
            index,
            strong=strong,
        )

    def _clause(self, index: int, clause: str) -> list[ActionDraft]:
        if is_condition(clause) or is_question(clause):
            return []
        agreed = self.agreed.search(clause)
        if agreed and _verb_final(agreed["rest"]):
            return [self._promise(index, clause, agreed["who"], Certainty.CERTAIN)]
        asked = self.asked.search(clause)
        if asked and not is_wish(clause) and not re.search(r"\bgevraagd of\b|\bgevraagd (?:naar|waarom|hoe|wat)\b", clause):
            return [self._promise(index, clause, asked["who"] or asked["who2"] or asked["who3"] or asked["who4"], Certainty.CERTAIN)]
        if _wishes(clause) or _HABIT.search(clause):
            return []
        for match, wanted in self._spots(clause):
            if wanted is not None and not (_NOT.match(match["rest"]) and not _NOT_BUT.search(match["rest"])):
                return [self._promise(index, clause, match["who"], wanted)]
        return []

    def _spots(self, clause: str) -> Iterator[tuple[re.Match[str], Certainty | None]]:
        """Give the places where an owner meets a verb, with how sure the promise is; None when it is none."""
        offered = self.offered.search(clause)
        if (
            offered
            and not is_report(clause[: offered.start()])
            and not clause[: offered.start()].rstrip().endswith((" dat", " of", " die"))
        ):
            yield offered, self._will(offered)
        joined = self.joined.match(clause)
        first = self.subject_first.match(clause)
        if first:
            yield first, self._present(first)
        inverted = self.inverted.match(clause)
        if (
            inverted
            and not is_report(inverted["lead"])
            and not inverted["lead"].rstrip().lower().endswith((" dat", " die", " of", " waarom"))
        ):
            yield inverted, self._present(inverted, lead=inverted["lead"])
        if joined and not is_report(joined["lead"]) and " dat " not in joined["lead"]:
            yield joined, self._second(joined)
        passive = self.passive.search(clause)
        if passive and re.search(
            r"\b(?:ge|be|ver|her|ont|op|uit|aan|toe|na|voor|rond|in|af)\w{2,}(?:d|t|en)\b", passive["rest"] or passive["before"]
        ):
            yield passive, Certainty.CERTAIN

    def _will(self, match: re.Match[str]) -> Certainty | None:
        verb = match.group()[len(match["who"]) :].split()[0].strip(".,;:")
        if verb in {"gaat", "gaan"}:
            rest = match["rest"]
            if not verbs.promises("gaat", rest):
                return None
            return (
                Certainty.CERTAIN
                if _INFINITIVE_END.search(rest) or re.search(r"\b(?:na|achteraan|achterna|langs|in gesprek|om tafel|aan de slag)\b", rest)
                else None
            )
        if verb in {"zal", "zullen"}:
            return self._grade(match) if verbs.will_do(match["rest"]) else None
        return Certainty.CERTAIN

    def _present(self, match: re.Match[str], lead: str = "") -> Certainty | None:
        verb, rest = match["verb"], f"{match['adverb'] or ''}{match['rest']}"
        if verb in {"zal", "zullen"}:
            return self._grade(match) if verbs.will_do(rest) else None
        if verbs.is_first_person(verb) and match["who"].lower() != "ik":
            return None
        if (
            lead
            and _SUBJECT_LEAD.match(lead)
            and (re.match(r"\s*(?:de|het|een|hun|zijn|haar|geen)\b", rest) or match["who"].lower() in {"allen", "iedereen", "alle leden"})
        ):
            return None
        promised = verbs.promises(verb, rest) and verb not in {"gaat", "gaan"}
        if promised:
            if (
                lead
                and re.search(r"\b(?:heeft|hebben|had|is|was|die|dat|zoals|omdat|toen|waar\w*)\b", lead)
                and not re.search(r"[,;:]\s*$", lead)
            ):
                return Certainty.DOUBTFUL
            return self._grade(match)
        if (
            verb not in verbs.DOING
            and verb not in verbs.REPORTING
            and verb.islower()
            and re.search(r"(?:t|en)$", verb)
            and due_in(rest, self.calendar)
            and re.search(r"\b(?:uiterlijk|voor|vóór)\b", rest)
        ):
            return Certainty.DOUBTFUL
        return None

    def _second(self, match: re.Match[str]) -> Certainty | None:
        """Judge the second verb of a sentence whose first one promises nothing."""
        verb, rest = match["verb"], match["rest"]
        if verb in {"zal", "zullen"}:
            return Certainty.DOUBTFUL if verbs.will_do(rest) else None
        if verb in {"gaat", "gaan"} or not verbs.promises(verb, rest):
            return None
        return Certainty.CERTAIN if due_in(rest, self.calendar) else Certainty.DOUBTFUL

    def _grade(self, match: re.Match[str]) -> Certainty:
        """A group that does something is often only a way of speaking; with a day it is an appointment."""
        owners = self.owners.resolve(match["who"]) or ()
        group = any(
            owner.startswith(("het ", "de ")) and not re.match(r"de (?:voorzitter|secretaris|penningmeester|notulist)", owner)
            for owner in owners
        )
        return Certainty.DOUBTFUL if group and due_in(match["rest"], self.calendar) is None else Certainty.CERTAIN

    def _doubtful(self, index: int) -> list[ActionDraft]:
        """Read what may be an action item but names nobody, or only says that somebody must."""
        sentence = self.sentences[index]
        text = sentence.text
        if is_condition(text) or is_wish(text) or is_question(text) or is_report(text) or is_open_to_all(text):
            return []
        behind = self.behind.search(text)
        if behind and len(text.split()) > 3:  # noqa: PLR2004
            return [self._promise(index, text, behind["who"], Certainty.CERTAIN)]
        if sentence.kind is Kind.BULLET or sentence.mark is Mark.AGREEMENT or sentence.section is Section.AGREEMENTS:
            entry = from_line(text, self.owners, self.calendar, loose=False)
            if entry and entry.owners and entry.text != text and _INFINITIVE_END.search(entry.text) and not _FINITE.search(entry.text):
                sure = sentence.mark is Mark.AGREEMENT or sentence.section is Section.AGREEMENTS or text.rstrip(" .").endswith((")", "]"))
                return [self._draft(entry, index, Certainty.CERTAIN if sure else Certainty.DOUBTFUL)]
        must = self.doubt_will.match(text)
        if must and re.search(r"\bnog\b", must["rest"]):
            return [self._promise(index, text, must["who"], Certainty.DOUBTFUL, strong=False)]
        if (_PASSIVE_ONLY.search(text) and "voortaan" not in text) or _CONTINUES.search(text):
            named = re.search(rf"\bvan (?P<who>{self.owners.names})", text) if _CONTINUES.search(text) else None
            who = self.owners.resolve(named["who"]) if named else None
            return [ActionDraft(text, who or (), due_in(text, self.calendar), Certainty.DOUBTFUL, sentence, sentence.source, index)]
        return []


def _clauses(text: str) -> list[str]:
    parts = re.split(r";\s+|\s+—\s+|\.\s+(?=@)", text)
    return [part.strip() for part in parts if part.strip()]


def _wishes(clause: str) -> bool:
    """Say whether a clause wishes; `liefst` beside a firm verb only softens the day."""
    return is_wish(
        re.sub(r"\bliefst\b|\bmogelijk\w*\b|\bsuggesties?\b|\bwensen\b|\bidee(?:ën)?\b", "", clause, flags=re.IGNORECASE)
    ) or is_open_to_all(clause)


def _verb_final(rest: str) -> bool:
    last = re.findall(r"[^\W\d_]+", rest)
    return any(
        verbs.promises(word, "") is not False and (word.endswith(("t", "en")) or word in verbs.DOING) for word in last[-3:]
    ) and not re.search(r"\b(?:is|zijn|heeft|hebben|wordt|worden)\s*\.?$", rest)

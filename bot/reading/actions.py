"""Action items: promises in prose, lines marked as such, and action lists; one item for each, even where it is there twice."""

from dataclasses import replace
from datetime import date
from itertools import islice, takewhile

from bot.reading import verbs
from bot.reading.deadlines import Calendar, due_in, is_deadline
from bot.reading.doubles import ActionDraft, without_doubles
from bot.reading.entries import from_line, from_table
from bot.reading.findings import Certainty, FoundAction
from bot.reading.headings import Section
from bot.reading.language import Said
from bot.reading.moods import decides_nothing, is_condition, is_done, is_long_ago, is_open_to_all, is_question, is_report, is_wish
from bot.reading.owners import Owners
from bot.reading.parts import Document, Kind, Mark, Sentence
from bot.reading.promises import BEHIND, CALLED, INFINITIVE_END, STILL_OF, SUBJECT, Promises, clauses
from bot.reading.words import squeeze, within

_SAYS = Said("actions")

MAX_ENTRY_WORDS = 70


def find_actions(document: Document, owners: Owners, calendar: Calendar) -> tuple[tuple[FoundAction, ...], dict[int, set[str]]]:
    """Find the action items; also return what they took of which sentences, so that nothing counts as a decision too."""
    listed = [draft for placed in document.tables for draft in from_table(placed.table, owners, calendar)]
    drafts = _Hunt(document.sentences, owners, calendar).in_sentences()
    kept = without_doubles([*listed, *drafts], owners)
    taken: dict[int, set[str]] = {}
    for draft in drafts:
        if draft.at >= 0 and draft.certainty is Certainty.CERTAIN and not owners.are_groups(draft.owners):
            taken.setdefault(draft.at, set()).add(draft.text)
    kept.sort(key=lambda draft: draft.at if draft.at >= 0 else len(document.sentences))
    placed = ((draft, draft.sentence.item if draft.sentence else None) for draft in kept)
    return tuple(FoundAction(squeeze(each.text), each.owners, each.due, item, each.certainty, each.source) for each, item in placed), taken


class _Hunt:
    """Goes over the sentences of one document."""

    def __init__(self, sentences: list[Sentence], owners: Owners, calendar: Calendar) -> None:
        self.sentences = sentences
        self.owners = owners
        self.calendar = calendar
        self.promises = Promises(owners, calendar)

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
        """Give a deadline in a sentence of its own to what the sentence before it promised."""
        sentence = self.sentences[index]
        if index == 0 or self.sentences[index - 1].block != sentence.block or not drafts:
            return
        day = is_deadline(sentence.text, self.calendar)
        if day:
            for draft in drafts:
                if draft.at == index - 1 and draft.due is None:
                    draft.due = day
                    draft.source = squeeze(f"{draft.source} {sentence.source}")

    def _listed(self, index: int) -> list[ActionDraft]:
        """Read a line of an action list that is no table."""
        sentence = self.sentences[index]
        parts = [*takewhile(lambda each: each.block == sentence.block, islice(self.sentences, index, None))]
        text = squeeze(" ".join(part.text for part in parts))
        if sentence.done or is_done(text) or within(text, 1) or text.endswith(":") or not within(text, MAX_ENTRY_WORDS):
            return []
        entry = from_line(text, self.owners, self.calendar, label=sentence.label)
        if entry is None or not entry.text:
            return []
        if squeeze(entry.text) == text and (sentence.kind is Kind.TEXT or (len(parts) > 1 and _SAYS.finite.search(text))):
            return [draft for at, _ in enumerate(parts, start=index) for draft in self._told(at, [])]
        sure = bool(entry.owners) or sentence.kind is Kind.BULLET
        told = (not sure and _SAYS.finite.search(entry.text)) or (not entry.owners and _SAYS.still.search(text))
        return [] if told else [replace(self._entry(index, entry, sure=sure), listed=True)]

    def _draft(self, index: int, text: str, owners: tuple[str, ...], due: date | None, *, sure: bool = True) -> ActionDraft:
        sentence = self.sentences[index]
        certainty = Certainty.CERTAIN if sure else Certainty.DOUBTFUL
        return ActionDraft(text, owners, due, sentence.source, certainty=certainty, sentence=sentence, at=index)

    def _entry(self, index: int, entry: ActionDraft, *, sure: bool = True) -> ActionDraft:
        return self._draft(index, entry.text, entry.owners, entry.due, sure=sure)

    def _marked(self, index: int, drafts: list[ActionDraft]) -> list[ActionDraft]:
        sentence = self.sentences[index]
        if sentence.done or (is_done(sentence.text) and not _SAYS.continues.search(sentence.text)):
            return []
        label = "" if sentence.label.lower() in {"van toen", "vorige keer"} else sentence.label
        entry = from_line(sentence.text, self.owners, self.calendar, label=label)
        if entry is None:
            return []
        if not entry.owners and (found := self._promised(index)):
            return found
        if entry.owners and within(entry.text, 1):
            return self._of_sentence_before(index, entry, drafts)
        return [self._entry(index, entry)] if entry.text else []

    def _of_sentence_before(self, index: int, entry: ActionDraft, drafts: list[ActionDraft]) -> list[ActionDraft]:
        """Give the deed of the sentence before to the owners that are alone after the mark."""
        before = self._before(index)
        if before is None:
            return []
        for twin in [each for each in drafts if each.at == index - 1 and (not each.owners or set(each.owners) & set(entry.owners))]:
            drafts.remove(twin)
        draft = self._draft(index, before.text, entry.owners, entry.due or due_in(before.text, self.calendar))
        return [replace(draft, source=squeeze(f"{before.source} {draft.source}"))]

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
        trailing = _SAYS.trailing.search(text)
        written = trailing["who"] if trailing else ""
        named = self.owners.resolve(_SAYS.number.sub("", written), loose=not _SAYS.number.match(written))
        if trailing and named:
            draft = self._draft(index, text[: trailing.start()], named, due_in(text, self.calendar))
            return [draft] if draft.text.strip() else self._of_sentence_before(index, draft, drafts)
        called = self.promises.spot(CALLED, text)
        if called:
            return [self._promise(index, text, called["who"], Certainty.CERTAIN)]
        if sentence.done or is_done(text) or is_long_ago(text) or (is_question(text) and "?" in text):
            return []
        found = self._promised(index)
        if len(found) == 1 and verbs.takes_on(found[0].text) and not self.owners.are_groups(found[0].owners):
            return self._taken_on(index, found[0], drafts)
        return found or self._doubtful(index)

    def _promised(self, index: int) -> list[ActionDraft]:
        text = self.sentences[index].text
        named_text = self._named(index, text)
        told = ((clause, self.promises.in_clause(clause)) for clause in clauses(named_text))
        found = [self._promise(index, clause, *promise) for clause, promise in told if promise]
        if len(found) > 1:
            found = [replace(draft, due=due_in(draft.text, self.calendar), source=draft.text) for draft in found]
        if named_text != text:
            inside = _SAYS.pronoun_behind.search(text)
            for draft in found:
                draft.text = text
                draft.source = self.sentences[index].source if inside else squeeze(f"{self.sentences[index - 1].source} {draft.source}")
        return found

    def _named(self, index: int, text: str) -> str:
        """Put the person that the sentence before is about in the place of `hij` or `zij`, if there is just one."""
        pronoun = _SAYS.pronoun.match(text) or _SAYS.pronoun_behind.search(text)
        if pronoun is None:
            return text
        inside = pronoun.re is _SAYS.pronoun_behind
        before = self.sentences[index] if inside else self._before(index)
        while before is not None and not inside and _SAYS.pronoun.match(before.text):  # they are named at the head of the row
            index -= 1
            before = self._before(index)
        if before is None or before.block != self.sentences[index].block or (is_question(before.text) and not inside):
            return text
        said = before.text[: pronoun.start()] if inside else before.text
        alone = inside or len(self.owners.tagged(said)[1]) == 1
        who = self.promises.spot(_SAYS.anybody if alone else SUBJECT, said)
        owners = self.owners.resolve(who["who"]) if who else None
        if who is None or owners is None or len(owners) != 1 or self.owners.people.find(owners[0]) is None:
            return text
        return f"{text[: pronoun.start('who')]}{who['who']}{text[pronoun.end('who') :]}"

    def _taken_on(self, index: int, draft: ActionDraft, drafts: list[ActionDraft]) -> list[ActionDraft]:
        """Join `Jan neemt dit voor zijn rekening` with the sentence that says what."""
        before, sentence = self._before(index), self.sentences[index]
        if draft.text != sentence.text and draft.text in sentence.text:  # what it is about stands before it in the sentence itself
            return [replace(draft, text=sentence.text)]
        if before is None or is_long_ago(before.text) or (sentence.kind is Kind.BULLET and before.block != sentence.block):
            return [draft]
        for earlier in [each for each in drafts if each.at == index - 1 and each.certainty is Certainty.DOUBTFUL]:
            drafts.remove(earlier)
        draft.text = squeeze(f"{before.text} {draft.text}") if is_question(before.text) else before.text
        draft.source = squeeze(f"{before.source} {self.sentences[index].source}")
        draft.due = draft.due or due_in(before.text, self.calendar)
        return [draft]

    def _promise(self, index: int, clause: str, who: str, certainty: Certainty) -> ActionDraft:
        due = due_in(clause, self.calendar) or due_in(self.sentences[index].text, self.calendar)
        return self._draft(index, clause, self.owners.resolve(who) or (who,), due, sure=certainty is Certainty.CERTAIN)

    def _doubtful(self, index: int) -> list[ActionDraft]:
        """Read what may be an action item but names nobody in front, or only says that somebody must."""
        text = self.sentences[index].text
        if is_condition(text) or is_wish(text) or is_question(text) or is_report(text) or is_open_to_all(text):
            return []
        behind = self.promises.spot(BEHIND, text)
        if behind and not within(text, 3) and (behind["who"] or verbs.tells_a_deed(text)):
            return [self._promise(index, text, behind["who"] or behind["named"], Certainty.CERTAIN)]
        entries = self._entries(index)
        must = self.promises.must(text)
        if entries or must is not None:
            return entries or [self._promise(index, text, must or "", Certainty.DOUBTFUL)]
        passive = _SAYS.passive_only.search(text) and "voortaan" not in text and not decides_nothing(text)
        named = self.promises.spot(STILL_OF, text) if _SAYS.continues.search(text) else None
        who = self.owners.resolve(named["who"]) if named else None
        return [self._draft(index, text, who or (), due_in(text, self.calendar), sure=False)] if passive or who else []

    def _entries(self, index: int) -> list[ActionDraft]:
        """Read `Jan: zaal huren` and `zaal huren (Jan)`: one in a list or an agreement, or several in one sentence."""
        sentence, text = self.sentences[index], self.sentences[index].text
        agreed = sentence.mark is Mark.AGREEMENT or sentence.section is Section.AGREEMENTS
        if sentence.kind is Kind.BULLET or agreed:
            entry = from_line(text, self.owners, self.calendar, loose=False)
            if entry and entry.owners and entry.text != text and INFINITIVE_END.search(entry.text) and not _SAYS.finite.search(entry.text):
                sure = agreed or text.rstrip(" .").endswith((")", "]")) or _SAYS.name_first.match(text)
                return [self._entry(index, entry, sure=bool(sure))]
        parts = [_SAYS.lead.sub("", part) for part in clauses(text)]
        listed = [(from_line(part, self.owners, self.calendar, loose=False), part) for part in parts] if len(parts) > 1 else []
        if not all(entry and entry.owners and INFINITIVE_END.search(entry.text) for entry, _ in listed):
            return []
        return [replace(self._entry(index, entry), source=part) for entry, part in listed if entry]

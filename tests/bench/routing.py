"""A year of 200 questions in a network of 400 members with hidden expertise: whom the bot asks, beside chance and beside everybody.

Who knows what is drawn at random and shown to nobody: some name it in their profile (a few what they do not know), some presented it
or had it in hand. Whoever knows and is asked answers two times in three, which is a sign from then on.
"""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.domain.audience import EVERYBODY, PartnershipType, Profile, Province
from bot.domain.ids import ChannelId, MemberId, QuestionId
from bot.domain.questions import Question, QuestionPlan
from bot.domain.routing import IN_PEACE, MOST_ASKED, Candidate, SignKind, likeliest
from bot.search import Found, Index, IndexEntry
from bot.services.routing import Evidence, entry_of, index_of, signs_in

MEMBERS, QUESTIONS, DAYS = 400, 200, 365
START = datetime(2012, 1, 2, 7, tzinfo=UTC)
_ANSWERS = 2 / 3

SUBJECTS: tuple[tuple[str, ...], ...] = (
    # how a profile names it, how it is asked, and how the next asks the same in other words
    ("archief", "Wie heeft ervaring met het digitaliseren van het archief?", "ervaring met een gedigitaliseerd archief"),
    ("AVG", "Wie heeft een verwerkersovereenkomst volgens de AVG?", "voorbeeld van een AVG-verwerkersovereenkomst"),
    ("inkoop", "Welke afspraken maakt u over gezamenlijke inkoop?", "samen inkopen: welke afspraken?"),
    (
        "begroting",
        "Hoe stelt u de begroting op voor een gemeenschappelijke regeling?",
        "begroting opstellen van gemeenschappelijke regelingen",
    ),
    ("zaaksysteem", "Wie werkt met een gezamenlijk zaaksysteem?", "een zaaksysteem gezamenlijk gebruiken"),
    ("subsidie", "Wie vroeg een Europese subsidie aan?", "aanvragen van subsidies bij Europa"),
    ("jeugdzorg", "Hoe is de jeugdzorg bij u verdeeld?", "verdeling van de jeugdzorg"),
    ("afvalinzameling", "Wie regelt afvalinzameling voor meer gemeenten?", "afval inzamelen voor meerdere gemeenten"),
    ("communicatie", "Hoe doet u de communicatie naar inwoners?", "communiceren met inwoners"),
    ("energietransitie", "Wie coördineert de energietransitie?", "coördinatie van de energietransitie"),
    ("woningbouw", "Wie maakt regionale afspraken over woningbouw?", "afspraken in de regio over het bouwen van woningen"),
    ("veiligheidsregio", "Hoe werkt u samen met de veiligheidsregio?", "samenwerking met de veiligheidsregio's"),
    ("toerisme", "Wie heeft een fonds voor toerisme?", "is er ergens een toerismefonds?"),
    ("arbeidsmarkt", "Wie doet een project voor de arbeidsmarkt?", "projecten op de arbeidsmarkt"),
    ("vergunningen", "Wie verleent vergunningen namens anderen?", "vergunning verlenen namens een ander"),
    ("belastingen", "Wie int belastingen samen?", "gezamenlijk belasting innen"),
    ("onderwijshuisvesting", "Wie maakte een plan voor onderwijshuisvesting?", "plannen voor onderwijshuisvesting"),
    ("mobiliteit", "Hoe organiseert u regionale mobiliteit?", "organisatie van de mobiliteit in de regio"),
    ("detachering", "Hoe regelt u detachering van personeel?", "personeel detacheren"),
    ("huisstijl", "Wie liet een huisstijl ontwerpen?", "ontwerp van een huisstijl"),
    ("accountant", "Welke accountant controleert u?", "door welke accountant laat u controleren?"),
    ("integriteit", "Wie heeft een gedragscode over integriteit?", "gedragscodes voor integriteit"),
    ("cultuur", "Wie ondersteunt regionale cultuur?", "steun voor cultuur in de regio"),
    ("waterschap", "Hoe werkt u samen met het waterschap?", "samenwerken met waterschappen"),
    ("inwonerspanel", "Wie heeft een inwonerspanel?", "ervaring met inwonerspanels"),
    ("mandaat", "Hoe is het mandaat van de directeur geregeld?", "directeur: hoe is het mandaat geregeld?"),
    ("rekenkamer", "Wie deelt een rekenkamer?", "een rekenkamer delen met anderen"),
    ("glasvezel", "Wie legde glasvezel aan in het buitengebied?", "aanleg van glasvezel buiten de kern"),
    ("verzekeringen", "Wie sluit verzekeringen samen af?", "samen een verzekering afsluiten"),
    ("uittreding", "Hoe regelt u uittreding van een gemeente?", "een gemeente die uittreedt: hoe regelen?"),
    ("fusie", "Wie begeleidde een fusie van gemeenten?", "begeleiding bij gemeentelijke fusies"),
    ("klachten", "Wie heeft een gezamenlijke klachtencommissie?", "een klachtencommissie met anderen delen"),
)


@dataclass(frozen=True, slots=True)
class Year:
    """What came of a year: the share of questions put to somebody who knows, the load of each member, the shortest peace, and the
    share of second askers who were answered from what is kept.
    """

    hits: float
    load: list[int]
    peace: timedelta
    kept: float
    questions: int

    @property
    def gini(self) -> float:
        """How unevenly the load lies: 0 is evenly, 1 all on one."""
        ordered, total = sorted(self.load), sum(self.load) or 1
        return sum((2 * at - len(ordered) - 1) * each for at, each in enumerate(ordered, 1)) / (len(ordered) * total)


def year(*, seed: int = 1, how: str = "routed", questions: int = QUESTIONS) -> Year:
    """Run through a year; `how`: `routed`, `random` (five by chance) or `everybody`."""
    draw = random.Random(seed)  # noqa: S311  # a story, no secret
    people = [MemberId(f"U{at:03}") for at in range(MEMBERS)]
    knows = {member: set(draw.sample(range(len(SUBJECTS)), draw.choice([1, 2, 2, 3]))) for member in people}
    profiles = {member: _profile(draw, knows[member]) for member in people}
    found: list[Evidence] = [(each, SignKind.PROFILE, topic, topic) for each in people for topic in profiles[each].topics]
    found += [
        _shown(draw, knows, people, kind, trust)
        for kind, count, trust in ((SignKind.PRESENTED, 80, 0.9), (SignKind.OWNED, 300, 0.5))
        for _ in range(count)
    ]
    signs, kept = index_of(found, today=START.date()), Index()
    asked_at: dict[MemberId, datetime] = {}
    load, hits, gaps, again = Counter(dict.fromkeys(people, 0)), 0, [timedelta(days=DAYS)], {}
    for at in range(questions):
        now = START + timedelta(days=DAYS) * at / questions
        subject = draw.randrange(len(SUBJECTS))
        topic, first, _ = SUBJECTS[subject]
        asker = draw.choice(people)
        plan = QuestionPlan(text=first, topics=(topic,) if draw.random() < 0.7 else (), channel=ChannelId("C"), until=now.date())
        question = Question(id=QuestionId(at + 1), plan=plan, asked_by=asker, asked_at=now)
        due = datetime.combine(now.date() + timedelta(days=1), time(7), UTC)
        if how == "routed":
            fit = signs_in(question, signs, found, today=now.date())
            them = [
                Candidate(member=each, profile=profiles[each], due_at=due, asked_at=asked_at.get(each), signs=tuple(fit.get(each, ())))
                for each in people
            ]
            asked = [each.member for each in likeliest(them, asker=asker, audience=EVERYBODY, topics=plan.topics, near=profiles[asker])]
        else:
            others = [each for each in people if each != asker]
            asked = others if how == "everybody" else draw.sample(others, MOST_ASKED)
        for each in asked:
            load[each] += 1
            gaps += [due - asked_at[each]] if each in asked_at else []
            asked_at[each] = due
        knowers = [each for each in asked if subject in knows[each]]
        hits += bool(knowers)
        if how == "routed" and knowers and draw.random() < 1 - (1 - _ANSWERS) ** len(knowers):
            found.append((draw.choice(knowers), SignKind.ANSWERED, f"K{question.id}", f"{first} {topic}"))
            signs.put(entry_of(len(found) - 1, found[-1], today=now.date()))
            if subject in again:
                continue
            again[subject] = question.id
            kept.put(
                IndexEntry(
                    question.id,
                    now.date(),
                    "",
                    ", ".join(plan.topics),
                    f"{first} Bel ons gerust, dat hebben wij zo geregeld.",
                    "decided",
                    None,
                )
            )
    today = START.date() + timedelta(days=DAYS)
    right = sum(number in _known(kept.find(SUBJECTS[subject][2], today=today, limit=3)) for subject, number in again.items())
    return Year(hits / questions, list(load.values()), min(gaps), right / len(again) if again else 0.0, questions)


def _known(found: Found) -> list[int]:
    """List what whoever asks is shown before their question is put (`bot.services.asking`)."""
    return [hit.number for hit in found.hits[: found.sure] or found.guesses]


def _profile(draw: random.Random, known: set[int]) -> Profile:
    """Half of the members fill in what they know of; one in six of those names something they do not know."""
    topics = [SUBJECTS[each][0] for each in sorted(known)] if draw.random() < 0.5 else []
    topics += [draw.choice(SUBJECTS)[0]] if topics and draw.random() < 1 / 6 else []
    kind, province = draw.choice([None, *PartnershipType]), draw.choice([None, *Province])
    return Profile(type=kind, province=province, topics=tuple(dict.fromkeys(topics)))


def _shown(draw: random.Random, knows: dict[MemberId, set[int]], people: Sequence[MemberId], kind: SignKind, trust: float) -> Evidence:
    member = draw.choice(people)
    subject = draw.choice(sorted(knows[member])) if draw.random() < trust else draw.randrange(len(SUBJECTS))
    words = f"Stand van zaken {SUBJECTS[subject][0]}"
    return member, kind, words, words


def main() -> None:
    """Print the figures."""
    print(f"\nrouting: {QUESTIONS} questions in a year, {MEMBERS} members")
    print("| who is asked | hit | asked a question | Gini of the load | least days between two | second asker answered |")
    print("| --- | --- | --- | --- | --- | --- |")
    for how in ("routed", "random", "everybody"):
        made = year(how=how)
        second = f"{made.kept:.0%}" if how == "routed" else "-"
        print(f"| {how} | {made.hits:.2f} | {sum(made.load) / made.questions:.1f} | {made.gini:.2f} | {made.peace.days} | {second} |")
    assert year().peace >= IN_PEACE


if __name__ == "__main__":
    main()

"""Passing on what one knows, as members see it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.call_offs import Reason
from bot.domain.experiences import Asked, Experience, ExperienceState
from bot.domain.view_models import ShownKept
from bot.texts import Texts
from bot.views import experiences, questions
from bot.views.blocks import Message, View
from tests.builders import BRAM, NOW
from tests.views.samples_of_life import REASONS

_ASKED = Experience(
    id=3, member=BRAM, asked=Asked.EVENT, about="Bustour *langs* <!channel>", due_on=date(2012, 9, 17), state=ExperienceState.ASKED
)
_ANSWERED = replace(_ASKED, state=ExperienceState.ANSWERED, words="Bel de busmaatschappij <!here> *vroeg*.", talk="V12", answered_at=NOW)
_SKIPPED = replace(_ASKED, id=4, asked=Asked.PEOPLE, about="", state=ExperienceState.SKIPPED)
_FOUND = ShownKept(
    kind="experience",
    number="",
    title="",
    text=_ANSWERED.words,
    by="Bram Visser",
    at=datetime(2012, 9, 17, 10, tzinfo=UTC),
    experience=_ANSWERED,
)
_OFF = ShownKept(
    kind="call-off",
    number="V12",
    title="Leergang",
    text="De zaal was dicht.",
    by="",
    at=datetime(2012, 11, 26, 12, tzinfo=UTC),
    call_off=REASONS,
)


def _found(each: ShownKept, t: Texts) -> Message:
    return questions.with_kept(Message(text=t("kept-found-alone")), questions.kept([each], t), first=True)


SAMPLES: dict[str, Callable[[Texts], Message | View]] = {
    "experience_start": lambda t: experiences.start_form(t, member=BRAM, for_others=False),
    "experience_start_for_another": lambda t: experiences.start_form(t, member=BRAM, for_others=True),
    "experience_offer": lambda t: experiences.offer(t, by="Anna de Wit"),
    "experience_question": lambda t: experiences.question(_ASKED, t, place=1, of=8),
    "experience_answer_form": lambda t: experiences.answer_form(_ANSWERED, t),
    "experience_own": lambda t: experiences.own([_ASKED, replace(_ANSWERED, id=5, about="Leergang", shared=True), _SKIPPED], t),
    "experience_none_yet": lambda t: experiences.own([], t),
    "experience_shared": lambda t: experiences.own([replace(_ANSWERED, shared=True)], t, news="shared"),
    "experience_last": lambda t: experiences.own([_ANSWERED], t, news="last"),
    "experience_passed_on": lambda t: experiences.passed_on([_ANSWERED], t, by="Bram Visser"),
    "experience_found": lambda t: _found(_FOUND, t),
    "call_off_found": lambda t: _found(_OFF, t),
    "call_off_found_of_few": lambda t: _found(replace(_OFF, text="", call_off=replace(REASONS, counts={Reason.DATE: 2})), t),
}

"""Samples of the register: a decision with all that is linked to it, its history, pages, and its forms."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.domain.action_items import Source
from bot.domain.decisions import Alias, Decision, DecisionChange, DecisionStatus, DecisionStep, MinutesStatus, Wording
from bot.domain.ids import DecisionId, MessageTs
from bot.domain.members import Choices
from bot.domain.reminders import USUAL
from bot.domain.view_models import ShownDecision, ShownHistory
from bot.texts import Texts
from bot.views import decision_forms, decision_history, decisions, settings
from bot.views.blocks import Message, View
from tests.builders import ANNA, GENERAL, NOW, TODAY

NOW_HOLDS: Final = Decision(
    id=DecisionId(104),
    text="De contributie wordt 45 euro per jaar & geen cent *meer*.",
    decided_on=date(2012, 9, 13),
    meeting="Ledenvergadering",
    topic="Contributie",
    agenda_item="4. Begroting",
    supplements=DecisionId(60),
    minutes=MinutesStatus.DRAFT,
    recorded_by=ANNA,
    recorded_at=NOW,
    source_text="Na enige discussie besluit de vergadering de contributie op 45 euro te stellen.",
    source_link="https://prs.slack.com/archives/C1/p1347609600000100",
)
OLD: Final = replace(
    NOW_HOLDS,
    id=DecisionId(12),
    text="De contributie wordt 40 euro.",
    decided_on=date(2010, 3, 4),
    status=DecisionStatus.SUPERSEDED,
    successor=DecisionId(50),
    ended_on=date(2011, 3, 10),
    supplements=None,
    minutes=MinutesStatus.CHANGED,
    source_link=None,
    source_text="",
)
MIDDLE: Final = replace(OLD, id=DecisionId(50), text="De contributie wordt 42 euro.", successor=DecisionId(104), ended_on=date(2012, 9, 13))
WHOLE: Final = ShownDecision(
    decision=NOW_HOLDS,
    supplements=replace(OLD, id=DecisionId(60)),
    replaced=(OLD, MIDDLE),
    supplemented_by=(replace(OLD, id=DecisionId(110)),),
    changed=True,
    may_change=True,
)
CHAINED: Final = ShownDecision(decision=OLD, successor=MIDDLE, holder=NOW_HOLDS, changed=True)
REVOKED: Final = ShownDecision(
    decision=replace(NOW_HOLDS, status=DecisionStatus.REVOKED, ended_on=TODAY, minutes=MinutesStatus.ADOPTED), changed=True, may_change=True
)


def _change(change: DecisionStep, **facts: object) -> DecisionChange:
    made = DecisionChange(decision=DecisionId(12), change=change, by=ANNA, at=NOW)
    return replace(made, **facts)  # type: ignore[arg-type]  # facts of a change


HISTORY: Final = ShownHistory(
    decision=OLD,
    chain=(OLD, MIDDLE, NOW_HOLDS),
    changes=(
        _change(DecisionStep.CORRECTED, before=Wording(text="De contributie wordt 400 euro.", decided_on=date(2010, 3, 4)), by=None),
        _change(DecisionStep.SUPPLEMENTED, other=DecisionId(20), on=TODAY),
        _change(DecisionStep.REVOKED, on=TODAY),
        _change(DecisionStep.RESTORED, at=NOW + timedelta(days=1)),
        _change(DecisionStep.SUPERSEDED, other=DecisionId(50), on=TODAY),
        _change(DecisionStep.UNDONE),
    ),
    names={ANNA: "Anna de Wit"},
)
MANY: Final = [ShownDecision(decision=replace(OLD, id=DecisionId(number), status=DecisionStatus.DECIDED)) for number in range(1, 13)]
SOURCE: Final = Source(channel=GENERAL, ts=MessageTs("1347609600.000100"))

SAMPLES: Final[dict[str, Callable[[Texts], Message | View]]] = {
    "decision_whole": lambda t: decisions.card(WHOLE, t),
    "decision_corrected": lambda t: decisions.card(WHOLE, t, news="corrected"),
    "decision_now_revoked": lambda t: decisions.card(REVOKED, t, news="revoked"),
    "decision_now_superseded": lambda t: decisions.card(replace(CHAINED, may_change=True), t, news="superseded"),
    "decision_restored": lambda t: decisions.card(WHOLE, t, news="restored"),
    "decision_revoked_before": lambda t: decisions.card(REVOKED, t),
    "decision_history": lambda t: decision_history.history(HISTORY, t),
    "decision_history_none": lambda t: decision_history.history(replace(HISTORY, chain=(OLD,), changes=()), t),
    "decisions_chained": lambda t: decisions.found([CHAINED], t, latest=False),
    "decisions_valid": lambda t: decisions.found([ShownDecision(decision=NOW_HOLDS)], t, latest=False, valid=True),
    "decisions_latest_valid": lambda t: decisions.found([ShownDecision(decision=NOW_HOLDS)], t, latest=True, valid=True),
    "decisions_first_page": lambda t: decisions.found(MANY, t, latest=False),
    "decisions_further": lambda t: decisions.found(MANY[:4], t, latest=False, sure=2),
    "decisions_last_page": lambda t: decisions.found(MANY, t, latest=False, page=2),
    "decisions_nothing_valid": lambda t: decisions.nothing_found(["Contributie"], t, valid=True),
    "decision_form_from_message": lambda t: decision_forms.form(t, text="Akkoord", on=TODAY, source=SOURCE, link="https://prs.slack.com/x"),
    "decision_again": lambda t: decision_forms.recorded_before(DecisionId(104), t),
    "decision_correct_form": lambda t: decision_forms.correct_form(NOW_HOLDS, t),
    "decision_end_form": lambda t: decision_forms.end_form(NOW_HOLDS, t, today=TODAY),
    "network_form_aliases": lambda t: settings.network_form(
        Choices(),
        t,
        schedule=USUAL,
        organisers=(),
        operators=None,
        aliases=(Alias(name="SRS", meaning="Platform Regionale Samenwerking"), Alias(name="DB", meaning="dagelijks bestuur")),
    ),
}

"""How it looks when those who did not sign up are asked why, and what they said, in counts."""

from bot.domain.call_offs import CallOff, Reason
from bot.domain.events import Event
from bot.texts import Texts
from bot.views.blocks import Message, button, buttons, sentence, small

REASON_ACTION = "call_off_reason"
"""Action ids `call_off_reason.<reason>`; the value is the event's number."""


def question(event: Event, t: Texts) -> Message:
    """Ask somebody who did not sign up for the reason, by one tap."""
    said = t("reason-question", title=event.plan.title, event=f"V{event.id}")
    reasons = (button(t(f"reason-{reason}"), f"{REASON_ACTION}.{reason}", str(event.id)) for reason in Reason)
    return Message(text=said, blocks=(sentence(said), buttons(f"reason:{event.id}", *reasons), small(t("reason-hint"))))


def reasons_told(found: CallOff, t: Texts, *, to_organiser: bool) -> str:
    """Say why an event was called off, and why people did not sign up, in counts and most first."""
    said = t("reasons-too-few", count=found.signed_up, minimum=found.minimum)
    if not found.answered or not found.shows_counts(to_organiser=to_organiser):
        return f"{said} {t('reasons-none', count=found.asked)}" if to_organiser else said
    given = sorted((each for each in found.counts.items() if each[1]), key=lambda each: (-each[1], list(Reason).index(each[0])))
    counted = " · ".join(t("reason-count", reason=t(f"reason-{reason}"), count=count) for reason, count in given)
    return f"{said} {t('reasons-counted', counted=counted, count=found.answered, asked=found.asked)}"

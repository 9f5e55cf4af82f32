"""What a newcomer reads: the one welcome in their DM."""

from bot.texts import Texts
from bot.views.blocks import Message, button, buttons, sentence, small
from bot.views.general import HELP_ACTION, OFFER_ACTION


def welcome(t: Texts, *, name: str, command: str) -> Message:
    """Say what the bot is, ask for whom they work, and say how to be left alone."""
    said = t("welcome", name=name)
    taps = buttons(
        "welcome",
        button(t("button-profile"), f"{OFFER_ACTION}.profile", "-", style="primary"),
        button(t("help-button-events"), f"{HELP_ACTION}.events", "events"),
        button(t("help-button-settings"), f"{HELP_ACTION}.settings", "settings"),
    )
    return Message(text=said, blocks=(sentence(said), sentence(t("welcome-profile")), taps, small(t("welcome-alone", command=command))))


def with_hint(message: Message, hint: str | None, t: Texts, *, command: str) -> Message:
    """Put a hint under an answer, in small print."""
    if hint is None:
        return message
    return Message(text=message.text, blocks=(*message.blocks, small(t(f"hint-{hint}", command=command))))

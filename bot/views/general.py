"""Help, fixed sentences, a mistyped word, and the way to a form from where none can be opened."""

from collections.abc import Sequence

from bot.texts import Texts
from bot.views.blocks import MOST_VALUE, Block, Message, bullets, button, buttons, clip, header, prose, quote, run, section, sentence

HELP_ACTION = "help"
"""Action ids `help.<what>`: the common things behind a button."""

OFFER_ACTION = "offer_form"

MOST_TYPED = 8000
"""Characters said back of what was typed: what Slack lets one type, and the answer still takes."""

PARTS = ("change", "move", "call-off", "manage")
"""The forms that are a part of *Beheren…*."""

FOR_ALL = (
    *("next", "rsvp", "attendees", "events", "agenda", "actions", "action", "decisions", "minutes", "question"),
    *("questions", "polls", "numbers", "settings", "experience", "coverage", "my-data"),
)
FOR_ORGANISERS = ("new", "manage", "decision", "minutes-new", "minutes-draft", "poll", "dates", "turnout", "year-plan", "status")


def help_message(t: Texts, *, organiser: bool, command: str) -> Message:
    """Say what one can do, with buttons for the common things; longer for organisers."""
    blocks: list[Block] = [
        header(t("help-title")),
        prose(section(t("help-intro")), bullets(_help_line(name, t, command) for name in FOR_ALL)),
    ]
    if organiser:
        blocks.append(
            prose(section(run(t("help-organisers"), bold=True)), bullets(_help_line(name, t, command) for name in FOR_ORGANISERS))
        )
    common = [("next", "help-button-next"), ("actions", "help-button-actions"), ("events", "help-button-events")]
    if organiser:
        common.append(("new", "help-button-new"))
    common.append(("settings", "help-button-settings"))
    blocks.append(buttons("help", *(button(t(text_id), f"{HELP_ACTION}.{what}", what) for what, text_id in common)))
    blocks.append(sentence(t("help-threads", command=command)))
    return Message(text=t("help-title"), blocks=tuple(blocks))


def said(text: str) -> Message:
    """Say one sentence."""
    return Message(text=text, blocks=(sentence(text),))


def with_typed(message: Message, typed: str) -> Message:
    """Say back what was typed and not taken, so that it can be mended and sent again."""
    return Message(text=message.text, blocks=(*message.blocks, prose(quote(clip(typed, MOST_TYPED)))))


def unknown_word(word: str, nearest: Sequence[str], t: Texts, *, command: str) -> Message:
    """Say that a word is no command, and name the nearest that are."""
    text = t("unknown-word", word=word, command=command)
    if not nearest:
        return Message(text=text, blocks=(sentence(f"{text} {t('unknown-word-help', command=command)}"),))
    near = bullets([run(f"{command} {each}", bold=True)] for each in nearest)
    return Message(text=text, blocks=(prose(section(f"{text} {t('unknown-word-nearest')}"), near),))


def offer_form(form: str, prefill: str, t: Texts) -> Message:
    """Offer a form by a button, where Slack gives no trigger to open it."""
    text = t("managing-offered", number=f"V{prefill}") if form in PARTS else t(f"offer-{form}")
    return Message(
        text=text,
        blocks=(
            sentence(text),
            buttons("offer", button(t("button-open-form"), f"{OFFER_ACTION}.{form}", clip(prefill, MOST_VALUE) or "-")),
        ),
    )


def _help_line(name: str, t: Texts, command: str) -> list[Block | str]:
    return [run(t(f"help-{name}-usage", command=command), bold=True), f" – {t(f'help-{name}', command=command)}"]

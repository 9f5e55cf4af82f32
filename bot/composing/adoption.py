"""What the chair and owners hear of the adoption and the withdrawal of minutes, and the ✓ under what is noted for them."""

from bot.composing.composed import Composed, Context, Post, Seed, Skip, Unseed, composer
from bot.domain.events import EventState
from bot.domain.minutes import UNADOPTED
from bot.domain.notices import AskAdoption, MarkNote, TellWithdrawn
from bot.services import action_items, adoption, events, meeting_notes, members
from bot.views import adoption as views
from bot.views.action_items import number


@composer.register
def ask_adoption(notice: AskAdoption, at: Context) -> Composed:
    """Ask the chair what a meeting made of the minutes on its agenda, as far as nobody said so yet."""
    meeting = events.get(at.session, notice.event)
    if members.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    if meeting.state is not EventState.ANNOUNCED:
        return Skip(reason="called off, moved or withdrawn")
    found = [adoption.show(at.session, each).minutes for each in notice.minutes]
    waiting = [each for each in found if each.state in UNADOPTED and each.settled_in != meeting.id]
    if not waiting:
        return Skip(reason="said since")
    return Post(message=views.asked(meeting, waiting, at.texts(notice.member)), member=notice.member)


@composer.register
def tell_withdrawn(notice: TellWithdrawn, at: Context) -> Composed:
    """Tell an owner which of their action items lapsed with minutes that were withdrawn, or are open again."""
    if members.is_gone(at.session, notice.member):
        return Skip(reason="nobody to tell")
    shown = adoption.show(at.session, notice.minutes)
    lines = [(number(each), action_items.get(at.session, each).text) for each in notice.items]
    return Post(message=views.told_withdrawn(shown.minutes, lines, at.texts(notice.member), by=shown.settled_by), member=notice.member)


NOTED = "white_check_mark"


@composer.register
def mark_note(notice: MarkNote, at: Context) -> Composed:
    """Show under a message whether it is noted."""
    noted = meeting_notes.is_noted(at.session, notice.channel, notice.ts)
    return (Seed if noted else Unseed)(channel=notice.channel, ts=notice.ts, emojis=(NOTED,))

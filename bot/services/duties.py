"""Who acts as chair and secretary: those who were named, or their deputy while they cannot."""

from bot.db import members, workspaces
from bot.db.engine import WorkspaceSession
from bot.domain.handover import Duty
from bot.domain.members import Choices, Member


def acting(session: WorkspaceSession, duty: Duty) -> Member | None:
    """Find who acts in a duty: its holder; while they have left, have paused or nobody was named, their deputy; else nobody.

    A pause that is over was taken away when its day came (`bot.services.members.end_pauses`).
    """
    holder, deputy = _named(session, workspaces.choices(session), duty)
    return deputy if deputy is not None and (holder is None or holder.paused_until is not None) else holder


def acts_as(session: WorkspaceSession, member: Member, duty: Duty) -> bool:
    """Return whether a member may do what a duty brings with it: its holder always may, a guest never."""
    holder, _ = _named(session, workspaces.choices(session), duty)
    return any(each is not None and each.id == member.id for each in (holder, acting(session, duty)))


def _named(session: WorkspaceSession, chosen: Choices, duty: Duty) -> tuple[Member | None, Member | None]:
    """Return the holder of a duty and their deputy, as far as they are here; a deputy who has paused is not there either."""
    pair = (chosen.chair, chosen.chair_deputy) if duty is Duty.CHAIR else (chosen.secretary, chosen.secretary_deputy)
    found = members.named(session, [each for each in pair if each])
    holder, deputy = (found.get(each) if each else None for each in pair)
    here = [each if each is not None and not (each.gone or each.bot or each.guest) else None for each in (holder, deputy)]
    return here[0], here[1] if here[1] is not None and here[1].paused_until is None else None

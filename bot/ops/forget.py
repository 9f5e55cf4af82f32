"""Forgetting whoever asks the operator: somebody who has left, or cannot ask in Slack."""

from bot.composing.my_data import stand_ins
from bot.config import CannotStart
from bot.deps import Deps, remember_home
from bot.domain.ids import MemberId
from bot.services import personal


def forget(deps: Deps, member: str) -> None:
    """Forget a member by the id that Slack gives them.

    Raises:
        CannotStart: no such member is known.
    """
    remember_home(deps)
    workspace = deps.home.workspace
    if workspace is not None:
        with deps.writing(workspace) as session:
            if personal.forget(session, MemberId(member), stand_ins(session, deps), asked=True, now=deps.clock()):
                return
    message = f"No member {member} is known. In Slack the id is under the three dots of somebody's profile: Copy member ID."
    raise CannotStart(message)

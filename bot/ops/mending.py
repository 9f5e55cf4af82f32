"""What `prs doctor --fix` mends by itself: each says in a sentence what it did, or what it could not."""

from collections.abc import Callable, Sequence

from sqlalchemy.exc import SQLAlchemyError

from bot.config import CannotStart
from bot.db import migrate
from bot.db.cards import Card
from bot.deps import Deps
from bot.domain.errors import TryAgain
from bot.domain.ids import ChannelId, WorkspaceId
from bot.domain.members import Channel
from bot.ops.startup import only_instance
from bot.services import cards, deliveries, members, slack_sync, upkeep
from bot.slack.client import Access
from bot.slack.errors import TROUBLE, judge


def said(mend: Callable[[], str]) -> str:
    """Do it, and return what came of it."""
    try:
        return mend()
    except TryAgain as error:
        return f"left: {error.cause}"
    except SQLAlchemyError as error:
        return f"left: the database refused ({type(error).__name__})"
    except CannotStart as error:
        return f"left: {error}"
    except TROUBLE as error:
        return f"left: Slack refused ({judge(error).reason})"


def bring_up_to_date(deps: Deps) -> str:
    """Run the migrations; on SQLite only where no process has the file."""
    with only_instance(deps.settings):
        migrate.upgrade(deps.sessions.engine)
    return "made, or brought to the shape of this version"


def join(deps: Deps, workspace: WorkspaceId, channel: Channel) -> str:
    """Join a public channel; who is in it is read next."""
    deps.slack.join(channel.id)
    if migrate.is_current(deps.sessions.engine):
        with deps.writing(workspace) as session:
            if members.identity(session) is not None:
                slack_sync.read_channels(session)
    return f"joined #{channel.name}"


def join_all(deps: Deps, workspace: WorkspaceId, channels: Sequence[str]) -> str:
    """Join the public ones of these channels, and queue what Slack refused there."""
    from bot.delivery import join as join_one  # noqa: PLC0415  # it composes messages, which no other finding needs

    done = [channel for channel in channels if join_one(deps, workspace, ChannelId(channel))]
    with deps.writing(workspace) as session:
        for channel in done:
            deliveries.reopen_channel(session, ChannelId(channel), now=deps.clock())
    left = f"left: {len(channels) - len(done)} private or gone, which need an invitation"
    return "; ".join(
        [*([f"joined {len(done)}; what was refused there is queued"] if done else []), *([left] if len(done) < len(channels) else [])]
    )


def reopen(deps: Deps, access: Access) -> str:
    """Note that Slack is open to us again."""
    with deps.writing(access.workspace) as session:
        members.keep_identity(session, access.identity)
    return "what waited may go out again"


def read_on(deps: Deps, access: Access) -> str:
    """Read members and channels as far as Slack lets us."""
    from jobs import sync  # noqa: PLC0415  # the timetable, which no other finding needs

    deps.home.settle(access.workspace, access.identity)
    sync.run(deps)
    with deps.reading(access.workspace) as session:
        progress = slack_sync.progress(session)
    return "read whole" if progress.whole else f"read on; {'; '.join(progress.lines)}"


def empty(deps: Deps, workspace: WorkspaceId) -> str:
    """Empty what holds no value of its kind where it may be empty, or give it what a new row gets."""
    with deps.writing(workspace) as session:
        odd = upkeep.odd_values(session)
        for each in odd:
            if each.mendable:
                upkeep.mend_odd(session, each)
    done, left = ([each.name for each in odd if each.mendable is mendable] for mendable in (True, False))
    return f"emptied {', '.join(done)}" + (f"; left: {', '.join(left)}, which may not be empty" if left else "")


def keep_promises(deps: Deps, workspace: WorkspaceId) -> str:
    """Give deliveries that hang an end; those that did not arrive are told, none is sent by it."""
    with deps.writing(workspace) as session:
        before = sum(deliveries.broken_promises(session, now=deps.clock()).values())
        deliveries.keep_promises(session, now=deps.clock())
        after = sum(deliveries.broken_promises(session, now=deps.clock()).values())
    return f"gave {before - after} of {before} what they lacked; organisers hear of what did not arrive"


def seed(deps: Deps, workspace: WorkspaceId, bare: Sequence[Card]) -> str:
    """Queue our own reactions under the cards that lack them."""
    with deps.writing(workspace) as session:
        for card in bare:
            cards.seed_again(session, card, now=deps.clock())
    return "queued: the running bot sets them"

"""The Home tab of one member: composed from the state of the moment, and published only where it differs from what Slack shows."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.composing.composed import Composed, Context, Publish, Skip, composer
from bot.composing.prompts import open_questions
from bot.composing.responses import compose_response
from bot.db.homes import HomeTab
from bot.db.odd_data import readable
from bot.domain.errors import DomainError
from bot.domain.ids import MemberId
from bot.domain.notices import PublishHome
from bot.domain.polls import Poll
from bot.domain.responses import ShowDecisions
from bot.services import home_content, homes, members, polls
from bot.services.home_content import Common
from bot.texts import Texts
from bot.views import home as views
from bot.views import polls as poll_views
from bot.views.blocks import Block, HomeView, Message

ASKED = ("decide", "attendance", "make_minutes", "review", "adoption", "handover", "knows", "answer")
"""What was asked in the DM and is shown here as well; what else is asked is read from where it is kept."""

MOST_ASKED = 3


def look(at: Context) -> Callable[[Context], int]:
    """Compose anew what may be out of date, without a lock; return what keeps that, and queues what differs."""
    due, change = homes.due(at.session, now=at.now)
    known = home_content.common(at.session, now=at.now, zone=at.zone) if due else None
    looked = readable(at.session, "home", [(member,) for member in due], lambda row: _looked(at, row[0], known))
    odd = set(due) - {each.member for each in looked}
    looked += [homes.Looked(member=member, differs=False, look_again_at=None) for member in sorted(odd)]
    return lambda then: homes.keep_looked(then.session, looked, change, now=then.now)


def _looked(at: Context, member: MemberId, known: Common | None) -> homes.Looked:
    composed = _published(at, member, known)
    again = composed.look_again_at if isinstance(composed, (Publish, _Same)) else None
    return homes.Looked(member=member, differs=isinstance(composed, Publish), look_again_at=again)


@composer.register
def publish_home(notice: PublishHome, at: Context) -> Composed:
    """Show a member how things are, unless that is what they see already."""
    return _published(at, notice.member)


def _published(at: Context, member: MemberId, known: Common | None = None) -> Composed:
    home = homes.get(at.session, member)
    if home is None or members.is_gone(at.session, member):
        return Skip(reason="nobody to tell")
    view, look_again_at = _compose(at, home, known or home_content.common(at.session, now=at.now, zone=at.zone))
    digest = hashlib.sha256(json.dumps(view.payload(), sort_keys=True).encode()).hexdigest()
    if digest == home.digest:
        return _Same(reason="nothing changed", look_again_at=look_again_at)
    return Publish(member=member, view=view, digest=digest, over=home.view_hash, look_again_at=look_again_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Same(Skip):
    """They see that already."""

    look_again_at: datetime | None


def _compose(at: Context, home: HomeTab, known: Common) -> tuple[HomeView, datetime | None]:
    member, settings = members.require(at.session, home.member), at.deps.settings
    t = at.texts(member.id)
    shown = home_content.gather(at.session, member, known, now=at.now, zone=at.zone, has_channel=settings.prs_channel is not None)
    asked = [] if member.guest else [*open_questions(at, member.id, ASKED, most=MOST_ASKED), *_polls(at, member.id, known.polls, t)]
    searched = isinstance(home.said, ShowDecisions)
    return views.home(shown, t, now=at.now, said=_said(at, home), searched=searched, asked=asked), shown.look_again_at


def _polls(at: Context, member: MemberId, among: Sequence[Poll], t: Texts) -> list[list[Block]]:
    to_vote = polls.to_vote(at.session, among, to=member)[:MOST_ASKED]
    return [poll_views.ask(polls.show(at.session, poll, zone=at.zone, to=member), t) for poll in to_vote]


def _said(at: Context, home: HomeTab) -> Message | None:
    """Render what the last tap came to; what it was about may be gone by now."""
    try:
        return compose_response(at.session, at.deps, home.said, to=home.member, now=at.now) if home.said is not None else None
    except DomainError:
        return None

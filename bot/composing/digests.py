"""The digest, as things are when it is sent."""

from bot.composing.composed import Composed, Context, Post, Skip, composer
from bot.domain.notices import WeeklyDigest
from bot.services import digests
from bot.services import members as people
from bot.views import home as views


@composer.register
def weekly_digest(notice: WeeklyDigest, at: Context) -> Composed:
    """Tell a member all at once what asks something of them; nothing where nothing does."""
    if people.digest_of(at.session, notice.member) is None:
        return Skip(reason="wants single reminders again")
    shown = digests.gather(at.session, notice.member, since=notice.since, now=at.now, zone=at.zone)
    if shown.is_empty:
        return Skip(reason="nothing to tell")
    message = views.digest(
        shown.home, shown.decisions, at.texts(notice.member), now=at.now, more=shown.more_decisions, command=at.deps.settings.prs_command
    )
    return Post(message=message, member=notice.member)

"""The welcome of whoever joined the workspace."""

from bot.composing.composed import Composed, Context, Post, Skip, composer
from bot.domain.notices import Welcome
from bot.services import members
from bot.views import first_times as views


@composer.register
def welcome(notice: Welcome, at: Context) -> Composed:
    """Welcome a newcomer, unless they left or became a guest meanwhile."""
    if not members.is_member(at.session, notice.member):
        return Skip(reason="nobody to tell")
    t, command = at.texts(notice.member), at.deps.settings.prs_command
    return Post(message=views.welcome(t, name=members.name_of(at.session, notice.member), command=command), member=notice.member)

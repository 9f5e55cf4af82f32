"""Passing on what one knows: the offer, the questions, the word about sharing, and what whoever succeeds one gets."""

from bot.composing.composed import Composed, Context, Post, Skip, composer
from bot.domain.experiences import ExperienceState, FarewellState
from bot.domain.notices import AskExperience, OfferExperience, OfferSharing, TellExperience
from bot.services import experiences
from bot.services import members as people
from bot.views import experiences as views


@composer.register
def offer_experience(notice: OfferExperience, at: Context) -> Composed:
    """Ask a member whether they want to be asked, unless they said so meanwhile."""
    found = experiences.farewell_of(at.session, notice.member)
    if found is None or found.state is not FarewellState.OFFERED:
        return Skip(reason="answered")
    by = people.name_of(at.session, found.started_by)
    return Post(message=views.offer(at.texts(notice.member), by=by), member=notice.member)


@composer.register
def ask_experience(notice: AskExperience, at: Context) -> Composed:
    """Put a question, unless it was answered meanwhile."""
    every = experiences.of(at.session, notice.member)
    asked = next((each for each in every if each.id == notice.question), None)
    if asked is None or asked.state is not ExperienceState.ASKED:
        return Skip(reason="answered")
    message = views.question(asked, at.texts(notice.member), place=every.index(asked) + 1, of=len(every))
    return Post(message=message, member=notice.member)


@composer.register
def offer_sharing(notice: OfferSharing, at: Context) -> Composed:
    """Ask about what was answered and is not shared."""
    left = experiences.to_share(at.session, notice.member)
    if not left:
        return Skip(reason="nothing to share")
    return Post(message=views.own(left, at.texts(notice.member), news="last"), member=notice.member)


@composer.register
def tell_experience(notice: TellExperience, at: Context) -> Composed:
    """Pass on what a leaver shared, as it is by then."""
    shared = experiences.shared_by(at.session, notice.leaver)
    if not shared:
        return Skip(reason="shared no longer")
    by = people.name_of(at.session, notice.leaver)
    return Post(message=views.passed_on(shared, at.texts(notice.member), by=by), member=notice.member)

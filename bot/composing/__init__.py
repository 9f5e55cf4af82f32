"""From an intent to what is said: the state of the moment is read and handed to a view."""

from bot.composing.composed import Compare, Composed, Edit, Ephemeral, Post, Publish, Remove, Seed, Skip, Unseed, Upload, Wait
from bot.composing.event_forms import said_in_form
from bot.composing.forms import compose_form
from bot.composing.notices import compose
from bot.composing.responses import compose_response, sentence_of

__all__ = [
    "Compare",
    "Composed",
    "Edit",
    "Ephemeral",
    "Post",
    "Publish",
    "Remove",
    "Seed",
    "Skip",
    "Unseed",
    "Upload",
    "Wait",
    "compose",
    "compose_form",
    "compose_response",
    "said_in_form",
    "sentence_of",
]

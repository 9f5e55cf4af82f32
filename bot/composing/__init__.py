"""From an intent to what is said: the state of the moment is read and handed to a view."""

from bot.composing.answers import compose_answer, sentence_of
from bot.composing.composed import Compare, Composed, Edit, Ephemeral, Post, Remove, Seed, Skip, Upload, Wait
from bot.composing.forms import compose_form
from bot.composing.notices import compose

__all__ = [
    "Compare",
    "Composed",
    "Edit",
    "Ephemeral",
    "Post",
    "Remove",
    "Seed",
    "Skip",
    "Upload",
    "Wait",
    "compose",
    "compose_answer",
    "compose_form",
    "sentence_of",
]

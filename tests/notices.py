"""One of each notice and each answer, made from their fields, so that a new kind is tested the day it is written."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import EnumType
from types import UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from bot.domain.notices import KINDS, Notice, Reply
from bot.domain.responses import Response, Say
from tests.builders import NOW, ZONE

_PLAIN: dict[object, Any] = {
    str: "<!channel> *vet* & “één”",
    int: 7,
    float: 0.5,
    bool: True,
    bytes: b"\x00\xff",
    date: date(2012, 11, 26),
    datetime: NOW,
    timedelta: timedelta(minutes=1),
    ZoneInfo: ZONE,
}


def value_of(hint: Any) -> Any:  # noqa: PLR0911  # a table
    """Make a value of a type."""
    if isinstance(hint, NewType):
        return 7 if hint.__supertype__ is int else f"{hint.__name__}7"
    if isinstance(hint, EnumType):
        return list(hint)[-1]
    if get_origin(hint) is Literal:
        return get_args(hint)[-1]
    if get_origin(hint) is Mapping:
        key, value = get_args(hint)
        return {value_of(key): value_of(value)}
    if get_origin(hint) is frozenset:
        return frozenset(value_of(kind) for kind in get_args(hint))
    if get_origin(hint) in {Collection, Iterable, Sequence, list}:
        return [value_of(kind) for kind in get_args(hint)]
    if get_origin(hint) is frozenset:
        return frozenset(value_of(kind) for kind in get_args(hint))
    if get_origin(hint) is tuple:
        kinds = [kind for kind in get_args(hint) if kind is not ...]
        return tuple(value_of(kind) for kind in kinds) * (2 if ... in get_args(hint) else 1)
    if get_origin(hint) in {Union, UnionType}:
        return (
            Say(text_id="done", facts=(("name", "Jan"), ("count", 3)), days=(("on", date(2012, 11, 26)),))
            if Say in get_args(hint)
            else value_of(get_args(hint)[0])
        )
    if hint is Notice:
        return _full(Reply)
    return _full(hint) if is_dataclass(hint) else _PLAIN[hint]


def _full(kind: Any) -> Any:
    """Fill every field."""
    hints = get_type_hints(kind)
    return kind(**{field.name: value_of(hints[field.name]) for field in fields(kind) if field.name != "kind" or field.default is MISSING})


def _least(kind: Any) -> Any:
    """Fill only what must be filled."""
    hints = get_type_hints(kind)
    return kind(**{field.name: value_of(hints[field.name]) for field in fields(kind) if field.default is MISSING})


ANSWERS: list[Response] = [make(kind) for kind in get_args(Response) for make in (_full, _least)]
NOTICES: list[Notice] = [make(kind) for kind in KINDS for make in (_full, _least)]
CARRIERS: list[type[Any]] = [kind for kind in KINDS if "answer" in get_type_hints(kind)]


def carrying(kind: type[Any], answer: Response) -> Notice:
    """Make a notice of this kind that carries the answer."""
    hints = get_type_hints(kind)
    notice: Notice = kind(
        **{
            field.name: answer if field.name == "answer" else value_of(hints[field.name])
            for field in fields(kind)
            if field.default is MISSING
        }
    )
    return notice

"""The table of Web API methods: their arguments, scopes, and the function that answers."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.model import Json, Refused, invalid
from bot.sandbox.workspace import Workspace

ArgumentType = type[str] | type[int] | type[bool] | type[list[Any]] | type[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Call:
    """One request: the workspace, the arguments with their types, and where the server is reached."""

    workspace: Workspace
    args: Json
    address: str

    def need(self, scope: str) -> None:
        """Refuse with `missing_scope` unless the token was granted this scope."""
        granted = self.workspace.scopes
        if scope and scope not in granted:
            raise Refused("missing_scope", needed=scope, provided=",".join(granted))


@dataclass(frozen=True, slots=True)
class Method:
    """A Web API method; `app_token` says that it wants the xapp token, `anybody` that it wants none."""

    name: str
    answer: Callable[[Call], Json]
    scope: str
    args: dict[str, ArgumentType]
    required: tuple[str, ...] = ()
    app_token: bool = False
    anybody: bool = False


METHODS: dict[str, Method] = {}

Answering = Callable[[Call], Json]


def method(
    name: str,
    scope: str = "",
    *,
    required: dict[str, ArgumentType] | None = None,
    optional: dict[str, ArgumentType] | None = None,
    app_token: bool = False,
    anybody: bool = False,
) -> Callable[[Answering], Answering]:
    """Register the function that answers a Web API method."""

    def register(answer: Answering) -> Answering:
        args = {**(required or {}), **(optional or {})}
        METHODS[name] = Method(name, answer, scope, args, tuple(required or {}), app_token, anybody)
        return answer

    return register


@dataclass(slots=True)
class Arguments:
    """The arguments of one request while they are read."""

    args: Json = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def read_arguments(wanted: Method, given: Json) -> Json:
    """Give the arguments of a form or JSON body their types.

    Raises:
        Refused: `invalid_arguments`, for what is missing, ill-typed or unknown.
    """
    reading = Arguments()
    for name, value in given.items():
        if name not in wanted.args:
            reading.unknown.append(name)
            reading.problems.append(f"[ERROR] unknown argument: {name}")
        else:
            _read(reading, name, value, wanted.args[name])
    reading.problems += [f"[ERROR] missing required field: {name}" for name in wanted.required if given.get(name) in (None, "")]
    if reading.problems:
        raise invalid("invalid_arguments", reading.problems)
    return reading.args


def _read(reading: Arguments, name: str, value: object, kind: ArgumentType) -> None:
    found = _typed(value, kind)
    if found is None:
        reading.problems.append(f"[ERROR] must be a valid {kind.__name__} [json-pointer:/{name}]")
    else:
        reading.args[name] = found


def _typed(value: object, kind: ArgumentType) -> object | None:
    if kind is str:
        return value if isinstance(value, str) else None
    if kind is bool:
        return {"1": True, "true": True, "0": False, "false": False}.get(str(value).lower())
    if kind is int:
        return int(str(value)) if str(value).isdigit() else None
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
    return value if isinstance(value, kind) else None

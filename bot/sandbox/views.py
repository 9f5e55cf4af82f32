"""Modals and home tabs: trigger ids, the stack of three, and what a person has filled in."""

import secrets
import time
from dataclasses import dataclass
from typing import Any

from bot.sandbox.blocks import checked_view
from bot.sandbox.composition import all_options
from bot.sandbox.elements import STATELESS, children
from bot.sandbox.model import Json, Refused, View

STACK = 3
_EMPTY: dict[str, tuple[str, str]] = {
    # element type: name in state.values, name of the initial value
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "file_input": ("files", ""),
}


def value_key(element: Json) -> str:
    """Return the name of an element's value in `state.values` and `actions[]`."""
    return _EMPTY[element["type"]][0]


def initial_values(blocks: list[Json]) -> dict[str, Json]:
    """Return `state.values` as it is before anyone touched a thing."""
    found: dict[str, Json] = {}
    for block in blocks:
        for element in children(block):
            if element["type"] not in STATELESS:
                found.setdefault(block["block_id"], {})[element["action_id"]] = _initial(element)
    return found


def _initial(element: Json) -> Json:
    key, initial = _EMPTY[element["type"]]
    empty: Any = [] if key in ("selected_options", "selected_users", "files") else None
    return {"type": element["type"], key: element.get(initial, empty)}


def kept_values(blocks: list[Json], entered: dict[str, Json]) -> dict[str, Json]:
    """Return the values after an update: what was entered stays where block_id and action_id stay."""
    fresh = initial_values(blocks)
    for block in blocks:
        for element in children(block):
            old = entered.get(block["block_id"], {}).get(element["action_id"])
            if old is not None and old["type"] == element["type"] and _still_offered(element, old):
                fresh[block["block_id"]][element["action_id"]] = old
    return fresh


def _still_offered(element: Json, value: Json) -> bool:
    if "option" not in value_key(element):
        return True
    chosen = [value["selected_option"]] if value.get("selected_option") else value.get("selected_options", [])
    return all(one in all_options(element) for one in chosen)


@dataclass(slots=True)
class Trigger:
    """Whose action it was, when (stopwatch), and whether it was exchanged for a view."""

    user: str
    at: float
    used: bool = False


class Views:
    """Every person's open modals (top last) and home tab."""

    def __init__(self) -> None:
        self.trigger_seconds = 3.0
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}
        self._triggers: dict[str, Trigger] = {}

    def trigger(self, user: str) -> str:
        """Make a trigger_id: three seconds, one use."""
        name = f"{secrets.randbelow(10**10)}.{secrets.randbelow(10**10)}.{secrets.token_hex(16)}"
        self._triggers[name] = Trigger(user, time.monotonic())
        return name

    def exchange(self, name: str) -> str:
        """Spend a trigger_id and return whose it is.

        Raises:
            Refused: `invalid_trigger_id`, `exchanged_trigger_id` or `expired_trigger_id`.
        """
        trigger = self._triggers.get(name)
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if time.monotonic() - trigger.at > self.trigger_seconds:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger.user

    def open(self, trigger: str, body: Json) -> View:
        """Open a modal on a fresh stack."""
        checked = self._unique(checked_view(body, "modal"))
        user = self.exchange(trigger)
        view = _new(user, checked)
        self.stacks[user] = [view]
        return view

    def push(self, trigger: str, body: Json) -> View:
        """Put a modal on top of the one that was acted in."""
        checked = self._unique(checked_view(body, "modal"))
        return self.push_for(self.exchange(trigger), checked)

    def push_for(self, user: str, checked: Json) -> View:
        """Put a checked modal on a person's stack.

        Raises:
            Refused: `push_limit_reached`, or `not_found` when no modal is open.
        """
        stack = self.stacks.get(user, [])
        if not stack:
            raise Refused("not_found")
        if len(stack) >= STACK:
            raise Refused("push_limit_reached")
        view = _new(user, checked)
        view.previous, view.root = stack[-1].id, stack[0].id
        stack.append(view)
        return view

    def update(self, view: View, body: Json, expected: str | None = None) -> View:
        """Replace a view's content; entered values stay where block_id and action_id stay equal.

        Raises:
            Refused: `hash_conflict` when the view changed since that hash was read.
        """
        checked = self._unique(checked_view(body, view.body["type"]), view)
        if expected is not None and expected != view.hash:
            raise Refused("hash_conflict")
        view.values = kept_values(checked["blocks"], view.values)
        view.body, view.hash = checked, _hash()
        return view

    def publish(self, user: str, body: Json, expected: str | None = None) -> View:
        """Replace a person's home tab whole."""
        current = self.homes.get(user)
        if current is not None:
            return self.update(current, body, expected)
        view = _new(user, self._unique(checked_view(body, "home")))
        self.homes[user] = view
        return view

    def find(self, view_id: str | None = None, external_id: str | None = None) -> View:
        """Find an open view.

        Raises:
            Refused: `not_found`, as for a modal that was closed.
        """
        for view in self._all():
            if (view_id and view.id == view_id) or (external_id and view.body.get("external_id") == external_id):
                return view
        raise Refused("not_found")

    def close(self, view: View, *, whole_stack: bool = False) -> None:
        """Close the top modal, or all of them."""
        stack = self.stacks.get(view.user, [])
        if whole_stack:
            stack.clear()
        elif view in stack:
            del stack[stack.index(view) :]

    def _all(self) -> list[View]:
        return [view for stack in self.stacks.values() for view in stack] + list(self.homes.values())

    def _unique(self, body: Json, own: View | None = None) -> Json:
        wanted = body.get("external_id")
        if wanted and any(view is not own and view.body.get("external_id") == wanted for view in self._all()):
            raise Refused("duplicate_external_id")
        return body


def _new(user: str, checked: Json) -> View:
    key = "V" + secrets.token_hex(5).upper()
    return View(key, user, _hash(), checked, initial_values(checked["blocks"]), root=key)


def _hash() -> str:
    return f"{int(time.monotonic())}.{secrets.token_hex(4)}"

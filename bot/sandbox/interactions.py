"""What a person does: commands, taps, forms, shortcuts; each becomes a payload, and the bot's answer shows.

Payloads: https://docs.slack.dev/reference/interaction-payloads
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import markup, shapes
from bot.sandbox.delivery import Acknowledgement, Courier, Parcel
from bot.sandbox.form_values import refusals
from bot.sandbox.model import Conversation, Json, Message, Person, Refused, Shortcut, View
from bot.sandbox.responses import TROUBLE, Responses
from bot.sandbox.views import initial_values, kept_values
from bot.sandbox.workspace import Workspace


@dataclass(slots=True)
class Outcome:
    """What the person sees of what they did: words of Slack when it failed, errors in the form, an answer."""

    error: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    message: Message | None = None
    file: Json | None = None


@dataclass(frozen=True, slots=True)
class OnMessage:
    """A message that someone acts on."""

    conversation: Conversation
    message: Message


Command = tuple[str, str, str]
"""A slash command: its name, description and usage hint."""

Pressed = tuple[Json, Json]
"""The block and the element in it that someone acts on."""


class Interactions:
    """Turns deeds into payloads for the bot and applies what it answers."""

    def __init__(
        self, workspace: Workspace, courier: Courier, responses: Responses, commands: Sequence[Command], shortcuts: Sequence[Shortcut]
    ) -> None:
        self.workspace, self.courier, self.responses = workspace, courier, responses
        self.commands = [name for name, _, _ in commands]
        self.described = [{"command": name, "description": words, "usage_hint": hint} for name, words, hint in commands]
        self.shortcuts = list(shortcuts)
        self.should_escape = True
        self._message_values: dict[tuple[str, str, str], dict[str, Json]] = {}

    def command(self, person: Person, conversation: Conversation, line: str, *, in_thread: bool = False) -> Outcome:
        """Run a slash command; Slack refuses it in threads."""
        name, _, words = line.strip().partition(" ")
        if in_thread:
            return Outcome(f"{name} is not supported in threads. Sorry!")
        if name not in self.commands:
            return Outcome(
                f"{name} is not a valid command. In Slack, all messages that start with the “/” character are interpreted as commands."
            )
        with self.workspace.lock:
            payload = self._command_payload(person, conversation, name, words.strip())
        reply = self.courier.ask(Parcel("slash_commands", payload))
        if not reply.ok:
            why = "operation_timeout" if _timed_out(reply) else "dispatch_failed"
            return Outcome(f'{name} failed with the error "{why}"')
        try:
            with self.workspace.lock:
                return Outcome(message=self.responses.command_answer(person.id, conversation, reply.body))
        except Refused as refusal:
            self._complain(f"answer to {name}", refusal)
            return Outcome(f'{name} failed with the error "{refusal.error}"')

    def tap(self, person: Person, where: OnMessage | View, pressed: Pressed, value: Json, values: Json | None = None) -> Outcome:
        """Press a button or choose in a menu; `value` is what `actions[]` says of the choice."""
        block, element = pressed
        with self.workspace.lock:
            action = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
            action |= {"action_ts": self.workspace.next_ts()} | value
            payload = self._common(person, "block_actions") | self._place(person, where, values, action)
        return self._ask(payload)

    def submit(self, person: Person, view: View, values: dict[str, Json] | None = None) -> Outcome:
        """Send a form, unless Slack's own client refuses it first."""
        with self.workspace.lock:
            if values is not None:
                view.values = kept_values(view.body["blocks"], _merged(view.values, values))
            wrong = refusals(view)
            if wrong:
                return Outcome(errors=wrong)
            payload = self._common(person, "view_submission") | {"view": shapes.view(self.workspace, view), "response_urls": []}
        reply = self.courier.ask(Parcel("interactive", payload))
        if not reply.ok:
            return Outcome(TROUBLE)
        try:
            with self.workspace.lock:
                errors = self.responses.submission_answer(view, reply.body)
        except (Refused, KeyError) as refusal:
            self._complain("answer to a form", refusal)
            return Outcome(TROUBLE)
        self.workspace.changed()
        return Outcome(errors=errors or {})

    def close(self, person: Person, view: View, *, whole_stack: bool = False) -> Outcome:
        """Close a modal (Cancel), or the whole stack (the cross); the bot hears of it if it asked to."""
        with self.workspace.lock:
            whole_stack = whole_stack or bool(view.body.get("clear_on_close"))
            shown = self.workspace.views.stacks[person.id][0] if whole_stack else view
            payload = self._common(person, "view_closed")
            payload |= {"view": shapes.view(self.workspace, shown, values=False), "is_cleared": whole_stack}
            del payload["trigger_id"]
            self.workspace.views.close(view, whole_stack=whole_stack)
        self.workspace.changed()
        return self._ask(payload) if shown.body.get("notify_on_close") else Outcome()

    def shortcut(self, person: Person, callback_id: str, on: OnMessage | None = None) -> Outcome:
        """Run a shortcut of the app, on a message or from anywhere."""
        with self.workspace.lock:
            if all(one.callback_id != callback_id for one in self.shortcuts):
                return Outcome(f"{callback_id} is no shortcut of this app.")
            payload = self._common(person, "message_action" if on else "shortcut")
            payload |= {"callback_id": callback_id, "action_ts": self.workspace.next_ts()}
            if on is not None:
                payload |= {
                    "message_ts": on.message.ts,
                    "message": shapes.message(self.workspace, on.conversation, on.message),
                    "channel": self._channel(on.conversation),
                    "response_url": self.responses.hook(person.id, on.conversation),
                }
        return self._ask(payload)

    def entered(self, person: Person, where: OnMessage | View) -> dict[str, Json]:
        """Return the values that a person has filled in so far in a view or message (to change in place)."""
        if isinstance(where, View):
            return where.values
        key = (person.id, where.conversation.id, where.message.ts)
        values = kept_values(where.message.blocks, self._message_values.get(key, initial_values(where.message.blocks)))
        self._message_values[key] = values
        return values

    def _ask(self, payload: Json) -> Outcome:
        reply = self.courier.ask(Parcel("interactive", payload))
        if reply.ok:
            return Outcome()
        return Outcome(
            f"{self.workspace.team.bot_name} did not respond ({'operation_timeout' if _timed_out(reply) else 'dispatch_failed'})."
        )

    def _common(self, person: Person, kind: str) -> Json:
        team = self.workspace.team
        return {
            "type": kind,
            "team": {"id": team.id, "domain": team.domain},
            "user": {"id": person.id, "username": person.handle, "name": person.handle, "team_id": person.team or team.id},
            "api_app_id": team.app_id,
            "token": "verification-token",
            "trigger_id": self.workspace.views.trigger(person.id),
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _place(self, person: Person, where: OnMessage | View, values: Json | None, action: Json) -> Json:
        if isinstance(where, View):
            if values:
                where.values = kept_values(where.body["blocks"], _merged(where.values, values))
            return {
                "container": {"type": "view", "view_id": where.id},
                "view": shapes.view(self.workspace, where),
                "actions": [action],
            }
        conversation, message = where.conversation, where.message
        state = _merged(self.entered(person, where), values or {})
        container = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": conversation.id,
            "is_ephemeral": message.only_for is not None,
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        found: Json = {
            "container": container,
            "channel": self._channel(conversation),
            "state": {"values": state},
            "response_url": self.responses.hook(person.id, conversation, message),
            "actions": [action],
        }
        return found if message.only_for else found | {"message": shapes.message(self.workspace, conversation, message)}

    def _command_payload(self, person: Person, conversation: Conversation, name: str, words: str) -> Json:
        team = self.workspace.team
        if self.should_escape:
            words = markup.as_command_text(words, handles=self.workspace.handles(), channels=self.workspace.channel_names())
        return {
            "token": "verification-token",
            "team_id": team.id,
            "team_domain": team.domain,
            "channel_id": conversation.id,
            "channel_name": self._channel(conversation)["name"],
            "user_id": person.id,
            "user_name": person.handle,
            "command": name,
            "text": words,
            "api_app_id": team.app_id,
            "is_enterprise_install": "false",
            "response_url": self.responses.hook(person.id, conversation),
            "trigger_id": self.workspace.views.trigger(person.id),
        }

    def _channel(self, conversation: Conversation) -> Json:
        hidden = {"im": "directmessage", "private": "privategroup"}
        return {"id": conversation.id, "name": hidden.get(conversation.kind, conversation.name)}

    def _complain(self, where: str, refusal: Exception) -> None:
        details = refusal.extra if isinstance(refusal, Refused) else ""
        self.workspace.complain(f"{where}: {refusal} {details}".strip())


def _timed_out(reply: Acknowledgement) -> bool:
    return reply.reason in ("timeout", "http_timeout")


def _merged(old: dict[str, Json], new: Any) -> dict[str, Json]:  # noqa: ANN401 - state.values as the page sends them
    merged = {block: dict(actions) for block, actions in old.items()}
    for block, actions in new.items():
        merged.setdefault(block, {}).update(actions)
    return merged

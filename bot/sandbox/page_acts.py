"""The deeds that the page can ask for, by name."""

from base64 import b64decode
from collections.abc import Callable

from bot.sandbox import membership, posts, shapes
from bot.sandbox.form_values import find_element
from bot.sandbox.interactions import Interactions, OnMessage, Outcome
from bot.sandbox.message_field import invite, say, take_in
from bot.sandbox.model import Conversation, Json, Message, Person, Refused, View
from bot.sandbox.people import open_app

REACTED = {"already_reacted": "You already reacted with that emoji.", "no_reaction": "You did not react with that emoji."}

Deed = Callable[[Person, Json], Outcome]


class Acts:
    """Does what a member does on the page; every answer has `ok`, a failed one the sentence that Slack shows."""

    def __init__(self, interactions: Interactions) -> None:
        self.interactions, self.workspace = interactions, interactions.workspace
        self._known: dict[str, Deed] = {
            "say": self._say,
            "upload": self._upload,
            "attach": self._attach,
            "command": self._command,
            "tap": self._tap,
            "submit": self._submit,
            "close": self._close,
            "react": self._react,
            "unreact": self._react,
            "shortcut": self._shortcut,
            "message_shortcut": self._message_shortcut,
            "open_home": self._open,
            "open_messages": self._open,
            "read": self._read,
            "invite_bot": self._invite_bot,
            "join": self._join,
            "leave": self._join,
        }

    def do(self, deed: Json) -> Json:
        """Do one deed."""
        act = self._known.get(str(deed.get("do")))
        if act is None:
            return {"ok": False, "error": f"Slack knows no deed called {deed.get('do')!r}."}
        outcome = act(self.workspace.people[deed["as"]], deed)
        if outcome.error:
            return {"ok": False, "error": outcome.error}
        answer: Json = {"ok": True}
        if deed["do"] == "submit":
            answer["errors"] = outcome.errors or None
        if outcome.message is not None:
            answer["ts"] = outcome.message.ts
        if outcome.file is not None:
            answer["file"] = outcome.file
        return answer

    def _say(self, person: Person, deed: Json) -> Outcome:
        return say(self.interactions, person, self._conversation(person, deed), deed["text"], thread_ts=deed.get("thread_ts"))

    def _upload(self, person: Person, deed: Json) -> Outcome:
        conversation = self._conversation(person, deed)
        key = take_in(self.workspace, person.id, deed["name"], b64decode(deed["content"]))
        return say(self.interactions, person, conversation, deed.get("text") or "", thread_ts=deed.get("thread_ts"), files=[key])

    def _attach(self, person: Person, deed: Json) -> Outcome:
        key = take_in(self.workspace, person.id, deed["name"], b64decode(deed["content"]))
        return Outcome(file=shapes.file(self.workspace, self.workspace.files[key]))

    def _command(self, person: Person, deed: Json) -> Outcome:
        line = deed.get("text") or deed["command"]
        return self.interactions.command(person, self._conversation(person, deed), line, in_thread=bool(deed.get("thread_ts")))

    def _tap(self, person: Person, deed: Json) -> Outcome:
        where, blocks = self._place(person, deed["container"])
        pressed = find_element(blocks, deed["action_id"], deed.get("block_id"))
        value: Json = dict(deed.get("action") or {})
        value.pop("type", None)
        if pressed[1]["type"] == "button":
            value = {name: pressed[1][name] for name in ("text", "value") if name in pressed[1]}
        state = (deed.get("state") or {}).get("values") or {}
        if isinstance(where, OnMessage):
            entered = self.interactions.entered(person, where)
            for block, actions in state.items():
                if block in entered:
                    entered[block].update({key: one for key, one in actions.items() if key in entered[block]})
            state = None
        return self.interactions.tap(person, where, pressed, value, state)

    def _submit(self, person: Person, deed: Json) -> Outcome:
        return self.interactions.submit(person, self._view(person, deed), deed.get("values") or {})

    def _close(self, person: Person, deed: Json) -> Outcome:
        return self.interactions.close(person, self._view(person, deed), whole_stack=bool(deed.get("whole_stack")))

    def _react(self, person: Person, deed: Json) -> Outcome:
        react = posts.react if deed["do"] == "react" else posts.unreact
        with self.workspace.lock:
            conversation, message = self._message(person, deed)
            try:
                react(self.workspace, conversation, message, person.id, deed["name"])
            except Refused as refusal:
                return Outcome(REACTED.get(refusal.error, refusal.error))
        return Outcome()

    def _shortcut(self, person: Person, deed: Json) -> Outcome:
        return self.interactions.shortcut(person, deed["callback_id"])

    def _message_shortcut(self, person: Person, deed: Json) -> Outcome:
        return self.interactions.shortcut(person, deed["callback_id"], OnMessage(*self._message(person, deed)))

    def _open(self, person: Person, deed: Json) -> Outcome:
        open_app(self.workspace, person.id, deed["do"].removeprefix("open_"))
        return Outcome()

    def _read(self, person: Person, deed: Json) -> Outcome:
        with self.workspace.lock:
            conversation = self._conversation(person, deed)
            last = max(conversation.messages, key=float, default="0")
            if conversation.read.get(person.id, "0") != last:
                conversation.read[person.id] = last
                self.workspace.changed()
        return Outcome()

    def _invite_bot(self, person: Person, deed: Json) -> Outcome:
        return invite(self.interactions, person, self._conversation(person, deed), self.workspace.team.bot_handle)

    def _join(self, person: Person, deed: Json) -> Outcome:
        go = membership.join if deed["do"] == "join" else membership.leave
        with self.workspace.lock:
            go(self.workspace, person, self._conversation(person, deed))
        return Outcome()

    def _conversation(self, person: Person, deed: Json) -> Conversation:
        found = self.workspace.conversations[deed["channel"]]
        if found.kind != "channel" and person.id not in found.members:
            raise KeyError(deed["channel"])
        return found

    def _message(self, person: Person, deed: Json) -> tuple[Conversation, Message]:
        conversation = self._conversation(person, deed)
        message = self.workspace.messages(conversation)[deed["ts"]]
        if message.only_for not in (None, person.id):
            raise KeyError(deed["ts"])
        return conversation, message

    def _view(self, person: Person, deed: Json) -> View:
        view = self.workspace.views.find(deed["view_id"])
        if view.user != person.id:
            raise KeyError(deed["view_id"])
        return view

    def _place(self, person: Person, container: Json) -> tuple[OnMessage | View, list[Json]]:
        if container["type"] == "view":
            view = self._view(person, container)
            return view, view.body["blocks"]
        conversation, message = self._message(person, container)
        return OnMessage(conversation, message), message.blocks

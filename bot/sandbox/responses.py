"""What the bot answers outside the Web API: command bodies, response_url posts, response_actions.

Source: https://docs.slack.dev/interactivity/handling-user-interaction
"""

import secrets
import time
from dataclasses import dataclass

from bot.sandbox import posts
from bot.sandbox.blocks import checked_blocks, checked_view
from bot.sandbox.model import Conversation, Json, Message, Refused, View
from bot.sandbox.workspace import Workspace

USES = 5
LIFE = 30 * 60.0
TROUBLE = "We had some trouble connecting. Try again?"
_KNOWN = {
    "text",
    "blocks",
    "response_type",
    "replace_original",
    "delete_original",
    "thread_ts",
    "unfurl_links",
    "unfurl_media",
    "mrkdwn",
    "metadata",
    "parse",
    "link_names",
}


@dataclass(slots=True)
class Hook:
    """A response_url: whose action it answers, where, on which message, and how often it may still be used."""

    user: str
    conversation: Conversation
    message: Message | None
    born: float
    uses: int = 0


class Responses:
    """Applies the bot's answers."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.life = LIFE
        self._hooks: dict[str, Hook] = {}

    def hook(self, user: str, conversation: Conversation, message: Message | None = None) -> str:
        """Make a response_url."""
        key = secrets.token_urlsafe(18)
        self._hooks[key] = Hook(user, conversation, message, time.monotonic())
        return f"{self.workspace.address}/hooks/{key}"

    def use_hook(self, key: str, body: Json) -> None:
        """Apply a post to a response_url.

        Raises:
            Refused: `expired_url` or `used_url` (both with HTTP 404), or bad content.
        """
        hook = self._hooks.get(key)
        if hook is None or time.monotonic() - hook.born > self.life:
            raise Refused("expired_url")
        if hook.uses >= USES:
            raise Refused("used_url")
        hook.uses += 1
        self._apply(hook, body)

    def command_answer(self, user: str, conversation: Conversation, body: object) -> Message | None:
        """Apply what came with the acknowledgement of a command; return the message it gave."""
        if isinstance(body, str):
            body = {"text": body} if body.strip() else None
        if not body:
            return None
        if not isinstance(body, dict):
            raise Refused("invalid_payload")
        return self._say(Hook(user, conversation, None, time.monotonic()), body)

    def submission_answer(self, view: View, body: object) -> dict[str, str] | None:
        """Apply the answer to a form: errors come back, all else changes the modals.

        Raises:
            Refused: the answer is none that Slack knows.
        """
        if body in (None, "", {}):
            self.workspace.views.close(view)
            return None
        if not isinstance(body, dict):
            raise Refused("invalid_response_action")
        match body.get("response_action"):
            case "errors":
                return self._errors(view, body)
            case "update":
                self.workspace.views.update(view, body["view"])
            case "push":
                self.workspace.views.push_for(view.user, checked_view(body["view"], "modal"))
            case "clear":
                self.workspace.views.close(view, whole_stack=True)
            case _:
                raise Refused("invalid_response_action")
        return None

    def _errors(self, view: View, body: Json) -> dict[str, str]:
        inputs = {block["block_id"] for block in view.body["blocks"] if block["type"] == "input"}
        errors = body.get("errors") or {}
        if not errors or set(errors) - inputs or not all(isinstance(words, str) and words for words in errors.values()):
            raise Refused("invalid_response_errors", errors=errors)
        return errors

    def _apply(self, hook: Hook, body: Json) -> None:
        original = hook.message
        if body.get("delete_original"):
            if original is not None:
                posts.delete(self.workspace, hook.conversation, original)
        elif body.get("replace_original") and original is not None:
            self._replace(hook.conversation, original, body)
        else:
            self._say(hook, body)

    def _replace(self, conversation: Conversation, original: Message, body: Json) -> None:
        content = _content(body)
        if original.only_for is None:
            posts.edit(self.workspace, conversation, original, content)
            return
        original.text, original.blocks = content.get("text", ""), content.get("blocks", [])
        self.workspace.changed()

    def _say(self, hook: Hook, body: Json) -> Message:
        content = _content(body)
        text, blocks, thread_ts = content.get("text", ""), content.get("blocks"), body.get("thread_ts")
        if body.get("response_type") == "in_channel":
            bot = self.workspace.team.bot_user
            return posts.post(self.workspace, hook.conversation, user=bot, text=text, blocks=blocks, thread_ts=thread_ts)
        return posts.ephemeral(self.workspace, hook.conversation, to=hook.user, text=text, blocks=blocks, thread_ts=thread_ts)


def _content(body: Json) -> Json:
    unknown = set(body) - _KNOWN
    if unknown:
        raise Refused("invalid_payload", unknown=sorted(unknown))
    content: Json = {}
    if body.get("text"):
        content["text"] = body["text"]
    if body.get("blocks"):
        content["blocks"] = checked_blocks(body["blocks"])
    if not content:
        raise Refused("no_text")
    return content

"""users.list and users.info."""

from bot.sandbox import shapes
from bot.sandbox.methods.paging import page
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.model import Json, Refused


@method("users.list", "users:read", optional={"cursor": str, "limit": int, "include_locale": bool})
def list_users(call: Call) -> Json:
    """List everyone of the workspace: bots and deactivated people too, other organisations' not."""
    own = [one for one in call.workspace.people.values() if one.team in (None, call.workspace.team.id)]
    found, cursor = page(own, call.args, most=call.workspace.page_size, default=1000)
    members = [_with_locale(call, shapes.user(call.workspace, one)) for one in found]
    return {"members": members, "cache_ts": int(call.workspace.clock().timestamp()), "response_metadata": {"next_cursor": cursor}}


@method("users.info", "users:read", required={"user": str}, optional={"include_locale": bool})
def info(call: Call) -> Json:
    """Describe one person."""
    found = call.workspace.people.get(call.args["user"])
    if found is None:
        raise Refused("user_not_found")
    return {"user": _with_locale(call, shapes.user(call.workspace, found))}


def _with_locale(call: Call, user: Json) -> Json:
    if not call.args.get("include_locale"):
        user.pop("locale", None)
    return user

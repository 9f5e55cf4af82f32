"""The views.* family: modals and home tabs."""

from bot.sandbox import shapes
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.model import Json, Refused, View

_TRIGGERED: dict[str, type] = {"trigger_id": str, "view": dict}


@method("views.open", required=_TRIGGERED)
def open_view(call: Call) -> Json:
    """Open a modal."""
    return _shown(call, call.workspace.views.open(call.args["trigger_id"], call.args["view"]))


@method("views.push", required=_TRIGGERED)
def push(call: Call) -> Json:
    """Put a modal on top of the open one."""
    return _shown(call, call.workspace.views.push(call.args["trigger_id"], call.args["view"]))


@method("views.update", required={"view": dict}, optional={"view_id": str, "external_id": str, "hash": str})
def update(call: Call) -> Json:
    """Replace what an open view shows."""
    view = call.workspace.views.find(call.args.get("view_id"), call.args.get("external_id"))
    return _shown(call, call.workspace.views.update(view, call.args["view"], call.args.get("hash")))


@method("views.publish", required={"user_id": str, "view": dict}, optional={"hash": str})
def publish(call: Call) -> Json:
    """Replace a person's home tab."""
    if not call.workspace.home_enabled:
        raise Refused("not_enabled")
    if call.args["user_id"] not in call.workspace.people:
        raise Refused("invalid_arguments")
    return _shown(call, call.workspace.views.publish(call.args["user_id"], call.args["view"], call.args.get("hash")))


def _shown(call: Call, view: View) -> Json:
    call.workspace.changed()
    return {"view": shapes.view(call.workspace, view)}

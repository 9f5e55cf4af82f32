"""blocks.validate: whether Slack would take a payload; it needs neither token nor scope."""

from bot.sandbox.blocks import checked_blocks, checked_view
from bot.sandbox.methods.registry import Call, method
from bot.sandbox.model import Json, Refused


@method("blocks.validate", optional={"blocks": list, "message": dict, "view": dict}, anybody=True)
def validate(call: Call) -> Json:
    """Judge exactly one payload; what is wrong with it stands in `errors`, each with a pointer."""
    if len(call.args) != 1:
        raise Refused("invalid_arguments")
    (kind,) = call.args
    try:
        if kind == "view":
            checked_view(call.args[kind], "home" if call.args[kind].get("type") == "home" else "modal")
        elif kind == "message":
            checked_blocks(call.args[kind].get("blocks", []))
        else:
            checked_blocks(call.args[kind])
    except Refused as refusal:
        details = refusal.extra.get("response_metadata")
        told = details["messages"] if isinstance(details, dict) else [refusal.error]
        raise Refused(f"invalid_{kind}", errors=[_error(message) for message in told]) from refusal
    return {}


def _error(message: str) -> Json:
    words, _, pointer = message.removeprefix("[ERROR] ").partition(" [json-pointer:")
    return {"pointer": pointer.removesuffix("]"), "code": "failed_constraint", "message": words}

"""auth.test and apps.connections.open."""

from bot.sandbox.methods.registry import Call, method
from bot.sandbox.model import Json


@method("auth.test")
def test(call: Call) -> Json:
    """Return whose token it is."""
    team = call.workspace.team
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": team.bot_handle,
        "team_id": team.id,
        "user_id": team.bot_user,
        "bot_id": team.bot_id,
        "is_enterprise_install": False,
    }


@method("apps.connections.open", app_token=True)
def open_connection(call: Call) -> Json:
    """Hand out a Socket Mode address, good for one connection."""
    ticket = call.workspace.new_ticket()
    return {"url": f"{call.address.replace('http', 'ws', 1)}/socket?ticket={ticket}"}

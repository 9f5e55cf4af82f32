"""All that is kept on a member, as the files they get."""

import json
from datetime import date, datetime

from bot.composing.composed import Composed, Context, Upload, composer
from bot.db.engine import WorkspaceSession
from bot.deps import Deps
from bot.domain.notices import SendMyData
from bot.domain.personal import StandIns
from bot.services import members, personal
from bot.views import my_data as views


def stand_ins(session: WorkspaceSession, deps: Deps) -> StandIns:
    """Return what stands where a name stood, in the network's language."""
    t = deps.texts(members.network_language(session))
    return StandIns(member=t("former-member"), deputy=t("former-deputy"))


@composer.register
def send_my_data(notice: SendMyData, at: Context) -> Composed:
    """Write all that is kept at the moment of sending.

    Raises:
        Stranger: they have left.
    """
    t = at.texts(notice.member)
    kept = personal.kept_of(at.session, notice.member)
    if notice.shape == "json":
        content = json.dumps(kept, default=_written, ensure_ascii=False, indent=2)
    else:
        content = views.page(kept, t, *personal.named_in(at.session, kept), kinds=personal.kinds(), now=at.now)
    ending = "html" if notice.shape == "page" else "json"
    return Upload(
        name=f"{t('my-data-file')}.{ending}",
        title=t("my-data-title"),
        content=content.encode(),
        message=views.file_sent(notice.shape, t),
        member=notice.member,
    )


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)

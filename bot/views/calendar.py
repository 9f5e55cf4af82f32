"""How an event gets into one's own calendar: by an address, by a file, and by itself with a feed."""

from functools import lru_cache
from urllib.parse import urlencode

from bot.domain.events import Event
from bot.texts import Texts
from bot.views.blocks import Block, Message, View, button, buttons, link, prose, section, sentence

FILE_ACTION = "calendar_file"
FEED_ACTION = "calendar_feed"
RENEW_ACTION = "calendar_renew"
FEED = "calendar_feed"

PATH = "/calendar/{secret}.ics"
"""Where a feed is read, under PRS_PUBLIC_URL."""


def ways(event: Event, t: Texts) -> Message:
    """Offer the ways in which an event gets into a calendar; one with several sessions only fits a file."""
    number, title = f"V{event.id}", event.plan.title
    said = t("calendar-ways", title=title, number=number)
    addresses: list[Block | str] = [
        link(google_address(event), t("calendar-google")),
        " · ",
        link(outlook_address(event), t("calendar-outlook")),
    ]
    rows = [section(said), *([] if event.plan.sessions else [section("\n", *addresses)])]
    return Message(
        text=said, blocks=(prose(*rows), buttons(f"calendar:{event.id}", button(t("button-calendar-file"), FILE_ACTION, str(event.id))))
    )


def file_sent(event: Event, t: Texts) -> Message:
    """Say what to do with the file."""
    said = t("calendar-file-sent", title=event.plan.title, number=f"V{event.id}")
    return Message(text=said, blocks=(sentence(said),))


def feed(address: str, t: Texts, *, renewed: bool = False) -> View:
    """Show a member the private address of their calendar."""
    news = [sentence(t("feed-renewed"))] if renewed else []
    return View(
        callback_id=FEED,
        title=t("feed-title"),
        blocks=(
            *news,
            sentence(t("feed-what")),
            prose({"type": "rich_text_preformatted", "elements": [{"type": "text", "text": address}]}),
            sentence(t("feed-how")),
            buttons("feed", button(t("button-feed-renew"), RENEW_ACTION, "renew")),
        ),
        close=t("button-back"),
    )


def feed_button(t: Texts) -> Block:
    """Make the button in the settings that shows one's address."""
    return button(t("button-feed"), FEED_ACTION, "show")


@lru_cache(maxsize=256)
def google_address(event: Event) -> str:
    """Make the address that offers an event to a Google calendar."""
    plan = event.plan
    span = "/".join(moment.strftime("%Y%m%dT%H%M%SZ") for moment in (plan.starts_at, plan.ends_at))
    facts = {"action": "TEMPLATE", "text": plan.title, "dates": span, "location": plan.place, "details": plan.link or ""}
    return "https://calendar.google.com/calendar/render?" + urlencode(facts)


@lru_cache(maxsize=256)
def outlook_address(event: Event) -> str:
    """Make the address that offers an event to an Outlook calendar on the web."""
    plan = event.plan
    facts = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": plan.title,
        "startdt": plan.starts_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "enddt": plan.ends_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "location": plan.place,
        "body": plan.link or "",
    }
    return "https://outlook.office.com/calendar/0/deeplink/compose?" + urlencode(facts)

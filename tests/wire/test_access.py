"""Every way in for every role: who may, who is refused and with what words. The table is in docs/access.md, and is printed."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.db import feeds, members, workspaces
from bot.delivery import deliver_due
from bot.domain.ids import ChannelId, MemberId, MessageTs
from bot.domain.members import Choices, Language
from bot.sandbox import Person
from bot.sandbox.delivery import Acknowledgement
from bot.services import calendars, rsvp
from bot.services.members import choose_for_network, pause
from bot.texts import Texts
from tests.builders import ZONE
from tests.recorded import recorded
from tests.wire.running import HERE, Json, Running
from tests.wire.test_coming_in import hide
from tests.wire.test_refusing import EVENT, submit_forged, tap_forged

PAGE = Path(__file__).parents[2] / "docs" / "access.md"
CHANNEL = "gedeeld"
YEAR_PLAN = (
    '{"year":2013,"days":[1],"hours":["13:00","16:00"],"avoid":[],"ahead":6,"channel":"C5GEDEELD","rows":[[1,"meeting","2013-02-05"]]}'
)

ROLES = {
    "guest in the channel": "guus",
    "guest elsewhere": "gitte",
    "other organisation": "eva",
    "deactivated": "dirk",
    "new, Slack cannot be asked": "noor",
    "new, of ours": "nina",
    "member": "bram",
    "secretary": "sara",
    "deputy, secretary there": "dora",
    "deputy, secretary paused": "dora",
    "chair": "vera",
    "deputy, chair there": "daan",
    "deputy, chair paused": "daan",
    "organiser, named": "otto",
    "operator": "anna",
}
AWAY = {"deputy, secretary paused": "sara", "deputy, chair paused": "vera"}
"""Whose pause makes the deputy act, while the row is tried."""
LEFT_OUT = {"other organisation", "deactivated", "new, Slack cannot be asked"}
HAVE_NO_PART = {*LEFT_OUT, "guest elsewhere"}

Way = Callable[[Running, str, Json], object]


def typed(line: str) -> Way:
    return lambda bot, who, _: bot.told(who, line, CHANNEL)


def forged(action_id: str, value: str) -> Way:
    at = {"container": {"type": "message", "message_ts": "1347538500.000001", "channel_id": "C5GEDEELD"}, "channel": {"id": "C5GEDEELD"}}
    return lambda bot, who, _: tap_forged(bot, who, action_id, value, **at)


def filled_in(callback_id: str, values: dict[str, Any], metadata: str = "") -> Way:
    return lambda bot, who, _: submit_forged(bot, who, callback_id, values, metadata)


def chosen(value: str) -> Way:
    def choose(bot: Running, who: str, card: Json) -> object:
        return bot.person(who).choose(card, "event_more", value)

    return choose


def feed(bot: Running, who: str, _card: Json) -> object:
    member = MemberId(bot.person(who).id)
    with bot.deps.writing(HERE) as session:
        if members.get(session, member) is None:  # whoever never came in has no address
            return None
        feeds.save(session, member, f"secret-{who}", now=bot.clock())
        return calendars.opened(session, f"secret-{who}", now=bot.clock()) and "the feed"


def reacted(bot: Running, who: str, card: Json) -> object:
    if bot.person(who).id in str(bot.card(CHANNEL)["reactions"]):
        bot.person(who).unreact(card, "white_check_mark")
    bot.person(who).react(card, "white_check_mark")
    bot.slack.settle()
    with bot.deps.reading(HERE) as session:
        known = rsvp.known_reactions(session, ChannelId(card["channel"]), MessageTs(card["ts"]))
    return "counted" if bot.person(who).id in known.get("white_check_mark", []) else None


def opened_home(bot: Running, who: str, _card: Json) -> object:
    bot.person(who).open_home()
    bot.slack.settle()
    deliver_due(bot.deps, HERE)
    return bot.reads(bot.person(who).home())


def in_home(action_id: str, value: str) -> Way:
    def tap(bot: Running, who: str, _card: Json) -> object:
        home = {"type": "home", "id": "V0HOME", "hash": "1.0", "blocks": []}
        tap_forged(bot, who, action_id, value, container={"type": "view", "view_id": "V0HOME"}, view=home)
        deliver_due(bot.deps, HERE)
        return bot.reads(bot.person(who).home())

    return tap


WAYS: dict[str, Way] = {
    **{
        f"`/prs {line}`": typed(f"/prs {line}")
        for line in (
            "help",
            "volgende",
            "vergaderingen",
            "V1",
            "aanwezig V1",
            "deelnemers V1",
            "agenda V1",
            "agendapunt Koffie",
            "acties alle",
            "A1",
            "actie Iets doen",
            "klaar A1",
            "besluiten",
            "B1",
            "besluit Vast",
            "nieuw",
            "verslag",
            "verslag V1",
            "verslag nieuw",
            "instellingen",
            "opkomst 2012",
            "dekking",
            "status",
            "language nl",
            "mijn-gegevens",
            "peiling Waar?",
            "datumprikker Wanneer?",
        )
    },
    "DM *acties alle*": lambda bot, who, _: bot.person(who).say("acties alle") and None,
    "DM *vergaderingen*": lambda bot, who, _: bot.person(who).say("vergaderingen") and None,
    "DM, a file with minutes": lambda bot, who, _: bot.person(who).upload("verslag.txt", b"Verslag") and None,
    "mention, a question": lambda bot, who, _: bot.slack.emit(mention(bot, who)),
    "button *Aanwezig*": lambda bot, who, card: bot.person(who).tap(card, "rsvp.yes"),
    "menu *Wie komt er?*": chosen("who:1"),
    "menu *In agenda zetten*": chosen("calendar:1"),
    "menu *Beheren…*": chosen("manage:1"),
    "button *Meer…*, opens the answer's form": forged("answer_form", "1"),
    "form, one's answer": filled_in("answer_form", {"answer": {"selected_option": {"value": "yes"}}}, "1"),
    "button of another, *Klaar*": forged("action_done", "1"),
    "button of another, *Wijzigen*": forged("action_change", "1"),
    "button of another, accepting an agenda item": forged("agenda_accept", "1"),
    "button, proposing an agenda item": forged("agenda_propose", "1"),
    "button, the attendance list": forged("attendance_form", "1"),
    "button, the list as a file": forged("attendees_sheet", "1"),
    "button, turn-out as a file": forged("figures.chart", "2012:"),
    "button, coverage as a map": forged("figures_map", "-"),
    "button, a file for one's calendar": forged("calendar_file", "1"),
    "button, one's feed": forged("calendar_feed", "1"),
    "button, taking back a decision": forged("decision_undo", "1"),
    "`/prs jaarplan 2013`": typed("/prs jaarplan 2013"),
    "form, the year plan's proposal": filled_in("year_plan_proposal", {}, YEAR_PLAN),
    "button, a date poll for one of a year's plan": forged("year_plan_ask", "1"),
    "button, taking back a planned year": forged("year_plan_undo", "1:9"),
    "button, announcing what is planned": forged("event_manage.announce", "1"),
    "button, moving an event": forged("event_manage.move", "1"),
    "button, reminding those in doubt": forged("event_nudge", "1"),
    "form, a message to participants": filled_in("event_message_send", {}, '["1", "coming", "Tot dan."]'),
    "`/prs ervaringen`": typed("/prs ervaringen"),
    "form, asking another for their experience": filled_in("experience_start", {"member": {"selected_users": ["U3CARLA"]}}, "U3CARLA"),
    "button, answering about one's experience": forged("experience_answer", "77"),
    "button, why one did not sign up": forged("call_off_reason.date", "1"),
    "button, replying to a message": forged("event_message_reply", "77"),
    "`/prs verslag opmaken V1`": typed("/prs verslag opmaken V1"),
    "button, making minutes": forged("minutes_draft", "1"),
    "form, making minutes": filled_in("minutes_draft", {}, "1"),
    "button, minutes were adopted": forged("adoption_adopt", "1:1"),
    "button, minutes were adopted with changes": forged("adoption_change", "1:1"),
    "form, minutes were adopted with changes": filled_in("adoption_change", {"note": {"value": "Punt 4."}}, "1:1"),
    "button, withdrawing minutes": forged("minutes_withdraw", "1"),
    "form, withdrawing minutes": filled_in("minutes_withdraw", {"note": {"value": ""}}, "1"),
    "button *Kies deze datum*": forged("poll_plan", "P99.0"),
    "the Home tab": opened_home,
    "field of the Home tab, a question": in_home("home_search", "contributie"),
    "button of the Home tab, minutes": in_home("home_minutes", "1"),
    "button, a handover list": forged("handover_list", "U4DIRK"),
    "button *Verslag maken*": forged("minutes_make", "1"),
    "button, the review of minutes": forged("minutes_review", "1"),
    "field of the review": forged("review.text.1", "1"),
    "button, adding to minutes": forged("minutes_add.decision", "1"),
    "button, the page before in the review": forged("minutes_page_back", "1"),
    "button, announcing what minutes say": forged("minutes_ahead", "1:1"),
    "form, minutes": filled_in("minutes_form", {"text": {"value": "Besluit: ja."}}),
    "form, a page of the review": filled_in("minutes_review", {"review.text.1": {"value": "Ja"}}, "[1, 1, 1]"),
    "form, what a decision is to an earlier one": filled_in("minutes_relate", {"review.text.1": {"value": "Ja"}}, "[1, 1, 1]"),
    "form, a new event": filled_in("event_form", {**EVENT, "channel": {"selected_conversation": "C5GEDEELD"}}),
    "form, calling off": filled_in("event_call_off", {"because": {"value": ""}}, "77"),
    "button, the network's settings": forged("offer_form.network", "-"),
    "button, the schedule's preview": forged("schedule_preview", "-"),
    "form, the network's settings": filled_in("network_form", {"organisers": {"selected_users": ["U6EVA"]}}),
    "form, naming an operator": filled_in(
        "network_form", {"organisers": {"selected_users": ["U20OTTO"]}, "operators": {"selected_users": ["U2BRAM"]}}
    ),
    "form, one's own settings": filled_in("settings_form", {"hour": {"selected_option": {"value": "3"}}}),
    "button, the download of one's data": forged("my_data_download", "download"),
    "button, having one's data deleted": forged("my_data_forget", "forget"),
    "form, an action item": filled_in("action_form", {"text": {"value": "Van mij"}, "owners": {"selected_users": []}}),
    "global shortcut": lambda bot, who, _: bot.person(who).shortcut("new_event"),
    "message shortcut": lambda bot, who, card: bot.person(who).message_shortcut(card, "record_decision"),
    "reaction ✅": reacted,
    "address of a feed": feed,
}


def mention(bot: Running, who: str) -> Json:
    ts = bot.slack.workspace.next_ts()
    person = bot.person(who).person
    foreign = {"user_team": person.team} if person.team else {}
    said = {"type": "app_mention", "user": person.id, "text": "<@U0PRSBOT> contributie?", "ts": ts, "event_ts": ts}
    return said | foreign | {"channel": "C5GEDEELD"}


def refusals() -> Iterator[tuple[str, list[str]]]:
    """Every sentence that refuses, as what is between its variables; one of variables alone says nothing by itself."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path("bot/texts/nl").glob("*.ftl"))
    for text_id, words in re.findall(r"^((?:refused|mistake)-[a-z-]+) = (.+)$", source, re.MULTILINE):
        parts = re.split(r"\{.*?\}", words)
        if re.search(r"\w", "".join(parts)):
            yield text_id, parts


def heard(bot: Running, who: str, way: Way, card: Json) -> str:
    """Do something, and return all that came of it for this person."""
    person = bot.person(who)
    before = {one["ts"] for one in (*person.dms(), *person.sees(CHANNEL))}
    while person.modal() is not None:
        person.close(whole_stack=True)
    came = way(bot, who, card)
    bot.slack.settle()
    while deliver_due(bot.deps, HERE):  # what was said, without planning what is due
        pass
    new = [one for one in (*person.dms(), *person.sees(CHANNEL)) if one["ts"] not in before and one.get("bot_id")]
    own = [bot.reads(one) for one in new if one["ephemeral"] or one["channel"].startswith("D")]
    spoken = came.body if isinstance(came, Acknowledgement) else came
    return "\n".join([str(spoken or ""), bot.reads(person.modal()), *own])


def verdict(words: str, known: list[tuple[str, list[str]]]) -> str:
    found = [text_id for text_id, parts in known if all(part in words for part in parts)]
    if "did not respond" in words:
        return "Slack's warning"
    return f"`{found[0]}`" if found else "yes" if words.strip() else "nothing"


@pytest.fixture
def table(one_bot: Running, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    """Try every way for every role, those with the least rights first."""
    bot = one_bot
    card = bot.announce(channel="C5GEDEELD")
    bot.told("anna", "/prs actie @carla Zaal regelen")
    bot.form("anna", "/prs besluit De contributie wordt 50 euro")
    bot.person("anna").submit()
    with bot.deps.writing(HERE) as session:
        workspaces.save_choices(session, Choices(channel=ChannelId("C5GEDEELD")))
        recorded(session, None)
    for number, name in enumerate(("otto", "sara", "dora", "vera", "daan"), start=20):
        bot.slack.add_person(Person(f"U{number}{name.upper()}", name, f"{name.capitalize()} Prins"))
        bot.slack.join(name, CHANNEL)
    bot.slack.settle()
    named = Choices(
        channel=ChannelId("C5GEDEELD"),
        chair=MemberId("U23VERA"),
        chair_deputy=MemberId("U24DAAN"),
        secretary=MemberId("U21SARA"),
        secretary_deputy=MemberId("U22DORA"),
    )
    with bot.deps.writing(HERE) as session:
        choose_for_network(session, MemberId("U1ANNA"), named, [MemberId("U20OTTO")])
    bot.slack.add_person(Person("U8GUUS", "guus", "Guus Gast", restricted=True))
    bot.slack.add_person(Person("U9GITTE", "gitte", "Gitte Gast", restricted=True))
    bot.slack.join("guus", CHANNEL)
    bot.slack.settle()
    for new in (Person("U8NINA", "nina", "Nina Nieuw"), Person("U8NOOR", "noor", "Noor Onbekend")):
        hide(bot, new, CHANNEL)
    known = list(refusals())
    found: dict[str, dict[str, str]] = {way: {} for way in WAYS}
    for role, who in ROLES.items():
        bot.slack.workspace.faults.clear()
        with bot.deps.writing(HERE) as session:
            for each in AWAY.values():
                until = bot.clock().date() + timedelta(days=9) if AWAY.get(role) == each else None
                pause(session, MemberId(bot.person(each).person.id), until, now=bot.clock())
        if who == "noor":
            bot.slack.workspace.faults.error("users.info", "ratelimited", times=None)
        for name, way in WAYS.items():
            found[name][role] = verdict(heard(bot, who, way, card), known)
        if role == "deactivated":
            assert "Aanwezig 1" in bot.reads(bot.card(CHANNEL))  # the guest in the channel, and nobody else
            assert "Zaal regelen" in bot.told("anna", "/prs acties alle")
    with capsys.disabled():
        print("\n" + page(found))  # a table in the tests' output
    return found


def page(found: dict[str, dict[str, str]]) -> str:
    t = Texts(Language.NL, ZONE)
    used = sorted({cell.strip("`") for row in found.values() for cell in row.values() if cell.startswith("`")})
    roles = list(ROLES)
    lines = [
        "# Who may come in, in every way",
        "",
        "Each way in, tried for each role on a running bot by `tests/wire/test_access.py`, which compares this page with what came of it.",
        "*yes*: let in, and answered; a word in code: refused with that sentence (below); *nothing*: nothing is said, and nothing done; *Slack's warning*: Slack itself shows that it failed.",
        "The buttons and forms are also tried as forgeries: of another person, never drawn, or with numbers that do not exist.",
        "Admins and owners of the workspace are operators, and so organisers. A deputy acts while whoever has the function has paused, has left, or was never named.",
        "Each refusal of a role is in the log as `refused`, with the way and the sentence, and without who it was.",
        "The door is `attend` in `bot/exchange.py`, before any read of what was asked; what guests may is there and in `bot/services/perform.py`.",
        "",
        f"| way in | {' | '.join(roles)} |",
        f"| --- |{' --- |' * len(roles)}",
        *(f"| {way} | {' | '.join(row[role] for role in roles)} |" for way, row in found.items()),
        "",
        "| sentence | in Dutch |",
        "| --- | --- |",
        *(f"| `{text_id}` | {_words(t, text_id)} |" for text_id in used),
    ]
    return "\n".join(lines) + "\n"


def _words(_t: Texts, text_id: str) -> str:
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path("bot/texts/nl").glob("*.ftl")))
    found = re.search(rf"^{text_id} = (.+)$", source, re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.mark.timeout(600)  # a hundred ways in for each of fifteen roles: on a busy machine two minutes are not enough
def test_every_way_in_for_every_role(table: dict[str, dict[str, str]]) -> None:
    for way, row in table.items():
        for role in LEFT_OUT:
            assert row[role] in {"`refused-stranger`", "`refused-not-met`", "nothing", "Slack's warning"}, (way, role)
        assert row["guest elsewhere"] != "yes" or way in {
            "`/prs help`",
            "`/prs volgende`",
            "`/prs vergaderingen`",
            "`/prs language nl`",
            "`/prs mijn-gegevens`",
            "button, the download of one's data",
            "button, having one's data deleted",
            "DM *vergaderingen*",
            "the Home tab",
        }, way
    assert page(table) == PAGE.read_text(encoding="utf-8")

"""The page of the local workspace, in a real browser: what it draws and what it does with a person's hands on it.

The bot's side is a bare robot; the story of the real bot is told elsewhere.
"""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from slack_sdk import WebClient

from bot.sandbox import Backstage, Channel, MovableClock, Pace, Person, Sandbox, Shortcut
from tests.browser.hands import ARGS, PATIENCE
from tests.sandbox.robot import EMPTY, Got, Response, Robot, json_answer

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("robot")]

GENERAL, EVENTS = "C1ALGEMEEN", "C2VERGADERINGEN"
PEOPLE = [
    Person("U1ANNA", "anna", "Anna de Wit", admin=True),
    Person("U2BRAM", "bram", "Bram Visser"),
    Person("U3CARLA", "carla", "Carla Smit"),
]
CHANNELS = [
    Channel(GENERAL, "algemeen", members=["anna", "bram", "carla"], topic="Van alles"),
    Channel(EVENTS, "vergaderingen", members=["anna", "bram"]),
]
NOW = datetime(2012, 9, 13, 14, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=11)


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": plain(text)}


def button(label: str, action_id: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "text": plain(label), "value": "V12", **more}


def entry(block_id: str, label: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": {"action_id": "a", **element}, **more}


def option(label: str, value: str) -> dict[str, Any]:
    return {"text": plain(label), "value": value}


def view(*blocks: dict[str, Any], title: str = "Nieuwe vergadering") -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "f",
        "title": plain(title),
        "submit": plain("Opslaan"),
        "close": plain("Annuleren"),
        "blocks": list(blocks),
    }


FORM = view(
    entry("titel", "Titel", {"type": "plain_text_input", "max_length": 20}, hint=plain("Zoals in de aankondiging")),
    entry("soort", "Soort", {"type": "static_select", "options": [option("vergadering", "m"), option("excursie", "t")]}),
    entry("datum", "Datum", {"type": "datepicker"}),
    entry("begin", "Begin", {"type": "timepicker", "initial_time": "13:00"}),
    entry("kanaal", "Kanaal", {"type": "conversations_select", "filter": {"include": ["public"]}}),
    entry("met", "Met", {"type": "multi_users_select"}, optional=True),
    {"type": "actions", "block_id": "meer", "elements": [button("Meer opties", "meer")]},
)
MORE = {**FORM, "blocks": [*FORM["blocks"][:-1], entry("agenda", "Agenda", {"type": "plain_text_input", "multiline": True}, optional=True)]}


@pytest.fixture(scope="module")
def chromium(found_browser: str) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_browser, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def clock() -> MovableClock:
    one = MovableClock()
    one.set(NOW)
    return one


@pytest.fixture
def slack(clock: MovableClock) -> Iterator[Sandbox]:
    def slowly(target: datetime) -> None:
        time.sleep(0.3)
        clock.set(target)

    with Sandbox(
        people=PEOPLE,
        channels=CHANNELS,
        shortcuts=[Shortcut("Nieuw actiepunt", "nieuw"), Shortcut("Actiepunt hiervan maken", "hiervan", "message")],
        clock=clock,
        pace=Pace(ack=10.0, retries=(0.0,)),
        backstage=Backstage(advance=slowly, next_due=lambda: LATER if clock() < LATER else None),
    ) as sandbox:
        sandbox.workspace.views.trigger_seconds = 10.0
        yield sandbox


@pytest.fixture
def client(slack: Sandbox) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=10)


@pytest.fixture
def robot(slack: Sandbox) -> Iterator[Robot]:
    with Robot() as one:
        slack.deliver_by_http(one.url)
        yield one


@pytest.fixture
def locale() -> str:
    """The browser's language."""
    return "nl-NL"


@pytest.fixture
def page(chromium: Browser, slack: Sandbox, locale: str) -> Iterator[Page]:
    """Anna's page; it fails the test if it complains or asks anything of another server."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale=locale)
    one = context.new_page()
    one.set_default_timeout(PATIENCE)
    troubles: list[str] = []
    one.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
    one.on("pageerror", lambda error: troubles.append(str(error)))
    one.on("request", lambda request: troubles.append(request.url) if not request.url.startswith(slack.url) else None)
    one.goto(f"{slack.url}/?as=U1ANNA#{GENERAL}")
    one.wait_for_selector("body[data-ready]")
    yield one
    one.unroute_all(behavior="wait")  # what a test answers for the server may still be under way
    context.close()
    assert troubles == []


def send(page: Page, text: str) -> None:
    page.fill("#composer", text)
    page.press("#composer", "Enter")


def opens(client: WebClient, form: dict[str, Any], submitted: Response = EMPTY) -> Any:
    def answer(got: Got) -> Response:
        kind = got.payload.get("type")
        if kind == "view_submission":
            return submitted
        if kind == "block_actions" and "view" in got.payload:
            client.views_update(view_id=got.payload["view"]["id"], view=MORE)
        elif kind != "view_closed":
            client.views_open(trigger_id=got.payload["trigger_id"], view=form)
        return EMPTY

    return answer


# text


AS_IN_SLACK = [
    ("*vet* _schuin_ ~weg~ `code`", "<strong>vet</strong> <em>schuin</em> <s>weg</s> <code>code</code>"),
    ("*vet en _schuin_*", "<strong>vet en <em>schuin</em></strong>"),
    ("2*3*4 snake_case_naam * los *", "2*3*4 snake_case_naam * los *"),
    ("*over\nregels*", "*over\nregels*"),
    ("&lt;b&gt; &amp;amp; &amp;lt;", "&lt;b&gt; &amp;amp; &amp;lt;"),
    ("`*geen vet* <@U1>`", "<code>*geen vet* @Anna</code>"),
    ("```\n*a*\n```na", "<pre>*a*</pre>na"),
    ("los ``` blijft", "los ``` blijft"),
    ("&gt; citaat\nna", "<blockquote>citaat</blockquote>na"),
    ("&gt;&gt;&gt; a\nb", "<blockquote>a\nb</blockquote>"),
    ("<@U1>", '<span class="mention mention-me" data-user="U1">@Anna</span>'),
    ("<#C1>", '<a class="mention" href="#C1" data-channel="C1">#algemeen</a>'),
    ("<!here> @channel a@here", '<span class="mention mention-me">@here</span> <span class="mention mention-me">@channel</span> a@here'),
    (
        "<https://x.nl/?a=1&amp;b|site>",
        '<a href="https://x.nl/?a=1&amp;b" target="_blank" rel="noopener noreferrer">site</a>',
    ),
    ("<javascript:alert(1)|klik>", "&lt;javascript:alert(1)|klik&gt;"),
    (
        "<!date^1353931200^{date_long}|26 nov>",
        '<time datetime="2012-11-26T12:00:00.000Z" title="26 nov">Monday, November 26th</time>',
    ),
    (":bestaatniet: 12:30:45", ":bestaatniet: 12:30:45"),
    ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
]
"""mrkdwn, and what the page makes of it as HTML."""

DRAWN = """async (text) => {
        const { mrkdwn } = await import("/page/mrkdwn.js");
        const names = { me: "U1", now: new Date("2012-09-13T14:30:00Z"), zone: "Europe/Amsterdam",
            person: () => ({ shown: "Anna" }), channel: (id) => (id === "C1" ? { id, name: "algemeen" } : undefined), channelNamed: () => undefined };
        const box = document.createElement("div");
        box.append(mrkdwn(text, names, { parse: true }));
        for (const span of box.querySelectorAll("span.text")) span.replaceWith(...span.childNodes);
        return box.innerHTML;
    }"""


def test_mrkdwn_reads_as_in_slack(page: Page) -> None:
    found = {text: page.evaluate(DRAWN, text) for text, _ in AS_IN_SLACK}

    assert found == dict(AS_IN_SLACK)


def test_what_people_type_is_never_markup(page: Page, client: WebClient) -> None:
    nasty = '<img src=x onerror="document.title=1"> *vet* <!channel> & :x:'
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": nasty}]}]}
    client.chat_postMessage(channel=GENERAL, text="kaart", blocks=[section(nasty), {"type": "header", "text": plain(nasty)}, rich])
    blocks = page.locator("#messages .block")

    expect(blocks).to_have_count(3)
    assert [one.strip() for one in blocks.all_text_contents()] == [nasty] * 3
    assert page.locator("#messages .block img, #messages strong:not(.author)").count() == 0


def test_lists_keep_their_indent_and_their_numbers(page: Page, client: WebClient) -> None:
    def item(text: str) -> dict[str, Any]:
        return {"type": "rich_text_section", "elements": [{"type": "text", "text": text, "style": {"bold": True}}]}

    lists = [
        {"type": "rich_text_list", "style": "ordered", "elements": [item("een"), item("twee")]},
        {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [item("onder")]},
        {"type": "rich_text_list", "style": "ordered", "offset": 2, "elements": [item("drie")]},
    ]
    client.chat_postMessage(channel=GENERAL, text="lijst", blocks=[{"type": "rich_text", "elements": lists}])

    expect(page.locator("#messages ol.rich-list").nth(1)).to_have_attribute("start", "3")
    expect(page.locator("#messages ul.rich-list")).to_have_attribute("data-indent", "1")
    expect(page.locator("#messages .rich-list strong")).to_have_text(["een", "twee", "onder", "drie"])


def test_an_unknown_block_is_seen(page: Page, client: WebClient) -> None:
    def strange(route: Route) -> None:
        body = route.fetch().json()
        body["conversations"][0]["messages"][0]["blocks"] = [
            {"type": "carousel"},
            {"type": "actions", "elements": [{"type": "workflow_button"}]},
        ]
        route.fulfill(json=body)

    page.route("**/page/state*", strange)
    client.chat_postMessage(channel=GENERAL, text="vreemd")

    expect(page.locator(".unknown")).to_have_text(["onbekend blok: carousel", "onbekend blok: workflow_button"])


# messages


def test_a_message_is_sent_with_completed_names(page: Page, slack: Sandbox) -> None:
    page.locator("#composer").press_sequentially("dag @br")
    page.press("#composer", "Enter")
    page.locator("#composer").press_sequentially("kijk in #verg")
    page.press("#composer", "Enter")
    expect(page.locator("#composer")).to_have_value("dag @bram kijk in #vergaderingen ")
    page.press("#composer", "Enter")

    expect(page.locator("#messages .message-text")).to_have_text("dag @Bram Visser kijk in #vergaderingen")
    assert slack.messages("algemeen")[-1]["text"] == f"dag <@U2BRAM> kijk in <#{EVENTS}|vergaderingen>"


def test_an_answer_in_the_thread_stays_there(page: Page, client: WebClient) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="de agenda")["ts"]
    page.locator(f'#messages [data-ts="{ts}"]').hover()
    page.get_by_label("Antwoorden in gesprek").click()
    page.fill("#thread-composer", "akkoord")
    page.press("#thread-composer", "Enter")

    expect(page.locator("#thread-messages .message-text")).to_have_text(["de agenda", "akkoord"])
    expect(page.locator("#messages .thread-count")).to_have_text("1 antwoord")
    page.keyboard.press("Escape")
    expect(page.locator("#thread")).to_be_hidden()
    expect(page.locator("#messages .message")).to_have_count(1)


def test_reactions_are_counted_given_and_taken_back(page: Page, client: WebClient) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="komt u?")["ts"]
    client.reactions_add(channel=GENERAL, timestamp=ts, name="white_check_mark")
    tick = page.locator('#messages [data-reaction="white_check_mark"]')
    tick.click()
    expect(tick).to_have_attribute("aria-pressed", "true")
    expect(tick).to_contain_text("2")
    tick.click()
    expect(tick).to_contain_text("1")
    page.locator(f'[data-ts="{ts}"]').hover()
    page.locator(".toolbar").get_by_label("Reactie toevoegen").click()
    page.get_by_label("Zoek een emoji").fill("no_entry")
    page.click('[data-emoji="no_entry_sign"]')

    expect(page.locator('[data-reaction="no_entry_sign"]')).to_have_attribute("aria-pressed", "true")


def test_an_edit_moves_neither_reader_nor_focus_nor_words(page: Page, client: WebClient) -> None:
    card = [section("Aanwezig 1"), {"type": "actions", "elements": [button("Aanwezig", "ja"), button("Afwezig", "nee")]}]
    ts = client.chat_postMessage(channel=GENERAL, text="kaart", blocks=card)["ts"]
    for number in range(30):
        client.chat_postMessage(channel=GENERAL, text=f"bericht {number}")
    expect(page.locator("#messages .message")).to_have_count(31)
    page.fill("#composer", "nog niet klaar")
    page.locator("#messages").evaluate("(node) => { node.scrollTop = 40; }")
    page.focus('[data-action-id="nee"]')
    page.locator(f'#messages [data-ts="{ts}"]').evaluate("(node) => { node.old = true; }")
    page.locator("#messages .message").nth(5).evaluate("(node) => { node.old = true; }")
    at = page.locator("#messages .message").nth(5).bounding_box()
    card[0] = section("Aanwezig 2")
    client.chat_update(channel=GENERAL, ts=ts, text="kaart", blocks=card)
    client.chat_postMessage(channel=GENERAL, text="erbij")
    expect(page.locator("#messages .message")).to_have_count(32)

    expect(page.locator(f'[data-ts="{ts}"]')).to_contain_text("Aanwezig 2")
    expect(page.locator(f'[data-ts="{ts}"]')).to_contain_text("(bewerkt)")
    expect(page.locator('[data-action-id="nee"]')).to_be_focused()
    expect(page.locator("#composer")).to_have_value("nog niet klaar")
    assert page.locator("#messages .message").nth(5).evaluate("(node) => node.old") is True
    assert not page.locator(f'[data-ts="{ts}"]').evaluate("(node) => node.old")
    after = page.locator("#messages .message").nth(5).bounding_box()
    assert at
    assert after
    assert abs(after["y"] - at["y"]) < 30  # the card above grew by its "(bewerkt)" at most


def test_whoever_reads_the_end_stays_at_the_end(page: Page, client: WebClient) -> None:
    for number in range(30):
        client.chat_postMessage(channel=GENERAL, text=f"bericht {number}")

    expect(page.get_by_text("bericht 29", exact=True)).to_be_in_viewport()


def test_unread_is_counted_and_read_on_opening(page: Page, client: WebClient) -> None:
    client.chat_postMessage(channel=EVENTS, text="een")
    client.chat_postMessage(channel=EVENTS, text="twee")
    channel = page.locator(f'[data-conversation="{EVENTS}"]')

    expect(channel.locator(".badge")).to_have_text("2")
    channel.click()
    expect(page.locator("#messages .message")).to_have_count(2)
    page.click(f'[data-conversation="{GENERAL}"]')
    expect(channel.locator(".badge")).to_have_count(0)


def test_a_draft_stays_with_its_conversation(page: Page) -> None:
    page.fill("#composer", "voor algemeen")
    page.click(f'[data-conversation="{EVENTS}"]')
    expect(page.locator("#composer")).to_have_value("")
    page.click(f'[data-conversation="{GENERAL}"]')

    expect(page.locator("#composer")).to_have_value("voor algemeen")


# commands, taps, menus


def test_a_command_is_suggested_and_its_answer_only_for_me(page: Page, robot: Robot) -> None:
    robot.answer = lambda _got: json_answer({"response_type": "ephemeral", "text": "De *volgende* vergadering"})
    page.locator("#composer").press_sequentially("/p")
    expect(page.locator('[role="option"]')).to_contain_text("Vergaderingen, actiepunten en besluiten")
    page.press("#composer", "Enter")
    expect(page.locator("#composer")).to_have_value("/prs ")
    page.locator("#composer").press_sequentially("volgende")
    page.press("#composer", "Enter")

    expect(page.locator(".message.ephemeral")).to_contain_text("Alleen zichtbaar voor u")
    expect(page.locator(".message.ephemeral strong").nth(1)).to_have_text("volgende")
    assert robot.of("command")[0].payload["text"] == "volgende"


def test_a_command_that_fails_is_told_by_slackbot_and_its_words_come_back(page: Page, robot: Robot) -> None:
    robot.answer = lambda _got: (500, {}, b"")
    send(page, "/prs acties")

    expect(page.locator(".message.ephemeral")).to_contain_text("Slackbot")
    expect(page.locator("#composer")).to_have_value("/prs acties")


def test_every_element_of_a_message_reports_its_choice(page: Page, client: WebClient, robot: Robot, slack: Sandbox) -> None:
    menu = {"type": "overflow", "action_id": "meer", "options": [option("Wie komt er?", "wie"), option("Beheren…", "beheer")]}
    danger = button(
        "Afgelasten",
        "weg",
        style="danger",
        confirm={"title": plain("Weet u het zeker?"), "text": plain("Echt"), "confirm": plain("Ja"), "deny": plain("Nee")},
    )
    client.chat_postMessage(
        channel=GENERAL,
        text="kaart",
        blocks=[
            {**section("Kaart"), "accessory": menu},
            {
                "type": "actions",
                "elements": [
                    danger,
                    {"type": "static_select", "action_id": "later", "options": [option("morgen", "1"), option("over 3 dagen", "3")]},
                    {"type": "users_select", "action_id": "wie"},
                    {"type": "datepicker", "action_id": "dag"},
                    {"type": "checkboxes", "action_id": "vink", "options": [option("a", "a"), option("b", "b")]},
                    {"type": "multi_static_select", "action_id": "veel", "options": [option("Noord", "n"), option("Zuid", "z")]},
                ],
            },
        ],
    )
    page.click('[data-action-id="weg"]')
    page.get_by_role("button", name="Nee").click()
    page.click('[data-action-id="weg"]')
    page.get_by_role("button", name="Ja").click()
    page.click('[data-action-id="meer"]')
    page.get_by_role("menuitem", name="Beheren…").click()
    page.select_option('[data-action-id="later"]', "3")
    page.fill('[data-action-id="wie"]', "car")
    page.press('[data-action-id="wie"]', "Enter")
    page.fill('[data-action-id="dag"]', "2012-11-26")
    page.locator('[data-action-id="dag"]').blur()
    page.locator('[data-action-id="vink"]').get_by_label("b").check()
    expect(page.locator('[data-action-id="dag"]')).to_have_value("maandag 26 november 2012")
    page.fill('[data-action-id="veel"]', "zui")
    page.press('[data-action-id="veel"]', "Enter")
    slack.wait_for(lambda: len(robot.of("block_actions")) == 7)

    taps = {got.payload["actions"][0]["action_id"]: got.payload["actions"][0] for got in robot.of("block_actions")}
    assert set(taps) == {"weg", "meer", "later", "wie", "dag", "vink", "veel"}
    assert taps["meer"]["selected_option"]["value"] == "beheer"
    assert taps["later"]["selected_option"]["value"] == "3"
    assert taps["wie"]["selected_user"] == "U3CARLA"
    assert taps["dag"]["selected_date"] == "2012-11-26"
    assert [one["value"] for one in taps["vink"]["selected_options"]] == ["b"]
    assert [one["value"] for one in taps["veel"]["selected_options"]] == ["z"]


def test_a_file_is_fetched_from_its_message(page: Page, client: WebClient) -> None:
    client.files_upload_v2(
        filename="V12.ics", content="BEGIN:VCALENDAR", channel=GENERAL, title="Najaarsoverleg", initial_comment="Voor uw agenda"
    )
    link = page.get_by_role("link", name="Najaarsoverleg")
    expect(link).to_contain_text("V12.ics · ICS · 15 bytes")
    with page.expect_download() as fetched:
        link.click()

    assert fetched.value.suggested_filename == "V12.ics"
    assert fetched.value.path().read_bytes() == b"BEGIN:VCALENDAR"


# forms


def fill_in(page: Page) -> None:
    page.fill('[data-block-id="titel"] input', "Najaar & *vet*")
    page.select_option('[data-block-id="soort"] select', "t")
    page.fill('[data-block-id="datum"] input', "2012-11-26")
    page.get_by_label("Kanaal").fill("verg")
    page.get_by_label("Kanaal").press("Enter")
    for name in ("bra", "car"):
        page.get_by_label("Met").fill(name)
        page.get_by_label("Met").press("Enter")


def test_a_form_says_under_the_field_what_is_missing(page: Page, client: WebClient, robot: Robot) -> None:
    robot.answer = opens(client, FORM)
    send(page, "/prs nieuw")
    page.get_by_role("button", name="Opslaan").click()
    errors = page.locator(".field-error:visible")

    expect(errors).to_have_text(["Vul dit verplichte veld in."] * 4)
    expect(page.locator('[data-block-id="titel"] input')).to_be_focused()
    page.fill('[data-block-id="titel"] input', "een titel van meer dan twintig tekens")
    expect(errors).to_have_count(3)
    page.get_by_role("button", name="Opslaan").click()
    expect(errors.first).to_contain_text("ten hoogste 20 tekens")
    assert robot.of("view_submission") == []


def test_the_bots_own_errors_stand_under_the_field_and_the_words_stay(page: Page, client: WebClient, robot: Robot) -> None:
    robot.answer = opens(client, FORM, json_answer({"response_action": "errors", "errors": {"datum": "Deze dag is voorbij."}}))
    send(page, "/prs nieuw")
    fill_in(page)
    page.get_by_role("button", name="Opslaan").click()

    expect(page.locator('[data-block-id="datum"] .field-error')).to_have_text("Deze dag is voorbij.")
    expect(page.locator('[data-block-id="titel"] input')).to_have_value("Najaar & *vet*")
    sent = robot.of("view_submission")[0].payload["view"]["state"]["values"]
    assert sent["titel"]["a"]["value"] == "Najaar & *vet*"
    assert sent["soort"]["a"]["selected_option"]["value"] == "t"
    assert sent["datum"]["a"]["selected_date"] == "2012-11-26"
    assert sent["begin"]["a"]["selected_time"] == "13:00"
    assert sent["kanaal"]["a"]["selected_conversation"] == EVENTS
    assert sent["met"]["a"]["selected_users"] == ["U2BRAM", "U3CARLA"]


def test_more_options_lose_nothing_that_was_typed(page: Page, client: WebClient, robot: Robot) -> None:
    robot.answer = opens(client, FORM)
    send(page, "/prs nieuw")
    fill_in(page)
    page.click('[data-action-id="meer"]')

    expect(page.get_by_label("Agenda")).to_be_focused()
    expect(page.locator('[data-block-id="titel"] input')).to_have_value("Najaar & *vet*")
    expect(page.locator('[data-block-id="soort"] select')).to_have_value("t")
    expect(page.locator('[data-block-id="datum"] input')).to_have_value("maandag 26 november 2012")
    expect(page.get_by_label("Kanaal")).to_have_value("vergaderingen")
    expect(page.locator('[data-block-id="met"] .chip')).to_have_text(["Bram Visser×", "Carla Smit×"])


def test_sending_while_the_bot_answers_a_choice_is_not_lost(page: Page, client: WebClient, robot: Robot) -> None:
    choice = {
        **entry("keuze", "Keuze", {"type": "radio_buttons", "options": [option("ja", "j"), option("nee", "n")]}),
        "dispatch_action": True,
    }
    answer = opens(client, view(choice))

    def slowly(got: Got) -> Any:
        if got.payload.get("type") == "block_actions":
            time.sleep(0.5)
            return EMPTY
        return answer(got)

    robot.answer = slowly
    send(page, "/prs nieuw")
    page.get_by_label("nee").check()
    page.get_by_role("button", name="Opslaan").click()

    expect(page.locator("dialog.modal")).to_have_count(0)
    assert [got.payload["view"]["state"]["values"]["keuze"]["a"]["selected_option"]["value"] for got in robot.of("view_submission")] == [
        "n"
    ]


def test_views_stack_and_escape_goes_back_to_what_was_filled_in(page: Page, client: WebClient, robot: Robot) -> None:
    preview = view(section("Zo komt het er te staan"), title="Voorbeeld")
    robot.answer = opens(client, FORM, json_answer({"response_action": "push", "view": preview}))
    send(page, "/prs nieuw")
    fill_in(page)
    page.get_by_role("button", name="Opslaan").click()
    dialog = page.locator("dialog.modal")
    expect(dialog.get_by_role("heading")).to_have_text("Voorbeeld")
    page.keyboard.press("Escape")
    expect(dialog.get_by_role("heading")).to_have_text("Nieuwe vergadering")
    expect(page.locator('[data-block-id="titel"] input')).to_have_value("Najaar & *vet*")
    page.keyboard.press("Escape")

    expect(dialog).to_have_count(0)
    expect(page.locator("#composer")).to_be_focused()


def test_a_form_keeps_the_tab_key_inside(page: Page, client: WebClient, robot: Robot) -> None:
    robot.answer = opens(client, FORM)
    send(page, "/prs nieuw")
    page.wait_for_selector("dialog.modal")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))")


def test_a_message_shortcut_hands_over_its_message(page: Page, client: WebClient, robot: Robot, slack: Sandbox) -> None:
    ts = client.chat_postMessage(channel=GENERAL, text="Carla belt de gemeente")["ts"]
    page.locator(f'[data-ts="{ts}"]').hover()
    page.get_by_label("Meer acties").click()
    page.get_by_role("menuitem", name="Actiepunt hiervan maken").click()
    slack.wait_for(lambda: robot.of("message_action"))

    assert robot.of("message_action")[0].payload["message"]["ts"] == ts


@pytest.mark.parametrize(
    ("locale", "day", "time"), [("nl-NL", "zaterdag 1 december 2012", "14.30 uur"), ("en-US", "Saturday 1 December 2012", "14:30")]
)
def test_day_and_time_are_chosen_by_keyboard_and_read_alike_in_every_browser(
    page: Page, client: WebClient, robot: Robot, day: str, time: str
) -> None:
    robot.answer = opens(client, FORM)
    send(page, "/prs nieuw")
    field = page.locator('[data-block-id="datum"] input')
    field.fill("26 nov")
    field.press("ArrowDown")
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    begin = page.locator('[data-block-id="begin"] input')
    begin.fill("2.30")
    begin.fill("14.30")
    begin.blur()

    expect(field).to_have_value(re.compile(day.replace(" ", ",? ")))
    expect(begin).to_have_value(time)


def test_what_is_no_day_is_said_under_the_field(page: Page, client: WebClient, robot: Robot) -> None:
    robot.answer = opens(client, FORM)
    send(page, "/prs nieuw")
    field = page.locator('[data-block-id="datum"] input')
    for typed in ("31-2-2012", "gisteren"):
        field.fill(typed)
        field.blur()
        expect(page.locator(".field-wrong:visible")).to_contain_text("geen dag")
        expect(field).to_have_value(typed)
    field.fill("1-12-2012")
    field.blur()

    expect(page.locator(".field-wrong:visible")).to_have_count(0)
    expect(field).to_have_value("zaterdag 1 december 2012")


# people, clock, places


def test_a_channel_says_what_it_is_about_and_who_is_in_it_each_with_a_face_of_their_own(page: Page) -> None:
    expect(page.locator(".topic")).to_have_text("Van alles")
    page.get_by_role("button", name="4 leden").click()
    listed = page.get_by_role("dialog", name="4 leden").get_by_role("listitem")

    expect(listed).to_have_text(["Anna de Wit", "Bram Visser", "Carla Smit", re.compile("PRS")])
    faces = [one.get_attribute("src") for one in listed.locator("img").all()]
    assert len(set(faces)) == 4


def test_what_was_said_is_found_wherever_one_may_read_it_and_leads_there(page: Page, client: WebClient) -> None:
    root = client.chat_postMessage(channel=EVENTS, text="kort", blocks=[section("Het café in Zwolle")])
    client.chat_postMessage(channel=EVENTS, text="in Zwolle, het cafe", thread_ts=root["ts"])
    dm = client.conversations_open(users="U2BRAM")["channel"]["id"]
    client.chat_postMessage(channel=dm, text="alleen voor Bram: café Zwolle")
    expect(page.locator(f'[data-conversation="{EVENTS}"] .badge')).to_have_text("2")
    page.keyboard.press("Control+k")
    page.keyboard.type("CAFE zwolle")
    found = page.locator(".result")
    expect(found).to_have_count(2)
    expect(found.last.locator("mark")).to_have_text(["café", "Zwolle"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.locator("#thread-messages .message:focus")).to_contain_text("in Zwolle, het cafe")
    page.click("#search")
    page.keyboard.type("niets daarvan")
    expect(page.get_by_role("status").filter(has_text="Niets gevonden")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_have_count(0)


@pytest.mark.parametrize("locale", ["en-GB"])
def test_the_page_speaks_the_browsers_language_until_another_is_chosen(page: Page) -> None:
    expect(page.locator("#clock")).to_have_text(re.compile("Thursday,? 13 September 2012, 16:30"))
    expect(page.get_by_role("navigation")).to_contain_text("Channels")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.goto(page.url.replace("?", "?lang=nl&"))

    expect(page.get_by_role("navigation")).to_contain_text("Kanalen")


@pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])
def test_every_sentence_of_the_page_is_there_in_both_languages(page: Page) -> None:
    nl, en = page.evaluate("import('/page/words.js').then(({ ids }) => [ids('nl'), ids('en')])")

    assert nl == en


def test_one_can_become_somebody_else(page: Page, client: WebClient) -> None:
    client.chat_postEphemeral(channel=GENERAL, user="U1ANNA", text="alleen Anna")
    expect(page.get_by_text("alleen Anna")).to_be_visible()
    page.select_option("#me", "U3CARLA")

    expect(page.get_by_text("alleen Anna")).to_have_count(0)
    expect(page.locator(f'[data-conversation="{EVENTS}"]')).to_have_class("side-entry outside")
    assert page.url.endswith(f"?as=U3CARLA#{GENERAL}")


def test_whoever_is_no_member_can_join_but_not_write(page: Page) -> None:
    page.select_option("#me", "U3CARLA")
    page.click(f'[data-conversation="{EVENTS}"]')
    expect(page.locator("#composer")).to_be_hidden()
    page.get_by_role("button", name="Deelnemen").click()

    expect(page.locator("#composer")).to_be_visible()


def test_the_clock_tells_dutch_time_and_runs_ahead(page: Page) -> None:
    clock = page.locator("#clock")
    expect(clock).to_have_text("donderdag 13 september 2012, 16.30 uur")
    page.click("#advance-hour")
    expect(page.locator("#clockbar")).to_have_attribute("aria-busy", "true")
    expect(page.locator("#advance-day")).to_be_disabled()
    expect(clock).to_have_text("donderdag 13 september 2012, 17.30 uur")
    page.click("#advance-next")
    expect(clock).to_have_text("maandag 24 september 2012, 16.30 uur")

    expect(page.locator("#advance-next")).to_be_disabled()
    expect(page.locator("#advance-day")).to_be_enabled()
    assert clock.get_attribute("data-now", timeout=1000).startswith("2012-09-24T14:30")  # type: ignore[union-attr]


def test_the_home_tab_shows_what_the_app_published(page: Page, client: WebClient) -> None:
    client.views_publish(user_id="U1ANNA", view={"type": "home", "blocks": [section("Uw actiepunten")]})
    page.locator(".side-entry", has_text="PRS").click()
    page.get_by_role("tab", name="Start").click()

    expect(page.locator("#home")).to_contain_text("Uw actiepunten")


def test_a_phone_shows_one_thing_at_a_time(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#sidebar")).to_be_hidden()
    page.click("#menu")
    page.click(f'[data-conversation="{EVENTS}"]')

    expect(page.locator("#sidebar")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_have_text("vergaderingen")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_whoever_does_not_say_who_they_are_becomes_the_first_member(page: Page, slack: Sandbox) -> None:
    page.goto(slack.url)

    expect(page.locator("#me")).to_have_value("U1ANNA")
    assert page.url == f"{slack.url}/?as=U1ANNA#{GENERAL}"


def test_a_lost_connection_is_told_and_mends_itself(page: Page) -> None:
    page.route("**/page/state*", lambda route: route.fulfill(status=200, body="stuk"))
    send(page, "hallo")
    expect(page.locator("#offline")).to_be_visible()
    page.unroute("**/page/state*")

    expect(page.locator("#offline")).to_be_hidden()
    expect(page.get_by_text("hallo")).to_be_visible()

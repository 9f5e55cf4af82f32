"""What the network finds out together, by hand: a proposal between two meetings, from vote to a decision that is found."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import SitDown, answer_of, dm, picture, send, until

pytestmark = pytest.mark.browser


def test_a_proposal_is_voted_on_counted_and_found_as_a_decision(sit_down: SitDown) -> None:
    lotte = sit_down("lotte")
    proposal = lotte.locator("#messages .message:not(.ephemeral)", has_text="De bustour staat voortaan ook open").first
    proposal.get_by_role("button", name="Voor", exact=True).click()
    expect(answer_of(lotte, "u stemde Voor")).to_be_visible()
    expect(proposal).to_contain_text("Gestemd: 4 van 8")
    picture(lotte, "80-voorstel")

    until(lotte, "is aangenomen")
    expect(proposal).to_contain_text("Voor: 3")
    picture(lotte, "81-aangenomen")

    maaike = sit_down("maaike")
    dm(maaike)
    send(maaike, "Mogen raadsleden mee met de bustour?")
    found = answer_of(maaike, "bestuurders en raadsleden")
    expect(found).to_contain_text("buiten vergadering; voor: 3, tegen: 1")
    picture(maaike, "82-gevonden")

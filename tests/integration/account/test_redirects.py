"""Links and redirects lead only to us, whatever an address or a header claims (C9)."""

import re

import pytest

from tests.integration.app_world import House

FOREIGN = [
    "https://evil.dk/",
    "http:evil.dk",
    "https:///evil.dk",
    "//evil.dk",
    "///evil.dk",
    "////evil.dk/%2f..",
    "/\\evil.dk",
    "\\\\evil.dk",
    "/\t/evil.dk",
    "\t//evil.dk",
    " //evil.dk",
    "/\n/evil.dk",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://localhost@evil.dk/",
    "/opgaver\r\nSet-Cookie: sid=evil",
]


@pytest.mark.parametrize("target", FOREIGN)
def test_login_leads_on_only_to_us(house: House, target: str) -> None:
    by_form = house.browser().log_in(house.addresses["holder_a"], next=target)
    assert (by_form.status_code, by_form.location) == (302, "/")
    browser = house.browser()
    browser.client.get("/login", query_string={"next": target})
    browser.get("/login")
    by_address = browser.client.post(
        "/login",
        query_string={"next": target},
        data={
            "csrf_token": browser.token,
            "email": house.addresses["holder_a"],
            "password": "fire almindelige ord",
        },
    )
    assert by_address.status_code == 302
    assert "evil" not in (by_address.location or "")


@pytest.mark.parametrize("target", FOREIGN)
def test_choosing_a_language_leads_back_only_to_us(house: House, target: str) -> None:
    answer = house.browser().client.get("/sprog/en", query_string={"next": target})
    assert (answer.status_code, answer.location) == (302, "/")
    assert "sid=evil" not in "".join(answer.headers.getlist("Set-Cookie"))


def test_login_leads_on_to_the_page_that_was_asked_for(house: House) -> None:
    browser = house.browser()
    asked = browser.get("/konto/logins")
    assert asked.status_code == 302
    assert asked.location == "/login?next=/konto/logins"
    page = browser.get(asked.location)
    assert 'name="next" type="hidden" value="/konto/logins"' in page.text
    answer = browser.log_in(house.addresses["holder_a"], next="/konto/logins")
    assert answer.location == "/konto/logins"


def test_a_foreign_host_name_is_refused(safe_house: House) -> None:
    client = safe_house.app.test_client()
    assert client.get("/login", base_url="https://evil.dk").status_code == 400


def test_a_claimed_host_never_shows_in_an_answer(safe_house: House) -> None:
    browser = safe_house.browser()
    headers = {"X-Forwarded-Host": "evil.dk", "Forwarded": "host=evil.dk"}
    for path in ("/", "/login", "/konto", "/glemt-adgangskode", "/hjaelp"):
        answer = browser.get(path, **headers)
        assert "evil.dk" not in answer.text + str(answer.headers)


def test_a_mailed_link_leads_to_us_whatever_host_was_claimed(house: House) -> None:
    browser = house.browser()
    browser.base_url = "http://evil.dk"
    browser.get("/glemt-adgangskode")
    browser.post("/glemt-adgangskode", {"email": house.addresses["holder_a"]})
    body = house.mails("password_reset")[-1].body
    assert re.findall(r"https?://[^/\s]+", body) == ["http://localhost"]


def test_line_breaks_never_reach_a_header(house: House) -> None:
    browser = house.browser()
    for path in ("/sprog/en?next=/x%0d%0aX-Evil:1", "/login?next=%0d%0aX-Evil:1"):
        assert "X-Evil" not in browser.get(path).headers
    office = house.as_person("administrator")
    office.post(
        "/personer/ny",
        {
            "name": "Navn\r\nBcc: evil@evil.dk",
            "email": "ny@proevekoebing.example\r\nBcc: evil@evil.dk",
            "organisation": "",
            "language": "da",
            "role": "project_reader",
            "scope": f"project:{house.made.project_b.id}",
            "valid_from": "8.7.2010",
        },
    )
    assert not [mail for mail in house.mails("invitation") if "\n" in mail.subject + mail.address]

"""The pages anybody meets first: the demo's door, the language, what is kept, and help."""

import re

import pytest

from tests.integration.app_world import House

PUBLIC_PAGES = ["/login", "/glemt-adgangskode", "/privatliv", "/was", "/hjaelp"]


def test_the_demo_lets_one_enter_as_each_of_its_people(house: House) -> None:
    for who, person in house.made.people.items():
        browser = house.browser()
        assert f'value="{person.id}"' in browser.get("/").text
        entered = browser.post("/demo/ind", {"person": person.id})
        assert (entered.status_code, entered.location) == (302, "/opgaver"), who
        assert person.name in browser.get("/konto").text


def test_the_demo_door_does_not_exist_in_production(safe_house: House) -> None:
    browser = safe_house.browser()
    assert browser.get("/").location == "/login"
    browser.get("/login")
    person = safe_house.made.people["administrator"].id
    assert browser.post("/demo/ind", {"person": person}).status_code == 404
    assert not browser.is_in()


@pytest.mark.parametrize("person", ["", "ukendt", "x" * 500])
def test_nobody_else_enters_by_the_demo_door(house: House, person: str) -> None:
    browser = house.browser()
    browser.get("/")
    assert browser.post("/demo/ind", {"person": person}).status_code == 404


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_public_pages_speak_danish_and_english(house: House, path: str) -> None:
    browser = house.browser()
    danish = browser.get(path)
    english = browser.get(browser.get(f"/sprog/en?next={path}").location or "")
    assert '<html lang="da">' in danish.text
    assert '<html lang="en">' in english.text
    headings = [re.findall(r"<h1>(.*?)</h1>", page.text) for page in (danish, english)]
    assert headings[0] != headings[1]


def test_a_chosen_language_stays_through_login_and_logout(house: House) -> None:
    browser = house.browser()
    browser.get("/sprog/en")
    browser.log_in(house.addresses["holder_a"])
    assert '<html lang="en">' in browser.get("/konto").text
    browser.post("/logout")
    assert '<html lang="en">' in browser.get("/login").text


def test_the_language_of_mails_is_chosen_on_the_own_page(house: House) -> None:
    browser = house.as_person("holder_a")
    assert browser.post("/konto/sprog", {"language": "en"}).status_code == 302
    browser.get("/glemt-adgangskode")
    browser.post("/glemt-adgangskode", {"email": house.addresses["holder_a"]})
    assert house.mails("password_reset")[-1].body.startswith("Hello ")


@pytest.mark.parametrize("language", ["", "xx", "../da"])
def test_an_unknown_language_is_refused_or_danish(house: House, language: str) -> None:
    browser = house.as_person("holder_a")
    assert browser.post("/konto/sprog", {"language": language}).status_code == 302
    assert '<html lang="da">' in browser.get("/konto").text


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("", ""),
        ("x" * 10_000, "y" * 10_000),
        ("\x00\x01", "\x00"),
        ("navn@forening.dk", "z" * 129),
        ("'; DROP TABLE person; --", "{{ 7 * 7 }}"),
    ],
)
def test_nonsense_at_the_door_is_answered_in_words(house: House, email: str, password: str) -> None:
    answer = house.browser().log_in(email, password)
    assert answer.status_code == 200
    assert "<title>Fejl: Log på" in answer.text


@pytest.mark.parametrize(
    ("chosen", "again"),
    [
        ("kort", "kort"),
        ("x" * 129, "x" * 129),
        ("helt almindelige ord", "helt andre ord"),
        ("", ""),
    ],
)
def test_a_password_that_will_not_do_is_refused_everywhere(
    house: House, chosen: str, again: str
) -> None:
    browser = house.as_person("holder_a")
    answer = browser.post(
        "/konto/adgangskode",
        {
            "password": "fire almindelige ord",
            "new_password": chosen,
            "new_password_confirm": again,
        },
    )
    assert answer.status_code == 200
    assert "<title>Fejl: Skift adgangskode" in answer.text
    stranger = house.browser()
    stranger.get("/glemt-adgangskode")
    stranger.post("/glemt-adgangskode", {"email": house.addresses["holder_a"]})
    link = re.search(r"http://localhost(\S+)", house.mails("password_reset")[-1].body)
    assert link
    stranger.get(link.group(1))
    refused = stranger.post(link.group(1), {"password": chosen, "password_confirm": again})
    assert "<title>Fejl: Vælg en ny adgangskode" in refused.text
    assert browser.is_in()


def test_a_reset_link_works_once_and_only_unchanged(house: House) -> None:
    browser = house.browser()
    browser.get("/glemt-adgangskode")
    browser.post("/glemt-adgangskode", {"email": house.addresses["holder_a"]})
    link = re.search(r"http://localhost(\S+)", house.mails("password_reset")[-1].body)
    assert link
    path = link.group(1)
    assert browser.get(f"{path}x").status_code == 302
    browser.get(path)
    fields = {"password": "helt almindelige ord", "password_confirm": "helt almindelige ord"}
    assert browser.post(path, fields).location == "/login"
    assert browser.get(path).status_code == 302
    browser.get("/login")
    assert browser.post(path, {**fields, "password": "noget andet igen"}).status_code == 302
    assert house.browser().log_in(house.addresses["holder_a"], fields["password"]).location == "/"

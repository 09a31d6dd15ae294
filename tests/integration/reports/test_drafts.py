"""A draft keeps all that was typed, as it was typed, whoever else writes meanwhile (D1, F3, B1)."""

import html
import re

import pytest

from portal.domain.drafts import fingerprint
from portal.domain.reports import ReportState
from portal.i18n import clean_text
from tests.integration.reports.desk import STEPS, WHOLE, ReportDesk

NAMES = {step: tuple(WHOLE[step]) for step in STEPS}
BOXES = {
    "activities": ("milepael-start-unchanged",),
    "criteria": ("kriterium-hundred-unavailable",),
}
HOSTILE = {
    "too long": "æ" * 30_000,
    "control": "a\x00b\x08c\x1fd\x7fe\x85f\ufffeg",
    "half a sign": "x\ud800y",
    "markup": "</textarea><script>alert(1)</script>&amp;{{ 7*7 }}{% raw %}",
    "wrong kind": "ca. 94, måske 1e400; NaN",
    "blank": " \t\r\n\u00a0\u200b ",
    "a day": "31.6.2010",
    "a negative": "-999999999999999999999,9999999",
    "a foreign id": "kriterium-fremmed-value_now",
    "right to left": "\u202eesrevni\u202c",
}
ERROR = re.compile(r'id="([^"]+)-error"><span class="sr-only">Fejl: </span>([^<]+)</span>')
LINK = re.compile(r'<li><a href="#([^"]+)">([^<]+)</a></li>')


def test_a_half_written_number_is_kept_and_told_but_never_refused(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    answer = desk.open(holder, "criteria").type({
        "kriterium-hundred-value_now": "ca. 94",
        "resultat-story": "Mange kom.",
    }).save()  # fmt: skip
    assert answer.status_code == 422
    assert 'value="ca. 94"' in answer.text
    assert desk.texts["kriterium-hundred-value_now"] == "ca. 94"
    assert desk.texts["resultat-story"] == "Mange kom."
    again = holder.get(f"{desk.path}/trin/criteria").text
    assert 'value="ca. 94"' in again
    assert desk.report.state is ReportState.DRAFT


@pytest.mark.parametrize("step", STEPS)
def test_no_text_in_any_field_breaks_a_step_and_each_is_kept_as_the_house_cleans_it(
    desk: ReportDesk, step: str
) -> None:
    holder = desk.house.as_person("holder_a")
    for text in HOSTILE.values():
        sent = text.encode("utf-8", "replace").decode()
        typed = dict.fromkeys((*NAMES[step], *BOXES.get(step, ())), sent)
        answer = desk.open(holder, step).type(typed).save()
        assert answer.status_code in {303, 422}, text
        kept = clean_text(sent)[0]
        assert {desk.texts.get(name, "") for name in NAMES[step]} == {kept}
        if answer.status_code == 422:
            check_errors(answer.text)
        assert holder.get(f"{desk.path}/tjek").status_code == 200


def test_a_story_far_too_long_is_kept_to_its_last_word_and_told_of(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    story = "Vi holdt et møde. " * 3_000 + "Slut."
    answer = desk.open(holder, "criteria").type({"resultat-story": story}).save()
    assert answer.status_code == 422
    assert "tegn for lang" in answer.text
    assert desk.texts["resultat-story"] == story
    assert "Slut." in holder.get(f"{desk.path}/trin/criteria").text


def check_errors(page: str) -> None:
    """Check that errors work: a summary first, linked, in the words of the field (F3)."""
    title = re.search(r"<title>([^<]*)</title>", page)
    assert title is not None
    assert title.group(1).startswith("Fejl: ")
    main = page.split('<main id="indhold"', 1)[1]
    summary = main.split("</ul>", 1)[0]
    assert "fr-errors" in summary
    assert summary.index("fr-errors") < main.index("<h1")
    links = {html.unescape(words): anchor for anchor, words in LINK.findall(summary)}
    fields = {html.unescape(words): name for name, words in ERROR.findall(main)}
    assert set(links) == set(fields)
    assert len(LINK.findall(summary)) == len(ERROR.findall(main))
    for name, _words in ERROR.findall(main):
        field = re.search(rf'<(?:input|textarea|select|fieldset)[^>]* ?id="{name}"[^>]*>', main)
        assert field is not None, name
        assert 'aria-invalid="true"' in field.group(0)
        assert f"{name}-error" in field.group(0)
        assert any(anchor in {name, f"{name}-0"} for anchor, _text in LINK.findall(summary))
    for anchor, _words in LINK.findall(summary):
        assert f'id="{anchor}"' in main


WRONG: dict[str, dict[str, str]] = {
    "step": {
        "name": "text",
    },
    "activities": {
        "milepael-start-reached_on": "i går",
        "milepael-start-forecast": "31.6.2010",
        "milepael-start-comment": "x" * 251,
        "aktivitet-story": "x" * 4_001,
    },
    "criteria": {
        "kriterium-hundred-value_now": "ca. 94",
        "kriterium-hundred-because": "x" * 1_001,
        "kriterium-hundred-comment": "x" * 1_001,
        "resultat-story": "x" * 4_001,
    },
    "risks": {
        "risiko-few-likelihood": "6",
        "risiko-few-impact": "",
        "risiko-few-comment": "x" * 251,
    },
    "economy": {
        "okonomi-used": "-1",
        "okonomi-comment": "x" * 1_001,
        "egen-activity": "lilla",
        "egen-result": "lilla",
        "egen-overall": "lilla",
    },
}
"""A text in each field of each step that cannot be read there."""


@pytest.mark.parametrize("step", STEPS)
def test_each_field_tells_its_error_where_it_is_and_on_top(desk: ReportDesk, step: str) -> None:
    holder = desk.house.as_person("holder_a")
    for name, text in WRONG[step].items():
        answer = desk.open(holder, step).type({**WHOLE[step], name: text}).save(go="next")
        assert answer.status_code == 422
        check_errors(answer.text)
        assert len(ERROR.findall(answer.text)) == 1
        assert desk.texts[name] == text
        assert "1 fejl" in answer.text


def test_a_step_posted_empty_is_kept_empty_and_lists_what_is_missing(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    desk.write(holder)
    for step in STEPS:
        page = desk.open(holder, step)
        page.type(dict.fromkeys(NAMES[step], ""))
        answer = page.save()
        assert answer.status_code in {303, 422}
        assert not any(desk.texts.get(name) for name in NAMES[step])
    assert holder.post(f"{desk.path}/send", {"key": "x"}).status_code == 422


def test_a_post_without_marks_or_with_broken_ones_overwrites_nothing(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    desk.write(holder)
    before = desk.texts
    marks = ("", "{", "[]", "null", '{"okonomi-used": null}', '{"okonomi-used": [1]}', "1" * 999)
    for seen in marks:
        holder.get(f"{desk.path}/trin/economy")
        answer = holder.post(
            f"{desk.path}/trin/economy", {"seen": seen, "okonomi-used": "1", "okonomi-comment": ""}
        )
        assert answer.status_code == 409
    assert desk.texts == before


def test_fields_of_other_steps_and_foreign_things_are_not_written(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    desk.open(holder, "economy").type({
        "okonomi-used": "1",
        "aktivitet-story": "smuglet",
        "kriterium-fremmed-value_now": "7",
        "risiko-few-likelihood": "5",
    }).save()  # fmt: skip
    assert {name for name, text in desk.texts.items() if text} == {"okonomi-used"}


def test_what_documents_cannot_hold_is_taken_out_and_told(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    answer = desk.open(holder, "activities").type({"aktivitet-story": "a\x0bb\x00c"}).save()
    assert desk.texts["aktivitet-story"] == "abc"
    assert "2 usynlige tegn" in holder.get(answer.location).text


def test_the_question_names_the_criterion_that_two_have_written_about(desk: ReportDesk) -> None:
    one, other = desk.house.as_person("holder_a"), desk.house.as_person("certifier")
    mine, theirs = desk.open(one, "criteria"), desk.open(other, "criteria")
    theirs.type({"kriterium-hundred-comment": "Deres"}).save()
    answer = mine.type({"kriterium-hundred-comment": "Min"}).save()
    assert answer.status_code == 409
    assert "100 familier deltager: Kommentar" in html.unescape(answer.text)


@pytest.mark.parametrize("step", ["check", "findesikke", "ACTIVITIES"])
def test_a_step_that_does_not_exist_is_missing(desk: ReportDesk, step: str) -> None:
    holder = desk.house.as_person("holder_a")
    assert holder.get(f"{desk.path}/trin/{step}").status_code == 404
    assert holder.post(f"{desk.path}/trin/{step}", {}).status_code == 404


def test_two_editors_of_other_fields_meet_no_conflict(desk: ReportDesk) -> None:
    one, other = desk.house.as_person("holder_a"), desk.house.as_person("certifier")
    mine, theirs = desk.open(one, "criteria"), desk.open(other, "criteria")
    assert theirs.type({"resultat-story": "Fra den anden."}).save().status_code == 303
    assert "Certifier skriver i trin 2." in one.get(f"{desk.path}/trin/criteria").text
    assert mine.type({"kriterium-hundred-value_now": "94"}).save().status_code == 303
    assert desk.texts["resultat-story"] == "Fra den anden."
    assert desk.texts["kriterium-hundred-value_now"] == "94"
    assert "Holder A skriver i trin 2." in other.get(f"{desk.path}/trin/criteria").text


def test_the_same_field_changed_by_two_shows_both_texts_and_is_settled_by_choice(
    desk: ReportDesk,
) -> None:
    one, other = desk.house.as_person("holder_a"), desk.house.as_person("certifier")
    for choice, expected in (
        ("theirs", "Deres"),
        ("mine", "Min\nanden linje"),
        ("both", "Samlet"),
    ):
        start = desk.open(other, "criteria").type({"resultat-story": f"Start {choice}"})
        assert start.save().status_code == 303
        mine, theirs = desk.open(one, "criteria"), desk.open(other, "criteria")
        theirs.type({"resultat-story": "Deres"}).save()
        answer = mine.type({
            "resultat-story": "Min\r\nanden linje",
            "kriterium-hundred-comment": f"Andet felt {choice}",
        }).save()  # fmt: skip
        assert answer.status_code == 409
        assert "Deres" in answer.text
        assert "Min\nanden linje" in html.unescape(answer.text)
        assert "Tekst fra Certifier" in answer.text
        assert "Resultater: Hvad er der kommet ud af det?" in answer.text
        assert desk.texts["resultat-story"] == "Deres"
        assert desk.texts["kriterium-hundred-comment"] == f"Andet felt {choice}"
        seen = re.search(r'name="seen" value="([^"]+)"', answer.text)
        assert seen is not None
        settled = one.post(
            f"{desk.path}/trin/criteria",
            {
                "resolving": "1",
                "seen": html.unescape(seen.group(1)),
                "choice-resultat-story": choice,
                "mine-resultat-story": "Min\r\nanden linje",
                "merged-resultat-story": "Samlet",
                "resultat-story": "ikke dette",
            },
        )
        assert settled.status_code == 303
        assert desk.texts["resultat-story"] == expected
        assert desk.texts["kriterium-hundred-comment"] == f"Andet felt {choice}"


def test_a_conflict_of_choices_is_told_in_words(desk: ReportDesk) -> None:
    one, other = desk.house.as_person("holder_a"), desk.house.as_person("certifier")
    mine, theirs = desk.open(one, "economy"), desk.open(other, "economy")
    theirs.type({"egen-overall": "green"}).save()
    page = mine.type({"egen-overall": "red"}).save().text
    versions = page.split('class="fr-versions"', 1)[1]
    assert "<p>Grøn</p>" in versions
    assert "<p>Rød</p>" in versions


def test_a_page_that_saves_itself_never_writes_over_what_it_does_not_show(desk: ReportDesk) -> None:
    one, other = desk.house.as_person("holder_a"), desk.house.as_person("certifier")
    mine, theirs = desk.open(one, "criteria"), desk.open(other, "criteria")
    theirs.type({"resultat-story": "Deres historie", "kriterium-hundred-comment": "Deres"}).save()
    mine.type({"kriterium-hundred-value_now": "94"})
    for _moment in range(3):
        assert mine.autosave().status_code == 200
    assert desk.texts["resultat-story"] == "Deres historie"
    assert desk.texts["kriterium-hundred-value_now"] == "94"
    mine.type({"kriterium-hundred-comment": "Min"})
    for _moment in range(3):
        told = mine.autosave()
        assert "En anden har skrevet i det samme felt" in told.text
        assert desk.texts["kriterium-hundred-comment"] == "Deres"
    assert mine.save().status_code == 409
    assert desk.texts["kriterium-hundred-comment"] == "Deres"


def test_a_page_that_saves_itself_may_go_on_writing_what_it_wrote(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    page = desk.open(holder, "activities")
    for text in ("V", "Vi", "Vi har", "Vi har holdt", ""):
        answer = page.type({"aktivitet-story": text}).autosave()
        assert answer.status_code == 200
        assert "Gemt kl. 14.00" in answer.text
        assert desk.texts["aktivitet-story"] == text
        assert page.marks["aktivitet-story"] == fingerprint(text)
    assert page.save().status_code == 303


def test_opening_a_step_and_saving_it_untouched_never_fights_with_another(desk: ReportDesk) -> None:
    one, other = desk.house.as_person("holder_a"), desk.house.as_person("certifier")
    for step in STEPS:
        mine, theirs = desk.open(one, step), desk.open(other, step)
        assert theirs.type(WHOLE[step]).save().status_code == 303
        assert mine.save().status_code == 303
        for name, text in WHOLE[step].items():
            assert desk.texts.get(name, "") == text.replace("\r\n", "\n")


@pytest.mark.parametrize("step", STEPS)
def test_a_saved_step_is_shown_again_as_it_was_typed(desk: ReportDesk, step: str) -> None:
    holder = desk.house.as_person("holder_a")
    desk.open(holder, step).type(WHOLE[step]).save()
    again = desk.open(holder, step)
    assert {name: again.typed.get(name, "") for name in WHOLE[step]} == WHOLE[step]
    assert again.marks == {name: fingerprint(desk.texts.get(name, "")) for name in again.marks}


def test_everything_is_said_in_english_to_those_who_read_english(desk: ReportDesk) -> None:
    holder = desk.house.as_person("holder_a")
    holder.get("/konto")
    holder.post("/sprog/en", {})
    holder.get("/sprog/en")
    page = holder.get(f"{desk.path}/trin/criteria").text
    assert '<html lang="en"' in page
    assert "Step 2 of 5" in page
    answer = desk.open(holder, "criteria").type({"kriterium-hundred-value_now": "ca. 94"}).save()
    assert "Error:" in answer.text
    assert "Skriv et tal" not in answer.text

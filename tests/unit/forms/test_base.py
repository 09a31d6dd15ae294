"""What every form does: words at the field, rules where they belong, meddling without effect."""

from werkzeug.datastructures import MultiDict
from wtforms import IntegerField, StringField
from wtforms.validators import Email, InputRequired

from forms.base import BaseForm, Needed
from forms.fields import ChoiceField, LineField
from portal.domain.errors import DomainError
from portal.i18n import speaking


class SampleForm(BaseForm):
    """Two fields, one with another name than the rule's."""

    ERROR_FIELDS = {"until": "day"}  # noqa: RUF012

    name = LineField("Navn", validators=[Needed("Skriv navnet.")])
    day = LineField("Dag")
    kind = ChoiceField("Slags")


def form_of(**texts: str) -> SampleForm:
    form = SampleForm(MultiDict(texts), meta={"csrf": False})
    form.with_choices(kind=[("a", "A")])
    return form


def test_a_needed_field_says_what_to_write_when_it_is_empty_or_missing() -> None:
    for texts in ({}, {"name": ""}, {"name": " \t\r\n "}):
        form = form_of(**texts, kind="a")
        assert not form.validate()
        assert form.errors == {"name": ["Skriv navnet."]}
    assert form_of(name="Bydelsmødre", kind="a").validate()


def test_a_needed_field_tells_the_browser_that_it_is() -> None:
    assert form_of().name.flags.required


def test_a_broken_rule_is_shown_at_its_field_under_either_name() -> None:
    form = form_of(name="x", kind="a")
    assert form.validate()
    form.show(DomainError("too_late", "until"), "For sent.")
    form.show(DomainError("bad_name", "name"), "Dårligt navn.")
    assert form.day.errors == ["For sent."]
    assert form.name.errors == ["Dårligt navn."]


def test_a_broken_rule_that_belongs_to_no_field_is_shown_on_top() -> None:
    form = form_of(name="x", kind="a")
    assert form.validate()
    form.show(DomainError("saved_by_another"), "En anden kom først.")
    form.show(DomainError("foreign", "projekt_id"), "Det findes ikke.")
    assert form.form_errors == ["En anden kom først.", "Det findes ikke."]
    assert form.errors


def test_choices_are_handed_in_by_name() -> None:
    assert list(form_of().kind.choices or ()) == [("a", "A")]


def test_the_library_s_own_words_are_said_in_the_language_of_the_house() -> None:
    class LibraryForm(BaseForm):
        """Fields of the library itself."""

        number = IntegerField("Tal", validators=[InputRequired()])
        mail = StringField("Mail", validators=[Email()])

    for language in ("da", "en"):
        with speaking(language):
            form = LibraryForm(MultiDict({"number": "x", "mail": "y"}), meta={"csrf": False})
            assert not form.validate()
            assert all(isinstance(words, str) for field in form for words in field.errors)

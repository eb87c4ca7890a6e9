"""Every form has an invented paper that shows its words; none says anything about anybody."""

import pytest

from app.domain.form_set import FormSet
from app.domain.form_texts import forms_in
from app.domain.samples.by_form import sample_job
from app.printing.compose import compose
from app.printing.layout import Text
from app.shipped import shipped_forms
from tests.builders import PROFILE

SHIPPED = shipped_forms()
HEADER = PROFILE.header()
FORMS = [(wording, form) for wording in SHIPPED.sets for form in forms_in(wording)]
# A label has no room for a title.
FORMS += [(SHIPPED.sets[-1], form) for form in forms_in(SHIPPED.own[-1]) if form != "folder_label"]


@pytest.mark.parametrize(("wording", "form"), FORMS, ids=[f"{w.id}:{form}" for w, form in FORMS])
def test_a_form_has_a_sample_that_shows_its_title(wording: FormSet, form: str) -> None:
    pages = compose(sample_job(form, wording, HEADER), dpi=300)
    assert 1 <= len(pages) <= 3
    shown = " ".join(o.text for page in pages for o in page.operations if isinstance(o, Text))
    title = getattr(getattr(wording, form, None) or getattr(wording.own, form, None), "title", "")
    assert all(word in shown for word in title.split())

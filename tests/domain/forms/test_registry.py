"""Every form that is stored can be read back and knows where it comes out."""

import pytest

from app.domain.forms.registry import FORM_KINDS, form_kind, kind_of
from app.errors import NotFoundError


def test_a_form_is_found_by_its_name_and_by_its_document() -> None:
    for name, kind in FORM_KINDS.items():
        assert form_kind(name) is kind
        assert kind_of(object.__new__(kind.document)) is kind
        assert kind.file_name.replace("-", "").isascii()


def test_a_form_nobody_knows_is_told_as_such() -> None:
    with pytest.raises(NotFoundError, match="hologram"):
        form_kind("hologram")

"""Every sentence and every value of the texts for the public is known by its name."""

from app.domain.forms.public_text import SENTENCES, TEXT_VALUES, Sentences
from app.shipped import shipped_forms

OWN = shipped_forms().own[-1]


def test_a_text_without_sentences_says_nothing() -> None:
    assert {getattr(Sentences(), name) for name in SENTENCES} == {""}


def test_every_value_has_words() -> None:
    assert all(TEXT_VALUES.values())


def test_each_text_has_sentences_of_its_own() -> None:
    texts = (OWN.public_notice, OWN.loudspeaker_text, OWN.year_text)
    for wording in texts:
        said = [getattr(wording.sentences, name) for name in SENTENCES]
        assert sum(map(bool, said)) > 8

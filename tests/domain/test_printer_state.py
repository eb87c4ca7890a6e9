import pytest

from app.domain.printer_state import (
    NOT_KNOWN,
    Reason,
    Trouble,
    gravest_first,
    printer_error,
)


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_is_told_in_words_with_an_advice(trouble: Trouble) -> None:
    error = printer_error("Canon LBP2900", Reason(trouble, "spool-area-full"))
    assert error.title
    assert error.advice
    assert "{" not in str(error)


def test_no_two_troubles_sound_alike() -> None:
    errors = [printer_error("Canon", Reason(trouble)) for trouble in Trouble]
    assert len({error.title for error in errors}) == len(Trouble)
    assert len({error.advice for error in errors}) >= len(Trouble) - 1


def test_the_word_of_the_spooler_is_shown_where_nothing_better_is_known() -> None:
    assert "spool-area-full" in str(printer_error("C", Reason(Trouble.UNKNOWN, "spool-area-full")))


def test_what_must_be_mended_first_comes_first_and_once() -> None:
    told = {
        Reason(Trouble.NO_TONER, "toner-empty-error"),
        Reason(Trouble.OUT_OF_PAPER, "media-empty"),
        Reason(Trouble.OUT_OF_PAPER, "media-needed"),
        Reason(Trouble.PAUSED, "paused"),
    }
    troubles = [reason.trouble for reason in gravest_first(told)]
    assert troubles == [Trouble.PAUSED, Trouble.OUT_OF_PAPER, Trouble.NO_TONER]


def test_a_printer_nobody_can_be_asked_about_may_print() -> None:
    assert NOT_KNOWN.ready
    assert not NOT_KNOWN.known

"""IPP as RFC 8010 writes it: every byte below was put together by hand from its section 3."""

import pytest

from app.devices.ipp import Attribute, Operation, Tag, read_answer, request

ASKED = (
    b"\x01\x01"  # version 1.1
    b"\x00\x0b"  # Get-Printer-Attributes
    b"\x00\x00\x00\x07"  # number of the request
    b"\x01"  # attributes of the operation
    b"\x47\x00\x12attributes-charset\x00\x05utf-8"
    b"\x48\x00\x1battributes-natural-language\x00\x02en"
    b"\x45\x00\x0bprinter-uri\x00\x1aipp://localhost/printers/A"
    b"\x21\x00\x05limit\x00\x04\x00\x00\x00\x0a"
    b"\x22\x00\x07my-jobs\x00\x01\x01"
    b"\x44\x00\x14requested-attributes\x00\x0dprinter-state"
    b"\x44\x00\x00\x00\x08job-name"  # a second value has no name
    b"\x03"
)

TOLD = (
    b"\x01\x01\x00\x00\x00\x00\x00\x01"
    b"\x01"
    b"\x47\x00\x12attributes-charset\x00\x05utf-8"
    b"\x04"  # a printer
    b"\x23\x00\x0dprinter-state\x00\x04\x00\x00\x00\x04"
    b"\x22\x00\x19printer-is-accepting-jobs\x00\x01\x00"
    b"\x44\x00\x15printer-state-reasons\x00\x11media-empty-error"
    b"\x44\x00\x00\x00\x11toner-low-warning"
    b"\x02"  # a job, named in the form with a language
    b"\x21\x00\x06job-id\x00\x04\x00\x00\x00\x93"
    b"\x36\x00\x08job-name\x00\x0d\x00\x02vi\x00\x07Phi\xe1\xba\xbfu"
    b"\x13\x00\x07job-age\x00\x00"  # no value
    b"\x03"
)


def test_a_request_is_written_as_the_standard_says() -> None:
    asked = request(
        Operation.GET_PRINTER_ATTRIBUTES,
        (
            Attribute(Tag.URI, "printer-uri", ("ipp://localhost/printers/A",)),
            Attribute(Tag.INTEGER, "limit", (10,)),
            Attribute(Tag.BOOLEAN, "my-jobs", (True,)),
            Attribute(Tag.KEYWORD, "requested-attributes", ("printer-state", "job-name")),
        ),
        number=7,
    )
    assert asked == ASKED


def test_an_answer_is_read_as_the_standard_says() -> None:
    answer = read_answer(TOLD)
    assert answer.status == 0
    (printer,) = answer.all(0x04)
    (job,) = answer.all(0x02)
    assert printer.integer("printer-state") == 4
    assert printer.values["printer-is-accepting-jobs"] == (False,)
    assert printer.words("printer-state-reasons") == ("media-empty-error", "toner-low-warning")
    assert job.integer("job-id") == 147
    assert job.words("job-name") == ("Phiếu",)
    assert job.values["job-age"] == (b"",)


@pytest.mark.parametrize("length", [0, 3, 8, 9, 30, len(TOLD) - 1])
def test_an_answer_that_is_cut_off_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="cut off"):
        read_answer(TOLD[:length])


def test_a_web_page_is_no_answer() -> None:
    with pytest.raises(ValueError, match="cut off"):
        read_answer(b"<html><body>401 Unauthorized</body></html>")


def test_a_number_that_was_not_told_is_missed() -> None:
    (printer,) = read_answer(TOLD).all(0x04)
    with pytest.raises(ValueError, match="printer-up-time"):
        printer.integer("printer-up-time")

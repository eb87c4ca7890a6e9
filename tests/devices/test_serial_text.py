import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.serial_text import SerialText

CARD = "001198012345||Nguyễn Thị Ánh|02011998|Nữ|Số 10, phường Hoàn Kiếm|01022023"


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t", "\t\r\n", "\x03\r"])
def test_a_scan_ends_at_whatever_the_scanner_sends_after_it(end: str):
    texts = SerialText()
    assert texts.feed(f"1726{end}8826{end}".encode()) == ["1726", "8826"]
    assert not texts.is_open
    assert texts.ends_itself


def test_a_scan_without_an_end_is_finished_by_the_silence_after_it():
    texts = SerialText()
    assert texts.feed(b"1726") == []
    assert (texts.is_open, texts.ends_itself) == (True, False)
    assert texts.finish() == ["1726"]
    assert texts.finish() == []


@given(st.lists(st.integers(1, 12), min_size=1, max_size=60))
def test_letters_cut_apart_by_packets_come_whole(cuts: list[int]):
    texts, data, heard = SerialText(), f"{CARD}\r\n{CARD}\r\n".encode(), list[str]()
    for cut in cuts:
        heard += texts.feed(data[:cut])
        data = data[cut:]
    heard += texts.feed(data)
    assert heard == [CARD, CARD]


def test_what_is_no_utf8_is_still_a_scan_that_can_be_refused():
    assert SerialText().feed(b"\xff\xfe17\r") == ["\ufffd\ufffd17"]


def test_endless_noise_is_forgotten_with_its_end_and_the_next_scan_is_heard():
    texts = SerialText()
    for _ in range(20):
        assert texts.feed(b"x" * 1000) == []
    assert texts.feed(b"x\r1726\r") == ["1726"]


def test_what_is_longer_than_any_code_is_not_heard():
    texts = SerialText()
    assert texts.feed(b"x" * 5000 + b"\r" + b"1726\r") == ["1726"]

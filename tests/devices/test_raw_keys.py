from app.devices.raw_keys import EntryCollector, KeyKind, RawEntry, RawKey

CODE = "17263215211120000118"


def keys(text: str, gap: int = 5, start: int = 1000) -> list[RawKey]:
    return [
        RawKey(
            at=start + at * gap,
            kind={"\n": KeyKind.ENTER, "\t": KeyKind.TAB}.get(char, KeyKind.SIGN),
            text=char,
            on_key=char if char.isdigit() else "",
        )
        for at, char in enumerate(text)
    ]


def collected(*pressed: RawKey) -> list[RawEntry]:
    collector = EntryCollector()
    return [entry for key in pressed for entry in collector.add(key)] + collector.finish()


def test_an_entry_ends_at_enter_tab_or_a_silence():
    entries = collected(*keys(f"{CODE}\n{CODE}\t{CODE}"), *keys("12", start=9000))
    assert [(entry.text, entry.end) for entry in entries] == [
        (CODE, KeyKind.ENTER),
        (CODE, KeyKind.TAB),
        (CODE, None),
        ("12", None),
    ]


def test_an_end_alone_is_no_entry():
    assert collected(*keys("\n\t\n")) == []
    assert [entry.text for entry in collected(*keys("12\n\n34\n"))] == ["12", "34"]


def test_gaps_are_between_the_signs():
    times = (0, 4, 9, 90)
    shift = RawKey(at=5, kind=KeyKind.OTHER)
    signs = [RawKey(at=at, kind=KeyKind.SIGN, text="1") for at in times]
    entry = RawEntry((*signs[:2], shift, *signs[2:], RawKey(at=95, kind=KeyKind.ENTER)))
    assert (entry.gaps, entry.median_gap, entry.worst_gap) == ((4, 5, 81), 5, 81)


def test_one_key_has_no_gap():
    (entry,) = collected(*keys("1\n"))
    assert (entry.median_gap, entry.worst_gap) == (0, 0)


def test_an_input_methods_word_counts_once_as_it_was_in_the_end():
    composed = [
        RawKey(at=at, kind=KeyKind.COMPOSED, text=CODE[: at + 1]) for at in range(len(CODE))
    ]
    (entry,) = collected(*composed, *keys("|x\n", start=25))
    assert entry.text == entry.on_keys == CODE + "|x"


def test_the_digits_of_the_keys_are_told_beside_what_the_layout_made_of_them():
    entry = RawEntry((RawKey(at=0, kind=KeyKind.SIGN, text="ă", on_key="1"),))
    assert (entry.text, entry.on_keys) == ("ă", "1")


def test_what_was_pressed_keeps_out_of_logs():
    assert "1726" not in repr(collected(*keys(CODE)))


def test_a_finished_entry_is_forgotten():
    collector = EntryCollector()
    collector.add(keys("1")[0])
    assert collector.is_open
    collector.finish()
    assert not collector.is_open
    assert collector.finish() == []

from app.devices.double_fire import DoubleFire


def test_the_same_code_within_the_limit_is_the_last_scan_once_more():
    rule = DoubleFire(1500)
    assert [rule.is_again("1726", at) for at in (0, 1500, 1501)] == [False, True, False]


def test_another_code_between_two_makes_the_second_a_scan_of_its_own():
    rule = DoubleFire(1500)
    assert [rule.is_again(text, 0) for text in ("a", "b", "a")] == [False, False, False]


def test_what_was_scanned_is_not_kept():
    rule = DoubleFire(1500)
    rule.is_again("001098012345|Nguyễn Văn A", 0)
    assert "Nguyễn" not in repr(vars(rule))

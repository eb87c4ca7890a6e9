"""What the check says of one thing."""

from app.errors import StoreError
from app.services.store.finding import Finding, finding_of


def test_a_finding_says_what_is_wrong_and_what_to_do() -> None:
    finding = Finding("Thiếu {count} hồ sơ.", "Phục hồi.", {"count": 2})
    assert str(finding) == "Thiếu 2 hồ sơ. Phục hồi."


def test_a_failure_on_the_way_is_a_finding_like_any_other() -> None:
    error = StoreError("Hỏng {name}.", "Gọi người quản trị.", name="tệp")
    assert str(finding_of(error)) == str(error)

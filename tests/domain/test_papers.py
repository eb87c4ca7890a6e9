import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.papers import (
    PAPER_KIND_LABELS,
    MissingPaper,
    PaperKind,
    RequiredPaper,
    SubmittedPaper,
    check_extra_papers,
    check_required_paper,
    extra_papers,
    missing_papers,
    with_brought,
)
from app.errors import InputError, RuleError

DECLARATION = RequiredPaper(name="Tờ khai đăng ký khai sinh")
DEED = RequiredPaper(
    name="Giấy chứng nhận quyền sử dụng đất", kind=PaperKind.CERTIFIED_COPY, originals=0, copies=2
)
MARRIAGE = RequiredPaper(
    name="Giấy chứng nhận kết hôn của cha, mẹ",
    kind=PaperKind.PRESENTED,
    compulsory=False,
    condition="nếu cha, mẹ đã đăng ký kết hôn",
)
REQUIRED = (DECLARATION, DEED, MARRIAGE)


def handed_in(paper: RequiredPaper, **changes: object) -> SubmittedPaper:
    fields: dict[str, object] = {
        "name": paper.name,
        "kind": paper.kind,
        "originals": paper.originals,
        "copies": paper.copies,
    }
    return SubmittedPaper(**(fields | changes))  # pyright: ignore[reportArgumentType]


def test_everything_compulsory_in_hand_makes_a_dossier_complete():
    assert not missing_papers(REQUIRED, [handed_in(DECLARATION), handed_in(DEED)])


def test_nothing_in_hand_lacks_every_compulsory_paper_in_checklist_order():
    missing = missing_papers(REQUIRED, [])

    assert missing == (MissingPaper(DECLARATION, 1, 0), MissingPaper(DEED, 0, 2))


def test_an_optional_paper_is_missed_only_when_its_condition_applies():
    complete = [handed_in(DECLARATION), handed_in(DEED)]

    assert missing_papers(REQUIRED, complete, applying=[MARRIAGE.name]) == (
        MissingPaper(MARRIAGE, 1, 0),
    )


def test_too_few_copies_are_missed_by_their_number():
    one_copy = [handed_in(DECLARATION), handed_in(DEED, copies=1)]

    assert missing_papers(REQUIRED, one_copy) == (MissingPaper(DEED, 0, 1),)


def test_copies_handed_in_on_two_lines_are_added_up():
    lines = [handed_in(DECLARATION), handed_in(DEED, copies=1), handed_in(DEED, copies=1)]

    assert not missing_papers(REQUIRED, lines)


def test_a_spare_original_does_for_a_copy():
    assert not missing_papers([DEED], [handed_in(DEED, originals=1, copies=1)])


def test_a_copy_never_does_for_an_original():
    assert missing_papers([DECLARATION], [handed_in(DECLARATION, originals=0, copies=5)]) == (
        MissingPaper(DECLARATION, 1, 0),
    )


def test_an_electronic_paper_counts_for_any_number_of_sheets():
    electronic = handed_in(DEED, kind=PaperKind.ELECTRONIC, originals=0, copies=0)

    assert not missing_papers([DEED], [electronic])


@given(
    st.lists(
        st.builds(
            SubmittedPaper,
            name=st.sampled_from([DECLARATION.name, DEED.name]),
            originals=st.integers(0, 3),
            copies=st.integers(0, 3),
        ),
        max_size=5,
    )
)
def test_bringing_exactly_what_is_missing_completes_the_dossier(brought: list[SubmittedPaper]):
    rest = [
        SubmittedPaper(name=gap.paper.name, originals=gap.originals, copies=gap.copies)
        for gap in missing_papers(REQUIRED, brought)
    ]

    assert not missing_papers(REQUIRED, brought + rest)


def test_a_paper_outside_the_list_needs_a_reason():
    extra = SubmittedPaper(name="Sổ hộ khẩu", extra_reason="  ")

    assert extra_papers(REQUIRED, [handed_in(DEED), extra]) == (extra,)
    with pytest.raises(InputError) as refused:
        check_extra_papers(REQUIRED, [extra])
    assert refused.value.field == "extra_reason"


def test_a_paper_outside_the_list_is_taken_with_a_reason():
    extra = SubmittedPaper(name="Sổ hộ khẩu", extra_reason="Người dân đề nghị nộp kèm")

    check_extra_papers(REQUIRED, [handed_in(DECLARATION), extra])


@pytest.mark.parametrize(
    "paper",
    [
        RequiredPaper(name=" "),
        RequiredPaper(name="Tờ khai", originals=0, copies=0),
        RequiredPaper(name="Tờ khai", originals=-1, copies=2),
        RequiredPaper(name="Giấy ủy quyền", compulsory=False),
    ],
)
def test_a_checklist_line_that_cannot_be_ticked_is_refused(paper: RequiredPaper):
    with pytest.raises(RuleError):
        check_required_paper(paper)


def test_a_sound_checklist_line_is_accepted():
    for paper in REQUIRED:
        check_required_paper(paper)


def test_every_kind_of_paper_has_its_own_word():
    assert len({PAPER_KIND_LABELS[kind] for kind in PaperKind}) == len(PaperKind)


def test_what_is_brought_later_joins_what_lies_there() -> None:
    there = (SubmittedPaper(name="Tờ khai"), SubmittedPaper(name="Ảnh", copies=1, originals=0))
    brought = (SubmittedPaper(name="Tờ khai", copies=1), SubmittedPaper(name="Giấy chứng sinh"))
    assert with_brought(there, brought) == (
        SubmittedPaper(name="Tờ khai", originals=2, copies=1),
        there[1],
        brought[1],
    )

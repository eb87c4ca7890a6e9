"""Pages take turns; a long list goes on where it was."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.domain.board import BoardPage
from app.ui.board.rounds import Rounds, Turn

READY, HOURS, PROCEDURES = BoardPage.READY, BoardPage.HOURS, BoardPage.PROCEDURES
ONE = dict.fromkeys(BoardPage, 1)


def test_parts_follow_one_another_and_the_catalogue_goes_on_in_the_next_round() -> None:
    rounds, parts = Rounds(), ONE | {READY: 2, PROCEDURES: 3}
    pages = (READY, HOURS, PROCEDURES)
    seen = [rounds.now(pages, parts)]
    seen += [rounds.following(pages, parts) for _turn in range(9)]
    assert [(turn.page, turn.part) for turn in seen] == [
        (READY, 0),
        (READY, 1),
        (HOURS, 0),
        (PROCEDURES, 0),
        (PROCEDURES, 1),
        (READY, 0),
        (READY, 1),
        (HOURS, 0),
        (PROCEDURES, 2),
        (READY, 0),
    ]


def test_a_page_that_is_gone_gives_its_turn_to_the_first() -> None:
    rounds = Rounds()
    rounds.now((READY, HOURS), ONE)
    rounds.following((READY, HOURS), ONE)
    assert rounds.now((PROCEDURES,), ONE) == Turn(PROCEDURES)


@given(st.lists(st.tuples(st.sets(st.sampled_from(BoardPage), min_size=1), st.integers(1, 4))))
def test_a_turn_is_always_of_a_page_and_part_there_is(
    steps: list[tuple[set[BoardPage], int]],
) -> None:
    rounds = Rounds()
    for chosen, count in steps:
        pages = tuple(page for page in BoardPage if page in chosen)
        parts = dict.fromkeys(BoardPage, count)
        rounds.now(pages, parts)
        turn = rounds.following(pages, parts)
        assert turn.page in pages
        assert 0 <= turn.part < count


def test_nothing_is_shown_twice_running_where_there_is_something_else() -> None:
    rounds, pages = Rounds(), (READY, PROCEDURES)
    turns = [rounds.following(pages, ONE | {PROCEDURES: 5}) for _turn in range(20)]
    assert all(one != other for one, other in pairwise(turns))

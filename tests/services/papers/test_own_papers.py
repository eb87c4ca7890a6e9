"""Which papers are this counter's, and which sheet is the newest."""

import pytest
from sqlalchemy import select

from app.domain.print_state import PrintState
from app.errors import NotFoundError
from app.models.paper import PrintRecord
from app.services.papers.own_papers import newest_papers, newest_sheet, paper_with
from tests import builders
from tests.services.papers.conftest import PaperDesk


def waiting(desk: PaperDesk) -> list[int]:
    chosen = newest_papers(desk.counter.context, PrintState.WAITING)
    with desk.counter.context.database.read() as session:
        return list(session.scalars(chosen.with_only_columns(PrintRecord.id)))


def test_lists_and_receipts_of_this_counter_alone_are_found(desk: PaperDesk) -> None:
    own = builders.receive(desk.counter)
    other = builders.receive(desk.counter)
    builders.change_store(
        desk.counter,
        "UPDATE dossiers SET code = 'TN20-261116-0001-50' WHERE id = ?",
        other.dossier_id,
    )
    (asked,) = desk.ask("Tổ 1")
    assert waiting(desk) == [own.print_id, asked]


def test_two_lists_of_one_batch_are_two_papers(desk: PaperDesk) -> None:
    first, second = desk.ask("1", "2")
    assert waiting(desk) == [first, second]
    desk.print_all(first, second)
    desk.reprint(first)
    with desk.counter.context.database.read() as session:
        sheets = session.scalars(select(PrintRecord).order_by(PrintRecord.id)).all()
        assert [newest_sheet(session, one).id for one in sheets] == [3, 2, 3]


def test_a_paper_that_is_not_there_is_told_as_such(desk: PaperDesk) -> None:
    with (
        desk.counter.context.database.read() as session,
        pytest.raises(NotFoundError, match="Không có giấy này"),
    ):
        paper_with(session, 77)

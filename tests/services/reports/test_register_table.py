"""The register as a table: the columns an import reads, text codes, real moments."""

from app.domain.register import COLUMNS, read_line
from app.domain.roles import Actor
from app.models.dossier import Dossier
from app.services.counter import Counter
from app.services.reports.register_table import register_table
from tests import builders


def test_a_dossier_is_a_line_an_import_understands(counter: Counter, clerk: Actor) -> None:
    received = builders.receive(counter, clerk, note="=1+1")
    day = counter.context.today()
    with counter.context.database.read() as session:
        table = register_table(session, "UBND phường", day, day, Dossier.received_on == day)
    assert [column.title for column in table.columns] == [*COLUMNS, "MaNoiBo"]
    (row,) = table.rows
    cells = dict(zip([column.title for column in table.columns], row, strict=True))
    assert cells["MaHoSo"] == cells["MaNoiBo"] == received.code
    assert cells["NgayTra"] is None
    texts = {
        name: f"{cell:%d/%m/%Y %H:%M:%S}" if hasattr(cell, "hour") else str(cell or "")
        for name, cell in cells.items()
    }
    line, problems = read_line(1, texts)
    assert line is not None, problems
    assert line.received_at == counter.context.now()
    assert line.clerk_name == clerk.name


def test_a_register_of_nothing_still_has_its_columns(counter: Counter) -> None:
    day = counter.context.today()
    with counter.context.database.read() as session:
        table = register_table(session, "UBND phường", day, day, Dossier.received_on == day)
    assert table.rows == ()

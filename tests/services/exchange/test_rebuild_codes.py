"""Official codes linked at two counters come together: each belongs to one dossier only."""

from pathlib import Path

from app.domain.dossier_filter import DossierFilter
from app.domain.merge_report import MergeNotice
from app.domain.official_entry import OfficialState, OtherCode
from app.services.counter import Counter
from app.services.official_commands import LinkOfficial, NoteOfficial
from tests import builders
from tests.counters import Open, exported, merged

CODE = "H26.107-261116-0007"


def link(counter: Counter, dossier_id: int) -> None:
    by = builders.actor(counter)
    counter.official.link(LinkOfficial(actor=by, dossier_id=dossier_id, official_code=CODE))


def test_what_was_noted_there_comes_with_the_dossier_and_finds_it(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    received = builders.receive(there)
    merged(here, exported(there, stick))
    promised = received.promised_at.replace(hour=9)
    there.official.note(
        NoteOfficial(
            actor=builders.actor(there),
            dossier_id=received.dossier_id,
            official_code=CODE,
            promised_at=promised,
            other_codes=(OtherCode("Hộ tịch", "HT881234"),),
        )
    )
    report = merged(here, exported(there, stick))
    assert report.lines == ()
    known = here.dossiers.id_of(CODE)
    view = here.official.view(builders.actor(here), known)
    assert (view.row.code, view.state, view.promised_at) == (
        received.code,
        OfficialState.DIFFERS,
        promised,
    )
    for text in (CODE, "HT881234", received.code):
        assert [row.id for row in here.dossiers.list(DossierFilter(text=text)).rows] == [known]
    assert here.days.check().ok


def test_a_code_linked_to_two_dossiers_stays_where_it_is_and_is_told(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    theirs = builders.receive(there)
    merged(here, exported(there, stick))
    ours = builders.receive(here)
    link(here, ours.dossier_id)
    link(there, theirs.dossier_id)
    (line,) = merged(here, exported(there, stick)).lines
    assert (line.notice, line.code) == (MergeNotice.SAME_OFFICIAL_CODE, theirs.code)
    assert line.values == {"official": CODE, "other": ours.code}
    assert here.dossiers.id_of(CODE) == ours.dossier_id


def test_a_code_taken_away_there_is_free_here(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    received = builders.receive(there)
    link(there, received.dossier_id)
    merged(here, exported(there, stick))
    there.official.note(
        NoteOfficial(actor=builders.actor(there), dossier_id=received.dossier_id, reason="gắn nhầm")
    )
    merged(here, exported(there, stick))
    assert here.dossiers.count(DossierFilter(text=CODE)) == 0

"""The lists of work between the two systems hold every dossier once."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.dossier_filter import DossierFilter
from app.domain.official_entry import OfficialTab
from app.domain.roles import Actor
from app.errors import NotFoundError
from app.services.commands import ImportRegister, TakeStep
from app.services.counter import Counter
from app.services.official_commands import LinkOfficial, NoteOfficial
from tests import builders
from tests.counters import Open, exported, merged
from tests.small_register import write_register


def listed(counter: Counter, tab: OfficialTab, text: str = "") -> list[int]:
    page = counter.official.work(builders.actor(counter), tab, text)
    return [view.row.id for view in page.views]


def test_each_dossier_is_on_one_list(counter: Counter, clerk: Actor) -> None:
    new, linked, differing, spared, burned = (
        builders.receive(counter, clerk).dossier_id for _ in range(5)
    )
    code = "H26.107-261116-0001"
    counter.official.link(LinkOfficial(actor=clerk, dossier_id=linked, official_code=code))
    promised = counter.official.view(clerk, differing).row.promised_at + timedelta(days=1)
    counter.official.note(
        NoteOfficial(actor=clerk, dossier_id=differing, entered=True, promised_at=promised)
    )
    counter.official.note(
        NoteOfficial(actor=clerk, dossier_id=spared, needed=False, reason="nộp trực tuyến")
    )
    counter.dossiers.cancel(TakeStep(builders.supervisor(counter), burned, "nhập nhầm"))
    lists = {tab: listed(counter, tab) for tab in OfficialTab}
    assert lists == {
        OfficialTab.NOT_ENTERED: [new],
        OfficialTab.DIFFERS: [differing],
        OfficialTab.ENTERED: [linked],
        OfficialTab.NOT_NEEDED: [spared],
    }
    assert counter.official.counts() == dict.fromkeys(OfficialTab, 1)


def test_what_another_counter_or_an_older_register_brought_is_still_to_be_entered(
    at: Open, stick: Path, tmp_path: Path
) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    merged(here, exported(there, stick))
    assert here.official.counts()[OfficialTab.NOT_ENTERED] == 1
    command = ImportRegister(builders.supervisor(here), str(write_register(tmp_path)))
    here.office.import_register(command, builders.quiet)
    counted = here.official.counts()
    assert sum(counted.values()) == 1 + 12
    entered = here.dossiers.count(DossierFilter()) - counted[OfficialTab.NOT_ENTERED]
    assert counted[OfficialTab.ENTERED] == entered


def test_a_list_is_searched_and_paged(counter: Counter, clerk: Actor) -> None:
    first, second = (builders.receive(counter, clerk) for _ in range(2))
    assert listed(counter, OfficialTab.NOT_ENTERED, first.code) == [first.dossier_id]
    assert listed(counter, OfficialTab.NOT_ENTERED, "!") == []
    page = counter.official.work(clerk, OfficialTab.NOT_ENTERED, after=second.dossier_id)
    assert [view.row.id for view in page.views] == [first.dossier_id]
    assert page.next_key is None


def test_a_dossier_nobody_knows_is_said(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(NotFoundError):
        counter.official.view(clerk, 99)

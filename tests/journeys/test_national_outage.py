"""A national outage makes eighteen dossiers late; a supervisor excuses them and the figures follow.

The article's ward wrote to its district by hand to be excused for exactly so many.
"""

from datetime import date
from pathlib import Path

from app.domain.outages import Touch
from app.domain.register_entries import EntryFilter
from app.domain.registers import OUTAGES
from app.domain.vietnam_time import local
from app.printing.compose import compose
from app.services.commands import HandOver, PrinterChoice, RecordResult
from app.services.counter import Counter
from app.services.register_commands import CloseEntry, Exclude, LinkDossier, SaveEntry
from tests import builders
from tests.counters import clock_of, contents, counter_at, exported, merged
from tests.printing.papers import words_on

YEAR = date(2026, 1, 1), date(2026, 12, 31)
BEGAN, ENDED = local(2026, 11, 16, 14), local(2026, 11, 17, 11)


def figures(counter: Counter) -> tuple[int, int, int]:
    """Return the late dossiers, the excused ones among them, and those that are left."""
    report = counter.days.period(*YEAR)
    return report.overdue_gross, report.excluded, report.overdue_net


def a_day_with_an_outage(counter: Counter) -> None:
    """Two dossiers are done in time; of twenty more eighteen wait for the system, two for nobody.

    Those two are finished days after the outage, and yet were due while it lasted.
    """
    clerk, clock = builders.actor(counter), clock_of(counter)
    ids = [builders.receive(counter, clerk).dossier_id for _ in range(22)]
    counter.dossiers.hand_over(HandOver(clerk, tuple(ids)))
    for at, some in (
        (local(2026, 11, 16, 11), ids[:2]),
        (local(2026, 11, 17, 14), ids[2:20]),
        (local(2026, 11, 20, 10), ids[20:]),
    ):
        clock.pass_to(at)
        for dossier_id in some:
            counter.dossiers.record_result(RecordResult(clerk, dossier_id))


def note_the_outage(counter: Counter, folder: Path) -> int:
    """Write the outage down with a picture of the screen as evidence."""
    picture = folder / "loi-dong-bo.png"
    picture.write_bytes(b"a picture of the screen")
    values = {
        "system": "Cổng Dịch vụ công quốc gia",
        "what": "Không đồng bộ được hồ sơ, không ký số được kết quả",
        "until": ENDED.isoformat(),
        "evidence": counter.registers.keep_evidence(builders.actor(counter), str(picture)),
        "report_number": "128/BC-UBND",
        "report_day": "2026-11-20",
        "reported_to": "UBND thành phố Hà Nội",
    }
    clerk = builders.actor(counter)
    command = SaveEntry(actor=clerk, register=OUTAGES, values=values, happened_at=BEGAN)
    return counter.registers.save(command).entry_id


def test_eighteen_late_dossiers_are_excused_and_every_figure_follows(tmp_path: Path) -> None:
    here, there = counter_at(tmp_path / "here", 1), counter_at(tmp_path / "there", 2)
    clerk, leader = builders.actor(here), builders.supervisor(here)
    a_day_with_an_outage(here)
    clock_of(there).pass_to(clock_of(here).at)
    merged(there, exported(here, tmp_path / "usb-1"))
    assert figures(here) == figures(there) == (20, 0, 20)

    entry_id = note_the_outage(here, tmp_path)
    proposed = here.registers.touched(clerk, entry_id)
    assert [one.how for one in proposed] == [Touch.DUE] * 20
    explained = tuple(one.dossier_id for one in proposed if one.explained)
    assert len(explained) == 18

    done = here.registers.exclude(Exclude(actor=leader, entry_id=entry_id, dossier_ids=explained))
    assert len(done.codes) == 18
    assert figures(here) == (20, 18, 2)
    lists = here.days.period(*YEAR)
    assert (lists.finished, lists.on_time_net) == (22, 20)
    assert here.days.check().ok

    # The other counter hears of it with the next bundle, and says the same.
    merged(there, exported(here, tmp_path / "usb-2"))
    assert figures(there) == (20, 18, 2)
    assert contents(here) == contents(there)

    # The report that asks for it is a paper like any other.
    asked = here.registers.exclusion_request(leader, entry_id)
    job = here.papers.look(leader, asked.print_ids[0], PrinterChoice()).job
    words = " ".join(words_on(compose(job, dpi=600)).split())
    assert "18 hồ sơ (bằng chữ: mười tám)" in words
    assert "quá hạn 20 hồ sơ" in words
    assert "Loại trừ 18 hồ sơ do sự cố hệ thống, còn quá hạn 2 hồ sơ." in words
    assert "Kính gửi: UBND thành phố Hà Nội" in words

    # The superior does not agree with one of them.
    back = Exclude(
        actor=leader,
        entry_id=entry_id,
        dossier_ids=explained[:1],
        excluded=False,
        reason="Thành phố không đồng ý",
    )
    here.registers.exclude(back)
    here.registers.end(
        CloseEntry(actor=clerk, entry_id=entry_id, values={"outcome": "Đồng ý 17 hồ sơ"})
    )
    assert figures(here) == (20, 17, 3)
    merged(there, exported(here, tmp_path / "usb-3"))
    assert figures(there) == (20, 17, 3)
    (row,) = here.registers.list(clerk, EntryFilter(register=OUTAGES)).rows
    assert len(row.codes) == 18
    assert row.values["outcome"] == "Đồng ý 17 hồ sơ"
    here.close()
    there.close()


def test_a_letter_of_apology_names_its_dossier(tmp_path: Path) -> None:
    counter = builders.sample_counter(tmp_path)
    clerk = builders.actor(counter)
    received = builders.receive(counter, clerk)
    values = {
        "letter": "07/TXL-UBND",
        "to": "Bà Đỗ Thị Hoà",
        "reason": "Lỗi hệ thống",
        "signer": "Chủ tịch UBND phường",
    }
    saved = counter.registers.save(
        SaveEntry(actor=clerk, register="apology-letters", values=values)
    )
    counter.registers.link(LinkDossier(actor=clerk, entry_id=saved.entry_id, code=received.code))
    wanted = EntryFilter(register="apology-letters", text="do thi hoa loi he thong")
    table = counter.registers.table(clerk, wanted)
    assert received.code in table.rows[0]
    counter.close()

"""What is known before an export: missed days, the stick, and what closes the bundle."""

from pathlib import Path

from app.domain.stick import StickOwner, StickStanding
from app.export.office_key import short_name
from app.export.stick_mark import mark_stick
from app.services.commands import ExportDay
from app.services.counter import Counter
from app.services.exchange.export_key import export_key
from app.services.export_answers import ExportOutlook
from tests import builders
from tests.builders import SetClock
from tests.counters import exported


def standing(counter: Counter, stick: Path) -> StickStanding | None:
    verdict = counter.exchange.outlook(stick).stick
    return verdict.standing if verdict else None


def test_a_stick_becomes_the_offices_own_and_old_when_another_one_went_on(
    counter: Counter, clock: SetClock, tmp_path: Path
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for stick in (first, second):
        stick.mkdir()
        assert standing(counter, stick) is StickStanding.NEW
    exported(counter, first)
    assert standing(counter, first) is StickStanding.OWN
    clock.forward(days=1)
    builders.receive(counter)
    exported(counter, second)
    assert standing(counter, second) is StickStanding.OWN
    assert standing(counter, first) is StickStanding.OLD


def test_a_stick_is_marked_by_the_export_itself(counter: Counter, stick: Path) -> None:
    stick.mkdir()
    clerk = builders.actor(counter)
    command = ExportDay(clerk, counter.context.today(), str(stick), backup=False, stick=True)
    counter.days.export(command, builders.quiet)
    assert (stick / "motcua-usb.json").is_file()
    assert "Nguyễn" not in (stick / "motcua-usb.json").read_text(encoding="utf-8")


def test_missed_days_and_the_key_are_told_without_a_stick(
    counter: Counter, clock: SetClock, tmp_path: Path
) -> None:
    assert counter.exchange.outlook() == ExportOutlook()
    builders.receive(counter)
    clock.forward(days=1)
    counter.exchange.make_export_key(builders.supervisor(counter), tmp_path / "khoa.pem")
    found = counter.exchange.outlook()
    assert [day.day for day in found.missed] == [16]
    with counter.context.database.read() as session:
        assert found.key == short_name(export_key(session))


def test_another_offices_stick_is_told_by_its_name(counter: Counter, stick: Path) -> None:
    stick.mkdir()
    mark_stick(stick, StickOwner("0199", "H99", "UBND phường Bồ Đề"))
    verdict = counter.exchange.outlook(stick).stick
    assert verdict is not None
    assert (verdict.standing, verdict.office) == (StickStanding.FOREIGN, "UBND phường Bồ Đề")

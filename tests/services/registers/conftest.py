"""A desk that keeps registers."""

from datetime import datetime
from typing import Any

import pytest

from app.domain.audited import AuditFilter
from app.domain.register_entries import EntryFilter, EntryRow, Which
from app.domain.registers import OUTAGES
from app.domain.roles import Actor
from app.services.commands import HandOver, RecordResult
from app.services.counter import Counter
from app.services.register_commands import EntrySaved, SaveEntry
from tests import builders

NUMBER = "001085000123"


class Books:
    """The registers of ``counter`` in the hands of ``clerk``."""

    def __init__(self, counter: Counter, clerk: Actor) -> None:
        self.counter, self.clerk = counter, clerk
        self.supervisor = builders.supervisor(counter)

    def call(self, content: str = "Hỏi vì sao trễ hẹn", **more: Any) -> EntrySaved:
        """Write a call to the hotline down."""
        values = {"content": content, "heard_by": "Hà", **more.pop("values", {})}
        return self.counter.registers.save(
            SaveEntry(actor=self.clerk, register="hotline", values=values, **more)
        )

    def visit(self, name: str = "Đỗ Thị Hoà", **more: Any) -> EntrySaved:
        """Write a citizen's visit down, with an identity number."""
        values = {
            "name": name,
            "identity": NUMBER,
            "content": "Kiến nghị mở cửa sáng thứ Bảy",
            "kind": "Kiến nghị, phản ánh",
            "received_by": "Hà",
            **more,
        }
        return self.counter.registers.save(
            SaveEntry(actor=self.clerk, register="citizen-reception", values=values)
        )

    def outage(self, began: datetime, ended: datetime | None, **more: str) -> int:
        """Write an outage down, with a notice as its evidence unless it is told otherwise."""
        values = {
            "system": "Cổng Dịch vụ công quốc gia",
            "what": "Không đồng bộ được hồ sơ",
            "notice": "45/TB-TTCNTT",
            **({"until": ended.isoformat()} if ended else {}),
            **more,
        }
        command = SaveEntry(actor=self.clerk, register=OUTAGES, values=values, happened_at=began)
        return self.counter.registers.save(command).entry_id

    def late_dossiers(self, count: int, finished_at: datetime) -> list[int]:
        """Take dossiers in now, to be finished at ``finished_at``; time passes until then."""
        ids = [builders.receive(self.counter, self.clerk).dossier_id for _ in range(count)]
        self.counter.dossiers.hand_over(HandOver(self.clerk, tuple(ids)))
        clock: builders.SetClock = self.counter.context.clock  # type: ignore[assignment]
        clock.pass_to(finished_at)
        for dossier_id in ids:
            self.counter.dossiers.record_result(RecordResult(self.clerk, dossier_id))
        return ids

    def rows(self, register: str = "hotline", **wanted: Any) -> tuple[EntryRow, ...]:
        """Return the entries a filter shows."""
        page = self.counter.registers.list(self.clerk, EntryFilter(register=register, **wanted))
        assert page.total == len(page.rows)
        return page.rows

    def numbers(self, which: Which = Which.ALL) -> list[int]:
        """Return the numbers of the calls a list shows."""
        return [row.number for row in self.rows(which=which)]

    def audited(self) -> list[tuple[str, str]]:
        """Return what the audit tells of this test, newest first."""
        page = self.counter.office.audit_log(self.supervisor, AuditFilter())
        return [(line.act, line.about) for line in page.lines]


@pytest.fixture
def books(counter: Counter, clerk: Actor) -> Books:
    return Books(counter, clerk)

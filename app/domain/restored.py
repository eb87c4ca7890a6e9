"""What a restore did and what a drill found, in words a person can act on.

How it is done is ``app.services.store.restore`` and ``drill``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.domain.roles import Actor
from app.domain.vietnam_time import short_moment
from app.errors import MotCuaError
from app.words import N_

DRILL_EVERY = timedelta(days=7)

DRILLED = N_("Lấy lại được {dossiers} hồ sơ từ {backup}, kể cả {replayed} việc ghi lại từ nhật ký.")
"""Said of a drill that found everything, with the values of its result."""

CONFIRM_WORD = "PHUC HOI"
"""Typed by whoever has the store replaced while the office works with it."""


@dataclass(frozen=True, slots=True)
class RestoreOrder:
    """What to restore from: a chosen ``file``, or None for the best there is.

    ``passphrase`` opens a copy from a stick; ``actor`` is None while nobody can sign in.
    ``without_journal``: the disk with the receipt journal is lost for good.
    """

    file: Path | None = None
    passphrase: str = ""
    actor: Actor | None = None
    without_journal: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to be shown: a template and the values it is filled with.

    An expected failure among the values stands there with its title.
    """

    text: str
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def said(self, tr: Callable[..., str]) -> str:
        """Return the sentence in the language of ``tr``, which takes a template and values."""
        values = {
            name: tr(value.title, **value.values) if isinstance(value, MotCuaError) else value
            for name, value in self.values.items()
        }
        return tr(self.text, **values)

    def __str__(self) -> str:
        return self.said(_filled)


def _filled(text: str, /, **values: object) -> str:
    return text.format(**values)


@dataclass(frozen=True, slots=True)
class SkippedBackup:
    """A backup that could not be used, and why."""

    name: str
    why: MotCuaError


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreReport:
    """What a restore did.

    ``trouble`` is what was wrong with the store, None when a person simply wished for an older
    one; ``backup`` is empty when the store itself was gone on with; ``lines`` were written again
    of registers, ratings and visits without a dossier; ``series`` begins the codes from now on.
    """

    trouble: MotCuaError | None
    backup: str
    made_at: datetime | None
    dossiers: int
    skipped: tuple[SkippedBackup, ...]
    receipts: tuple[str, ...]
    steps: int
    problems: tuple[MotCuaError, ...]
    series: str
    quarantine: Path | None
    lines: int = 0

    def sentences(self) -> Iterator[Sentence]:
        """Yield what to tell, the most important first."""
        if self.trouble is not None:
            yield Sentence(N_("Sự cố: {trouble}"), {"trouble": self.trouble})
        if self.backup and self.made_at is not None:
            yield Sentence(
                N_("Đã phục hồi từ bản sao lưu {name} ({moment})."),
                {"name": self.backup, "moment": short_moment(self.made_at)},
            )
        else:
            yield Sentence(N_("Kho dữ liệu đang có còn nguyên vẹn nên được dùng tiếp."))
        for one in self.skipped:
            yield Sentence(
                N_("Đã bỏ qua bản sao lưu {name}: {why}"), {"name": one.name, "why": one.why}
            )
        yield Sentence(
            N_("Đã ghi lại từ nhật ký {receipts} hồ sơ và {steps} bước xử lý, mã hồ sơ không đổi."),
            {"receipts": len(self.receipts), "steps": self.steps},
        )
        if self.lines:
            yield Sentence(
                N_("Đã ghi lại {count} dòng sổ, đánh giá và lần hướng dẫn hoặc từ chối."),
                {"count": self.lines},
            )
        for problem in self.problems:
            yield Sentence(problem.title, problem.values)
            yield Sentence(problem.advice, problem.values)
        yield Sentence(N_("Kho dữ liệu hiện có {count} hồ sơ."), {"count": self.dossiers})
        yield Sentence(N_("Mã hồ sơ mới bắt đầu bằng {series}."), {"series": self.series})
        if self.quarantine is not None:
            yield Sentence(
                N_("Kho dữ liệu cũ được giữ nguyên trong thư mục {folder}."),
                {"folder": str(self.quarantine)},
            )
        yield Sentence(
            N_(
                "Việc cần làm: so số hồ sơ với phiếu cuối ngày đã ký và biên nhận giấy, rồi bấm "
                "«Đã đối chiếu» ở Cài đặt, phần Phục hồi. Trước lúc đó chương trình chưa xuất dữ "
                "liệu và không xóa bản sao lưu cũ nào."
            )
        )

    def as_json(self) -> dict[str, Any]:
        """Return the report ready for ``json.dumps``."""
        return {
            "ok": not self.problems,
            "trouble": str(self.trouble) if self.trouble else None,
            "backup": self.backup or None,
            "made_at": self.made_at.isoformat() if self.made_at else None,
            "skipped": [{"name": one.name, "why": str(one.why)} for one in self.skipped],
            "receipts": len(self.receipts),
            "steps": self.steps,
            "lines": self.lines,
            "problems": [str(problem) for problem in self.problems],
            "dossiers": self.dossiers,
            "series": self.series,
            "quarantine": str(self.quarantine) if self.quarantine else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillResult:
    """What came of restoring the newest backup for practice, and what to say of it."""

    at: datetime
    ok: bool
    sentences: tuple[Sentence, ...]
    backup: str = ""
    dossiers: int = 0
    events: int = 0
    replayed: int = 0
    seconds: float = 0.0

    def said(self, tr: Callable[..., str]) -> str:
        """Return what to say in the language of ``tr``, which takes a template and values."""
        return " ".join(one.said(tr) for one in self.sentences)

    def __str__(self) -> str:
        return self.said(_filled)

    def as_json(self) -> dict[str, Any]:
        """Return the result ready for ``json.dumps``; ``drill_of`` reads it."""
        return {
            "at": self.at.isoformat(),
            "ok": self.ok,
            "backup": self.backup,
            "dossiers": self.dossiers,
            "events": self.events,
            "replayed": self.replayed,
            "seconds": round(self.seconds, 2),
            "sentence": str(self),
            "sentences": [[one.text, dict(one.values)] for one in self.sentences],
        }


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A restore nobody has compared with the papers yet."""

    at: datetime
    backup: str


@dataclass(frozen=True, slots=True)
class LastCheck:
    """When the whole store was last checked by somebody, and how much was found."""

    at: datetime
    findings: int


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """How the store is looked after; ``practices`` is False where a server does that itself."""

    drill: DrillResult | None
    checked: LastCheck | None
    unconfirmed: Unconfirmed | None
    practices: bool = True


def drill_of(values: Mapping[str, Any]) -> DrillResult:
    """Return the result that was kept as ``values``; LookupError, TypeError, ValueError if none."""
    given = dict(values)
    at, sentences = datetime.fromisoformat(given.pop("at")), given.pop("sentences")
    given.pop("sentence")
    told = tuple(Sentence(text, filled) for text, filled in sentences)
    return DrillResult(at=at, sentences=told, **given)


def drill_is_due(last: DrillResult | None, now: datetime) -> bool:
    """Say whether to practice again: a week after the last time, a day after one that failed."""
    if last is None or last.at > now:
        return True
    return now - last.at >= (DRILL_EVERY if last.ok else timedelta(days=1))

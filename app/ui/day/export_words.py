"""What is said about an export that was written; no widget is here."""

from collections.abc import Sequence
from datetime import date

from app.domain.vietnam_time import short_date
from app.services.answers import Exported
from app.words import tr

_MOST_DAYS_NAMED = 4


def days_in_words(days: Sequence[date]) -> str:
    """Name missed days: each of a few, else how many since when."""
    if len(days) > _MOST_DAYS_NAMED:
        return tr("{count} ngày chưa xuất từ {day}", count=len(days), day=short_date(days[0]))
    named = ", ".join(f"{day:%d/%m}" for day in days)
    return tr("{count} ngày chưa xuất: {days}", count=len(days), days=named)


def written_words(answer: Exported) -> str:
    """Say what stands where now."""
    kept = tr("đã mã hóa") if answer.encrypted else tr("không mã hóa")
    parts = [
        tr("{folder} ({kept}):", folder=answer.folder.name, kept=kept),
        tr("{dossiers} hồ sơ, {events} sự kiện.", dossiers=answer.dossiers, events=answer.events),
    ]
    if len(answer.days) > 1:
        parts.append(tr("Gồm {count} ngày.", count=len(answer.days)))
    if answer.missing_backup is not None:
        why = answer.missing_backup
        parts.append(tr("Không kèm được bản sao lưu: {reason}", reason=tr(why.title, **why.values)))
    return " ".join(parts)

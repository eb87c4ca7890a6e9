"""What a backup has come to, said the same way wherever one is made by hand."""

from app.domain.backup_listing import PLACE_LABELS, PlaceKind, PlaceOutcome
from app.services.answers import BackedUp
from app.ui.widgets.inline_banner import InlineBanner
from app.words import tr


def say_backed_up(note: InlineBanner, answer: BackedUp) -> None:
    """Tell where the copies lie, and of each place that got none why, in one note."""
    title = tr("Đã sao lưu và kiểm tra {count} hồ sơ", count=answer.dossiers)
    lines = [_line(outcome) for outcome in answer.places]
    missed = any(outcome.failure is not None for outcome in answer.places)
    if not missed:
        folder = str(answer.path.parent)
        lines.insert(0, tr("Tệp {name} trong {folder}.", name=answer.path.name, folder=folder))
    note.show_note("warn" if missed else "success", title, "\n".join(lines))


def _line(outcome: PlaceOutcome) -> str:
    place = tr(PLACE_LABELS[outcome.place])
    if outcome.failure is not None:
        failure = outcome.failure
        why = tr(failure.title, **failure.values)
        return f"{place}: {why} {tr(failure.advice, **failure.values)}".strip()
    if outcome.place is PlaceKind.STICK:
        return tr("{place}: đã chép và đọc lại đúng, có thể rút USB.", place=place)
    return tr("{place}: đã chép và đọc lại đúng.", place=place)

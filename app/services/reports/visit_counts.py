"""Counting what no dossier stands behind: visits turned away, ratings, days at the desk."""

from collections.abc import Mapping

from sqlalchemy import case, func, select

from app.domain.dossier_state import Action
from app.domain.ratings import CONTENT, Score
from app.domain.reports.clerk_sheet import ClerkCounts
from app.domain.reports.figure import Span
from app.models.dossier import NOT_CANCELLED, Dossier
from app.models.register import Rating, TurnedAway
from app.services.reports.report_work import ReportWork


def by_reason(work: ReportWork, action: Action) -> Mapping[str, int]:
    """Return the visits of the period that ended so, by the class of their reason."""
    rows = work.session.execute(
        select(TurnedAway.reason_class, func.count())
        .where(
            TurnedAway.kind == action.value,
            TurnedAway.happened_on.between(work.span.first, work.span.last),
        )
        .group_by(TurnedAway.reason_class)
    ).all()
    return {row[0]: row[1] for row in rows}


def other_counts(work: ReportWork, span: Span) -> Mapping[str, int]:
    """Return the visits and ratings of a period, by the words reports have for them."""
    kinds = {
        row[0]: row[1]
        for row in work.session.execute(
            select(TurnedAway.kind, func.count())
            .where(TurnedAway.happened_on.between(span.first, span.last))
            .group_by(TurnedAway.kind)
        )
    }
    total, content = ratings(work, span)
    return {
        "Lượt hướng dẫn hoàn thiện hồ sơ": kinds.get(Action.GUIDE.value, 0),
        "Lượt từ chối tiếp nhận": kinds.get(Action.REFUSE.value, 0),
        "Lượt đánh giá": total,
        "Lượt đánh giá hài lòng": content,
    }


def ratings(work: ReportWork, span: Span, *clerk_id: int) -> tuple[int, int]:
    """Return how many visits were rated and how many of them were content; a clerk's, or all."""
    content = case((Rating.score.in_([int(score) for score in CONTENT]), 1), else_=0)
    statement = select(func.count(), func.sum(content)).where(
        Rating.rated_on.between(span.first, span.last)
    )
    for one in clerk_id:
        statement = statement.where(Rating.clerk_id == one)
    total, liked = work.session.execute(statement).one()
    return total, int(liked or 0)


def disliked(work: ReportWork) -> int:
    """Return how many ratings of the period were not content."""
    statement = select(func.count()).where(
        Rating.rated_on.between(work.span.first, work.span.last),
        Rating.score == int(Score.NOT_CONTENT),
    )
    return work.session.scalar(statement) or 0


def clerk_counts(work: ReportWork, clerk_id: int) -> ClerkCounts:
    """Return what is known of a clerk beside the dossiers."""
    span = work.span
    kinds = {
        row[0]: row[1]
        for row in work.session.execute(
            select(TurnedAway.kind, func.count())
            .where(
                TurnedAway.clerk_id == clerk_id,
                TurnedAway.happened_on.between(span.first, span.last),
            )
            .group_by(TurnedAway.kind)
        )
    }
    days = work.session.scalar(
        select(func.count(Dossier.received_on.distinct())).where(
            NOT_CANCELLED,
            Dossier.received_by_id == clerk_id,
            Dossier.received_on.between(span.first, span.last),
        )
    )
    total, content = ratings(work, span, clerk_id)
    return ClerkCounts(
        guided=kinds.get(Action.GUIDE.value, 0),
        refused=kinds.get(Action.REFUSE.value, 0),
        ratings=total,
        content=content,
        days=days or 0,
    )

"""The sentences about a period that the public is told, and the figures each of them names.

A sentence is only said where its figures exist; the words are the forms' (``forms.public_text``),
counting is ``app.services.reports``.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter

from app.domain.dossier_filter import DossierFilter
from app.domain.forms.public_text import SENTENCES, LoudspeakerWording, TextWording
from app.domain.number_words import number_in_words
from app.domain.report_periods import whole_months
from app.domain.reports.report import Figure, ReportText, Section, section
from app.domain.shares import percent
from app.domain.spoken import (
    abbreviations_in,
    day_in_words,
    month_in_words,
    share_in_words,
    spoken,
)
from app.domain.table import Column, ColumnKind
from app.domain.text import grouped
from app.domain.vietnam_time import short_date

# A sentence that begins a paragraph.
_BEGINS = frozenset(
    {
        *("greeting", "opening", "handled", "nothing_handled", "busiest", "resolved"),
        *("unfinished", "programme", "fees", "ratings", "contact", "closing"),
    }
)
_PARTS = re.compile(r"(: |, )")
_END = re.compile(r"[.!?]*$")
_MONTHS_OF_YEAR = 12
# Nobody listens to more of them.
_MOST_FIELDS = 5
FIGURES_TITLE = "SỐ LIỆU TRONG BÀI"
_COLUMNS = (
    Column("Đoạn", ColumnKind.WHOLE, 14),
    Column("Chỉ tiêu", ColumnKind.TEXT, 90),
    Column("Số liệu", ColumnKind.WHOLE, 32),
)


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure that a sentence may name; a ``share`` is in hundredths of a percent."""

    label: str
    value: int | None
    behind: DossierFilter | None = None
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """What is known of ``first`` to ``last``: figures by name, and the fields, the busiest first.

    ``texts`` are values in words, such as the office's name.
    """

    first: date
    last: date
    figures: Mapping[str, NamedFigure]
    fields: tuple[NamedFigure, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Voice:
    """How numbers and days are given: in digits on paper, in words aloud."""

    number: Callable[[int], str]
    share: Callable[[int], str]
    day: Callable[[date], str]
    month: Callable[[int], str]
    year: Callable[[int], str]


def _unbroken_percent(hundredths: int) -> str:
    """Return a share whose sign stays on the row of its number."""
    return percent(hundredths).replace(" ", "\u00a0")


_WRITTEN = _Voice(grouped, _unbroken_percent, short_date, str, str)
_ALOUD = _Voice(number_in_words, share_in_words, day_in_words, month_in_words, number_in_words)


def public_text(wording: TextWording, facts: TextFacts) -> tuple[ReportText, Section]:
    """Return what is said of a period, and a table of the figures in it with their lists."""
    voice = _ALOUD if isinstance(wording, LoudspeakerWording) else _WRITTEN
    period = period_in_text(wording, facts.first, facts.last, voice)
    values = _values(wording, facts, period, voice)
    paragraphs: list[str] = []
    rows: list[tuple[Figure, ...]] = []
    for name in SENTENCES:
        template: str = getattr(wording.sentences, name)
        named = _named(template)
        if not template or not _has_something_to_say(name, named, values, facts):
            continue
        said = _without_nothing(template, facts)
        words = said.format(**values)
        words = words[:1].upper() + words[1:]
        if name in _BEGINS or not paragraphs:
            paragraphs.append(words)
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {words}"
        rows += _rows(len(paragraphs), _named(said), facts)
    if isinstance(wording, LoudspeakerWording):
        known = abbreviations_in(wording.abbreviations)
        paragraphs = [spoken(one, known) for one in paragraphs]
    head = period_in_text(wording, facts.first, facts.last)
    text = ReportText(wording.title, head[:1].upper() + head[1:], tuple(paragraphs))
    figures = section(title=FIGURES_TITLE, columns=_COLUMNS, rows=list(dict.fromkeys(rows)))
    return text, figures


def period_in_text(wording: TextWording, first: date, last: date, voice: _Voice = _WRITTEN) -> str:
    """Return a period as sentences name it: a month or year, a day, or from day to day."""
    if first == last:
        return f"ngày {voice.day(first)}"
    months = whole_months(first, last) if first.day == 1 else 0
    year = voice.year(first.year)
    if months == 1:
        return wording.month.format(month=voice.month(first.month), year=year)
    if months == _MONTHS_OF_YEAR and first.month == 1:
        return wording.year.format(year=year)
    return wording.days.format(first_day=voice.day(first), last_day=voice.day(last))


def _values(wording: TextWording, facts: TextFacts, period: str, voice: _Voice) -> dict[str, str]:
    listed = [
        wording.field.format(name=one.label, count=voice.number(one.value or 0))
        for one in facts.fields[:_MOST_FIELDS]
    ]
    said = {name: _said(one, voice) for name, one in facts.figures.items()}
    return {**said, **facts.texts, "period": period, "fields": ", ".join(listed)}


def _said(figure: NamedFigure, voice: _Voice) -> str:
    if figure.value is None:
        return ""
    return (voice.share if figure.share else voice.number)(figure.value)


def _named(template: str) -> list[str]:
    return [name for _words, name, _spec, _way in Formatter().parse(template) if name]


def _has_something_to_say(
    sentence: str, named: list[str], values: Mapping[str, str], facts: TextFacts
) -> bool:
    if not all(values.get(name) for name in named):
        return False
    figures = [facts.figures[name].value for name in named if name in facts.figures]
    if figures and not figures[0]:
        return False
    handled, resolved, late, excluded = (
        facts.figures[name].value for name in ("handled", "resolved", "late", "excluded")
    )
    match sentence:
        case "nothing_handled":
            return not handled
        case "nothing_late":
            return bool(resolved) and not late
        case "on_time":
            return not excluded
        case "on_time_net":
            return bool(excluded)
        case _:
            return True


def _without_nothing(template: str, facts: TextFacts) -> str:
    """Return a sentence without the parts that count nothing: nobody is told of 0 dossiers.

    One that names a share is said whole, for its parts tell what the share is of.
    """
    if any(facts.figures[name].share for name in _named(template) if name in facts.figures):
        return template
    end = _END.search(template)
    at = end.start() if end else len(template)
    said, *rest = _PARTS.split(template[:at])
    colon = ""
    for sign, part in zip(rest[::2], rest[1::2], strict=True):
        if _counts_nothing(part, facts):
            colon = colon or sign.replace(", ", "")
            continue
        said += (colon or sign) + part
        colon = ""
    return said + template[at:]


def _counts_nothing(part: str, facts: TextFacts) -> bool:
    named = _named(part)
    return bool(named) and all(
        name in facts.figures and facts.figures[name].value == 0 for name in named
    )


def _rows(paragraph: int, named: list[str], facts: TextFacts) -> list[tuple[Figure, ...]]:
    figures = [facts.figures[name] for name in named if name in facts.figures]
    if "fields" in named:
        figures += facts.fields[:_MOST_FIELDS]
    return [(Figure(paragraph), Figure(one.label), _cell(one)) for one in figures]


def _cell(figure: NamedFigure) -> Figure:
    if figure.share and figure.value is not None:
        return Figure(percent(figure.value))
    return Figure(figure.value, figure.behind)

"""A table with a row for each field, procedure, clerk …, the same figures in each, and totals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.reports.figure import Dimension, FigureColumn, Measure, share_cell
from app.domain.reports.report import Figure, Section, section
from app.domain.table import Cell, Column, ColumnKind

TOTAL = "Tổng số"


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """How such a table is set out; ``headings`` are the columns of words before the figures."""

    title: str
    by: Dimension
    headings: tuple[Column, ...]
    columns: tuple[FigureColumn, ...]
    unit: str = ""
    notes: tuple[str, ...] = ()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Return what is to be counted, in the order of the columns."""
        return tuple(one.measure for one in self.columns if one.measure is not None)


@dataclass(frozen=True, slots=True)
class Group:
    """A row to be: its key in the dimension and its words, one for each heading."""

    key: Any
    words: tuple[str, ...]


def breakdown(
    definition: Breakdown,
    groups: Sequence[Group],
    counts: Mapping[Any, Sequence[int]],
    subtitle: str = "",
) -> Section:
    """Set out ``counts``, the measures of each group, with their totals below."""
    rows = [
        (
            Figure(number),
            *map(Figure, group.words),
            *_figures(definition, counts[group.key], definition.by, group.key),
        )
        for number, group in enumerate(groups, start=1)
    ]
    sums = [
        sum(counts[group.key][position] for group in groups)
        for position in range(len(definition.measures))
    ]
    rest: list[Cell] = [""] * (len(definition.headings) - 1)
    marked = any(one.column.mark for one in definition.columns)
    return section(
        title=definition.title,
        subtitle=subtitle,
        columns=(
            Column("STT", ColumnKind.WHOLE, 14, mark="(1)" if marked else ""),
            *definition.headings,
            *(one.column for one in definition.columns),
        ),
        rows=rows,
        totals=(
            Figure(""),
            Figure(TOTAL),
            *map(Figure, rest),
            *_figures(definition, sums, None, None),
        ),
        notes=definition.notes,
        unit=definition.unit,
    )


def _figures(
    definition: Breakdown, counts: Sequence[int], by: Dimension | None, key: Any
) -> list[Figure]:
    values = iter(counts)
    known: dict[str, int] = {}
    figures: list[Figure] = []
    for column in definition.columns:
        if column.measure is not None:
            known[column.name] = next(values)
            behind = column.measure.of(by, key).wanted
            figures.append(Figure(known[column.name], behind))
        else:
            part, whole = column.share
            figures.append(Figure(share_cell(known[part], known[whole])))
    return figures

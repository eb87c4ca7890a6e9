"""A text for the public as one page of the web: nothing else is loaded, no script runs, no name.

It is made to be posted on the ward's portal as it is: a table that is read aloud cell by cell with
its heads, letters that grow with the reader's, and a sheet of paper when it is printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from app.domain.table import Cell, Column, ColumnKind, Table, cell_text

_WORDS = frozenset({ColumnKind.TEXT, ColumnKind.CODE})
_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f4f5f7; color: #1b1f24;
  font: 1.0625rem/1.6 "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; background: #fff; }
.office { margin: 0; text-transform: none; font-weight: 600; color: #3d4650; }
h1 { margin: .5rem 0 .25rem; font-size: 1.6rem; line-height: 1.3; color: #8a1414; }
.period { margin: 0 0 1.25rem; font-size: 1.15rem; color: #3d4650; }
.wide { overflow-x: auto; margin: 1.25rem 0; }
.wide:focus-visible { outline: 3px solid #1a56b0; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { padding: 0 0 .5rem; text-align: left; font-weight: 600; }
caption small { font-weight: 400; font-style: italic; }
th, td { padding: .45rem .6rem; border: 1px solid #9aa3ad; text-align: right; }
thead th { background: #eef1f4; text-align: center; vertical-align: middle; }
.words, tbody th { text-align: left; font-weight: 400; }
tfoot th, tfoot td { background: #f7f8fa; font-weight: 700; }
footer { margin-top: 1.5rem; border-top: 1px solid #c9cfd6; padding-top: .75rem;
  font-size: .95rem; color: #3d4650; }
@media (max-width: 40rem) { h1 { font-size: 1.3rem; } th, td { padding: .35rem .4rem; } }
@page { size: A4; margin: 15mm; }
@media print {
  body, main { background: #fff; color: #000; font-size: 11pt; }
  main { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingPage:
    """What the page shows; ``office`` are the lines of the agency, the issuing unit last."""

    title: str
    period: str
    office: tuple[str, ...]
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...]
    foot: str


def posting_page(page: PostingPage) -> str:
    """Return the page as HTML in UTF-8; whatever comes in is written as text, never as markup."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: PostingPage) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="vi">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )
    yield f"<title>{escape(page.title)} – {escape(page.period)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield "<header>"
    yield from (f'<p class="office">{escape(line)}</p>' for line in page.office)
    yield f"<h1>{escape(page.title)}</h1>"
    yield f'<p class="period">{escape(page.period)}</p>'
    yield "</header>"
    yield from (f"<p>{escape(paragraph)}</p>" for paragraph in page.paragraphs)
    for number, table in enumerate(page.tables, 1):
        yield from _table(table, f"bang-{number}")
    if page.foot:
        yield f"<footer><p>{escape(page.foot)}</p></footer>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _table(table: Table, name: str) -> Iterator[str]:
    # What can be scrolled is reached by keyboard, and named for who cannot see it.
    yield f'<div class="wide" role="region" aria-labelledby="{name}" tabindex="0">'
    yield "<table>"
    unit = f" <small>({escape(table.unit)})</small>" if table.unit else ""
    yield f'<caption id="{name}">{escape(table.title)}{unit}</caption>'
    yield "<thead>"
    yield from _heads(table.columns)
    yield "</thead>"
    yield "<tbody>"
    for row in table.rows:
        yield _row(row, table.columns)
    yield "</tbody>"
    if table.totals:
        yield f"<tfoot>{_row(table.totals, table.columns)}</tfoot>"
    yield "</table>"
    yield "</div>"
    yield from (f"<p>{escape(note)}</p>" for note in table.notes)


def _heads(columns: Sequence[Column]) -> Iterator[str]:
    """Give the heads, those under common words in a second row."""
    groups = [(over, list(members)) for over, members in groupby(columns, lambda one: one.over)]
    deep = any(over for over, _members in groups)
    upper: list[str] = []
    lower: list[str] = []
    for over, members in groups:
        if over:
            span = f' colspan="{len(members)}" scope="colgroup"'
            upper.append(f"<th{span}>{escape(over)}</th>")
            lower += [f'<th scope="col">{escape(one.title)}</th>' for one in members]
        else:
            rows = ' rowspan="2"' if deep else ""
            upper += [f'<th scope="col"{rows}>{escape(one.title)}</th>' for one in members]
    yield f"<tr>{''.join(upper)}</tr>"
    if deep:
        yield f"<tr>{''.join(lower)}</tr>"


def _row(cells: Sequence[Cell], columns: Sequence[Column]) -> str:
    """Return a row whose first words are its head."""
    parts: list[str] = []
    headed = False
    for cell, column in zip(cells, columns, strict=True):
        text = escape(cell_text(cell, column.kind))
        if column.kind in _WORDS and not headed:
            headed = True
            parts.append(f'<th scope="row">{text}</th>')
        else:
            kind = ' class="words"' if column.kind in _WORDS else ""
            parts.append(f"<td{kind}>{text}</td>")
    return f"<tr>{''.join(parts)}</tr>"

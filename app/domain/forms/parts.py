"""What the printed forms have in common: the office's head, page words, marks of a reprint."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.checked_json import template


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWording:
    """What every paper of the set has in common."""

    country: str
    motto: str
    place_and_date: str = template("place", "date")
    sign_and_name: str
    page: str = template("number", "total")
    continued: str
    reprint: str = template("number", "moment", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWording:
    """What every form has: its title, and the name it goes by in the foot of each sheet.

    ``iso_code`` is the form's number and issue in the office's own quality system
    ("BM-02/MC, lần ban hành 01"); "" where the office has none.
    """

    title: str
    footer: str
    iso_code: str = ""

    @property
    def form_name(self) -> str:
        """The words at the left of the foot."""
        return f"{self.footer} – {self.iso_code}" if self.iso_code else self.footer


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierWording(FormWording):
    """A form of one dossier, whose code stands over the bars and on every following sheet."""

    dossier_code: str = template("code")


class WhenEmpty(StrEnum):
    """What becomes of a line that has nothing to say."""

    OMIT = "omit"
    DOTS = "dots"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A line of a form; what is filled in for its ``{values}`` is bold when ``strong``.

    ``same_row`` sets it beside the line before. A line none of whose values is there has nothing
    to say; one that lacks some has dots for them. Which values a form knows is said by its own kind
    of line.
    """

    text: str
    strong: bool = False
    same_row: bool = False
    when_empty: WhenEmpty = WhenEmpty.OMIT


@dataclass(frozen=True, slots=True)
class OfficeHeader:
    """The left half of a paper's head: one to three lines, the last one is the issuing unit."""

    lines: tuple[str, ...]
    counter_name: str
    place: str
    hotline: str = ""


@dataclass(frozen=True, slots=True)
class ReprintMark:
    """Why a sheet is not the first of its kind: counted from 1."""

    number: int
    printed_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedDocument:
    """What every paper of a circular shows, and the set of words it was issued with."""

    header: OfficeHeader
    form_set: str
    form_version: int
    reprint: ReprintMark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierDocument(IssuedDocument):
    """A paper of one dossier: its code in letters and as the digits of the bars.

    Both are "" where no dossier was received.
    """

    code: str
    barcode: str

"""The label on a dossier's folder, and the sheets of labels an office buys."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.checked_json import template
from app.domain.forms.parts import FormWording


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSize:
    """A label in mm: one a page on a label printer."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """An A4 sheet of labels in tenths of a millimetre, as its packet says.

    ``left`` and ``top`` are where the first label begins, ``across`` and ``down`` how far the next
    one lies.
    """

    columns: int
    rows: int
    left: int
    top: int
    across: int
    down: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderLabelWording(FormWording):
    """The label's few words, and the sizes it is printed in."""

    received: str = template("day")
    promised: str = template("moment")
    place: str = template("place")
    label: LabelSize
    sheet: LabelSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderLabel:
    """One folder; ``place`` is the shelf or box it belongs to."""

    unit: str
    code: str
    barcode: str
    applicant_name: str
    procedure_name: str
    received_at: datetime
    promised_at: datetime
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderLabelsDocument:
    """Labels in the order they come out; ``used`` of the first sheet are peeled off already."""

    labels: tuple[FolderLabel, ...]
    used: int = 0

"""A form set (bộ mẫu): the printed wording of one legal regime, with the time it is in force.

Wording is data in ``resources/forms`` so that an office can correct it; what each form says is in
``forms``, here is the choice of the set for a day. How the words are laid out on paper is in
``app.printing``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.domain.checked_json import read_checked
from app.domain.forms.cash_list import CashListWording
from app.domain.forms.control_sheet import ControlSheetWording
from app.domain.forms.day_sheet import DaySheetWording
from app.domain.forms.delivery_list import DeliveryWording
from app.domain.forms.device_test import DeviceTestWording
from app.domain.forms.emergency import (
    EmergencyRegisterWording,
    EmergencySlipWording,
    OpenRegisterWording,
)
from app.domain.forms.exclusion_request import ExclusionRequestWording
from app.domain.forms.extension_apology import ExtensionApologyWording
from app.domain.forms.folder_label import FolderLabelWording, check_label_sizes
from app.domain.forms.hand_over_list import HandOverWording
from app.domain.forms.ledger import LedgerWording
from app.domain.forms.opening_strip import OpeningStripWording
from app.domain.forms.parts import PageWording
from app.domain.forms.posting_sheet import PostingWording, ProcedureCodesWording
from app.domain.forms.public_text import LoudspeakerWording, NoticeWording, TextWording
from app.domain.forms.receipt import CopyWording, ReceiptWording
from app.domain.forms.recovery_key import RecoveryKeyWording
from app.domain.forms.refusal import RefusalWording
from app.domain.forms.register_book import RegisterBookWording
from app.domain.forms.report_sheet import ReportSheetWording
from app.domain.forms.stop_notice import StopNoticeWording
from app.domain.forms.supplement_request import SupplementRequestWording
from app.domain.vietnam_time import short_date
from app.errors import NotFoundError, RuleError
from app.words import N_

OWN = "own"
"""What the papers that no circular prescribes are stored under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnForms:
    """The wording of the office's own papers, whatever the regime; ``id`` is ``OWN``."""

    id: str
    version: int
    name: str
    day_sheet: DaySheetWording
    recovery_key: RecoveryKeyWording
    device_test: DeviceTestWording
    opening_strip: OpeningStripWording
    hand_over_list: HandOverWording
    delivery_list: DeliveryWording
    cash_list: CashListWording
    folder_label: FolderLabelWording
    posting_sheet: PostingWording
    procedure_codes: ProcedureCodesWording
    emergency_slip: EmergencySlipWording
    emergency_register: EmergencyRegisterWording
    open_register: OpenRegisterWording
    register_book: RegisterBookWording
    exclusion_request: ExclusionRequestWording
    report_sheet: ReportSheetWording
    public_notice: NoticeWording
    loudspeaker_text: LoudspeakerWording
    year_text: TextWording


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSet:
    """The wording of all papers under one regime; ``valid_to`` is the last day, None = still valid.

    A paper remembers ``id`` and ``version`` and is reprinted with them. The rules of 2018 know no
    ``stop_notice``. ``own`` stands in a file of its own, for no circular changes it.
    """

    id: str
    version: int
    name: str
    legal_basis: str
    valid_from: date
    valid_to: date | None
    page: PageWording
    copies: CopyWording
    receipt: ReceiptWording
    supplement_request: SupplementRequestWording
    refusal: RefusalWording
    extension_apology: ExtensionApologyWording
    stop_notice: StopNoticeWording | None
    control_sheet: ControlSheetWording
    ledger: LedgerWording
    own: OwnForms


@dataclass(frozen=True, slots=True)
class Forms:
    """Every version there is of every form set, and of the office's own papers.

    Made by ``all_forms``: the sets hold the newest own papers.
    """

    sets: tuple[FormSet, ...] = ()
    own: tuple[OwnForms, ...] = ()

    def in_force(self, day: date) -> FormSet:
        """Return the set that papers issued on ``day`` must use; RuleError when there is none."""
        return form_set_in_force(self.sets, day)

    def used(self, set_id: str, version: int) -> FormSet:
        """Return the very wording a paper was issued with, or the newest when that is gone.

        An own paper is given the newest set around the own wording it had. NotFoundError when no
        version of the set is there; ``has`` tells beforehand which of the two comes.
        """
        if set_id != OWN or not self.sets:
            return form_set_used(self.sets, set_id, version)
        newest = max(self.sets, key=lambda s: (s.valid_from, s.version))
        return replace(newest, own=next((o for o in self.own if o.version == version), newest.own))

    def has(self, set_id: str, version: int) -> bool:
        """Say whether a paper issued with this version can be printed again word for word."""
        return any((s.id, s.version) == (set_id, version) for s in (*self.sets, *self.own))


def all_forms(sets: Iterable[FormSet], own: Iterable[OwnForms]) -> Forms:
    """Return these versions together, every set with the newest of the own papers."""
    versions = tuple(own)
    newest = max(versions, key=lambda forms: forms.version)
    return Forms(tuple(s if s.own is newest else replace(s, own=newest) for s in sets), versions)


def read_own_forms(text: str) -> OwnForms:
    """Return the office's own forms written in ``text`` (JSON); FileError as ``read_form_set``."""
    forms = read_checked(OwnForms, text)
    check_label_sizes(forms.folder_label)
    return forms


def read_form_set(text: str, own: OwnForms) -> FormSet:
    """Return the form set written in ``text`` (JSON); FileError names the line or item at fault."""
    return read_checked(FormSet, text, own=own)


def form_set_in_force(sets: Iterable[FormSet], day: date) -> FormSet:
    """Return the set that papers issued on ``day`` must use; RuleError when there is none."""
    in_force = [
        s for s in sets if s.valid_from <= day and (s.valid_to is None or day <= s.valid_to)
    ]
    if not in_force:
        raise RuleError(
            N_("Không có bộ mẫu giấy nào có hiệu lực vào ngày {day}."),
            N_("Kiểm tra ngày giờ của máy và các tệp trong thư mục resources/forms."),
            day=short_date(day),
        )
    return max(in_force, key=lambda s: (s.valid_from, s.version))


def form_set_used(sets: Iterable[FormSet], set_id: str, version: int) -> FormSet:
    """Return the set a paper was issued with, or the newest version of it when that is gone.

    NotFoundError when no version of the set is there.
    """
    versions = {s.version: s for s in sets if s.id == set_id}
    if not versions:
        raise NotFoundError(
            N_("Không tìm thấy bộ mẫu giấy «{set_id}»."),
            N_("Chép lại tệp của bộ mẫu này vào thư mục resources/forms."),
            set_id=set_id,
        )
    return versions.get(version) or versions[max(versions)]

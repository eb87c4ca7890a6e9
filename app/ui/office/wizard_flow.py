"""The first-run wizard without a screen: its steps as a table, what was typed, what is checked.

The windows that show the steps are in ``wizard`` and ``wizard_steps``; making the store is the
caller's business.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.domain.clerk import checked_clerk_name, checked_pin, require_supervisor
from app.domain.data_folder import FolderFacts, check_data_folder
from app.domain.documents import PaperSize
from app.domain.dossier_code import LocalCode
from app.domain.forms.parts import OfficeHeader
from app.domain.office import OfficeProfile, checked_profile
from app.domain.shared_place import with_password
from app.domain.text import nfc, tidy_name
from app.errors import InputError
from app.services.commands import ClerkInput, SetUpOffice
from app.words import N_

HEADER_LINES = 3


class Step(StrEnum):
    """The pages of the wizard."""

    WELCOME = "welcome"
    FOLDER = "folder"
    OFFICE = "office"
    CLERKS = "clerks"
    STATION = "station"
    ENCRYPTION = "encryption"
    REVIEW = "review"
    PASSPHRASE = "passphrase"


@dataclass(slots=True, kw_only=True)
class Answers:
    """All that was typed so far, as it was typed; each step checks its own part."""

    folder: str
    facts: FolderFacts | None = None
    database_url: str = ""
    database_password: str = field(default="", repr=False)
    language: str = "vi"
    name: str = ""
    header_lines: list[str] = field(default_factory=lambda: [""] * HEADER_LINES)
    counter_name: str = ""
    place: str = ""
    agency_code: str = ""
    hotline: str = ""
    clerks: list[ClerkInput] = field(default_factory=list[ClerkInput])
    clerk_draft: ClerkInput | None = None
    station_digit: int = 1
    printer: str = ""
    paper: PaperSize = PaperSize.A5
    encrypt: bool | None = None
    key: bytes = field(default=b"", repr=False)
    key_noted: bool = False

    def shared_address(self) -> str:
        """Return where the store goes that several counters share, empty for one in a file."""
        return with_password(self.database_url, self.database_password)

    def profile(self) -> OfficeProfile:
        """Return the office as typed, unchecked."""
        return OfficeProfile(
            name=self.name,
            header_lines=tuple(self.header_lines),
            counter_name=self.counter_name,
            place=self.place,
            agency_code=self.agency_code,
            hotline=self.hotline,
        )

    def header(self) -> OfficeHeader:
        """Return the head of the papers as far as it has been typed, for the preview."""
        return OfficeHeader(
            lines=tuple(line for line in map(tidy_name, self.header_lines) if line),
            counter_name=self.counter_name,
            place=tidy_name(self.place) or "…",
        )


@dataclass(frozen=True, slots=True)
class Leg:
    """One line of the table: a step's title, what it checks, what follows, whether one may turn."""

    title: str
    check: Callable[[Answers], None]
    after: Step | None
    may_go_back: bool = True


def _nothing(_answers: Answers) -> None:
    pass


def _check_folder(answers: Answers) -> None:
    folder = answers.folder.strip()
    if not folder or not Path(folder).is_absolute():
        raise InputError(
            "folder",
            N_("Chưa có đường dẫn đầy đủ của thư mục."),
            N_("Bấm «Chọn thư mục» hoặc giữ thư mục được đề nghị."),
        )
    if answers.facts is not None:
        check_data_folder(answers.facts)


def _check_office(answers: Answers) -> None:
    checked_profile(answers.profile())


def _check_clerks(answers: Answers) -> None:
    require_supervisor(clerk.role for clerk in answers.clerks)


def _check_encryption(answers: Answers) -> None:
    if answers.encrypt is None:
        raise InputError(
            "encrypt",
            N_("Chưa chọn có mã hóa kho dữ liệu hay không."),
            N_("Đánh dấu một trong hai ô; đổi lại được ở trang Cài đặt."),
        )


FLOW: dict[Step, Leg] = {
    Step.WELCOME: Leg(N_("Ngôn ngữ"), _nothing, Step.FOLDER, may_go_back=False),
    Step.FOLDER: Leg(N_("Nơi lưu dữ liệu"), _check_folder, Step.OFFICE),
    Step.OFFICE: Leg(N_("Cơ quan"), _check_office, Step.CLERKS),
    Step.CLERKS: Leg(N_("Cán bộ"), _check_clerks, Step.STATION),
    Step.STATION: Leg(N_("Máy này"), _nothing, Step.ENCRYPTION),
    Step.ENCRYPTION: Leg(N_("Mã hóa dữ liệu"), _check_encryption, Step.REVIEW),
    Step.REVIEW: Leg(N_("Xem lại và tạo"), _nothing, Step.PASSPHRASE),
    # From here the store exists, and nothing before can be typed anew.
    Step.PASSPHRASE: Leg(N_("Mật khẩu tệp xuất"), _nothing, None, may_go_back=False),
}


class WizardFlow:
    """Where the wizard is and what was typed; going back or failing a check loses nothing."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.step = Step.WELCOME

    def go_on(self) -> Step:
        """Check the step in front and move to the next one; InputError names what to mend."""
        leg = FLOW[self.step]
        leg.check(self.answers)
        if leg.after is not None:
            self.step = leg.after
        # A store on a server is not encrypted by us, and there is nothing to choose.
        if self.step is Step.ENCRYPTION and self.answers.database_url:
            self.answers.encrypt = False
            return self.go_on()
        return self.step

    def go_back(self) -> Step:
        """Move to the step before, if one may."""
        if FLOW[self.step].may_go_back:
            self.step = next(step for step, leg in FLOW.items() if leg.after is self.step)
        if self.step is Step.ENCRYPTION and self.answers.database_url:
            return self.go_back()
        return self.step

    def command(self) -> SetUpOffice:
        """Return what founds the office; every step before the last must have been passed."""
        answers = self.answers
        return SetUpOffice(
            profile=checked_profile(answers.profile()),
            clerks=tuple(answers.clerks),
            station_digit=answers.station_digit,
            key=answers.key if answers.encrypt else None,
        )

    def put_clerk(self, clerk: ClerkInput, place: int | None = None) -> None:
        """Add ``clerk``, or put it at ``place`` of the list; InputError names the field."""
        clerks = self.answers.clerks
        others = [other.name for at, other in enumerate(clerks) if at != place]
        checked = ClerkInput(
            name=checked_clerk_name(clerk.name, others),
            role=clerk.role,
            desk=tidy_name(clerk.desk),
            pin=checked_pin(clerk.pin),
        )
        if place is None:
            clerks.append(checked)
        else:
            clerks[place] = checked

    def example_code(self, day: date) -> str:
        """Return what the first code of ``day`` from this PC will look like."""
        return str(LocalCode(self.answers.station_digit, 0, day, 1))


_WARD = ("phường", "xã", "đặc khu")


def suggested_header(name: str) -> tuple[str, str, str]:
    """Return the two header lines and the place that ``name`` of a ward's office suggests.

    "UBND phường Long Biên" gives the committee's full name, its public service center (Nghị định
    118/2025/NĐ-CP names the counter of a commune so) and "Long Biên"; other names give nothing.
    """
    words = tidy_name(nfc(name)).split()
    lowered = [word.casefold() for word in words]
    for kind in _WARD:
        parts = kind.split()
        for at in range(len(words) - len(parts)):
            if lowered[at : at + len(parts)] == parts:
                ward = " ".join(words[at:]).upper()
                place = " ".join(words[at + len(parts) :])
                return f"ỦY BAN NHÂN DÂN {ward}", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", place
    return "", "", ""

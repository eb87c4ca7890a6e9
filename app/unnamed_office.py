"""An office nobody has named yet: so that a register can be imported before the wizard was seen."""

import secrets

from app.bootstrap import Workplace, found_office
from app.domain.office import OfficeProfile
from app.domain.roles import Role
from app.services.commands import ClerkInput, SetUpOffice
from app.services.counter import Counter

NAME = "UBND phường (chưa đặt tên)"


def found_unnamed_office(workplace: Workplace) -> tuple[Counter, str]:
    """Make a store with one supervisor; return it open, and that supervisor's new PIN."""
    pin = f"{secrets.randbelow(900_000) + 100_000}"
    command = SetUpOffice(
        profile=OfficeProfile(
            name=NAME,
            header_lines=("ỦY BAN NHÂN DÂN PHƯỜNG",),
            counter_name="Bộ phận tiếp nhận và trả kết quả",
            place="Hà Nội",
            agency_code="H26.1",
        ),
        clerks=(ClerkInput("Lãnh đạo phụ trách", Role.SUPERVISOR, "", pin),),
    )
    return found_office(workplace, command), pin

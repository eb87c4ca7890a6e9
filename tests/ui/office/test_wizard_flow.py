"""The wizard's steps and checks, without any window."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.data_folder import FolderFacts, FolderPlace
from app.domain.documents import PaperSize
from app.domain.dossier_code import LocalCode, parse_code
from app.domain.roles import Role
from app.errors import InputError
from app.services.commands import ClerkInput
from app.ui.office.wizard_flow import FLOW, Answers, Step, WizardFlow, suggested_header

LEADER = ClerkInput("Nguyễn Thị Ánh Tuyết", Role.SUPERVISOR, "", "2580")
CLERK = ClerkInput("Trần Thị Thu Hà", Role.CLERK, "Quầy 1", "1470")


def filled() -> Answers:
    return Answers(
        folder="/du-lieu/motcua",
        facts=FolderFacts(FolderPlace.LOCAL, writable=True, free_bytes=1024**4),
        name="UBND phường Long Biên",
        header_lines=["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN", "TRUNG TÂM", ""],
        place="Long Biên",
        agency_code="h26.107",
        clerks=[LEADER, CLERK],
        encrypt=False,
    )


def flow_at(step: Step, answers: Answers | None = None) -> WizardFlow:
    flow = WizardFlow(answers or filled())
    flow.step = step
    return flow


def test_every_step_leads_to_the_next_and_the_last_to_none() -> None:
    flow = WizardFlow(filled())
    seen = [flow.step]
    while FLOW[flow.step].after is not None:
        seen.append(flow.go_on())
    assert seen == list(Step)
    assert flow.go_on() is Step.PASSPHRASE


def test_back_leads_the_same_way_until_the_store_exists() -> None:
    flow = flow_at(Step.REVIEW)
    back = [flow.go_back() for _ in range(7)]
    before = list(Step)[: list(Step).index(Step.REVIEW)]
    assert back == [*reversed(before), Step.WELCOME]
    assert flow_at(Step.PASSPHRASE).go_back() is Step.PASSPHRASE


@given(st.lists(st.sampled_from(["on", "back"]), max_size=30))
def test_no_way_through_the_wizard_changes_what_was_typed(moves: list[str]) -> None:
    flow = WizardFlow(filled())
    for move in moves:
        if move == "on":
            flow.go_on()
        else:
            flow.go_back()
    assert flow.answers == filled()


@pytest.mark.parametrize(
    ("step", "change", "field"),
    [
        (Step.FOLDER, {"folder": ""}, "folder"),
        (Step.FOLDER, {"folder": "motcua"}, "folder"),
        (Step.FOLDER, {"facts": FolderFacts(FolderPlace.NETWORK, True, 1024**4)}, "folder"),
        (Step.OFFICE, {"name": " "}, "name"),
        (Step.OFFICE, {"header_lines": ["", "", ""]}, "header_lines"),
        (Step.OFFICE, {"agency_code": "Long Biên"}, "agency_code"),
        (Step.OFFICE, {"place": ""}, "place"),
        (Step.CLERKS, {"clerks": []}, "clerks"),
        (Step.CLERKS, {"clerks": [CLERK]}, "clerks"),
    ],
)
def test_a_wrong_answer_keeps_its_step_and_names_its_field(
    step: Step, change: dict[str, object], field: str
) -> None:
    flow = flow_at(step, replace(filled(), **change))
    with pytest.raises(InputError) as caught:
        flow.go_on()
    assert caught.value.field == field
    assert flow.step is step
    assert flow.answers == replace(filled(), **change)


def test_the_answers_become_the_command_that_founds_the_office() -> None:
    command = flow_at(Step.REVIEW, replace(filled(), station_digit=3)).command()
    assert command.profile.agency_code == "H26.107"
    assert command.profile.header_lines == ("ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN", "TRUNG TÂM")
    assert command.clerks == (LEADER, CLERK)
    assert command.station_digit == 3


def test_a_clerk_is_checked_before_it_joins_the_list() -> None:
    flow = flow_at(Step.CLERKS)
    for wrong, field in (
        (replace(CLERK, name=""), "name"),
        (replace(CLERK, name="nguyễn Văn A", pin="1"), "pin"),
        (CLERK, "name"),
    ):
        with pytest.raises(InputError) as caught:
            flow.put_clerk(wrong)
        assert caught.value.field == field
    flow.put_clerk(replace(CLERK, name=" Lê  Văn Đức "))
    assert [clerk.name for clerk in flow.answers.clerks][-1] == "Lê Văn Đức"


def test_a_clerk_may_be_corrected_in_its_place() -> None:
    flow = flow_at(Step.CLERKS)
    flow.put_clerk(replace(CLERK, desk="Quầy 4"), 1)
    assert flow.answers.clerks == [LEADER, replace(CLERK, desk="Quầy 4")]


def test_the_example_is_a_code_this_pc_could_issue() -> None:
    flow = flow_at(Step.STATION, replace(filled(), station_digit=7))
    code = parse_code(flow.example_code(date(2026, 11, 23)))
    assert isinstance(code, LocalCode)
    assert code.station == 7


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "UBND phường Long Biên",
            (
                "ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN",
                "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
                "Long Biên",
            ),
        ),
        (
            "Ủy ban nhân dân Đặc khu Phú Quốc",
            ("ỦY BAN NHÂN DÂN ĐẶC KHU PHÚ QUỐC", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "Phú Quốc"),
        ),
        ("Sở Tư pháp", ("", "", "")),
        ("phường", ("", "", "")),
        ("", ("", "", "")),
    ],
)
def test_a_ward_s_name_suggests_its_header(name: str, expected: tuple[str, str, str]) -> None:
    assert suggested_header(name) == expected


def test_the_preview_shows_what_is_typed_so_far() -> None:
    answers = Answers(folder="", header_lines=["  UBND  ", "", ""])
    assert answers.header().lines == ("UBND",)
    assert answers.header().place == "…"
    assert answers.paper is PaperSize.A5


def test_whether_to_encrypt_is_never_decided_for_the_office() -> None:
    flow = flow_at(Step.ENCRYPTION, replace(filled(), encrypt=None))
    with pytest.raises(InputError) as refused:
        flow.go_on()
    assert refused.value.field == "encrypt"


def test_only_a_store_that_shall_be_encrypted_gets_the_key() -> None:
    key = bytes(range(32))
    assert flow_at(Step.REVIEW, replace(filled(), key=key)).command().key is None
    wanted = replace(filled(), key=key, encrypt=True)
    assert flow_at(Step.REVIEW, wanted).command().key == key
    assert "key=" not in repr(flow_at(Step.REVIEW, wanted).command())

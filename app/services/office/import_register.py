"""Import a register: an older system's dossiers with their history, all of a file or none.

The file is read elsewhere; here its lines are checked against the store and written. Importing a
file twice changes nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import Session

from app.domain.dossier_code import LOCAL_PREFIX
from app.domain.dossier_state import Action, DossierState
from app.domain.listings import ImportProblem, ImportResult
from app.domain.register import (
    RegisterLine,
    RegisterSheet,
    legacy_decoder,
    missing_columns,
    read_line,
)
from app.domain.roles import Actor, Permission, Role
from app.domain.vietnam_time import office_day
from app.errors import FileError, NotFoundError
from app.models.base import new_uid
from app.models.dossier import Applicant, Dossier, Fee
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion
from app.models.search import SearchRow, add_words, search_row
from app.services import audit, history
from app.services.answers import Imported
from app.services.audit import Audited
from app.services.commands import ImportRegister
from app.services.context import Context
from app.services.ports import Tick
from app.services.store.journal_steps import note_mark
from app.words import N_

_CHUNK = 500
_OWN_CODE = N_("Mã do chính máy này cấp nhưng kho không có: phục hồi từ bản sao lưu.")
_IMPORTED_LIMIT = (0, "same_day")


@dataclass(frozen=True, slots=True)
class _Procedure:
    """What an imported dossier needs of its procedure."""

    id: int
    short_name: str
    limit: tuple[int, str]


def import_register(
    context: Context,
    command: ImportRegister,
    read_sheet: Callable[[Path], RegisterSheet],
    tick: Tick,
) -> Imported:
    """Take the dossiers of a register in; lines with errors are left out and listed.

    FileError when a required column is missing or the file cannot be read.
    """
    command.actor.require(Permission.IMPORT_REGISTER)
    sheet = read_sheet(Path(command.path))
    absent = missing_columns(sheet.header)
    if absent:
        raise FileError(
            N_("Tệp sổ thiếu cột: {columns}."),
            N_("Dùng đúng tên cột như tệp mẫu rồi nhập lại."),
            columns=", ".join(absent),
        )
    lines, problems = _read_lines(sheet, context.now(), tick)
    with context.database.write() as session:
        importer = _Importer(session, context, command.actor, Path(command.path).name)
        fresh, repeated = importer.split(lines, problems)
        before = history.head(session.connection(), context.station)
        if not command.dry_run:
            importer.write(fresh, tick)
            detail = f"{Path(command.path).name}: {len(fresh)}"
            audit.note(session, context, command.actor.clerk_id, Audited.IMPORT_REGISTER, detail)
        newest = history.head(session.connection(), context.station)
    note_mark(context, before.sequence + 1, newest)
    if not command.dry_run:
        context.forget_references()
    problems.sort(key=lambda problem: (problem.line, problem.column))
    result = ImportResult(
        lines=len(sheet.rows),
        imported=len(fresh),
        already_known=repeated,
        problems=tuple(problems),
        dry_run=command.dry_run,
    )
    return Imported(result)


def _read_lines(
    sheet: RegisterSheet, now: datetime, tick: Tick
) -> tuple[list[RegisterLine], list[ImportProblem]]:
    lines: list[RegisterLine] = []
    problems: list[ImportProblem] = []
    decoder = legacy_decoder(cells for _, cells in sheet.rows)
    if decoder is not None:
        problems.append(ImportProblem(0, "", decoder[1], is_error=False))
    for done, (number, cells) in enumerate(sheet.rows):
        tick(done, 2 * len(sheet.rows))
        if decoder is not None:
            cells = {name: decoder[0](value) for name, value in cells.items()}
        line, found = read_line(number, cells, now)
        problems.extend(found)
        if line is not None:
            lines.append(line)
    return lines, problems


class _Importer:
    """Writes checked lines into one open transaction."""

    def __init__(self, session: Session, context: Context, actor: Actor, source: str) -> None:
        self._session = session
        self._context = context
        self._actor = actor
        self._source = source
        self._office_id = context.office().id
        self._clerks = {row.name: row.id for row in session.scalars(select(Clerk))}
        self._procedures: dict[tuple[str, date], _Procedure] = {}

    def split(
        self, lines: Iterable[RegisterLine], problems: list[ImportProblem]
    ) -> tuple[list[RegisterLine], int]:
        """Return the lines that are new, and how many the store has already."""
        known = set(self._session.scalars(select(Dossier.code)))
        known.update(filter(None, self._session.scalars(select(Dossier.official_code))))
        station = self._context.station
        own = f"{LOCAL_PREFIX}{station.digit}{station.epoch_digit}-"
        fresh: list[RegisterLine] = []
        seen: set[str] = set()
        repeated = 0
        for line in lines:
            if line.code in seen:
                problems.append(_wrong_code(line, N_("Mã hồ sơ lặp lại trong tệp.")))
            elif line.code in known:
                repeated += 1
            elif line.code.startswith(own):
                problems.append(_wrong_code(line, _OWN_CODE))
            else:
                fresh.append(line)
            seen.add(line.code)
        return fresh, repeated

    def write(self, lines: Sequence[RegisterLine], tick: Tick) -> None:
        """Write ``lines`` chunk by chunk, with the events that tell their history."""
        connection = self._session.connection()
        for at in range(0, len(lines), _CHUNK):
            tick(len(lines) + at, 2 * len(lines))
            self._write_chunk(connection, lines[at : at + _CHUNK])

    def _write_chunk(self, connection: Connection, lines: Sequence[RegisterLine]) -> None:
        applicants = connection.execute(
            insert(Applicant).returning(Applicant.id, sort_by_parameter_order=True),
            [_applicant_row(line) for line in lines],
        ).scalars()
        dossiers = connection.execute(
            insert(Dossier).returning(Dossier.id, sort_by_parameter_order=True),
            [
                self._dossier_row(line, applicant)
                for line, applicant in zip(lines, applicants, strict=True)
            ],
        ).scalars()
        keyed = list(zip(dossiers, lines, strict=True))
        connection.execute(insert(Fee), [self._fee_row(key, line) for key, line in keyed])
        for key, line in keyed:
            add_words(connection, self._words(key, line))
        steps = [step for key, line in keyed for step in self._steps(key, line)]
        history.write_down(self._session.connection(), self._context.station, self._actor, steps)

    def _dossier_row(self, line: RegisterLine, applicant_id: int) -> dict[str, Any]:
        procedure = self._procedure(line)
        state = DossierState.IN_PROCESS
        if line.returned_at is not None:
            state = DossierState.RETURNED
        elif line.finished_at is not None:
            state = DossierState.RESULT_READY
        clerk_id = self._clerk(line.clerk_name)
        return {
            "uid": new_uid(),
            "request_id": f"register:{line.code}",
            "code": line.code,
            "official_code": line.code,
            "state": state.value,
            "procedure_id": procedure.id,
            "applicant_id": applicant_id,
            "office_id": self._office_id,
            "submitter_name": "",
            "submitter_identity": "",
            "channel": line.channel.value,
            "sets": line.sets,
            "received_at": line.received_at,
            "received_on": office_day(line.received_at),
            "received_by_id": clerk_id,
            "desk": "",
            "limit_value": procedure.limit[0],
            "limit_unit": procedure.limit[1],
            "promised_at": line.promised_at,
            "promised_on": office_day(line.promised_at),
            "original_promised_at": line.promised_at,
            "explanation": "",
            "override_reason": "",
            "finished_at": line.finished_at,
            "finished_on": office_day(line.finished_at) if line.finished_at else None,
            "result_name": "",
            "returned_at": line.returned_at,
            "returned_on": office_day(line.returned_at) if line.returned_at else None,
            "returned_by_id": clerk_id if line.returned_at else None,
            "collector_name": line.applicant_name if line.returned_at else "",
            "collector_identity": "",
            "collector_relation": "",
            "delivery": line.delivery.value,
            "delivery_address": "",
            "in_programme": line.in_programme,
            "excluded": line.excluded,
            "late_reason": line.late_reason,
            "place": line.place,
            "note": line.note,
        }

    def _fee_row(self, dossier_id: int, line: RegisterLine) -> dict[str, Any]:
        return {
            "dossier_id": dossier_id,
            "amount": line.fee,
            "explanation": "",
            "receipt_number": "",
            "paid_at": line.received_at,
            "paid_to_id": self._clerk(line.clerk_name),
            "means": "",
            "exemption": "",
        }

    def _words(self, dossier_id: int, line: RegisterLine) -> SearchRow:
        return search_row(
            dossier_id,
            people=(line.applicant_name,),
            numbers=(line.code, line.phone, line.identity_number),
            subject=self._procedure(line).short_name,
        )

    def _steps(self, dossier_id: int, line: RegisterLine) -> list[history.Step]:
        moments = (
            (Action.RECEIVE, line.received_at),
            (Action.RECORD_RESULT, line.finished_at),
            (Action.RETURN_RESULT, line.returned_at),
        )
        clerk = Actor(self._clerk(line.clerk_name), line.clerk_name, Role.CLERK)
        promised = line.promised_at.isoformat()
        return [
            history.Step(
                dossier_id,
                line.code,
                action,
                at,
                {
                    "register": self._source,
                    "line": line.line,
                    **(
                        {"promised": promised, "computed": promised}
                        if action is Action.RECEIVE
                        else {}
                    ),
                    **(
                        {"collector": line.applicant_name} if action is Action.RETURN_RESULT else {}
                    ),
                },
                by=clerk,
            )
            for action, at in moments
            if at is not None
        ]

    def _clerk(self, name: str) -> int:
        if name not in self._clerks:
            clerk = Clerk(name=name, role=Role.CLERK.value, desk="", active=False, failures=0)
            self._session.add(clerk)
            self._session.flush()
            self._clerks[name] = clerk.id
        return self._clerks[name]

    def _procedure(self, line: RegisterLine) -> _Procedure:
        key = (line.procedure_code, office_day(line.received_at))
        if key not in self._procedures:
            self._procedures[key] = self._find_procedure(line, key[1])
        return self._procedures[key]

    def _find_procedure(self, line: RegisterLine, day: date) -> _Procedure:
        try:
            entry = self._context.procedure(line.procedure_code, day)
        except NotFoundError:
            return self._unknown_procedure(line)
        limit = entry.procedure.limit
        return _Procedure(entry.id, entry.procedure.short_name, (limit.value, limit.unit.value))

    def _unknown_procedure(self, line: RegisterLine) -> _Procedure:
        """Keep a procedure the catalogue does not know under the name the register gives it."""
        name = line.procedure_name
        row = self._session.scalars(
            select(ProcedureVersion).where(
                ProcedureVersion.code == line.procedure_code, ProcedureVersion.content == ""
            )
        ).first()
        if row is None:
            row = ProcedureVersion(
                code=line.procedure_code,
                version=0,
                name=name,
                short_name=name,
                field=line.field,
                content="",
            )
            self._session.add(row)
            self._session.flush()
        return _Procedure(row.id, row.short_name, _IMPORTED_LIMIT)


def _wrong_code(line: RegisterLine, message: str) -> ImportProblem:
    return ImportProblem(line.line, "MaHoSo", message, is_error=True)


def _applicant_row(line: RegisterLine) -> dict[str, Any]:
    return {
        "name": line.applicant_name,
        "is_organization": False,
        "identity_number": line.identity_number,
        "birth": "",
        "sex": "",
        "address": line.address,
        "phone": line.phone,
        "email": "",
    }

"""What another counter's dossiers name in words, found in this store or added to it.

A name is a person, wherever it is written; a code and a version are a procedure.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.dossier_snapshot import ClerkSnapshot, ProcedureSnapshot
from app.domain.roles import Role
from app.models.office import Clerk, Office
from app.models.procedure import ProcedureVersion
from app.services.ports import IncomingBundle


class MergeNames:
    """The keys behind the words of a bundle; ``added_…`` tell what this store did not know."""

    def __init__(self, session: Session, bundle: IncomingBundle) -> None:
        self._session = session
        self._clerks = {row.name: row.id for row in session.scalars(select(Clerk))}
        self._their_clerks: Mapping[str, ClerkSnapshot] = {
            clerk.name: clerk for _line, clerk in bundle.clerks()
        }
        self._procedures = {
            (row.code, row.version): row.id
            for row in session.execute(
                select(ProcedureVersion.code, ProcedureVersion.version, ProcedureVersion.id)
            )
        }
        self._their_procedures: Mapping[tuple[str, int], ProcedureSnapshot] = {
            (one.code, one.version): one for _line, one in bundle.procedures()
        }
        self._short_names = {
            row.id: row.short_name
            for row in session.execute(select(ProcedureVersion.id, ProcedureVersion.short_name))
        }
        self._offices = [
            (row.valid_from, row.id)
            for row in session.execute(
                select(Office.valid_from, Office.id).order_by(Office.valid_from)
            )
        ]
        self.added_clerks: list[str] = []
        self.added_procedures: list[str] = []

    def clerk(self, name: str) -> int:
        """Return the clerk called ``name``; an unknown one is added and cannot sign in."""
        if name not in self._clerks:
            theirs = self._their_clerks.get(name, ClerkSnapshot(name, Role.CLERK, ""))
            row = Clerk(
                name=name, role=theirs.role.value, desk=theirs.desk, active=False, failures=0
            )
            self._session.add(row)
            self._session.flush()
            self._clerks[name] = row.id
            self.added_clerks.append(name)
        return self._clerks[name]

    def procedure(self, code: str, version: int) -> int | None:
        """Return that version of a procedure, added if need be; None if the bundle has it not."""
        key = (code, version)
        theirs = self._their_procedures.get(key)
        if key not in self._procedures and theirs is not None:
            row = ProcedureVersion(
                code=code,
                version=version,
                name=theirs.name,
                short_name=theirs.short_name,
                field=theirs.field,
                valid_from=theirs.valid_from,
                valid_to=theirs.valid_to,
                content=theirs.content,
            )
            self._session.add(row)
            self._session.flush()
            self._procedures[key] = row.id
            self._short_names[row.id] = row.short_name
            self.added_procedures.append(f"{code} ({version})")
        return self._procedures.get(key)

    def subject(self, procedure_id: int) -> str:
        """Return the short name of a procedure, which dossiers are found by."""
        return self._short_names[procedure_id]

    def office(self, valid_from: date, day: date) -> int:
        """Return the profile valid from the same day, else the one in force here on ``day``.

        A profile of the other PC is never added: the newest one heads this PC's papers.
        """
        for since, key in self._offices:
            if since == valid_from:
                return key
        earlier = [key for since, key in self._offices if since <= day]
        return earlier[-1] if earlier else self._offices[0][1]

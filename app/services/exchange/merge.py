"""Take another counter's bundle in: its dossiers and events, all of it or nothing, and only once.

The bundle was found whole when it was opened. Whose it is, is checked in ``bundle_origin``, its
history in ``bundle_chain``; events are the truth, and dossiers are rebuilt from them.
"""

import logging
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.domain.dossier_code import LocalCode, parse_code
from app.domain.dossier_rebuild import Happening
from app.domain.dossier_snapshot import EventSnapshot
from app.domain.dossier_state import DossierState
from app.domain.merge_report import BLOCKING, MergedRow, MergeLine, MergeReport
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import office_day
from app.errors import InputError, RuleError
from app.models.base import from_milliseconds
from app.models.dossier import CodeCounter, Dossier
from app.models.dossier_event import DossierEvent
from app.models.office import Clerk, MergedBundle
from app.services import audit, history
from app.services.answers import Merged
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.commands import MergeBundle
from app.services.context import Context
from app.services.exchange.bundle_chain import (
    HistoryRewrittenError,
    KnownChain,
    check_parts,
    checked_events,
    edited,
    facts_of,
)
from app.services.exchange.bundle_origin import check_origin
from app.services.exchange.match_returns import match_returns
from app.services.exchange.merge_desk_lines import DeskLineMerger
from app.services.exchange.merge_dossiers import DossierMerger
from app.services.exchange.merge_names import MergeNames
from app.services.exchange.merge_preview import (
    in_order,
    matched_line,
    returned_there,
    settled_lines,
)
from app.services.exchange.rebuild_dossiers import rebuild_dossiers
from app.services.exchange.reception_check import ReceptionCheck
from app.services.ports import BundleOpener, IncomingBundle, Tick
from app.words import N_

_log = logging.getLogger(__name__)
_BATCH = 500
_MOST_LISTED = 100


class _TakeBackError(Exception):
    """Leaves the transaction of a preview, which undoes it."""


def merge(context: Context, command: MergeBundle, open_bundle: BundleOpener, tick: Tick) -> Merged:
    """Take the bundle at ``command.path`` in, or only tell what that would do.

    FileError, InputError("passphrase") and RuleError say why nothing was taken in. ``tick`` may
    raise to cancel. A store found to have rewritten its history is noted in the audit.
    """
    command.actor.require(Permission.MERGE)
    reports: list[MergeReport] = []
    key_file = Path(command.key_file) if command.key_file else None
    try:
        with (
            open_bundle(Path(command.path), command.passphrase, key_file) as bundle,
            context.database.write() as session,
        ):
            report = _Merging(session, context, command, bundle, tick).run()
            reports.append(report)
            if command.dry_run:
                raise _TakeBackError
            if report.blocked:
                raise _undecided(report)
    except _TakeBackError:
        return Merged(reports[0], Changes.NOTHING)
    except HistoryRewrittenError as error:
        _note_rewritten(context, command.actor, error)
        raise
    context.forget_references()
    return Merged(reports[0])


def merged_bundles(context: Context) -> tuple[MergedRow, ...]:
    """Return the bundles taken in so far, newest first."""
    with context.database.read() as session:
        rows = session.execute(
            select(MergedBundle, Clerk.name)
            .join(Clerk, Clerk.id == MergedBundle.clerk_id)
            .order_by(MergedBundle.id.desc())
            .limit(_MOST_LISTED)
        ).all()
    return tuple(
        MergedRow(
            name=row.file_name,
            station=row.station,
            epoch=row.epoch,
            first_sequence=row.first_sequence,
            last_sequence=row.last_sequence,
            merged_at=row.merged_at,
            clerk_name=clerk,
        )
        for row, clerk in rows
    )


class _Merging:
    """One bundle on its way into one open transaction."""

    def __init__(
        self,
        session: Session,
        context: Context,
        command: MergeBundle,
        bundle: IncomingBundle,
        tick: Tick,
    ) -> None:
        self._session, self._context, self._command = session, context, command
        self._bundle, self._facts, self._tick = bundle, bundle.facts, tick
        self._done = 0
        self._known_events = 0
        self._touched: set[int] = set()
        self._lines: list[MergeLine] = []

    def run(self) -> MergeReport:
        """Do all of it and return what was done; whatever is wrong raises."""
        check_origin(self._session, self._context, self._facts)
        check_parts(self._facts.parts)
        self._chains = {
            (part.station, part.epoch): KnownChain(self._session, part)
            for part in self._facts.parts
        }
        own = history.head(self._session.connection(), self._context.station)
        self._own_head = own.sequence
        self._names = MergeNames(self._session, self._bundle)
        self._receptions = ReceptionCheck()
        self._desk_lines = DeskLineMerger(self._session, self._context, self._names)
        self._dossiers = DossierMerger(self._session, self._names, self._command.same_dossiers)
        self._take_dossiers()
        self._take_events()
        self._match_returns()
        self._rebuild()
        self._desk_lines.take_all(self._bundle, self._advance)
        self._tell_returned_there()
        self._count_codes()
        return self._finish()

    def _take_dossiers(self) -> None:
        for line, dossier in self._bundle.dossiers():
            self._receptions.remember(line, dossier)
            self._dossiers.take(line, dossier)
            self._advance()
        self._dossiers.flush()
        self._touched.update(self._dossiers.fresh.values())

    def _take_events(self) -> None:
        for chain in self._chains.values():
            if chain.is_new:
                self._begin(chain)
        stored = {
            key: chain.hashes()
            for key, chain in self._chains.items()
            if chain.part.first_sequence <= chain.last
        }
        rows: list[dict[str, Any]] = []
        different: list[tuple[KnownChain, int]] = []
        for line, event in checked_events(self._bundle, self._context.now()):
            dossier_id = self._dossiers.ids.get(event.code)
            if dossier_id is None:
                raise edited(line)
            self._receptions.hear(event, facts_of(event))
            chain = self._chains[event.station, event.epoch]
            if event.sequence > chain.last:
                rows.append(self._event_row(event, dossier_id))
                self._touched.add(dossier_id)
            elif stored[event.station, event.epoch].get(event.sequence) != event.hash:
                different.append((chain, event.sequence))
            else:
                self._known_events += 1
            if len(rows) >= _BATCH:
                self._write_events(rows)
            self._advance()
        if different:
            # Only now is it sure that the bundle itself was not edited on its way.
            chain, sequence = different[0]
            raise chain.rewritten(sequence)
        self._receptions.compare()
        self._write_events(rows)

    def _write_events(self, rows: list[dict[str, Any]]) -> None:
        if rows:
            connection = self._session.connection()
            connection.execute(insert(DossierEvent), rows)
            history.count(connection, rows)
            rows.clear()

    def _begin(self, chain: KnownChain) -> None:
        history.begin_chain(
            self._session.connection(),
            history.Chain(
                station=chain.part.station,
                epoch=chain.part.epoch,
                store_id=self._facts.store_id,
                genesis=chain.part.genesis,
                begun_at=self._context.now(),
                reason="merge",
            ),
        )

    def _event_row(self, event: EventSnapshot, dossier_id: int) -> dict[str, Any]:
        occurred_at = from_milliseconds(event.at)
        return {
            "station": event.station,
            "epoch": event.epoch,
            "sequence": event.sequence,
            "dossier_id": dossier_id,
            "kind": event.kind.value,
            "occurred_at": occurred_at,
            "occurred_on": office_day(occurred_at),
            "clerk_id": self._names.clerk(event.clerk),
            "clerk_name": event.clerk,
            "payload": event.payload,
            "hash": event.hash,
        }

    def _match_returns(self) -> None:
        for row in match_returns(self._session, self._context):
            assert row.dossier_id is not None
            self._touched.add(row.dossier_id)
            self._lines.append(matched_line(row))

    def _rebuild(self) -> None:
        for settled in rebuild_dossiers(
            self._session, self._context.calendar, sorted(self._touched)
        ):
            self._lines.extend(settled_lines(settled, self._is_fresh))
            self._advance()

    def _is_fresh(self, one: Happening) -> bool:
        """Say whether an event has come in with this bundle, or was written because of it."""
        if one.chain == (self._context.station.digit, self._context.station.epoch):
            return one.sequence > self._own_head
        chain = self._chains.get(one.chain)
        return chain is not None and one.sequence > chain.last

    def _tell_returned_there(self) -> None:
        """Point out dossiers that wait here for a citizen who has been served elsewhere."""
        for _line, unmatched in self._bundle.unmatched():
            state = self._session.scalar(
                select(Dossier.state).where(Dossier.code == unmatched.code)
            )
            if state is not None and state != DossierState.RETURNED.value:
                self._lines.append(returned_there(self._facts, unmatched))

    def _count_codes(self) -> None:
        """Note how far the series of the new dossiers have come; a check counts them again."""
        last: dict[tuple[str, Any], int] = {}
        for code in self._dossiers.fresh:
            local = _local(code)
            if local is not None:
                key = (code[:4], local.received_on)
                last[key] = max(last.get(key, 0), local.serial)
        own = self._context.station
        own_series = f"TN{own.digit}{own.epoch_digit}"
        for (series, day), serial in last.items():
            counter = self._session.get(CodeCounter, (series, day))
            if counter is None:
                # Another PC's clock that runs ahead must not stop this one from receiving.
                ahead = day > self._context.today()
                counter = CodeCounter(series=series, day=day, last=0, mistaken=ahead)
                self._session.add(counter)
            issued = _count_issued(self._session, series, f"{day:%y%m%d}")
            counter.last = max(counter.last, serial if series == own_series else issued)
        self._session.flush()

    def _finish(self) -> MergeReport:
        repeated = self._session.scalar(
            select(MergedBundle.id).where(
                MergedBundle.manifest_sha256 == self._bundle.manifest_sha256
            )
        )
        if repeated is None:
            self._session.add(self._record())
        report = self._report(repeated=repeated is not None)
        detail = f"{report.name}: {report.dossiers} + {report.events}"
        if report.desk.total:
            detail += f" + {report.desk.total}"
        actor = self._command.actor
        audit.note(self._session, self._context, actor.clerk_id, Audited.MERGE_BUNDLE, detail)
        return report

    def _record(self) -> MergedBundle:
        facts = self._facts
        return MergedBundle(
            manifest_sha256=self._bundle.manifest_sha256,
            store_id=facts.store_id,
            station=facts.station,
            epoch=facts.epoch,
            first_sequence=facts.first_sequence,
            last_sequence=facts.last_sequence,
            head=facts.history_head,
            file_name=self._bundle.name,
            merged_at=self._context.now(),
            clerk_id=self._command.actor.clerk_id,
        )

    def _report(self, *, repeated: bool) -> MergeReport:
        fresh = self._dossiers.fresh
        return MergeReport(
            name=self._bundle.name,
            facts=self._facts,
            dossiers=len(fresh),
            changed=len(self._touched.difference(fresh.values())),
            events=self._count_events() - self._known_events,
            known_events=self._known_events,
            clerks=tuple(self._names.added_clerks),
            procedures=tuple(self._names.added_procedures),
            lines=in_order([*self._dossiers.lines, *self._lines, *self._desk_lines.lines]),
            repeated=repeated,
            dry_run=self._command.dry_run,
            desk=self._desk_lines.counts(),
        )

    def _count_events(self) -> int:
        return sum(part.last_sequence - part.first_sequence + 1 for part in self._facts.parts)

    def _advance(self) -> None:
        self._done += 1
        if self._done % 50 == 0:
            total = 2 * self._facts.dossiers + self._count_events()
            self._tick(min(self._done, total), total)


def _local(code: str) -> LocalCode | None:
    try:
        found = parse_code(code)
    except InputError:
        return None
    return found if isinstance(found, LocalCode) else None


def _count_issued(session: Session, series: str, day: str) -> int:
    prefix = f"{series}-{day}-"
    issued = select(func.count()).where(Dossier.code >= prefix, Dossier.code < f"{prefix}~")
    return session.scalar(issued) or 0


def _undecided(report: MergeReport) -> RuleError:
    return RuleError(
        N_("Có {count} mã trùng của hai hồ sơ khác nhau, chưa nhập gì."),
        N_("Xem danh sách, so hai hồ sơ; nếu là một, xác nhận từng mã rồi nhập lại."),
        count=sum(line.notice in BLOCKING for line in report.lines),
    )


def _note_rewritten(context: Context, actor: Actor, error: HistoryRewrittenError) -> None:
    """Tell the audit and the log: the one finding of a merge nobody may overlook."""
    detail = ", ".join(f"{name} {value}" for name, value in error.values.items())
    _log.error("a history was rewritten: %s", detail)
    with context.database.write() as session:
        audit.note(session, context, actor.clerk_id, Audited.HISTORY_REWRITTEN, detail)

"""Issue what hangs at the counter: the procedures with fees and limits, and their barcodes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from app.domain.barcode_digits import procedure_digits
from app.domain.channel import Channel
from app.domain.command_codes import COMMAND_WORDS, command_digits
from app.domain.fees import FeeKind, FeeRule, rules_in_force
from app.domain.forms.posting_sheet import (
    PostedField,
    PostedProcedure,
    PostingDocument,
    ProcedureCode,
    ProcedureCodes,
    ProcedureCodesDocument,
)
from app.domain.procedure import Procedure
from app.domain.roles import Actor, Permission
from app.domain.text import collation_key, dong
from app.domain.time_limit import limit_in_words
from app.domain.vietnam_time import short_date
from app.errors import InputError
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.papers.ask_for import ask_for
from app.services.papers.paper import Paper

_COMMANDS = "Mở trang của chương trình"


def issue_posting_sheet(context: Context, actor: Actor) -> PapersAsked:
    """Ask for the sheet that citizens read: every procedure in force today, by field."""
    actor.require(Permission.WORK_AT_DESK)
    day = context.today()
    document = PostingDocument(
        header=context.office().profile.header(),
        day=day,
        fields=tuple(
            PostedField(name, tuple(_posted(one, day) for one in procedures))
            for name, procedures in _by_field(context.procedures(day))
        ),
    )
    return ask_for(context, actor, [Paper(document=document, subject=short_date(day))])


def issue_procedure_codes(context: Context, actor: Actor) -> PapersAsked:
    """Ask for the sheet that lies on the desk: a scan of it chooses a procedure or opens a page."""
    actor.require(Permission.WORK_AT_DESK)
    day = context.today()
    document = ProcedureCodesDocument(
        header=context.office().profile.header(),
        day=day,
        fields=(
            *(
                ProcedureCodes(name, codes)
                for name, procedures in _by_field(context.procedures(day))
                if (codes := tuple(_codes(procedures)))
            ),
            ProcedureCodes(_COMMANDS, tuple(_commands())),
        ),
    )
    return ask_for(context, actor, [Paper(document=document, subject=short_date(day))])


def _commands() -> Iterator[ProcedureCode]:
    for command, (name, key) in COMMAND_WORDS.items():
        yield ProcedureCode(name, key, command_digits(command))


def _by_field(procedures: Iterable[Procedure]) -> list[tuple[str, list[Procedure]]]:
    fields: dict[str, list[Procedure]] = defaultdict(list)
    for procedure in procedures:
        fields[procedure.field].append(procedure)
    return [
        (name, sorted(fields[name], key=lambda one: collation_key(one.name)))
        for name in sorted(fields, key=collation_key)
    ]


def _posted(procedure: Procedure, day: date) -> PostedProcedure:
    return PostedProcedure(
        code=procedure.code,
        name=procedure.name,
        limit=limit_in_words(procedure.limit),
        fee=fees_in_words(rules_in_force(procedure.fees, Channel.DIRECT, day)),
        papers=sum(paper.compulsory for paper in procedure.papers),
    )


def _codes(procedures: Iterable[Procedure]) -> Iterable[ProcedureCode]:
    for procedure in procedures:
        try:
            digits = procedure_digits(procedure.code)
        except InputError:
            # The office's own procedures have no national code, and are chosen by name.
            continue
        yield ProcedureCode(procedure.short_name, procedure.code, digits)


def fees_in_words(rules: Iterable[FeeRule]) -> str:
    """Return a fee table in one line, as it is posted: "8.000 đồng/bản; Quá hạn: 15.000 đồng".

    It stands on paper, so it is never translated.
    """
    said = [_rule(rule) for rule in rules if not rule.exemption]
    return "; ".join(dict.fromkeys(said)) or "Không thu"


def _rule(rule: FeeRule) -> str:
    match rule.kind:
        case FeeKind.FREE:
            amount = "không thu"
        case FeeKind.FIXED:
            amount = dong(rule.amount)
        case FeeKind.PER_COPY:
            amount = f"{dong(rule.amount)}/{rule.unit}"
        case FeeKind.PER_PAGE:
            amount = ", ".join(
                f"từ trang {tier.from_page}: {dong(tier.amount)}/trang" for tier in rule.tiers
            )
            if rule.cap_per_copy is not None:
                amount = f"{amount}, tối đa {dong(rule.cap_per_copy)}/{rule.unit}"
        case FeeKind.LOCAL:
            amount = "theo quy định của địa phương"
    words = f"{rule.variant}: {amount}" if rule.variant else amount
    return words[0].upper() + words[1:]

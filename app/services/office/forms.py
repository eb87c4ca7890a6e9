"""The wording of the office's forms: what can be corrected, and correcting it as a new version."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import func, select

from app.domain.documents import PrintJob
from app.domain.form_corrections import FormVersions, checked_changes, next_version
from app.domain.form_exchange import Proposal, read_corrections, write_corrections
from app.domain.form_set import OwnForms
from app.domain.form_texts import Wording, with_texts
from app.domain.roles import Actor, Permission
from app.domain.samples.by_form import sample_job
from app.errors import FileError, InputError, NotFoundError, RuleError
from app.models.dossier_event import HistoryChain
from app.models.paper import FormCorrection
from app.services import audit
from app.services.answers import FormCorrected
from app.services.audit import Audited
from app.services.commands import CorrectForm
from app.services.context import Context
from app.words import N_


def form_versions(context: Context) -> tuple[FormVersions, ...]:
    """Return every form set with its versions: the circulars, newest first, then our own papers."""
    shipped = context.shipped
    circulars = sorted(shipped.sets, key=lambda one: one.valid_from, reverse=True)
    ids = dict.fromkeys([one.id for one in circulars] + [one.id for one in shipped.own])
    return tuple(_versions(context, set_id, (*circulars, *shipped.own)) for set_id in ids)


def form_draft(
    context: Context, set_id: str, based_on: int, texts: Mapping[str, str], form: str
) -> PrintJob:
    """Return an invented paper of ``form`` as it would be with ``texts``; nothing is stored.

    InputError names the place whose text cannot be printed.
    """
    base = _named(context, set_id).shipped_as(based_on)
    changes = checked_changes(base, texts, context.missing_letters)
    today = context.form_set(context.today())
    if isinstance(base, OwnForms):
        wording = replace(today, own=with_texts(base, changes))
    else:
        wording = replace(with_texts(base, changes), own=today.own)
    return sample_job(form, wording, context.office().profile.header())


def correct_form(context: Context, command: CorrectForm) -> FormCorrected:
    """Store the wished texts as a new version, which papers are issued with from now on.

    InputError names the place or the field to mend; RuleError when nothing would change, or
    somebody else has corrected the set meanwhile.
    """
    command.actor.require(Permission.CHANGE_FORMS)
    reason = " ".join(command.reason.split())
    if not reason:
        raise InputError(
            "reason", N_("Chưa ghi lý do sửa."), N_("Ví dụ: theo công văn số …; sửa lỗi chính tả.")
        )
    with context.database.write() as session:
        # The first question waits for other writers; only then is the newest version known.
        epoch = session.scalar(select(func.max(HistoryChain.epoch))) or 0
        context.forget_references()
        versions = _named(context, command.set_id)
        base = versions.shipped_as(command.based_on)
        changes = checked_changes(base, command.texts, context.missing_letters)
        _require_news(versions, command, base, changes)
        version = next_version((one.version for one in versions.corrections), epoch)
        session.add(
            FormCorrection(
                set_id=command.set_id,
                version=version,
                based_on=base.version,
                changes=json.dumps(changes, ensure_ascii=False),
                reason=reason,
                made_at=context.now(),
                clerk_id=command.actor.clerk_id,
            )
        )
        detail = f"{command.set_id} {version}"
        audit.note(session, context, command.actor.clerk_id, Audited.CORRECT_FORM, detail)
    context.forget_references()
    return FormCorrected(version)


def save_corrections(context: Context, actor: Actor, path: Path) -> Path:
    """Write the corrections in use to a file for other offices; FileError when it cannot be."""
    actor.require(Permission.CHANGE_FORMS)
    versions = form_versions(context)
    if not any(one.changes for one in versions):
        raise RuleError(N_("Chưa sửa mẫu giấy nào nên không có gì để lưu ra tệp."))
    try:
        path.write_text(write_corrections(versions), encoding="utf-8", newline="\n")
    except OSError as error:
        raise FileError(
            N_("Không ghi được tệp «{name}»."), N_("Chọn thư mục khác rồi lưu lại."), name=path.name
        ) from error
    return path


def load_corrections(context: Context, path: Path) -> tuple[Proposal, ...]:
    """Return what a file of another office proposes; nothing is stored before somebody saves it.

    FileError when it cannot be read or has nothing for our forms.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(
            N_("Không đọc được tệp «{name}»."), N_("Chép lại tệp rồi chọn lại."), name=path.name
        ) from error
    return read_corrections(text, form_versions(context))


def _versions(context: Context, set_id: str, shipped: Sequence[Wording]) -> FormVersions:
    ours = sorted((one for one in shipped if one.id == set_id), key=lambda one: one.version)
    corrections = tuple(one for one in context.corrections if one.set_id == set_id)
    return FormVersions(shipped=tuple(ours), corrections=corrections)


def _named(context: Context, set_id: str) -> FormVersions:
    found = next((one for one in form_versions(context) if one.set_id == set_id), None)
    if found is None:
        raise NotFoundError(N_("Không tìm thấy bộ mẫu giấy «{set_id}»."), set_id=set_id)
    return found


def _require_news(
    versions: FormVersions, command: CorrectForm, base: Wording, changes: Mapping[str, str]
) -> None:
    if versions.version != command.seen:
        raise RuleError(
            N_("Người khác vừa lưu bản {version} của bộ mẫu này."),
            N_("Mở lại phần này để xem bản mới rồi sửa tiếp."),
            version=versions.version,
        )
    if versions.base.version == base.version and dict(versions.changes) == changes:
        raise RuleError(
            N_("Lời văn không khác bản đang dùng."), N_("Sửa chữ rồi hãy lưu thành bản mới.")
        )

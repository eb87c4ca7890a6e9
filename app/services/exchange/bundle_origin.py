"""Whether a bundle may come into this store at all: whose it is, and whose digits it carries.

What is in it is checked later, event by event (``bundle_chain``).
"""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.bundle_facts import BundleFacts
from app.domain.office import Station
from app.domain.vietnam_time import short_date
from app.errors import RuleError
from app.models.dossier_event import HistoryChain
from app.models.office import Office
from app.services import history
from app.services.context import Context
from app.services.office.set_up import store_fact
from app.words import N_

AHEAD_ALLOWED = timedelta(days=1)
"""How far another PC's clock may run ahead before its bundle is taken for one from the future."""


def check_origin(session: Session, context: Context, facts: BundleFacts) -> None:
    """Raise RuleError, saying what to do, unless ``facts`` are those of another PC of this office.

    Every PC of an office needs a digit of its own: two with the same one give out the same codes.
    """
    own_id = store_fact(session, "store_id")
    if facts.store_id == own_id:
        raise _own_bundle(session, facts)
    agencies = set(session.scalars(select(Office.agency_code)))
    if facts.agency_code not in agencies:
        raise RuleError(
            N_("Gói dữ liệu của cơ quan khác: {office} ({agency})."),
            N_("Chỉ nhập được gói của các quầy cùng cơ quan."),
            office=facts.office,
            agency=facts.agency_code,
        )
    _check_stations(session, context, facts, own_id)
    if facts.day > context.today() + AHEAD_ALLOWED:
        raise RuleError(
            N_("Gói dữ liệu của ngày {day}, sau ngày trên máy này."),
            N_("Kiểm tra ngày giờ của cả hai máy, chỉnh máy sai rồi xuất hoặc nhập lại."),
            day=short_date(facts.day),
        )


def _check_stations(session: Session, context: Context, facts: BundleFacts, own_id: str) -> None:
    theirs = {facts.station, *(part.station for part in facts.parts)}
    owners = {context.station.digit: own_id}
    owners.update(
        (row.station, row.store_id)
        for row in session.scalars(select(HistoryChain).order_by(HistoryChain.epoch))
    )
    for station in sorted(theirs):
        owner = owners.get(station, facts.store_id)
        if owner == own_id:
            raise RuleError(
                N_("Máy đã xuất gói này cũng mang số quầy {station} như máy này."),
                N_(
                    "Hai máy cùng số cấp trùng mã. Ngừng tiếp nhận ở một máy, gọi người quản trị "
                    "thiết lập lại máy đó với số khác; chưa có gì được nhập."
                ),
                station=station,
            )
        if owner != facts.store_id:
            raise RuleError(
                N_("Số quầy {station} ở kho này là của một máy khác với máy đã xuất gói."),
                N_(
                    "Hai máy cùng số cấp trùng mã. Gọi người quản trị thiết lập lại máy mới hơn "
                    "với số chưa dùng; chưa có gì được nhập."
                ),
                station=station,
            )


def _own_bundle(session: Session, facts: BundleFacts) -> RuleError:
    for part in facts.parts:
        newest = history.head(session.connection(), Station(part.station, part.epoch))
        if part.last_sequence > newest.sequence:
            return RuleError(
                N_("Đây là gói của chính máy này, nhưng kho thiếu {count} bước có trong gói."),
                N_("Kho đã bị thay bằng bản cũ. Ngừng nhập, gọi người quản trị phục hồi."),
                count=part.last_sequence - newest.sequence,
            )
    return RuleError(
        N_("Đây là gói của chính máy này."),
        N_("Không cần nhập: hồ sơ trong gói đã có ở đây. Chọn gói của quầy khác."),
    )

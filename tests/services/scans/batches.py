"""Dossiers for the tests of batches, brought to where a batch finds them."""

from typing import Any

from app.domain.channel import DeliveryWay
from app.services.answers import Received
from app.services.commands import HandOver, RecordResult
from app.services.counter import Counter
from tests import builders

HOME: dict[str, Any] = {"delivery": DeliveryWay.AT_HOME, "delivery_address": "Số 5, tổ 3"}
POST: dict[str, Any] = {"delivery": DeliveryWay.POST, "delivery_address": "Số 5, tổ 3"}


def at_desk(counter: Counter, **changes: Any) -> Received:
    return builders.receive(counter, **changes)


def under_way(counter: Counter, unit: str = "", **changes: Any) -> Received:
    received = at_desk(counter, **changes)
    clerk = builders.actor(counter)
    counter.dossiers.hand_over(HandOver(clerk, (received.dossier_id,), unit))
    return received


def ready(counter: Counter, **changes: Any) -> Received:
    received = under_way(counter, **changes)
    counter.dossiers.record_result(RecordResult(builders.actor(counter), received.dossier_id))
    return received

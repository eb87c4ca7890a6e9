"""The commands about a store that several counters share on a PostgreSQL server."""

import argparse
from dataclasses import replace

from app.cli_common import DONE, end_progress, print_json, show_progress, workplace_of


def join(options: argparse.Namespace) -> int:
    """Make this PC a counter of the shared store."""
    from app.bootstrap import join_office
    from app.shared_store import address_used

    workplace = workplace_of(options)
    address: str = options.database or workplace.address
    if options.database:
        with address_used(options.data_dir, options.database):
            workplace = replace(workplace, address="")
            counter = join_office(workplace, options.station, instead=options.take_over)
    else:
        counter = join_office(workplace, options.station, instead=options.take_over)
    try:
        office, station = counter.office.profile().name, counter.office.station()
    finally:
        counter.close()
    print(f"Máy này là quầy số {station.digit} của {office}.")
    if address and not options.database:
        print("Địa chỉ máy chủ lấy từ biến môi trường, lần sau vẫn cần biến đó.")
    return DONE


def upgrade(options: argparse.Namespace) -> int:
    """Bring the store to this program's schema; somebody may vouch for a shared one's copy."""
    from app.bootstrap import open_counter

    open_counter(workplace_of(options), copied=options.copied).close()
    return DONE


def move_to_server(options: argparse.Namespace) -> int:
    """Move this PC's own store into an empty database on a server."""
    from app.bootstrap import move_office

    workplace = replace(workplace_of(options), address=options.database)
    moved = move_office(workplace, show_progress)
    end_progress()
    print_json(
        {
            "dossiers": moved.rows["dossiers"],
            "events": moved.rows["dossier_events"],
            "rows": sum(moved.rows.values()),
            "station": moved.chain.digit,
            "epoch": moved.chain.epoch,
        }
    )
    return DONE

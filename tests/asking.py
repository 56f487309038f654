"""What a door would ask of a command, for tests that need no door."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from xlqualite.commands import Door, Request
from xlqualite.reading import Asked

TODAY = date(2026, 11, 22)


def request_for(path: Path, asked: Asked | None = None, **more: Any) -> Request:
    """A request made at noon on 22 November 2026, unless told."""
    wanted = asked or Asked(TODAY)
    moment = more.pop("moment", datetime.combine(wanted.today, time(12)))
    return Request(path=path, asked=wanted, moment=moment, door=Door.COMMAND_LINE, **more)

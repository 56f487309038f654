"""A LibreOffice of its own for the tests, with or without a screen."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from office.bridge import connect, properties, service, uno

SETTINGS = {
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel"): "0",
    ("org.openoffice.Office.Common/Misc", "ShowTipOfTheDay"): "false",
    ("org.openoffice.Setup/Product", "LastTimeDonateShown"): "9999999999",
    ("org.openoffice.Setup/Product", "LastTimeGetInvolvedShown"): "9999999999",
    ("org.openoffice.Setup/Product", "ooSetupLastVersion"): "7.4",
    # compute every formula when a file is opened, as Excel does
    ("org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode"): "0",
}
ALWAYS_RUN_MACROS = 4
PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Office:
    """A LibreOffice that runs.

    Attributes:
        pipe: the name under which other processes reach it.
        headless: whether it has no screen.
    """

    pipe: str
    headless: bool
    context: Any

    @property
    def desktop(self) -> Any:
        return service(self.context, "com.sun.star.frame.Desktop")

    def opened(self, path: Path) -> Any:
        """A document, its macros allowed to run."""
        url = uno().systemPathToFileUrl(str(path))
        # on a screen it must show: buttons are clicked there
        loading = properties(MacroExecutionMode=ALWAYS_RUN_MACROS, Hidden=self.headless)
        document = self.desktop.loadComponentFromURL(url, "_blank", 0, loading)
        assert document is not None, f"LibreOffice opens no {path.name}"
        return document


@contextmanager
def running(folder: Path, environment: Mapping[str, str]) -> Iterator[Office]:
    """A LibreOffice with a new profile in a folder, ended at the end.

    Args:
        folder: of its profile, which must be new.
        environment: variables of its process, which its macros see; with DISPLAY it has a screen.
    """
    _write_profile(folder)
    headless, pipe = "DISPLAY" not in environment, f"xlqualite-{uuid4().hex[:12]}"
    command = [
        "soffice", f"-env:UserInstallation={folder.as_uri()}", "--norestore", "--nologo",
        "--nofirststartwizard", f"--accept=pipe,name={pipe};urp", *["--headless"] * headless,
    ]  # fmt: skip
    usual = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    with (folder / "soffice.log").open("wb") as log:
        process = subprocess.Popen(
            command, env={**usual, **environment}, stdout=log, stderr=log, start_new_session=True
        )
        try:
            yield Office(pipe, headless, _reached(pipe))
        finally:
            _end(process)


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for (path, name), value in SETTINGS.items()
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        "utf-8",
    )


def _reached(pipe: str) -> Any:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return connect(pipe)
        except Exception:  # noqa: BLE001 - UNO has no importable NoConnectException
            if time.monotonic() > deadline:
                raise TimeoutError("LibreOffice does not answer") from None
            time.sleep(0.2)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it with all its children: soffice is a script that starts the real one."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(timeout=10)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue

"""A screen for the tests, a mouse on it, and what LibreOffice shows there."""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from office.bridge import service

SIZE = "1700x1300x24"
PUSH_BUTTON, STATIC = 44, 86  # com.sun.star.accessibility.AccessibleRole
DIALOGS = (1, 12)  # alert, dialog
DEEPEST = 8
PATIENCE = 120  # seconds: the machine may be busy with other tests


@dataclass(frozen=True)
class Screen:
    """A display of its own."""

    display: str

    def click(self, at: tuple[int, int]) -> None:
        """Press and release the left button of a real mouse, as slowly as a hand does."""
        there = ("mousemove", *map(str, at), "sleep", "0.3")
        self._run("xdotool", *there, "mousedown", "1", "sleep", "0.1", "mouseup", "1")

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=_on(self.display), check=True)


@contextmanager
def screen() -> Iterator[Screen]:
    """A virtual screen and its window manager, ended at the end.

    Without one nobody gives LibreOffice the keyboard back when a dialog closes, and it loses clicks.
    """
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
    with launched(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        display = f":{process.stdout.readline().decode().strip()}"
        with launched(["openbox"], env=_on(display), stderr=subprocess.DEVNULL):
            _wait_until_managed(display)
            yield Screen(display)


@contextmanager
def launched(command: list[str], **how: Any) -> Iterator["subprocess.Popen[bytes]"]:
    """A program of its own session, ended at the end."""
    with subprocess.Popen(command, start_new_session=True, **how) as process:
        try:
            yield process
        finally:
            process.terminate()


def _on(display: str) -> dict[str, str]:
    return {"DISPLAY": display, "PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}


def _wait_until_managed(display: str) -> None:
    asked = ["xdotool", "get_num_desktops"]  # which only a window manager answers
    deadline = time.monotonic() + PATIENCE
    while subprocess.run(asked, env=_on(display), capture_output=True, check=False).returncode:
        if time.monotonic() > deadline:
            raise TimeoutError("no window manager")
        time.sleep(0.1)


@dataclass(frozen=True)
class Dialog:
    """A dialog that LibreOffice shows.

    Attributes:
        buttons: the middle of each of its buttons on the screen, by label.
    """

    text: str
    buttons: dict[str, tuple[int, int]]


def dialog(context: Any, is_over: Callable[[], bool]) -> Dialog | None:
    """The dialog shown, once there is one; None if what was to show one is over without."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = dialog_now(context)
        if (found and found.buttons) or is_over():
            return found
        time.sleep(0.1)
    raise TimeoutError("no dialog")


def dialog_now(context: Any) -> Dialog | None:
    """The dialog shown just now, if any."""
    toolkit = service(context, "com.sun.star.awt.Toolkit")
    for rank in range(toolkit.TopWindowCount):
        shown = toolkit.getTopWindow(rank)
        window = shown.getAccessibleContext()
        if window and window.AccessibleRole in DIALOGS and shown.isVisible():
            inside = list(_below(window))
            texts = [each.AccessibleName for each in inside if each.AccessibleRole == STATIC]
            pushed = (each for each in inside if each.AccessibleRole == PUSH_BUTTON)
            return Dialog("\n".join(texts), {each.AccessibleName: middle(each) for each in pushed})
    return None


def close_dialog(context: Any, display: Screen) -> None:
    """Click on the last button of the dialog, if there is one; again if it was being drawn."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = dialog_now(context)
        if found is None:
            return
        if found.buttons:
            display.click(list(found.buttons.values())[-1])
        time.sleep(0.3)
    raise TimeoutError("the dialog stays")


def settle(context: Any) -> None:
    """Let LibreOffice draw all it has to: a button that is drawn again forgets that it was pressed."""
    for _ in range(3):
        time.sleep(0.2)
        service(context, "com.sun.star.awt.Toolkit").processEventsToIdle()


def middle(shown: Any) -> tuple[int, int]:
    """Where something stands on the screen, by its accessible context."""
    at, size = shown.getLocationOnScreen(), shown.getSize()
    return at.X + size.Width // 2, at.Y + size.Height // 2


def _below(shown: Any, depth: int = 0) -> Iterator[Any]:
    for rank in range(shown.getAccessibleChildCount()):
        child = shown.getAccessibleChild(rank).getAccessibleContext()
        yield child
        if depth < DEEPEST:
            yield from _below(child, depth + 1)

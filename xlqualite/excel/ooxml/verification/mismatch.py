"""What makes a new file other than it should be."""

from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError


class Mismatch(Exception):  # noqa: N818 - it ends as a UserError, never seen by that name
    """Something in the new file that nobody asked for; its text tells a technician what."""


def expect(fact: object, otherwise: str) -> None:
    """Go on if something is as it should be.

    Raises:
        Mismatch: it is not.
    """
    if not fact:
        raise Mismatch(otherwise)


def not_as_expected(file: str, why: object) -> UserError:
    """The new file was judged before it replaced anything; `why` tells a technician more."""
    return UserError(
        f"Le fichier {quoted(file)} n'a pas été modifié{NBSP}: la nouvelle version ne contenait "
        f"pas exactement ce qui était attendu ({why}). Enregistrez le classeur dans Excel et "
        "recommencez."
    )

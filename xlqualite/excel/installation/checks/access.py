"""Whether the workbook can be written: read-only, open elsewhere, left by a run that stopped."""

from collections.abc import Iterator

from xlqualite.excel.disk.drafts import refuse_rivals
from xlqualite.excel.disk.files import DISK
from xlqualite.excel.disk.locks import refuse_if_held
from xlqualite.excel.installation.computer import Computer
from xlqualite.excel.installation.finding import Finding, State
from xlqualite.excel.installation.patient import Patient
from xlqualite.french import NBSP
from xlqualite.messages import UserError

SUBJECT = "Accès au classeur"
_AFTER = f"{NBSP}; l'option --sans-ecrire"  # of a command that computes, which this is not


def access(_: Computer, patient: Patient) -> Iterator[Finding]:
    """Whether nothing and nobody keeps the workbook from being written."""
    try:
        refuse_if_held(patient.path)
        real = DISK.real(patient.path)
        refuse_rivals(real, real.parent, patient.moment, DISK)
    except UserError as refused:
        yield _told(str(refused))
    except OSError:
        said = "Le dossier du classeur ne répond pas."
        remedy = "Vérifiez que le disque ou le réseau est branché, puis recommencez."
        yield Finding(SUBJECT, State.TO_CORRECT, said, remedy)
    else:
        yield Finding(SUBJECT, State.GOOD, "Le classeur est fermé et peut être écrit.")


def _told(refusal: str) -> Finding:
    """A refusal in two sentences: what is, and what to do."""
    fact, _, remedy = refusal.partition(f"{NBSP}: ")
    kept = remedy.partition(_AFTER)[0].rstrip(".")
    return Finding(SUBJECT, State.TO_CORRECT, f"{fact}.", f"{kept[:1].upper()}{kept[1:]}.")

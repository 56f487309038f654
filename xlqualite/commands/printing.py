"""The PDF files of a run, beside its Word documents."""

from dataclasses import replace
from typing import TYPE_CHECKING

from xlqualite.commands.registry import Flag, Outcome, Request
from xlqualite.french import NBSP, count

if TYPE_CHECKING:
    from xlqualite.word.pdf.conversion import Convert

PDF = "--pdf"
AS_PDF = Flag(PDF, "Fait aussi un PDF de chaque document, avec Word ou LibreOffice.")


def converter_for(request: Request) -> "Convert | None":
    """What will make the PDF files; None when none are asked for.

    Raises:
        UserError: nothing on this computer can.
    """
    if PDF not in request.flags:
        return None
    from xlqualite.excel.installation.computer import this_computer  # noqa: PLC0415 - only here
    from xlqualite.word.pdf.programs import converter  # noqa: PLC0415 - likewise

    return converter(this_computer())


def with_pdf(outcome: Outcome, request: Request, convert: "Convert | None") -> Outcome:
    """The outcome, once the PDF of each of its documents is there.

    Raises:
        UserError: some could not be made.
    """
    documents = [each.path for each in outcome.documents if each.path]
    if convert is None or not documents:
        return outcome
    from xlqualite.word.pdf.conversion import convert_to_pdf  # noqa: PLC0415 - only here

    made = convert_to_pdf(documents, convert, request.notify)
    same = len(documents) - made
    already = f", {same} déjà à jour" if same else ""
    return replace(outcome, notes=(*outcome.notes, f"PDF{NBSP}: {count(made, 'fait')}{already}."))

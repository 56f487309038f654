"""The command line, in French: one subcommand per command of the registry."""

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from xlqualite import __version__
from xlqualite.commands import COMMANDS, Command, Outcome, Request
from xlqualite.french import quoted
from xlqualite.french_click import FrenchCommand, FrenchGroup, in_french
from xlqualite.messages import UserError
from xlqualite.reading import Asked
from xlqualite.report import Reporter, write_log
from xlqualite.sheets.journal import Door
from xlqualite.tables import FIRST_YEAR, LAST_YEAR

DONE, BLOCKED, NOT_DONE, UNEXPECTED = 0, 1, 2, 3


class Day(click.ParamType[date]):
    """A day written AAAA-MM-JJ."""

    name = "AAAA-MM-JJ"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:  # noqa: ANN401 - click's signature
        """The day typed; click.BadParameter if it is none."""
        try:
            day = datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
            return _within_our_times(day)
        except ValueError:
            self.fail(f"{quoted(value)} n'est pas un jour écrit AAAA-MM-JJ.", param, ctx)


class Year(click.ParamType[int]):
    """A year written with four figures."""

    name = "N"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:  # noqa: ANN401 - click's signature
        """The year typed; click.BadParameter if it is none."""
        try:
            return _within_our_times(date(int(value), 1, 1)).year
        except ValueError:
            self.fail(f"{quoted(value)} n'est pas une année.", param, ctx)


def _within_our_times(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(day)
    return day


OPTIONS: tuple[tuple[list[str], dict[str, Any]], ...] = (
    (["--au", "day"], {"type": Day(), "help": "Jour de référence (avant celui du classeur)."}),
    (["--annee", "year"], {"type": Year(), "help": "Année traitée (avant celle du classeur)."}),
    (
        ["--sortie", "output"],
        {"metavar": "DOSSIER", "help": "Dossier des documents (avant celui du classeur)."},
    ),
    (
        ["--sans-ecrire", "dry"],
        {"is_flag": True, "help": "N'écrit rien dans le classeur : ni résultats, ni journal."},
    ),
    (
        ["--json", "as_json"],
        {"is_flag": True, "help": "Donne le résultat en JSON, et rien d'autre."},
    ),
    (["--silencieux", "quiet"], {"is_flag": True, "help": "N'affiche ni avancement ni résumé."}),
)
OFFICES: tuple[list[str], dict[str, Any]] = (
    ["--ot", "offices"],
    {"multiple": True, "metavar": "CODE", "help": "Un OT seulement ; peut être répété."},
)


def run(arguments: list[str]) -> int:
    """Run one command.

    Returns:
        0 done, 1 done but a Bloquant exists, 2 not done, 3 unexpected.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a real console
    try:
        status = program().main(arguments, prog_name="xlqualite", standalone_mode=False)
    except click.ClickException as wrong:
        return _refuse(in_french(wrong))
    except (click.Abort, KeyboardInterrupt):
        return _refuse("Interrompu ; le classeur est entier, tel qu'il était ou tout à jour.")
    return status if isinstance(status, int) else DONE


def program() -> click.Group:
    """The command line, built from the registry."""
    group = FrenchGroup(
        name="xlqualite",
        help="Le classeur qualité d'un relais territorial : contrôles, calculs, documents Word.",
        epilog="« xlqualite COMMANDE --help » explique chaque commande.",
        no_args_is_help=False,
    )
    version = click.version_option(
        __version__, message="xlqualite %(version)s", help="Affiche la version."
    )
    for command in COMMANDS.values():
        group.add_command(_subcommand(command))
    return version(group)


def _subcommand(command: Command) -> click.Command:
    def invoke(path: str | None, day: date | None, year: int | None, **more: Any) -> int:  # noqa: ANN401 - click's
        asked = Asked(date.today(), day, year)  # noqa: DTZ011 - the day where she is
        return _invoke(command, Path(path or command.default or ""), asked, more)

    argument = click.Argument(["path"], metavar=command.argument, required=not command.default)
    declared = (*OPTIONS, OFFICES) if command.offices else OPTIONS
    options = [click.Option(names, **terms) for names, terms in declared]
    return FrenchCommand(
        command.name,
        callback=invoke,
        params=[argument, *options],
        help=command.help,
        short_help=command.title,
    )


def _invoke(command: Command, path: Path, asked: Asked, more: dict[str, Any]) -> int:
    reporter = Reporter(as_json=more["as_json"], quiet=more["quiet"])
    request = Request(
        path=path,
        asked=asked,
        moment=datetime.now(),  # noqa: DTZ005 - the clock she looks at
        door=Door.COMMAND_LINE,
        dry=more["dry"],
        output=Path(more["output"]) if more["output"] else None,
        offices=tuple(more.get("offices", ())),
        notify=reporter.step,
    )
    try:
        outcome = command.run(request)
        _show(reporter, outcome)
    except UserError as wrong:
        return _refuse(str(wrong))
    except Exception as crash:  # noqa: BLE001 - the last resort: a log and one polite sentence
        log = write_log(crash, path.parent)
        return _refuse(f"Erreur inattendue : joindre le journal {log} à votre message.", UNEXPECTED)
    return BLOCKED if outcome.blocked else DONE


def _show(reporter: Reporter, outcome: Outcome) -> None:
    try:
        reporter.show(outcome)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever read has left, as head does: the run is done all the same
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(sentence: str, status: int = NOT_DONE) -> int:
    click.echo(sentence, err=True)
    return status

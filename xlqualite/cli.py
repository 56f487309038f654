"""The command line, in French: one subcommand per command of the registry."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from xlqualite import __version__
from xlqualite.commands import COMMANDS, Command, Door, Outcome, Request
from xlqualite.commands.registry import COMMON, Flag, Notify, Option
from xlqualite.french import NBSP, quoted
from xlqualite.french_click import FrenchCommand, FrenchGroup, FrenchOption, in_french
from xlqualite.messages import UserError
from xlqualite.reading import Asked
from xlqualite.report import Reporter, say, write_log
from xlqualite.tables import FIRST_YEAR, LAST_YEAR

DONE, BLOCKED, NOT_DONE, UNEXPECTED = 0, 1, 2, 3
DAY = "2015-12-31"
LEFT = {errno.EPIPE, errno.EINVAL}  # the second is what Windows says of a closed pipe

INTERRUPTED = f"Interrompu{NBSP}; le classeur est entier, tel qu'il était ou tout à jour."


class Day(click.ParamType[date]):
    """A day written AAAA-MM-JJ."""

    name = "AAAA-MM-JJ"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:  # noqa: ANN401 - click's signature
        """The day typed; click.BadParameter if it is none."""
        try:
            day = datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
            return _within_our_times(day)
        except ValueError:
            how = f"écrivez-le AAAA-MM-JJ, de {FIRST_YEAR} à {LAST_YEAR}, par exemple {DAY}."
            self.fail(f"{quoted(value)} n'est pas un jour possible{NBSP}; {how}", param, ctx)


class Year(click.ParamType[int]):
    """A year written with four figures."""

    name = "N"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:  # noqa: ANN401 - click's signature
        """The year typed; click.BadParameter if it is none."""
        try:
            return _within_our_times(date(int(value), 1, 1)).year
        except ValueError:
            among = f"entre {FIRST_YEAR} et {LAST_YEAR}"
            self.fail(f"{quoted(value)} n'est pas une année possible, {among}.", param, ctx)


def _within_our_times(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(day)
    return day


OPTIONS: tuple[tuple[list[str], dict[str, Any]], ...] = (
    (
        ["--au", "day"],
        {
            "type": Day(),
            "help": f"Jour de référence, par exemple {DAY} (l'emporte sur celui du classeur).",
        },
    ),
    (
        ["--annee", "year"],
        {"type": Year(), "help": "Année traitée (l'emporte sur celle du classeur)."},
    ),
    (
        ["--sortie", "output"],
        {"metavar": "DOSSIER", "help": "Dossier des documents (l'emporte sur celui du classeur)."},
    ),
    (
        ["--sans-ecrire", "dry"],
        {
            "is_flag": True,
            "help": f"N'écrit rien dans le classeur{NBSP}: ni résultats, ni Journal.",
        },
    ),
    (
        ["--json", "as_json"],
        {"is_flag": True, "help": "Donne le résultat en JSON, et rien d'autre."},
    ),
    (["--silencieux", "quiet"], {"is_flag": True, "help": "N'affiche ni avancement ni résumé."}),
)
OFFICES: tuple[list[str], dict[str, Any]] = (
    ["--ot", "offices"],
    {
        "multiple": True,
        "metavar": "CODE",
        "help": f"Traite cet OT seulement{NBSP}; peut être répétée.",
    },
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
        return _refuse(INTERRUPTED)
    return status if isinstance(status, int) else DONE


def program() -> click.Group:
    """The command line, built from the registry."""
    group = FrenchGroup(
        name="xlqualite",
        help=f"Le classeur qualité d'un relais territorial{NBSP}: contrôles, calculs, documents.",
        epilog=f"{quoted('xlqualite COMMANDE --help')} explique chaque commande.",
        no_args_is_help=False,
    )
    version = click.version_option(
        __version__, message="xlqualite %(version)s", help="Affiche la version."
    )
    for command in COMMANDS.values():
        if not command.no_line:
            group.add_command(_subcommand(command))
    return version(group)


def _subcommand(command: Command) -> click.Command:
    def invoke(**typed: Any) -> int:  # noqa: ANN401 - click's
        reporter = Reporter(as_json=typed["as_json"], quiet=typed["quiet"])
        return _invoke(command, _request(command, typed, reporter.step), reporter)

    required = command.default is None
    shape: dict[str, Any] = {"metavar": command.argument, "required": required}
    argument = click.Argument(["path"], nargs=-1 if command.several else 1, **shape)
    options = [FrenchOption(names, **terms) for names, terms in _declared(command)]
    return FrenchCommand(
        command.typed,
        callback=invoke,
        params=[argument, *options],
        help=command.help,
        short_help=command.title,
    )


def _declared(command: Command) -> Iterator[tuple[list[str], dict[str, Any]]]:
    """The options of a command: its own, those of the common ones it takes, and the last two."""
    for flag in command.flags:
        yield [flag.name, _key(flag)], {"is_flag": True, "help": flag.help}
    for option in command.own:
        terms = {"metavar": option.value, "help": option.help, "required": option.required}
        yield [option.name, _key(option)], terms
    for names, terms in OPTIONS:
        if names[0] in command.options or names[0] not in COMMON:
            yield names, terms
    if command.offices:
        yield OFFICES


def _key(option: Flag | Option) -> str:
    return f"own_{option.name.strip('-').replace('-', '_')}"


def _request(command: Command, typed: dict[str, Any], notify: Notify) -> Request:
    """What is asked, by the only look that a run takes at the clock."""
    moment = datetime.now()  # noqa: DTZ005 - the clock she looks at
    output = typed.get("output")
    first, *others = typed["path"] if command.several else (typed["path"],)
    values = {each.name: typed[_key(each)] for each in command.own}
    return Request(
        path=Path(first or command.default or ""),
        asked=Asked(moment.date(), typed.get("day"), typed.get("year")),
        moment=moment,
        door=Door.COMMAND_LINE,
        dry=typed.get("dry", False),
        output=Path(output) if output else None,
        offices=tuple(typed.get("offices", ())),
        flags=frozenset(each.name for each in command.flags if typed[_key(each)]),
        others=tuple(map(Path, others)),
        values={name: value for name, value in values.items() if value is not None},
        notify=notify,
    )


def _invoke(command: Command, request: Request, reporter: Reporter) -> int:
    try:
        with closing(reporter):
            outcome = command.run(request)
        _show(reporter, outcome)
    except UserError as wrong:
        return _refuse(str(wrong))
    except Exception as crash:  # noqa: BLE001 - the last resort: a log and one polite sentence
        log = write_log(crash, request.path.parent)
        said = f"Erreur inattendue{NBSP}: joignez le fichier {quoted(log)} à votre message."
        return _refuse(said, UNEXPECTED)
    if outcome.account and outcome.account.refusal:
        return _refuse(outcome.account.refusal)
    return BLOCKED if outcome.blocked else DONE


def _show(reporter: Reporter, outcome: Outcome) -> None:
    try:
        reporter.show(outcome)
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in LEFT:
            raise
        # whoever read has left, as head does: the run is done all the same
        with suppress(OSError):  # standard output may be no file
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(sentence: str, status: int = NOT_DONE) -> int:
    say(sentence)
    return status

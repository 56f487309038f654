"""click speaks English: its help and its usage errors, in French."""

from collections.abc import Iterable
from typing import Any

import click

from xlqualite.french import NBSP, did_you_mean, quoted

HELP = "Affiche cette aide."
USAGE = f"Utilisation{NBSP}: "


class FrenchOption(click.Option):
    """An option whose help is French."""

    def get_help_extra(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own dictionary
        """What stands in brackets after its help."""
        extra = super().get_help_extra(ctx)
        if "required" in extra:
            extra["required"] = "obligatoire"
        return extra


class FrenchCommand(click.Command):
    """A subcommand whose help is French."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; a wrong one is told with the command it was given to."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, in French."""
        return _in_french(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, USAGE)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        _write_options(self.get_params(ctx), ctx, formatter)


class FrenchGroup(click.Group):
    """The list of subcommands, in French and in the order of the registry."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, in French."""
        return _in_french(super().get_help_option(ctx))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order they were added."""
        del ctx
        return list(self.commands)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage."""
        formatter.write_usage(ctx.command_path, "COMMANDE [OPTIONS]…", USAGE)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options, then of commands."""
        _write_options(self.get_params(ctx), ctx, formatter)
        with formatter.section(f"Commandes{NBSP}"):
            formatter.write_dl(
                [(name, each.short_help or "") for name, each in self.commands.items()]
            )


def in_french(wrong: click.ClickException) -> str:
    """A usage error as one French sentence that says what to do."""
    ctx = getattr(wrong, "ctx", None)
    path = ctx.command_path if ctx else "xlqualite"
    what = _what(wrong, ctx)
    return f"{what[0].upper()}{what[1:]} {quoted(f'{path} --help')} explique la commande."


def _what(wrong: click.ClickException, ctx: click.Context | None) -> str:
    if isinstance(wrong, click.NoSuchOption):
        return f"Option inconnue{NBSP}: {wrong.option_name}.{_nearest_option(wrong, ctx)}"
    if isinstance(wrong, click.MissingParameter):
        return f"Il manque {_name(wrong.param)}."
    if isinstance(wrong, click.BadParameter):
        return f"{_name(wrong.param)}{NBSP}: {wrong.message}"
    if isinstance(wrong, click.BadOptionUsage):
        return f"L'option {wrong.option_name} attend une valeur."
    return _other(wrong, ctx)


def _nearest_option(wrong: click.NoSuchOption, ctx: click.Context | None) -> str:
    """Proposes the only option that begins so, else the nearest."""
    typed = wrong.option_name
    known = [name for each in ctx.command.get_params(ctx) for name in each.opts] if ctx else []
    begun = [each for each in known if each.startswith(typed)]
    return did_you_mean(begun[0] if len(begun) == 1 else typed, known)


def _other(wrong: click.ClickException, ctx: click.Context | None) -> str:
    """The errors that click tells only by their English text."""
    words = wrong.message.split("'")
    if "No such command" in wrong.message and ctx and isinstance(ctx.command, click.Group):
        known = did_you_mean(words[1], ctx.command.commands)
        return f"Commande inconnue{NBSP}: {quoted(words[1])}.{known}"
    if "unexpected extra argument" in wrong.message:
        extra = wrong.message.partition("(")[2].partition(")")[0]
        return f"Argument en trop{NBSP}: {quoted(extra)}."
    return "Il manque la commande."


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return f"l'option {param.opts[0]}"
    return f"l'argument {param.human_readable_name}" if param else "un argument"


def _in_french(option: click.Option | None) -> click.Option | None:
    if option:
        option.help = HELP
    return option


def _write_options(
    params: Iterable[click.Parameter], ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    options = [each for each in params if isinstance(each, click.Option)]
    records = [each.get_help_record(ctx) for each in options]
    with formatter.section(f"Options{NBSP}"):
        formatter.write_dl([each for each in records if each])

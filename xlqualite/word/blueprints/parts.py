"""What every part of the evaluation is made of: heading, comments, indicators over two years."""

from xlqualite.word.blueprints.markup import for_each, heading, paragraph, when
from xlqualite.word.blueprints.tables import Column, Rows, table


def part(title: str, section: str, block: str, *, new_page: str = "") -> str:
    """The beginning of a part: its heading, the coordinator's comments, its indicators.

    Args:
        title: the heading.
        section: slug of the Rubrique whose comments it takes.
        block: slug of the block of the synthesis whose indicators it shows.
        new_page: on what condition it begins a page; empty for none.
    """
    lines = f"synthese.{block}"
    shown = when(
        lines,
        figures(f"{title} : indicateurs", lines),
        otherwise=paragraph("Aucune donnée en {{ annee }} ni en {{ annee_precedente }}."),
    )
    opening = heading(1, title)
    if new_page:
        opening = when(new_page, heading(1, title, new_page=True), otherwise=opening)
    return opening + comments(section) + shown


def comments(section: str) -> str:
    """The coordinator's texts for a part, a paragraph each; what they introduce follows them."""
    texts = paragraph("{{ texte }}", style="Chapeau")
    return for_each("texte", f"commentaires.{section}", texts)


def figures(caption: str, lines: str) -> str:
    """Indicators, the year beside the year before."""
    return table(
        caption,
        (
            Column("Indicateur", 8.6, "{{ ligne.indicateur }}"),
            Column("{{ annee }}", 2.8, "{{ ligne.annee }}", number=True),
            Column("{{ annee_precedente }}", 2.8, "{{ ligne.annee_precedente }}", number=True),
            Column("Évolution", 2.8, "{{ ligne.evolution }}", number=True),
        ),
        Rows("ligne", lines),
    )


def detail(title: str, lines: str, *columns: Column, total: str = "", picture: str = "") -> str:
    """A heading, its picture and its table; none appears when there is nothing to show."""
    rows = Rows("ligne", lines, total)
    return when(lines, heading(2, title), picture, table(title, columns, rows))


def note(condition: str, text: str) -> str:
    """A sentence that appears only if there is something to say."""
    return when(condition, paragraph(text, style="Note"))

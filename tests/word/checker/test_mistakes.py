"""The ways an author breaks a template, each with what is said of it and where."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx_text import template

from xlqualite.word.blueprints.markup import heading, paragraph
from xlqualite.word.checker.finding import Finding, Gravity
from xlqualite.word.checker.template import check

DAY = date(2016, 11, 30)
SHOWN: dict[str, Any] = {
    "relais": {"nom": "Relais"},
    "annee": 2016,
    "ot": {"nom": "Carnac", "niveau": 2, "adhesion": None},
    "actions": [
        {"action": "Former", "echeance": DAY, "pilote": None, "etapes": [{"nom": "Un"}]},
        {"action": "Trier", "echeance": None, "pilote": "Accueil", "etapes": []},
    ],
    "noms": ["Un", "Deux"],
    "rien": [],
    "graphiques": {"progression": {}, "criteres": {}},
}
WORDS = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'


@dataclass(frozen=True)
class Case:
    """A broken template: its paragraphs, and what is expected: of the place, the fault, the remedy.

    Attributes:
        more: how many other findings follow from it.
    """

    title: str
    body: tuple[str, ...]
    place: str
    what: str
    remedy: str
    gravity: Gravity = Gravity.ERREUR
    more: int = 0
    header: str = "En-tête"
    properties: str = "Titre"


def row(*cells: str) -> str:
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(each)}</w:tc>'
        for each in cells
    )
    return f"<w:tr>{made}</w:tr>"


def table(*rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/>' * rows[0].count("<w:tc>")
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def drawing(described: str, inside: str = "") -> str:
    inline = f'<wp:inline {WORDS}><wp:docPr id="1" name="Image 1" {described}>{inside}</wp:docPr></wp:inline>'
    return f"<w:p><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>"


DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="x">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
ADVICE = Gravity.AVERTISSEMENT
CASES = (
    Case("unknown variable", ("Année {{ anee }}",), "corps : « Année {{ anee }} »",
         "La variable « anee » n'existe pas ici.", "Vouliez-vous dire « annee » ?"),
    Case("unknown attribute", ("Bonjour {{ ot.nmo }}",), "corps : « Bonjour {{ ot.nmo }} »",
         "« ot » n'a pas de « nmo ».", "Vouliez-vous dire « ot.nom » ?"),
    Case("attribute that nothing is like", ("{{ ot.zzz }}",), "{{ ot.zzz }}",
         "« ot » n'a pas de « zzz ».", "Les noms possibles ici : adhesion, niveau et nom."),
    Case("attribute named alone", ("{{ niveau }}",), "{{ niveau }}",
         "La variable « niveau » n'existe pas ici.", "Vouliez-vous dire « ot.niveau » ?"),
    Case("variable that nothing is like", ("{{ zzzzzz }}",), "{{ zzzzzz }}",
         "La variable « zzzzzz » n'existe pas ici.", "Les noms possibles ici : actions, annee,"),
    Case("unknown in a condition", ("{%p if ot.nivo > 1 %}", "x", "{%p endif %}"), "{%p if ot.nivo > 1 %}",
         "« ot » n'a pas de « nivo ».", "Vouliez-vous dire « ot.niveau » ?"),
    Case("unknown in a loop", ("{%p for a in actions %}", "{{ a.actoin }}", "{%p endfor %}"), "{{ a.actoin }}",
         "« a » n'a pas de « actoin ».", "Vouliez-vous dire « a.action » ?"),
    Case("loop over an unknown list", ("{%p for a in action %}", "{{ a.x }}", "{%p endfor %}"), "{%p for a in action %}",
         "La variable « action » n'existe pas ici.", "Vouliez-vous dire « actions » ?"),
    Case("loop over a text", ("{%p for a in ot.nom %}", "{{ a }}", "{%p endfor %}"), "{%p for a in ot.nom %}",
         "« ot.nom » est un texte : une boucle for parcourt une liste.", "Les listes possibles ici : actions, noms et rien."),
    Case("variable of a loop after its end", ("{%p for a in actions %}", "x", "{%p endfor %}", "{{ a.action }}"), "{{ a.action }}",
         "La variable « a » n'existe pas ici.", "Les noms possibles ici"),
    Case("attribute of a list", ("{{ actions.action }}",), "{{ actions.action }}",
         "« actions » est une liste : sans « action ».", "Parcourez-la avec « {%p for ligne in actions %} »."),
    Case("attribute of a text", ("{{ ot.nom.long }}",), "{{ ot.nom.long }}",
         "« ot.nom » est un texte : sans « long ».", "Écrivez « ot.nom » seul."),
    Case("record shown", ("{{ ot }}",), "{{ ot }}",
         "« ot » est un groupe de valeurs : il ne s'affiche pas.", "par exemple « ot.nom »."),
    Case("list shown", ("{{ noms }}",), "{{ noms }}",
         "« noms » est une liste : elle ne s'affiche pas.", "{%p for ligne in noms %}"),
    Case("loop without end", ("Avant", "{%p for a in actions %}", "{{ a.action }}"), "{%p for a in actions %}",
         "Le bloc « {%p for a in actions %} » n'est jamais fermé.", "Ajoutez « {%p endfor %} » dans la même cellule"),
    Case("condition without end", ("{% if annee %}oui",), "{% if annee %}oui",
         "Le bloc « {% if annee %} » n'est jamais fermé.", "Ajoutez « {% endif %} » dans un même paragraphe."),
    Case("row loop without end", (table(row("{%tr for a in actions %}", ""), row("{{ a.action }}", "")),), "tableau 1, ligne 1, colonne 1",
         "n'est jamais fermé", "Ajoutez « {%tr endfor %} » dans le même tableau."),
    Case("end without beginning", ("x", "{%p endif %}"), "{%p endif %}",
         "« {%p endif %} » ferme un bloc if qui n'est pas ouvert.", "Ouvrez-le par « {%p if … %} », ou effacez cette balise."),
    Case("wrong end", ("{%p for a in actions %}", "{%p endif %}", "{%p endfor %}"), "{%p endif %}",
         "ferme un bloc if qui n'est pas ouvert", "ou effacez cette balise"),
    Case("crossed blocks", ("{%p for a in actions %}", "{%p if a.action %}", "{%p endfor %}", "{%p endif %}"), "{%p if a.action %}",
         "Le bloc « {%p if a.action %} » n'est pas fermé avant « {%p endfor %} », qui ferme un bloc ouvert plus tôt.",
         "Ajoutez « {%p endif %} » avant « {%p endfor %} ».", more=1),
    Case("else outside a condition", ("{%p else %}",), "{%p else %}",
         "« {%p else %} » est hors d'un bloc if.", "Placez-le entre « if » et « endif »."),
    Case("else without its prefix", ("{%p if annee %}", "a", "{% else %}", "b", "{%p endif %}"), "{% else %}",
         "« {% else %} » ne va pas avec « {%p if annee %} » : l'un retire la balise seule, l'autre le paragraphe.", "Écrivez « {%p else %} »."),
    Case("end without its prefix", (table(row("{%tr for a in actions %}"), row("{{ a.action }}"), row("{% endfor %}")),), "tableau 1, ligne 3, colonne 1",
         "ne va pas avec « {%tr for a in actions %} »", "Écrivez « {%tr endfor %} »."),
    Case("row tag outside a table", ("{%tr for a in actions %}", "{{ a.action }}", "{%tr endfor %}"), "{%tr for a in actions %}",
         "est hors d'un tableau : il n'y a pas de ligne à retirer", "Pour un paragraphe, écrivez « {%p for a in actions %} ».", more=1),
    Case("cell tag outside a table", ("{%tc if annee %}", "x", "{%tc endif %}"), "{%tc if annee %}",
         "est hors d'un tableau : il n'y a pas de cellule à retirer", "Pour un paragraphe, écrivez « {%p if annee %} ».", more=1),
    Case("block over two paragraphs", ("Début {% if annee %}", "fin {% endif %}"), "fin {% endif %}",
         "« {% if annee %} » et « {% endif %} » ne sont pas au même endroit.",
         "Mettez-les dans le même paragraphe, ou écrivez « {%p if annee %} » et « {%p endif %} », chacun seul dans son paragraphe."),
    Case("loop over two cells", (table(row("{% for a in actions %}{{ a.action }}", "{{ a.pilote }}{% endfor %}")),), "tableau 1, ligne 1, colonne 2",
         "ne sont pas au même endroit", "écrivez « {%tr for a in actions %} » et « {%tr endfor %} », chacun seul dans une ligne."),
    Case("block begun in a cell and ended outside", (table(row("{%p if annee %}")), "{%p endif %}"), "{%p endif %}",
         "ne sont pas au même endroit", "Mettez-les dans la même cellule, ou toutes deux hors des tableaux."),
    Case("rows of two tables", (table(row("{%tr if annee %}")), "x", table(row("{%tr endif %}"))), "tableau 2, ligne 1, colonne 1",
         "ne sont pas au même endroit", "Mettez-les dans le même tableau."),
    Case("text beside a paragraph tag", (heading(1, "Essais"), "Les actions {%p if annee %}", "x", "{%p endif %}"), "corps, sous le titre « Essais » : « Les actions {%p if annee %} »",
         "« {%p if annee %} » retire le paragraphe : « Les actions » serait supprimé.", "Mettez « {%p if annee %} » seul dans le paragraphe."),
    Case("two tags in a paragraph", ("{%p if annee %}{%p if ot.nom %}", "x", "{%p endif %}", "{%p endif %}"), "{%p if annee %}{%p if ot.nom %}",
         "retire le paragraphe : une autre balise serait supprimée.", "seul dans le paragraphe", more=1),
    Case("text beside a row tag", (table(row("{%tr for a in actions %}", "Pilote"), row("{{ a.action }}", ""), row("{%tr endfor %}", "")),), "tableau 1, ligne 1, colonne 1",
         "retire la ligne du tableau : « Pilote » serait supprimé", "seul dans la ligne du tableau"),
    Case("picture beside a tag", (drawing('descr="Logo"').replace("<w:r>", "<w:r><w:t>{%p if annee %}</w:t></w:r><w:r>"), "x", "{%p endif %}"), "{%p if annee %}",
         "retire le paragraphe : une image serait supprimée.", "seul dans le paragraphe"),
    Case("braces left open", ("Bonjour {{ ot.nom", "suite"), "Bonjour {{ ot.nom",
         "Une balise ouverte par « {{ » n'est pas fermée dans ce paragraphe.", "Fermez-la par « }} », sur la même ligne."),
    Case("one brace forgotten", ("{{ ot.nom }",), "{{ ot.nom }", "Une balise ouverte par « {{ »", "Fermez-la par « }} »"),
    Case("braces only closed", ("nom }}",), "nom }}",
         "« }} » ferme une balise qui n'est pas ouverte dans ce paragraphe.", "Ouvrez-la par « {{ », ou effacez ces signes."),
    Case("single braces", ("{ot.nom}",), "{ot.nom}",
         "« {ot.nom} » s'imprimerait tel quel : une balise a deux accolades.", "écrivez « {{ ot.nom }} »", ADVICE),
    Case("space before the prefix", ("{% p if annee %}", "x", "{%p endif %}"), "{% p if annee %}",
         "Une espace sépare « {% » de « p ».", "Écrivez « {%p if annee %} ».", more=1),
    Case("French guillemets", ("{% if ot.nom == « Carnac » %}x{% endif %}",), "Carnac",
         "Les guillemets français ne sont pas compris dans une balise.", 'Écrivez "…".', more=1),
    Case("keyword in French", ("{%p si annee %}", "x"), "{%p si annee %}",
         "Le mot « si » n'est pas connu des modèles.", "Écrivez « if »."),
    Case("words after an end", ("{%p if annee %}", "x", "{%p endif annee %}"), "{%p endif annee %}",
         "Rien ne suit le mot « endif ».", "Écrivez « {%p endif %} ».", more=1),
    Case("condition after an else", ("{% if annee %}a{% else annee %}b{% endif %}",), "{% else annee %}",
         "Rien ne suit le mot « else ».", "Écrivez « {% else %} »."),
    Case("misspelt keyword", ("{%p endofr %}",), "{%p endofr %}",
         "Le mot « endofr » n'est pas connu des modèles.", "Écrivez « endfor »."),
    Case("keyword like no other", ("{% xxxxxxxx %}",), "{% xxxxxxxx %}",
         "Le mot « xxxxxxxx » n'est pas connu des modèles.", "Les mots possibles : if, for, else, elif, endif, endfor."),
    Case("space in a name", ("{{ ot nom }}",), "{{ ot nom }}", "il y a un mot de trop, ou un signe manque", "Corrigez-la."),
    Case("hyphen in a name", ("{{ ot-nom }}",), "{{ ot-nom }}", "cette construction ne fait pas partie du langage des modèles", "Corrigez-la."),
    Case("empty tag", ("{{ }}",), "{{ }}", "il manque un nom", "Corrigez-la."),
    Case("number out of proportion", ("{{ " + "9" * 5000 + " }}",), "99…", "Cette balise est incorrecte : elle ne se lit pas.", "Corrigez-la."),
    Case("loop without in", ("{%p for a of actions %}", "{{ a.action }}", "{%p endfor %}"), "{%p for a of actions %}",
         "le mot in manque", "Corrigez-la."),
    Case("unknown filter", ("{{ annee | euro }}",), "{{ annee | euro }}", "filtre inconnu « euro ». Vouliez-vous dire « euros » ?", "Corrigez-la."),
    Case("filter with parentheses", ("{{ annee | euros(2) }}",), "{{ annee | euros(2) }}", "le filtre « euros » s'emploie sans parenthèses", "Corrigez-la."),
    Case("call", ("{{ ot.nom.upper() }}",), "upper", "un appel avec des parenthèses ne fait pas partie", "Corrigez-la."),
    Case("value that would lose its run", ("{{r ot.nom }}",), "{{r ot.nom }}",
         "« {{r ot.nom }} » retire ce qui l'entoure : sa valeur serait perdue.", "Écrivez « {{ ot.nom }} »."),
    Case("value of another kind than its filter wants", ("{{ ot.nom | euros }}",), "à l'essai",
         "« Carnac » n'est pas un montant", ""),
    Case("unknown variable of the header", ("x",), "en-tête, tableau 1, ligne 1, colonne 1 : « {{ ot.nmo }} »", "« ot » n'a pas de « nmo ».", "« ot.nom »", header="{{ ot.nmo }}"),
    Case("unknown variable of the title", ("x",), "propriétés du document, le titre : « {{ anee }} »",
         "La variable « anee » n'existe pas ici.", "« annee »", properties="{{ anee }}"),
    Case("rank of heading skipped", (heading(1, "Un"), heading(3, "Trois")), "corps : « Trois »",
         "Ce titre de niveau 3 suit un titre de niveau 1.", "Donnez-lui le style Titre 2", ADVICE),
    Case("first heading of second rank", (heading(2, "Deux"),), "corps : « Deux »",
         "Ce titre de niveau 2 est le premier du document.", "Donnez-lui le style Titre 1", ADVICE),
    Case("picture without alternative text", (heading(1, "Un"), drawing("")), "corps, sous le titre « Un » : « image Image 1 »",
         "L'image « Image 1 » n'a pas de texte de remplacement.", "Clic droit, Texte de remplacement", ADVICE),
    Case("chart without data", (drawing('descr="graphique : progresion"'),), "image Image 1",
         "Le graphique « progresion » n'a pas de données.", "Vouliez-vous dire « progression » ?"),
    Case("chart whose name has a space", (drawing('descr="graphique : progression 2016"'),), "image Image 1",
         "Le graphique « progression 2016 » n'a pas de données.", "Vouliez-vous dire « progression » ?"),
    Case("chart that nothing is like", (drawing('descr="graphique: zzz"'),), "image Image 1",
         "Le graphique « zzz » n'a pas de données.", "Les graphiques possibles : criteres et progression."),
    Case("unknown variable of an alternative text", (drawing('descr="Logo de {{ ot.nmo }}"'),), "Logo de {{ ot.nmo }}",
         "« ot » n'a pas de « nmo ».", "« ot.nom »"),
)  # fmt: skip


def found_in(folder: Path, case: Case) -> list[Finding]:
    made = template(folder, *case.body, header=case.header, title=case.properties)
    return list(check(made.name, made.read_bytes(), [SHOWN], DAY))


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


@pytest.mark.parametrize("case", CASES, ids=lambda each: each.title)
def test_a_mistake_is_told_with_its_place_and_remedy(case: Case, tmp_path: Path) -> None:
    found = found_in(tmp_path, case)
    told = [
        each
        for each in found
        if case.what in plain(each.what)
        and case.place in plain(each.place)
        and case.remedy in plain(each.remedy)
    ]
    assert told, [(plain(each.place), plain(each.what), plain(each.remedy)) for each in found]
    assert told[0].gravity is case.gravity
    assert len(found) == 1 + case.more, [plain(each.what) for each in found]


SILENT = (
    ("{{ ot.nom }} en {{ annee | nombre }} et {{ ot.adhesion.depuis }}",),
    ("{%p for a in actions %}", "{{ loop.index }} {{ a.pilote }}", "{%p for e in a.etapes %}", "{{ e.nom }}", "{%p endfor %}", "{%p endfor %}"),
    ("{%p if annee > 2015 and not ot.adhesion %}", "a", "{%p elif ot.niveau == 2 %}", "b", "{%p else %}", "c", "{%p endif %}"),
    ("{%p for x in rien %}", "{{ x.quoi }}", "{%p endfor %}"),
    (table(row("{%tr for a in actions %}", ""), row("{{ a.action }}", "{% if a.pilote %}{{ a.pilote }}{% endif %}"), row("{%tr endfor %}", "")),),
    (table(row("{%tc for n in noms %}", "{{ n }}", "{%tc endfor %}")),),
    (table(row("{%p if annee %}", "")).replace("</w:p></w:tc>", "</w:p><w:p><w:r><w:t>x</w:t></w:r></w:p><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:tc>", 1),),
    ("{# une remarque #}", "{%p if ot.nom == “Carnac” %}", "x", "{%p endif %}", "{{\u00a0ot.nom\u00a0}}"),
    (table(row("{% cellbg ot.nom %}a", "{% colspan annee %}b")),),
    (drawing('descr="Logo"'), drawing('descr="graphique: criteres"'), drawing("", DECORATIVE), drawing('title="Carte de {{ ot.nom }}"')),
    (heading(1, "Un"), heading(2, "Deux"), heading(3, "Trois"), heading(1, "Un")),
    ("Écrire {_{ nom }_} pour une balise.",),
)  # fmt: skip


@pytest.mark.parametrize("body", SILENT, ids=lambda each: each[0][:40])
def test_nothing_is_said_of_what_is_right(body: tuple[str, ...], tmp_path: Path) -> None:
    found = found_in(tmp_path, Case("", body, "", "", ""))
    assert [(plain(each.place), plain(each.what)) for each in found] == []

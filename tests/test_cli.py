"""The command line: exit statuses, French messages, JSON as the contract writes it."""

import errno
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from xlqualite import __version__
from xlqualite.cli import run
from xlqualite.commands import COMMANDS, Outcome, Request, registry
from xlqualite.excel.disk.files import Files
from xlqualite.french import NBSP
from xlqualite.resources import workbook_path

KEYS = [
    "anomalies", "niveaux", "conformite", "echeances", "progression", "financement", "temps",
    "synthese",
]  # fmt: skip
HEAD = ["schema", "commande", "classeur", "au", "annee"]
ON_LINE = [name for name, each in COMMANDS.items() if not each.no_line]
Shell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run a command line: its exit status, standard output and error, in ordinary spaces."""

    def run_line(*arguments: str | Path) -> tuple[int, str, str]:
        status = run([str(each) for each in arguments])
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return status, shown.out.replace(NBSP, " "), shown.err.replace(NBSP, " ")

    return run_line


def copied(name: str, path: Path) -> Path:
    shutil.copy(workbook_path(name), path)
    return path


@pytest.fixture
def exemple(tmp_path: Path) -> Path:
    return copied("exemple-morbihan.xlsm", tmp_path / "Été 2016 & suivi.xlsx")


@pytest.fixture
def master(tmp_path: Path) -> Path:
    return copied("qualite-morbihan.xlsm", tmp_path / "classeur.xlsx")


def result(shell: Shell, *arguments: str | Path) -> dict[str, Any]:
    status, out, _ = shell(*arguments, "--json")
    assert status == 0
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize(
    "arguments", [["--help"], *([COMMANDS[name].typed, "--help"] for name in ON_LINE)]
)
def test_help_is_french(shell: Shell, arguments: list[str]) -> None:
    status, out, _ = shell(*arguments)
    assert status == 0
    assert out.startswith("Utilisation : xlqualite")
    assert "Affiche cette aide." in out
    assert "Options :" in out.splitlines()
    assert not {"Usage:", "Show this", "[OPTIONS]..."} & set(out.splitlines())


def test_the_list_of_commands_is_that_of_the_registry(shell: Shell) -> None:
    _, out, _ = shell("--help")
    assert all(
        f"  {each.typed} " in out and each.title.replace(NBSP, " ") in out
        for name, each in COMMANDS.items()
        if name in ON_LINE
    )
    assert not any(name in out for name in COMMANDS if name not in ON_LINE)


def test_the_version(shell: Shell) -> None:
    assert shell("--version")[1] == f"xlqualite {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Il manque la commande."),
        (["controller", "x.xlsx"], "Commande inconnue : « controller ». Vouliez-vous dire « controler »"),
        (["zzz"], "Commande inconnue : « zzz »."),
        (["controler"], "Il manque l'argument CLASSEUR."),
        (["controler", "x.xlsx", "--aux"], "Option inconnue : --aux. Vouliez-vous dire « --au »"),
        (["controler", "x.xlsx", "y.xlsx"], "Argument en trop : « y.xlsx »."),
        (["controler", "x.xlsx", "--au"], "L'option --au attend une valeur."),
        (["plans", "x.xlsx", "--ot"], "« xlqualite plans --help » explique la commande."),
        (["plans", "x.xlsx", "--an", "2015"], "Option inconnue : --an. Vouliez-vous dire « --annee » ?"),
        (["controler", "x.xlsx", "--au", "31/12/2015"], "écrivez-le AAAA-MM-JJ, de 1990 à 2100, par exemple 2015-12-31."),
        (["controler", "x.xlsx", "--au", "hier"], "L'option --au : « hier » n'est pas un jour"),
        (["controler", "x.xlsx", "--annee", "MMXVI"], "L'option --annee : « MMXVI » n'est pas une année possible"),
        (["controler", "x.xlsx", "--au", "0001-01-01"], "L'option --au : « 0001-01-01 » n'est pas"),
        (["controler", "x.xlsx", "--annee", "1"], "L'option --annee : « 1 » n'est pas une année possible, entre 1990 et 2100."),
        (["controler", "nulle-part.xlsx"], "n'existe pas"),
    ],
)  # fmt: skip
def test_wrong_usage_is_said_in_one_french_sentence(
    shell: Shell, arguments: list[str], said: str
) -> None:
    status, out, err = shell(*arguments)
    assert (status, out) == (2, "")
    assert said in err.splitlines()[-1]
    assert err.splitlines()[-1].endswith(("explique la commande.", "son dossier."))


def test_an_unknown_office_is_said_with_the_nearest(shell: Shell, exemple: Path) -> None:
    status, _, err = shell("plans", exemple, "--ot", "CARNC")
    assert status == 2
    assert "CARNAC" in err


def test_controler_gives_the_anomalies_and_no_other_key(shell: Shell, exemple: Path) -> None:
    found = result(shell, "controler", exemple)
    assert list(found) == [*HEAD, "anomalies"]
    assert (found["schema"], found["commande"]) == (1, "controler")
    assert (found["au"], found["annee"]) == ("2016-11-30", 2016)
    assert list(found["anomalies"][0]) == [
        "code", "gravite", "feuille", "cellule", "ot", "nom", "message", "correction",
    ]  # fmt: skip


def test_calculer_gives_every_key(shell: Shell, exemple: Path) -> None:
    found = result(shell, "calculer", exemple)
    assert list(found) == [*HEAD, *KEYS, "documents", "journal"]
    assert found["documents"] == []
    assert "calculer | ligne de commande | au 30/11/2016, année 2016" in found["journal"]
    assert result(shell, "calculer", exemple, "--sans-ecrire")["journal"] is None
    lists = {key: list(found[key][0]) for key in KEYS[1:]}
    assert lists == {
        "niveaux": ["ot", "nom", "niveau", "niveau_declare", "depuis", "fin_marque", "pourquoi", "pour_passer"],
        "conformite": ["ot", "nom", "exigence", "libelle", "repere", "realise", "ecart", "statut", "echeance", "pourquoi"],
        "echeances": ["date", "ot", "nom", "quoi", "jours_restants"],
        "progression": ["ot", "nom", "chapitre", "score", "renseigne", "obligatoires_non_satisfaits"],
        "financement": [
            "ot", "nom", "annee", "niveau", "accueils", "forfait", "supplements", "jours", "montant",
            "part_departementale", "part_regionale", "appele", "encaisse", "verse_region", "reste_du", "pourquoi",
        ],
        "temps": ["ot", "nom", "niveau", "type", "mois", "interventions", "jours_sur_site", "jours_preparation"],
        "synthese": ["bloc", "indicateur", "annee", "annee_precedente", "evolution"],
    }  # fmt: skip


def test_values_are_written_as_the_contract_says(shell: Shell, exemple: Path) -> None:
    found = result(shell, "calculer", exemple)
    carnac = next(each for each in found["financement"] if each["ot"] == "CARNAC")
    assert (carnac["montant"], carnac["part_departementale"]) == ("650.00", "390.00")
    level = next(each for each in found["niveaux"] if each["ot"] == "CARNAC")
    assert (level["niveau"], level["depuis"], level["fin_marque"]) == (
        3,
        "2013-05-14",
        "2019-05-14",
    )
    assert set(level["pourquoi"][0]) == {"texte", "cellule"}
    assert level["pourquoi"][0]["cellule"].startswith("Labels!")
    assert all(
        0 <= each["score"] <= 1 for each in found["progression"] if each["score"] is not None
    )
    assert any(each["chapitre"] is None for each in found["progression"])
    assert all(len(each["mois"]) == 7 for each in found["temps"])
    called = next(each for each in found["synthese"] if "appelé" in each["indicateur"])
    assert called["annee"] == "6510.00"


def test_the_master_is_as_the_programme_says(shell: Shell, master: Path) -> None:
    found = result(shell, "calculer", master)
    ranks = [each["niveau"] for each in found["niveaux"]]
    assert [ranks.count(rank) for rank in (1, 2, 3)] == [10, 2, 6]
    assert {each["gravite"] for each in found["anomalies"]} == {"Info"}
    assert len(found["anomalies"]) <= 30
    assert all(each["montant"] is None for each in found["financement"])
    accueils = next(each for each in found["synthese"] if each["indicateur"] == "Accueils ouverts")
    assert accueils["annee"] == 26


def test_nothing_stands_on_standard_output_but_the_json(shell: Shell, exemple: Path) -> None:
    _, out, err = shell("calculer", exemple, "--json")
    json.loads(out)
    assert "Lecture du classeur" in err
    assert "Classeur mis à jour" in err


def test_a_quiet_run_says_nothing(shell: Shell, exemple: Path) -> None:
    assert shell("controler", exemple, "--silencieux") == (0, "", "")


def test_the_summary_says_the_day_the_network_and_the_anomalies(
    shell: Shell, exemple: Path
) -> None:
    _, out, _ = shell("calculer", exemple)
    lines = out.splitlines()
    assert lines[0] == "Été 2016 & suivi.xlsx, au 30/11/2016, année 2016"
    assert lines[1] == "18 OT accompagnés : 10 au niveau 1, 2 au niveau 2 et 6 au niveau 3"
    assert lines[2].startswith("Anomalies : 0 bloquant, ")
    assert "  … et 58 autres : « xlqualite controler » les montre toutes." in lines
    assert (
        "  RHUYS                    niveau 2, depuis le 01/04/2016 : Engagé vers la marque le 01/04/2016"
        in lines
    )
    assert "  08/12/2016  ERDEVEN                  Prévu : Audit de renouvellement" in lines


def test_controler_shows_every_anomaly_gravest_first(shell: Shell, exemple: Path) -> None:
    found = result(shell, "controler", exemple)["anomalies"]
    _, out, _ = shell("controler", exemple)
    lines = out.splitlines()[3:]
    told = [each for each in lines if not each.startswith("           Corriger : ")]
    assert [each.split()[1] for each in told] == [each["code"] for each in found]
    assert {each["correction"] for each in found} == {
        each.strip().removeprefix("Corriger : ") for each in lines if each not in told
    }
    order = ["Bloquant", "Alerte", "Info"]
    ranks = [order.index(each["gravite"]) for each in found]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("day", "counts"), [("2014-12-31", [12, 1, 6]), ("2015-12-31", [11, 1, 7])]
)
def test_another_day_shows_the_network_of_then(
    shell: Shell, exemple: Path, day: str, counts: list[int]
) -> None:
    found = result(shell, "calculer", exemple, "--au", day)
    assert (found["au"], found["annee"]) == (day, int(day[:4]))
    ranks = [each["niveau"] for each in found["niveaux"]]
    assert [ranks.count(rank) for rank in (1, 2, 3)] == counts
    assert "Bloquant" not in {each["gravite"] for each in found["anomalies"]}


def test_a_missing_column_leaves_only_the_anomalies(shell: Shell, exemple: Path) -> None:
    book = openpyxl.load_workbook(exemple)
    book["Labels"]["D5"] = "Obtenu le"
    book.save(exemple)
    status, out, _ = shell("calculer", exemple, "--json")
    found = json.loads(out)
    assert status == 1
    assert [each["code"] for each in found["anomalies"]] == ["STR002"]
    assert all(found[key] == [] for key in [*KEYS[1:], "documents"])
    status, out, _ = shell("calculer", exemple)
    assert status == 1
    assert "Anomalies : 1 bloquant" in out
    assert out.splitlines()[-1] == "Rien n'a été calculé ni écrit."


def test_the_program_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "xlqualite", "--version"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"xlqualite {__version__}\n")


def test_a_reader_that_leaves_early_is_no_error(exemple: Path) -> None:
    command = f'"{sys.executable}" -m xlqualite calculer "{exemple}" --json | head -c 20'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stdout.startswith('{"schema": 1')
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
    assert not (exemple.parent / "xlqualite-erreur.log").exists()


def test_the_documents_made_are_counted_and_placed(shell: Shell, exemple: Path) -> None:
    _, out, _ = shell("plans", exemple, "--ot", "CARNAC", "--ot", "VANNES")
    assert out.splitlines()[-2:] == [
        "Documents : 2 plans d'actions créés",
        f"  dans {exemple.parent / 'documents' / '2016'}",
    ]


def test_states_agree_with_their_number(shell: Shell, exemple: Path) -> None:
    shell("plans", exemple, "--silencieux")
    _, out, _ = shell("plans", exemple)
    assert out.splitlines()[-2] == (
        "Documents : 18 plans d'actions à jour, 2 plans d'actions ignorés (sans niveau)"
    )


def test_a_master_without_dates_has_no_deadline(shell: Shell, master: Path) -> None:
    _, out, _ = shell("calculer", master)
    assert "Prochaines échéances" not in out
    assert "  CARNAC                   niveau 3, sans date : Qualité Tourisme sans date" in out


def test_a_dry_run_leaves_the_workbook_untouched(shell: Shell, exemple: Path) -> None:
    before = exemple.read_bytes()
    for command in ("controler", "calculer", "plans", "evaluation", "lot"):
        status, _, err = shell(command, exemple, "--sans-ecrire")
        assert status == 0
        assert "n'a pas été modifié (--sans-ecrire)" in err
    assert exemple.read_bytes() == before


def test_a_workbook_held_by_libreoffice_is_refused_and_left_as_it_is(
    shell: Shell, exemple: Path
) -> None:
    before = exemple.read_bytes()
    lock = exemple.with_name(f".~lock.{exemple.name}#")
    lock.write_text("Annie Le Goff,annie,POSTE-12,23.11.2026 09:12,file:///home/annie;", "utf-8")
    status, out, err = shell("calculer", exemple, "--silencieux")
    assert (status, out) == (2, "")
    assert "Annie Le Goff" in err
    assert len(err.splitlines()) == 1
    assert exemple.read_bytes() == before
    assert shell("calculer", exemple, "--silencieux", "--sans-ecrire")[0] == 0


def test_a_crash_is_one_sentence_and_a_log_beside_the_workbook(
    shell: Shell, exemple: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_request: Request) -> Outcome:
        raise ZeroDivisionError("boum")

    broken = registry.Command("controler", "Contrôle.", "Contrôle.", crash)
    monkeypatch.setitem(COMMANDS, "controler", broken)
    status, out, err = shell("controler", exemple)
    assert (status, out) == (3, "")
    log = exemple.parent / "xlqualite-erreur.log"
    assert str(log) in err
    assert "boum" in log.read_text("utf-8")


def test_an_interruption_of_the_write_leaves_the_workbook_whole(
    shell: Shell, exemple: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_files: Files, source: Path, target: Path) -> None:
        assert source.exists()
        if target == exemple:
            raise KeyboardInterrupt

    before = exemple.read_bytes()
    monkeypatch.setattr(Files, "replace", interrupt)
    status, out, err = shell("calculer", exemple)
    assert (status, out) == (2, "")
    assert err.splitlines()[-1] == (
        "Interrompu ; le classeur est entier, tel qu'il était ou tout à jour."
    )
    assert exemple.read_bytes() == before
    assert [each.name for each in exemple.parent.rglob("*") if each.is_file()] == [exemple.name]


def test_a_run_looks_at_the_clock_once(
    shell: Shell, exemple: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Midnight(datetime):
        looks = 0

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Midnight":
            assert tz is None
            cls.looks += 1
            return cls(2016, 12, 31, 23, 59, 59) if cls.looks == 1 else cls(2017, 1, 1)

    asked: list[Request] = []
    usual = COMMANDS["calculer"]

    def noted(request: Request) -> Outcome:
        asked.append(request)
        return usual.run(request)

    monkeypatch.setitem(COMMANDS, "calculer", replace(usual, run=noted))
    monkeypatch.setattr("xlqualite.cli.datetime", Midnight)
    shell("calculer", exemple, "--sans-ecrire")
    assert [(each.moment.date(), each.asked.today) for each in asked] == [
        (date(2016, 12, 31), date(2016, 12, 31))
    ]


def test_a_refusal_stands_on_its_own_line_on_a_terminal(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    _, _, err = shell("controler", tmp_path / "absent.xlsx")
    bar, said, nothing = err.split("\n")
    assert not nothing
    assert bar.endswith("0/1")
    assert said.startswith("Le fichier « absent.xlsx » n'existe pas")


@pytest.mark.parametrize("number", [errno.EPIPE, errno.EINVAL])
def test_a_reader_that_leaves_is_no_error_whatever_the_system_calls_it(
    shell: Shell, exemple: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def closed(*_: object) -> None:
        raise OSError(number, "closed")

    monkeypatch.setattr("xlqualite.report.Reporter.show", closed)
    assert shell("controler", exemple)[0] == 0
    assert not (exemple.parent / "xlqualite-erreur.log").exists()


def test_a_result_that_cannot_be_shown_is_not_passed_over(
    shell: Shell, exemple: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("xlqualite.report.Reporter.show", full)
    assert shell("controler", exemple)[0] == 3


@pytest.mark.parametrize("arguments", [("calculer",), ("calculer", "--sans-ecrire", "--ou")])
def test_a_reader_of_progress_that_leaves_changes_nothing(
    exemple: Path, arguments: tuple[str, ...]
) -> None:
    """A run that is done stays done, and a refusal a refusal."""
    run_it = [sys.executable, "-m", "xlqualite", *arguments, str(exemple)]
    running = subprocess.Popen(run_it, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert running.stderr is not None
    running.stderr.close()
    assert running.wait() == (2 if "--ou" in arguments else 0)
    assert (exemple.parent / "sauvegardes").exists() is ("--ou" not in arguments)
    assert not (exemple.parent / "xlqualite-erreur.log").exists()


def test_another_workbook_altogether_is_told(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "recettes.xlsx"
    openpyxl.Workbook().save(path)
    status, out, err = shell("calculer", path)
    assert status == 1
    assert out.splitlines()[-2:] == [
        "Rien n'a été calculé ni écrit.",
        "Ce n'est sans doute pas le classeur qualité.",
    ]
    assert "mis à jour" not in err
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_the_folder_typed_is_named(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, _, err = shell("controler", ".")
    assert err.splitlines()[-1].startswith("« . » est un dossier : indiquez")


@pytest.mark.parametrize(
    "arguments", [["--help"], *([COMMANDS[name].typed, "--help"] for name in ON_LINE)]
)
def test_no_line_can_break_before_a_colon(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    run(arguments)
    assert not re.search(r"(?<=\S) [:;!?](?=\s)", capsys.readouterr().out)


def test_an_interruption_is_said(
    shell: Shell, exemple: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_request: Request) -> Outcome:
        raise KeyboardInterrupt

    broken = registry.Command("controler", "Contrôle.", "Contrôle.", interrupt)
    monkeypatch.setitem(COMMANDS, "controler", broken)
    status, _, err = shell("controler", exemple)
    assert status == 2
    assert "Interrompu" in err

"""The names behind codes, as documents give them."""

from collections.abc import Mapping

from xlqualite.dossier import Dossier, remembered


@remembered
def accueil_names(dossier: Dossier) -> Mapping[str, str]:
    """The name of each accueil."""
    return {each.code: each.name or each.code for each in dossier.accueils}


@remembered
def tool_names(dossier: Dossier) -> Mapping[str, str]:
    """The title of each shared tool."""
    return {each.code: each.title or each.code for each in dossier.tools}

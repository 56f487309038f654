"""A small network to share: two OT, and something hidden on each sheet."""

from collections.abc import Callable

from xlqualite.dossier import Dossier

Made = Callable[..., Dossier]
"""What the fixture `dossier` is."""

NETWORK = """
    | OT | Code   | Nom    | Observations |
    |  6 | CARNAC | Carnac | secret un    |
    |  7 | VANNES | Vannes |              |

    | Contacts | OT     | Fonction  | Nom    | Prénom | Vérifié le |
    |        6 | CARNAC | Direction | Le Goff | Anne  | 01/02/2016 |
    |        7 | CARNAC | Direction | Riou   | Paul   |            |
    |        8 | VANNES | Accueil   |        |        |            |

    | Interventions | N° | Date       | OT     | Type   | État     | Durée sur site (jours) | Objet |
    |             6 |  1 | 03/03/2016 | CARNAC | Visite | Réalisée | 0,5                    | dit   |
    |             7 |  2 | 04/03/2017 | VANNES | Visite | Prévue   |                        |       |
    |             8 |    | 05/03/2016 | VANNES | Visite | Réalisée |                        |       |

    | Satisfaction | OT     | Année | Trimestre | Public    | Questionnaires |
    |            6 | CARNAC | 2016  | 1         | Visiteurs | 12             |
    |            7 | CARNAC | 2016  | 1         | Visiteurs | 13             |
    |            8 | VANNES | 2016  |           | Visiteurs | 14             |

    | Ateliers | Code | Intitulé | Date       |
    |        6 | A-1  | Accueil  | 04/04/2016 |
    |        7 | A-2  | Écrits   | 05/04/2016 |

    | Inscriptions | Atelier | OT     | Participant (fonction) | État    |
    |            6 | A-1     | CARNAC | Direction              | Présent |
    |            7 | A-2     | VANNES | Direction              | Présent |

    | Référentiel | Critère | Chapitre | Intitulé | Réponse |
    |           6 | COL-01  | Accueil  | Un       | Oui/Non |

    | Paramètres | Paramètre               | Valeur |
    |          6 | Version du référentiel  | 2016   |
"""

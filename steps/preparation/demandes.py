"""Les demandes : menées à un stade, puis ouvertes au navigateur de la personne."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import pytest
from playwright.sync_api import Page

from fixtures.cible import Cible
from fixtures.dossiers import AVANT_L_ETAPE, DEPOSEE, RECAPITULATIF_VALIDE, SITUATIONS, Dossier, Dossiers
from fixtures.fichiers import Fichier, fichier
from fixtures.moyens import PILOTAGE
from fixtures.personas import Persona
from reports.crochets import SANS_CAPACITE
from steps.controles.attestation import Attestation
from steps.ecrans.acces import ChoixDuProfil
from steps.ecrans.demande import Preambule, Situation
from steps.ecrans.etapes import COORDONNEES, Confirmation, Etape, Etape1, Etape2
from steps.ecrans.justificatifs import Etape3
from steps.ecrans.recapitulatif import Etape4
from steps.preparation.comptes import MOI_MEME, Session, SessionParLesEcrans, atteint

OUVERTES: Mapping[str, int] = {
    **{stade: etape for etape, stade in AVANT_L_ETAPE.items()},
    AVANT_L_ETAPE[1]: 0,
    RECAPITULATIF_VALIDE: 4,
    DEPOSEE: 5,
}
"""L'étape où l'on est une fois chaque stade atteint ; 0 devant le préambule."""
ADRESSE = re.compile(r"(?P<racine>.+)/(?P<cle>[^/]+)/[^/]+")
"""L'adresse d'une étape, quelle qu'en soit la forme : celle de la demande, puis la page."""
OUI_NON = {"oui": "Oui", "non": "Non"}
A_L_ECRAN: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "situation_familiale": ("situation", {envoyee: dite for dite, envoyee in SITUATIONS.items()}),
    "en_couple": ("en_couple", OUI_NON),
    "nationalite_du_conjoint": ("conjoint", {"autre": "Autre pays"}),
    "enfants": ("enfants", OUI_NON),
    "enfant_francais": ("enfant_francais", OUI_NON),
    **{nom: (nom, {}) for nom in COORDONNEES},
}
"""Chaque information du pilotage : la réponse de l'étape 1 où elle se dit, et ses mots à l'écran s'ils diffèrent."""
SELON_LE_TITRE = {"titre": Situation.renouvellement}
PREMIERE_DEMANDE = "Je sollicite un titre de séjour"


class Preparation(Protocol):
    """De quoi mener une demande à un stade (`Dossiers.prepare` les nomme)."""

    def mene(self, persona: Persona, stade: str, **voulue: Any) -> Dossier:
        """Mène sa demande à ce stade, à l'écart du scénario.

        `voulue` : ce qui importe de la demande (`informations`, `fichiers`, `ephoto`…), comme à `Dossiers.prepare`.
        """

    def ouvre(self, persona: Persona, stade: str, etape: int, **voulue: Any) -> Dossier:
        """La même chose, puis connecte la personne et ouvre cette étape (0 pour le préambule)."""


class PreparationPilotee:
    """Par le pilotage."""

    def __init__(self, dossiers: Dossiers, session: Session) -> None:
        self._dossiers = dossiers
        self._session = session

    def mene(self, persona: Persona, stade: str, **voulue: Any) -> Dossier:
        """Mène sa demande à ce stade, à l'écart du scénario."""
        self._session.inscrit(persona)
        return self._dossiers.prepare(persona, stade, **voulue)

    def ouvre(self, persona: Persona, stade: str, etape: int, **voulue: Any) -> Dossier:
        """La même chose, puis connecte la personne et ouvre cette étape."""
        dossier = self.mene(persona, stade, **voulue)
        self._session.ouvre(persona, dossier.adresse(etape))
        return dossier


class PreparationParLesEcrans:
    """Écran après écran, comme la personne."""

    def __init__(
        self, session: SessionParLesEcrans, page: Page, coulisses: Callable[[], Page], accueil: str
    ) -> None:
        self._session = session
        self._page = page
        self._coulisses = coulisses
        self._accueil = accueil

    def mene(self, persona: Persona, stade: str, **voulue: Any) -> Dossier:
        """Mène sa demande à ce stade, à l'écart du scénario."""
        page = self._coulisses()
        dossier = self._mene(self._session.ailleurs(page), page, persona, stade, **voulue)
        page.context.close()
        return dossier

    def ouvre(self, persona: Persona, stade: str, etape: int, **voulue: Any) -> Dossier:
        """La même chose, puis connecte la personne et ouvre cette étape."""
        dossier = self._mene(self._session, self._page, persona, stade, jusqu_a=min(etape, 1), **voulue)
        for _ in range(OUVERTES[stade] - etape):
            Etape(self._page, self._accueil).revient()
        return dossier

    def _mene(
        self,
        session: SessionParLesEcrans,
        page: Page,
        persona: Persona,
        stade: str,
        *,
        jusqu_a: int = 0,
        informations: Mapping[str, str] | None = None,
        fichiers: Sequence[Fichier] = (),
        observations: str = "",
        ephoto: str = "",
        profil: str = MOI_MEME,
    ) -> Dossier:
        informations = informations or {}
        if profil != MOI_MEME or not informations.keys() <= A_L_ECRAN.keys():
            raise pytest.skip.Exception(f"{SANS_CAPACITE}{PILOTAGE}")
        session.ouvre(persona)
        chemin: tuple[tuple[int, Callable[[], None]], ...] = (
            (0, lambda: self._commence(page, persona)),
            (1, lambda: Preambule(page, self._accueil).poursuit()),
            (2, lambda: self._remplit_l_etape_1(page, persona, informations)),
            (3, lambda: Etape2(page, self._accueil).atteste()),
            (4, lambda: self._joint(page, fichiers, ephoto)),
            (5, lambda: self._depose(page, observations)),
        )
        for etape, acte in chemin:
            if etape <= max(jusqu_a, OUVERTES[stade]):
                acte()
                self._attend(page, etape)
        if stade == RECAPITULATIF_VALIDE:
            Etape4(page, self._accueil).valide_les_trois_parties()
        return self._dossier(page, stade)

    def _commence(self, page: Page, persona: Persona) -> None:
        profil = ChoixDuProfil(page, self._accueil)
        profil.ouvre()
        profil.prend(MOI_MEME)
        profil.poursuit()
        Situation(page, self._accueil).commence(SELON_LE_TITRE.get(persona.titre.nature, PREMIERE_DEMANDE))

    def _remplit_l_etape_1(self, page: Page, persona: Persona, informations: Mapping[str, str]) -> None:
        etape = Etape1(page, self._accueil)
        etape.remplit(persona, **dict(_a_l_ecran(informations)))
        etape.poursuit()

    def _joint(self, page: Page, fichiers: Sequence[Fichier], ephoto: str) -> None:
        etape = Etape3(page, self._accueil)
        etape.confirme_l_ephoto(*((ephoto,) if ephoto else ()))
        for joint in fichiers or (fichier("justificatif.pdf"),):
            etape.joint(joint)
        etape.poursuit()

    def _depose(self, page: Page, observations: str) -> None:
        etape = Etape4(page, self._accueil)
        etape.valide_les_trois_parties()
        if observations:
            etape.observe(observations)
        etape.depose()

    def _attend(self, page: Page, etape: int) -> None:
        if etape:
            atteint(f"étape {etape}", Etape(page, self._accueil).etape_lue(etape) == etape)
        else:
            atteint("préambule de la demande", Preambule(page, self._accueil).est_affiche())

    def _dossier(self, page: Page, stade: str) -> Dossier:
        lieu = ADRESSE.fullmatch(page.url.partition("?")[0].partition("#")[0])
        numero = None
        if stade == DEPOSEE:
            numero = Attestation(Confirmation(page, self._accueil).attestation()).numero_de_demande
        return Dossier(lieu["cle"] if lieu else "", lieu["racine"] if lieu else page.url, numero)


def _a_l_ecran(informations: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Les mêmes informations, telles qu'elles se disent à l'étape 1."""
    for nom, valeur in informations.items():
        reponse, mots = A_L_ECRAN[nom]
        yield reponse, mots.get(valeur, valeur)


@pytest.fixture
def preparation(
    session: Session,
    page: Page,
    cible: Cible,
    coulisses: Callable[[], Page],
    request: pytest.FixtureRequest,
) -> Preparation:
    """De quoi mener une demande à un stade."""
    if isinstance(session, SessionParLesEcrans):
        return PreparationParLesEcrans(session, page, coulisses, cible.accueil)
    return PreparationPilotee(request.getfixturevalue("dossiers"), session)

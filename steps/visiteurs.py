"""S'adresser à la cible sans écran : les pages lues et les formulaires envoyés par une requête directe."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from threading import Barrier
from urllib.parse import urljoin, urlsplit

import pytest
import requests

from fixtures.cible import Cible
from fixtures.dossiers import Dossier, Envoi
from fixtures.personas import Persona, Personas
from fixtures.pilotage import EN_TETE_DE_DEFAUT, Pilotage
from fixtures.registre import Registre
from reports.preuves import Preuves
from steps.controles.hypertexte import lis_le_html
from steps.controles.telechargement import nom_de_telechargement
from steps.preparation.comptes import ComptesPilotes

ETAPE = re.compile(r"Étape (\d) sur 5")


class LienIntrouvable(Exception):
    """La page n'a pas le lien demandé."""


@dataclass(frozen=True, slots=True)
class Reponse:
    """Ce que la cible répond d'abord (`code`), et ce qui est finalement rendu, renvois suivis.

    `nom` est celui sous lequel un fichier se télécharge, vide si ce n'en est pas un.
    """

    code: int
    texte: str
    octets: bytes
    adresse: str
    nom: str

    @property
    def etape(self) -> int:
        """Le numéro de l'étape rendue ; 0 si c'est autre chose."""
        trouve = ETAPE.search(self.texte)
        return int(trouve[1]) if trouve else 0

    def __str__(self) -> str:
        return f"réponse {self.code} : {self.texte or f'{len(self.octets)} octets'}"


class Visiteur:
    """Quelqu'un qui écrit ses adresses et ses formulaires à la main : rien de ce que l'écran contrôle ne l'arrête."""

    def __init__(self, cible: Cible, comptes: ComptesPilotes, defaut: str | None) -> None:
        self._cible = cible
        self._comptes = comptes
        self._session = cible.liaison.session(cible.adresse)
        # Comme un navigateur : en HTTPS, un site peut n'admettre un envoi que d'une de ses pages.
        self._session.headers["Referer"] = cible.accueil
        if defaut:
            self._session.headers[EN_TETE_DE_DEFAUT] = defaut
        self._caches: dict[str, str] | None = None
        self.echanges: list[str] = []

    def connecte(self, persona: Persona) -> None:
        """Ouvre une session neuve à cette personne."""
        self._comptes.inscrit(persona)
        ouverte = self._comptes.ouvre("connectée", persona)
        self._session.cookies.clear()
        self._session.cookies.set(ouverte.nom, ouverte.valeur, domain=urlsplit(self._cible.adresse).hostname)
        self._caches = None

    def lit(self, adresse: str) -> Reponse:
        """Ce que la cible rend à cette adresse."""
        return self._note(adresse, self._session.get(adresse, timeout=self._cible.patience))

    def suit(self, adresse: str, texte: str) -> Reponse:
        """Ce que rend le lien de ce texte, sur la page de cette adresse. Lève `LienIntrouvable`."""
        page = self.lit(adresse)
        for lien in lis_le_html(page.octets.decode()).liens:
            if lien.texte == texte:
                return self.lit(urljoin(adresse, lien.adresse))
        raise LienIntrouvable(f"Pas de lien « {texte} » à l'adresse {adresse} : {page}.")

    def envoie(self, envoi: Envoi) -> Reponse:
        """Envoie un formulaire, avec ce que la cible glisse dans les siens pour en reconnaître l'auteur.

        Sans quoi elle le refuserait pour cette seule raison, quel que soit l'auteur.
        """
        champs = {**self._champs_caches(), **envoi.champs}
        recue = self._session.post(
            envoi.adresse, data=champs, files=envoi.fichiers or None, timeout=self._cible.patience
        )
        dits = ", ".join(f"{nom} = {valeur}" for nom, valeur in envoi.champs.items())
        return self._note(f"{envoi.adresse} ({dits or 'sans réponse'})", recue)

    def agit(self, dossier: Dossier, acte: str, **changements: str) -> Reponse:
        """Fait cet acte sur cette demande, ou tente de le faire."""
        return self.envoie(dossier.envoi(acte, **changements))

    def s_apprete(self) -> None:
        """Lit d'avance ce que ses envois devront porter : le prochain part sans autre requête."""
        self._champs_caches()

    def ferme(self) -> None:
        """Rend ses connexions."""
        self._session.close()

    def _note(self, quoi: str, recue: requests.Response) -> Reponse:
        reponse = _reponse(recue)
        self.echanges.append(f"{quoi}\n  {reponse}")
        return reponse

    def _champs_caches(self) -> dict[str, str]:
        if self._caches is None:
            # La page de connexion ou, pour qui est connecté, l'accueil où elle renvoie : un formulaire y est.
            page = self._session.get(f"{self._cible.accueil}connexion", timeout=self._cible.patience)
            lecteur = _ChampsCaches()
            lecteur.feed(page.text)
            self._caches = lecteur.trouves
        return self._caches


def en_meme_temps(*envois: tuple[Visiteur, Envoi]) -> list[Reponse]:
    """Les réponses à des envois qui partent au même instant, chacun de son visiteur."""
    depart = Barrier(len(envois))

    def envoie(visiteur: Visiteur, envoi: Envoi) -> Reponse:
        visiteur.s_apprete()
        depart.wait()
        return visiteur.envoie(envoi)

    with ThreadPoolExecutor(len(envois)) as fils:
        return list(fils.map(envoie, *zip(*envois, strict=True)))


class _ChampsCaches(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.trouves: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        champ = dict(attrs)
        if tag == "input" and champ.get("type") == "hidden" and champ.get("name"):
            self.trouves[str(champ["name"])] = champ.get("value") or ""


def _reponse(recue: requests.Response) -> Reponse:
    premiere = recue.history[0] if recue.history else recue
    est_une_page = recue.headers.get("content-type", "").startswith("text/html")
    texte = " ".join(lis_le_html(recue.text).texte.split()) if est_une_page else ""
    nom = nom_de_telechargement(recue.headers.get("content-disposition", ""))
    return Reponse(premiere.status_code, texte, recue.content, recue.url, nom)


class Visiteurs:
    """Fait venir qui l'on veut, une session à chacun."""

    def __init__(self, vient: Callable[[], Visiteur], personas: Personas, registre: Registre) -> None:
        self._vient = vient
        self._personas = personas
        self._registre = registre

    def non_connectee(self) -> Visiteur:
        """Quelqu'un qui ne s'est pas connecté."""
        return self._vient()

    def connectee(self, persona: Persona) -> Visiteur:
        """Cette personne, connectée à son compte."""
        elle = self._vient()
        elle.connecte(persona)
        return elle

    def autre_persona(self) -> Persona:
        """Une autre usagère, connue de l'administration."""
        return self._registre.inscrit(self._personas.cree())

    def homonyme(self, persona: Persona) -> Persona:
        """Une autre, du même nom, des mêmes prénoms et née le même jour."""
        memes = {nom: getattr(persona, nom) for nom in ("nom", "prenoms", "sexe", "date_de_naissance")}
        return self._registre.inscrit(replace(self._personas.cree(), **memes))


@pytest.fixture
def visiteurs(
    cible: Cible,
    comptes: ComptesPilotes,
    personas: Personas,
    registre: Registre,
    pilotage: Pilotage,
    preuves: Preuves,
    defaut: str | None,
) -> Iterator[Visiteurs]:
    """Les visiteurs du scénario ; ce qu'ils ont échangé avec la cible est versé à ses preuves."""
    venus: list[Visiteur] = []

    def vient() -> Visiteur:
        venus.append(Visiteur(cible, comptes, defaut))
        return venus[-1]

    yield Visiteurs(vient, personas, registre)
    for rang, venu in enumerate(venus, start=1):
        venu.ferme()
        if venu.echanges:
            preuves.texte("\n".join(venu.echanges), f"Échanges sans écran, visiteur {rang}")


@pytest.fixture
def directement(visiteurs: Visiteurs, persona: Persona) -> Visiteur:
    """La personne du scénario, connectée, par requêtes directes ou dans un autre onglet."""
    return visiteurs.connectee(persona)

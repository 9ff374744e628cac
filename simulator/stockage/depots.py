"""Les dépôts du domaine, en SQL."""

import secrets
from collections.abc import Callable

from sqlalchemy import func, insert, select, update

from simulator.domaine.comptes import Compte, DepotDeComptes, EtatDuCompte
from simulator.domaine.evenements import DepotDePlis, Place, Pli, UniteDeTravail
from simulator.domaine.horloge import Horloge
from simulator.domaine.refus import ActeRefuse
from simulator.domaine.registre import Registre, Titre, Usager
from simulator.stockage.base import Base
from simulator.stockage.tables import PREMIER_COMPTE, boites, comptes, courriels, titres, usagers

# Aucun département n'a le numéro 99 : ces n° étrangers, attribués au dépôt, ne sont ceux de personne.
SERIE_RESERVEE = "9903"


class RegistreEnBase(Registre):
    """Registre fictif gardé en base."""

    def __init__(self, base: Base) -> None:
        self.base = base

    def titre(self, numero: str) -> Titre | None:
        """Voir `Registre.titre`."""
        return self.base.session.scalar(select(Titre).where(titres.c.numero == numero))

    def titre_de(self, usager: Usager) -> Titre | None:
        """Voir `Registre.titre_de`."""
        requete = select(Titre).where(titres.c.usager_id == usager.id).order_by(titres.c.fin.desc())
        return self.base.session.scalar(requete.limit(1))

    def derniers(self, nombre: int) -> list[Titre]:
        """Voir `Registre.derniers`."""
        requete = select(Titre).order_by(titres.c.id.desc()).limit(nombre)
        return list(self.base.session.scalars(requete))

    def usagers(self) -> list[Usager]:
        """Voir `Registre.usagers`."""
        return list(self.base.session.scalars(select(Usager)))

    def ajoute(self, titre: Titre) -> None:
        """Voir `Registre.ajoute`."""
        session = self.base.session
        numero = titre.usager.numero_etranger
        if self.titre(titre.numero) or session.scalar(
            select(Usager).where(usagers.c.numero_etranger == numero, usagers.c.numero_etranger.is_not(None))
        ):
            raise ActeRefuse(f"Le titre {titre.numero} ou le n° étranger {numero} est déjà au registre.")
        session.add_all((titre.usager, titre))
        session.flush()

    def numero_etranger_libre(self) -> str:
        """Voir `Registre.numero_etranger_libre`."""
        serie = usagers.c.numero_etranger.between(SERIE_RESERVEE, SERIE_RESERVEE + "~")
        dernier = self.base.session.scalar(select(func.max(usagers.c.numero_etranger)).where(serie))
        return f"{SERIE_RESERVEE}{int(dernier.removeprefix(SERIE_RESERVEE)) + 1 if dernier else 1:06d}"


class ComptesEnBase(DepotDeComptes):
    """Comptes gardés en base."""

    def __init__(self, base: Base) -> None:
        self.base = base

    def ajoute(self, compte: Compte) -> None:
        """Voir `DepotDeComptes.ajoute`."""
        session = self.base.session
        dernier = session.scalar(select(func.max(comptes.c.id)))
        compte.id = PREMIER_COMPTE if dernier is None else dernier + 1
        session.add(compte)
        session.flush()

    def numero(self, numero: int) -> Compte | None:
        """Voir `DepotDeComptes.numero`."""
        return self.base.session.get(Compte, numero)

    def de_l_usager(self, usager: Usager) -> Compte | None:
        """Voir `DepotDeComptes.de_l_usager`."""
        return self.base.session.scalar(select(Compte).where(comptes.c.usager_id == usager.id))

    def de_l_etranger(self, numero_etranger: str) -> Compte | None:
        """Voir `DepotDeComptes.de_l_etranger`."""
        requete = select(Compte).join(usagers, comptes.c.usager_id == usagers.c.id)
        return self.base.session.scalar(requete.where(usagers.c.numero_etranger == numero_etranger))

    def actif_par_adresse(self, adresse: str) -> Compte | None:
        """Voir `DepotDeComptes.actif_par_adresse`."""
        actif = comptes.c.etat == EtatDuCompte.ACTIF
        requete = select(Compte).where(comptes.c.adresse == adresse, comptes.c.par_adresse, actif)
        return self.base.session.scalar(requete)

    def du_sub(self, sub: str) -> Compte | None:
        """Voir `DepotDeComptes.du_sub`."""
        return self.base.session.scalar(select(Compte).where(comptes.c.sub_franceconnect == sub))


class PlisEnBase(DepotDePlis):
    """Boîte d'envoi gardée en base."""

    def __init__(self, base: Base, horloge: Horloge) -> None:
        self.base = base
        self.horloge = horloge

    def place_suivante(self) -> Place:
        """Voir `DepotDePlis.place_suivante`."""
        dernier = self.base.session.scalar(select(func.max(courriels.c.id))) or 0
        return Place(dernier + 1, self.boite())

    def boite(self) -> str:
        """Tiré au premier mail, et de nouveau quand la base a été vidée : les rangs y recommencent."""
        session = self.base.session
        nom: str | None = session.scalar(select(boites.c.nom))
        if nom is None:
            nom = secrets.token_hex(8)
            session.execute(insert(boites).values(nom=nom))
        return nom

    def ajoute(self, pli: Pli) -> None:
        """Voir `DepotDePlis.ajoute`."""
        valeurs = {"id": pli.numero, "destinataire": pli.destinataire, "octets": pli.octets}
        self.base.session.execute(insert(courriels).values(**valeurs, ecrit_le=self.horloge.maintenant()))

    def a_envoyer(self) -> list[Pli]:
        """Voir `DepotDePlis.a_envoyer`."""
        colonnes = (courriels.c.id, courriels.c.destinataire, courriels.c.octets)
        requete = select(*colonnes).where(courriels.c.envoye.is_(False)).order_by(courriels.c.id)
        with self.base.transaction() as session:
            return [Pli(*ligne) for ligne in session.execute(requete)]

    def note_l_envoi(self, pli: Pli) -> None:
        """Voir `DepotDePlis.note_l_envoi`."""
        with self.base.transaction() as session:
            session.execute(update(courriels).where(courriels.c.id == pli.numero).values(envoye=True))


class UniteEnBase(UniteDeTravail):
    """La transaction SQL de la requête en cours."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self._rappels: list[Callable[[], None]] = []

    def valide(self) -> None:
        """Voir `UniteDeTravail.valide`."""
        self.base.session.commit()
        for rappel in self._rappels:
            rappel()

    def annule(self) -> None:
        """Voir `UniteDeTravail.annule`."""
        self.base.session.rollback()

    def libere(self) -> None:
        """Voir `UniteDeTravail.libere`."""
        self.base.session.remove()

    def previent(self, rappel: Callable[[], None]) -> None:
        """Voir `UniteDeTravail.previent`."""
        self._rappels.append(rappel)

"""Commande publique du simulateur : `python -m simulator`."""

import json
import logging
import os
import select
import socket
import sys
import tempfile
import threading
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from wsgiref.types import WSGIApplication

import click
from waitress.server import BaseWSGIServer, create_server

from simulator.assemblage import Temoin
from simulator.defauts import Catalogue
from simulator.domaine.horloge import PARIS
from simulator.mandataire import AdresseRefusee, DerriereUnMandataire, adresse_publique
from simulator.pilotage import PREFIXE
from simulator.pilotage.boite import BoiteAuxLettres
from simulator.pilotage.contexte import Contexte
from simulator.reglages import SITE, Reglages
from simulator.serveur import Serveur
from simulator.version import VERSION

MAUVAIS_USAGE = 2
INJOIGNABLE = 3
BOUCLE_LOCALE = {"127.0.0.1", "localhost", "::1"}
DERNIER_PORT = 65_535
JETON = "RECETTE_JETON_PILOTAGE"
CONNEXIONS = 1000
"""Connexions que le serveur tient à la fois, inactives comprises."""


class Instant(click.ParamType[datetime]):
    """Une date et une heure ; sans fuseau, c'est l'heure de Paris."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Lit « 2022-04-26T10:00 »."""
        try:
            instant = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"« {value} » n'est pas un instant : écrivez par exemple 2022-04-26T10:00.", param, ctx)
        return instant if instant.tzinfo else instant.replace(tzinfo=PARIS)


@dataclass(frozen=True, slots=True)
class Options:
    """Les options de la commande, telles que lues."""

    hote: str
    port: int
    port_courriel: int
    smtp: str | None
    domaine: tuple[str, ...]
    donnees: Path | None
    horloge: datetime | None
    sans_pilotage: bool
    maquette_connexion: str
    famille: bool
    adresse_publique: str | None
    lie: bool
    evenements: bool


@dataclass(frozen=True, slots=True)
class Adresses:
    """Où l'usager trouve l'instance, et où elle s'appelle elle-même ; sans barre finale."""

    publique: str
    interne: str


class PortPris(Exception):
    """Un port d'écoute n'est pas libre ; le message dit lequel."""


@click.group(invoke_without_command=True)
@click.option("--hote", default="127.0.0.1", show_default=True, help="Adresse d'écoute.")
@click.option("--port", default=8000, show_default=True, help="Port d'écoute ; 0 : un port libre.")
@click.option(
    "--port-courriel", default=1025, show_default=True, help="Port de la boîte embarquée ; 0 : libre."
)
@click.option(
    "--smtp", metavar="HÔTE:PORT", help="Serveur SMTP à qui confier les mails, au lieu de la boîte."
)
@click.option(
    "--domaine", multiple=True, help="Domaine où des mails peuvent partir, outre « invalid » (répétable)."
)
@click.option(
    "--donnees", type=click.Path(path_type=Path, file_okay=False), help="Dossier des données, gardé."
)
@click.option("--horloge", type=Instant(), help="Arrête l'horloge à cet instant.")
@click.option("--sans-pilotage", is_flag=True, help="Retire l'API et la console de pilotage, et tout défaut.")
@click.option(
    "--maquette-connexion", type=click.Choice(["nouvelle", "ancienne"]), default="nouvelle", help="C-02."
)
@click.option(
    "--famille", is_flag=True, help="Ouvre la démarche aux membres de famille d'un bénéficiaire ; C-18."
)
@click.option(
    "--adresse-publique",
    metavar="URL",
    help="Adresse que voit l'usager, derrière un mandataire ; elle peut porter un préfixe.",
)
@click.option("--lie", is_flag=True, help="S'arrête quand son entrée standard se ferme : jamais d'orphelin.")
@click.option("--evenements", is_flag=True, help="Écrit sur la sortie un événement JSON quand tout est prêt.")
@click.pass_context
def simulateur(contexte: click.Context, /, **options: Any) -> None:
    """Sert le simulateur de référence et sa boîte aux lettres, jusqu'à Ctrl-C."""
    if contexte.invoked_subcommand is None:
        sys.exit(_sert(Options(**options)))


@simulateur.command()
def defauts() -> None:
    """Écrit le catalogue des défauts, en JSON."""
    click.echo(json.dumps(Catalogue.charge().liste(), ensure_ascii=False))


def _sert(options: Options) -> int:
    if refus := _refus(options):
        click.echo(refus, err=True)
        return MAUVAIS_USAGE
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s : %(message)s")
    # Waitress prévient quand des requêtes attendent un fil ; sous une suite parallèle, c'est ordinaire.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    with ExitStack() as pile:
        try:
            _ouvre_et_sert(options, pile)
        except PortPris as pris:
            click.echo(
                f"{pris} Arrêtez le programme qui le tient, ou choisissez-en un autre (0 : libre).", err=True
            )
            return INJOIGNABLE
    if not options.evenements:
        click.echo("Simulateur arrêté.")
    return 0


def _refus(options: Options) -> str | None:
    """Pourquoi ces options ne vont pas, seules ou ensemble, ou rien."""
    return _refus_d_ecoute(options) or _refus_d_ouverture(options)


def _refus_d_ecoute(options: Options) -> str | None:
    for nom, port in (("--port", options.port), ("--port-courriel", options.port_courriel)):
        if not 0 <= port <= DERNIER_PORT:
            return (
                f"« {port} » n'est pas un port : pour {nom}, écrivez un nombre de 0 (libre) à {DERNIER_PORT}."
            )
    if not _resolu(options.hote):
        return f"« {options.hote} » n'est pas une adresse connue d'ici : pour --hote, écrivez par exemple 127.0.0.1."
    return None


def _refus_d_ouverture(options: Options) -> str | None:
    if options.hote not in BOUCLE_LOCALE and not (options.sans_pilotage or os.environ.get(JETON)):
        return (
            f"Écouter sur {options.hote} ouvrirait le pilotage au réseau : "
            f"ajoutez --sans-pilotage, ou un jeton dans {JETON}."
        )
    if options.adresse_publique is not None:
        try:
            publique = urlsplit(adresse_publique(options.adresse_publique))
        except AdresseRefusee as refus:
            return str(refus)
        # Vu d'ici, tout ce que passe un mandataire vient de cette machine, à qui le pilotage est ouvert.
        if publique.hostname not in BOUCLE_LOCALE and not (options.sans_pilotage or os.environ.get(JETON)):
            return (
                f"À l'adresse {options.adresse_publique}, le pilotage serait ouvert au réseau : "
                f"ajoutez --sans-pilotage, ou un jeton dans {JETON}."
            )
    if options.smtp and not options.smtp.rpartition(":")[2].isdigit():
        return f"« {options.smtp} » n'est pas un serveur de courriel : écrivez HÔTE:PORT, par exemple 127.0.0.1:1025."
    return None


def _resolu(hote: str) -> str:
    """L'adresse d'un hôte, vide s'il est inconnu : « localhost » peut en nommer deux, dont chacune aurait son port."""
    famille = socket.AF_INET6 if ":" in hote else socket.AF_INET
    try:
        return str(socket.getaddrinfo(hote, None, famille)[0][4][0])
    except (OSError, UnicodeError):
        return ""


def _ouvre_et_sert(options: Options, pile: ExitStack) -> None:
    donnees = options.donnees or Path(
        pile.enter_context(tempfile.TemporaryDirectory(prefix="simulateur-", ignore_cleanup_errors=True))
    )
    donnees.mkdir(parents=True, exist_ok=True)
    boite = None if options.smtp else _ouvre_la_boite(options, pile)
    montees: list[WSGIApplication] = []
    suivis: dict[int, Any] = {}  # ce que le serveur surveille : vide, il s'arrête
    try:
        # Le port réel n'est connu qu'une fois ouvert, et les mails le citent : le serveur est monté après.
        ecoute = create_server(
            lambda environ, repond: montees[0](environ, repond),  # noqa: PLW0108 (le serveur n'existe pas encore)
            map=suivis,
            host=_resolu(options.hote),
            port=options.port,
            threads=16,  # le site se rappelle lui-même au retour de FranceConnect
            # Un navigateur garde ses connexions : au-delà de la limite, une autre attendrait qu'il en ferme.
            connection_limit=CONNEXIONS,
            asyncore_use_poll=hasattr(select, "poll"),  # « select » n'en suit pas tant ; Windows n'a que lui
            ident=None,
        )
    except OSError:
        raise PortPris(
            f"Impossible d'écouter sur {options.hote}:{options.port} : ce port est pris ou interdit."
        ) from None
    pile.callback(ecoute.close)
    adresses = _adresses(options, int(ecoute.effective_port))
    serveur = _monte(options, donnees, adresses, boite)
    pile.callback(serveur.ferme)
    montees.append(DerriereUnMandataire(serveur, adresses.publique) if options.adresse_publique else serveur)
    if options.lie:
        threading.Thread(target=_attend_la_fermeture, args=(ecoute, suivis), daemon=True).start()
    _annonce(adresses.publique, boite, options)
    with suppress(KeyboardInterrupt):
        ecoute.run()
    ecoute.task_dispatcher.shutdown()


def _attend_la_fermeture(ecoute: BaseWSGIServer, suivis: dict[int, Any]) -> None:
    """Arrête le serveur sans passer par un signal, que la personne qui l'a lancé peut avoir fait ignorer."""
    sys.stdin.read()
    ecoute.trigger.pull_trigger(suivis.clear)


def _ouvre_la_boite(options: Options, pile: ExitStack) -> BoiteAuxLettres:
    boite = BoiteAuxLettres(hote="127.0.0.1", port=options.port_courriel)
    try:
        boite.demarre()
    except OSError:
        port = options.port_courriel
        raise PortPris(
            f"La boîte aux lettres ne peut pas écouter le port {port} : ce port est pris ou interdit."
        ) from None
    pile.callback(boite.arrete)
    return boite


def _adresses(options: Options, port: int) -> Adresses:
    locale = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(options.hote, options.hote)  # noqa: S104 (lu, non écouté)
    interne = _url(locale, port)
    if options.adresse_publique is not None:
        return Adresses(adresse_publique(options.adresse_publique), interne)
    return Adresses(_url(options.hote, port), interne)


def _url(hote: str, port: int) -> str:
    return f"http://{f'[{hote}]' if ':' in hote else hote}:{port}"


def _monte(options: Options, donnees: Path, adresses: Adresses, boite: BoiteAuxLettres | None) -> Serveur:
    smtp_hote, _, smtp_port = (options.smtp or f"127.0.0.1:{boite.port if boite else 0}").rpartition(":")
    reglages = Reglages(
        donnees=donnees,
        adresse_publique=adresses.publique,
        adresse_interne=adresses.interne,
        smtp_hote=smtp_hote,
        smtp_port=int(smtp_port),
        domaines_de_courriel=("invalid", *options.domaine),
        maquette_connexion=options.maquette_connexion,
        famille=options.famille,
    )
    catalogue = Catalogue.charge()
    contexte = Contexte(
        boite=boite, jeton=os.environ.get(JETON), catalogue=catalogue.liste(), temoin=Temoin()
    )
    serveur = Serveur(reglages, catalogue.modifications(), None if options.sans_pilotage else contexte)
    serveur.instance()
    if options.horloge is not None:
        serveur.place_l_horloge(options.horloge)
    return serveur


def _annonce(adresse: str, boite: BoiteAuxLettres | None, options: Options) -> None:
    if options.evenements:
        click.echo(
            json.dumps(
                {
                    "evenement": "pret",
                    "version": VERSION,
                    "adresse": adresse,
                    "smtp": boite.port if boite else None,
                }
            )
        )
        sys.stdout.flush()
        return
    click.echo(f"Simulateur de recette : {adresse}{SITE}/")
    if not options.sans_pilotage:
        click.echo(f"Console et courriels : {adresse}{PREFIXE}/")
    if boite is not None:
        click.echo(f"Boîte aux lettres    : SMTP 127.0.0.1:{boite.port}")
    click.echo("Données fictives seulement. Ctrl-C pour arrêter.")


if __name__ == "__main__":
    simulateur(prog_name="python -m simulator")

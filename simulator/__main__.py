"""Commande publique du simulateur : `python -m simulator`."""

import json
import logging
import os
import sys
import tempfile
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import click
from waitress.server import create_server

from simulator.assemblage import Temoin
from simulator.defauts import Catalogue
from simulator.domaine.horloge import PARIS
from simulator.pilotage import PREFIXE
from simulator.pilotage.boite import BoiteAuxLettres
from simulator.pilotage.contexte import Contexte
from simulator.reglages import Reglages
from simulator.serveur import Serveur

INJOIGNABLE = 3
BOUCLE_LOCALE = {"127.0.0.1", "localhost", "::1"}


class Instant(click.ParamType):
    """Une date et une heure ; sans fuseau, c'est l'heure de Paris."""

    name = "instant"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Lit « 2022-04-26T10:00 »."""
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"« {value} » n'est pas un instant : écrivez par exemple 2022-04-26T10:00.", param, ctx)
        return instant if instant.tzinfo else instant.replace(tzinfo=PARIS)


@click.group(invoke_without_command=True)
@click.option("--hote", default="127.0.0.1", show_default=True, help="Adresse d'écoute.")
@click.option("--port", default=8000, show_default=True, help="Port d'écoute ; 0 : un port libre.")
@click.option("--port-courriel", default=1025, show_default=True, help="Port de la boîte embarquée ; 0 : un port libre.")
@click.option("--smtp", metavar="HÔTE:PORT", help="Serveur SMTP à qui confier les mails, au lieu de la boîte embarquée.")
@click.option("--domaine", multiple=True, help="Domaine où des mails peuvent partir, outre « invalid » (répétable).")
@click.option("--donnees", type=click.Path(path_type=Path, file_okay=False), help="Dossier des données, gardé à l'arrêt.")
@click.option("--horloge", type=Instant(), help="Arrête l'horloge à cet instant.")
@click.option("--sans-pilotage", is_flag=True, help="Retire l'API et la console de pilotage, et tout défaut.")
@click.option("--maquette-connexion", type=click.Choice(["nouvelle", "ancienne"]), default="nouvelle", help="Voir C-02.")
@click.option("--evenements", is_flag=True, help="Écrit sur la sortie un événement JSON quand tout est prêt.")
@click.pass_context
def simulateur(contexte: click.Context, **options: object) -> None:
    """Sert le simulateur de référence et sa boîte aux lettres, jusqu'à Ctrl-C."""
    if contexte.invoked_subcommand is None:
        sys.exit(_sert(**options))  # type: ignore[arg-type]  # click a vérifié les types


@simulateur.command()
def defauts() -> None:
    """Écrit le catalogue des défauts, en JSON."""
    click.echo(json.dumps(Catalogue.charge().liste(), ensure_ascii=False))


def _sert(
    hote: str,
    port: int,
    port_courriel: int,
    smtp: str | None,
    domaine: tuple[str, ...],
    donnees: Path | None,
    horloge: datetime | None,
    sans_pilotage: bool,
    maquette_connexion: str,
    evenements: bool,
) -> int:
    jeton = os.environ.get("RECETTE_JETON_PILOTAGE")
    if hote not in BOUCLE_LOCALE and not (sans_pilotage or jeton):
        click.echo(
            f"Écouter sur {hote} ouvrirait le pilotage au réseau : "
            "ajoutez --sans-pilotage, ou un jeton dans RECETTE_JETON_PILOTAGE.",
            err=True,
        )
        return 2
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s : %(message)s")
    # Waitress prévient quand des requêtes attendent un fil ; sous une suite parallèle, c'est ordinaire.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    with ExitStack() as pile:
        if donnees is None:
            donnees = Path(pile.enter_context(tempfile.TemporaryDirectory(prefix="simulateur-", ignore_cleanup_errors=True)))
        donnees.mkdir(parents=True, exist_ok=True)
        try:
            boite = None if smtp else BoiteAuxLettres(hote="127.0.0.1", port=port_courriel)
            if boite is not None:
                boite.demarre()
                pile.callback(boite.arrete)
            aiguillage: list[Serveur] = []
            ecoute = create_server(lambda e, r: aiguillage[0](e, r), host=hote, port=port, threads=8, ident=None)
        except OSError as erreur:
            click.echo(
                f"Impossible d'écouter sur {hote} (port {port} ou {port_courriel}) : {erreur.strerror or erreur}. "
                "Arrêtez le programme qui tient ce port, ou choisissez-en un autre (--port 0 --port-courriel 0).",
                err=True,
            )
            return INJOIGNABLE
        pile.callback(ecoute.close)
        smtp_hote, _, smtp_port = smtp.rpartition(":") if smtp else ("127.0.0.1", "", str(boite.port if boite else 0))
        adresse = f"http://{hote}:{ecoute.effective_port}"
        reglages = Reglages(
            donnees=donnees,
            adresse_publique=adresse,
            smtp_hote=smtp_hote,
            smtp_port=int(smtp_port),
            domaines_de_courriel=("invalid", *domaine),
            maquette_connexion=maquette_connexion,
        )
        catalogue = Catalogue.charge()
        contexte = Contexte(boite=boite, jeton=jeton, catalogue=catalogue.liste(), temoin=Temoin())
        serveur = Serveur(reglages, catalogue.modifications(), None if sans_pilotage else contexte)
        pile.callback(serveur.ferme)
        aiguillage.append(serveur)
        if horloge is not None:
            serveur.place_l_horloge(horloge)
        serveur.instance()
        _annonce(adresse, boite, evenements=evenements, pilotage=not sans_pilotage)
        try:
            ecoute.run()
        except KeyboardInterrupt:
            pass
        if not evenements:
            click.echo("Simulateur arrêté.")
    return 0


def _annonce(adresse: str, boite: BoiteAuxLettres | None, *, evenements: bool, pilotage: bool) -> None:
    if evenements:
        click.echo(json.dumps({"evenement": "pret", "adresse": adresse, "smtp": boite.port if boite else None}))
        sys.stdout.flush()
        return
    click.echo(f"Simulateur de recette : {adresse}/particuliers/")
    if pilotage:
        click.echo(f"Console et courriels : {adresse}{PREFIXE}/")
    if boite is not None:
        click.echo(f"Boîte aux lettres    : SMTP 127.0.0.1:{boite.port}")
    click.echo("Données fictives seulement. Ctrl-C pour arrêter.")


if __name__ == "__main__":
    simulateur(prog_name="python -m simulator")

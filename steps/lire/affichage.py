"""Montrer un bilan : à une personne, en tableau, ou à un programme, en JSON."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from steps.lire.bilan import TEXTE_SANS_PREUVE, Bilan, Ligne

VERSION_DU_JSON = 1
ACCORD, DESACCORD = Text("accord", "green"), Text("DÉSACCORD", "bold red")
NON_IMPRIME, A_COMPARER = Text("non imprimé", "dim"), Text("à comparer", "yellow")
RIEN = "—"
SANS_TITRE = "aucun titre d'attestation"
LONGUEUR_D_UN_IDENTIFIANT = 2


def en_json(bilans: Iterable[Bilan]) -> str:
    """Les bilans en JSON : `version`, puis `lectures`, une par fichier, aux noms de champs de `Bilan`."""
    lectures = [{**asdict(bilan), "sorte": bilan.sorte.value} for bilan in bilans]
    return json.dumps({"version": VERSION_DU_JSON, "lectures": lectures}, ensure_ascii=False, indent=2)


def montre(bilan: Bilan, console: Console) -> None:
    """Écrit un bilan pour une personne."""
    console.rule(f"[bold]{escape(bilan.fichier)}[/] ({bilan.sorte.value})", align="left")
    for ligne in _ce_qui_est_imprime(bilan):
        console.print(ligne)
    if bilan.lignes:
        console.print(_tableau(bilan))
    if bilan.entete:
        dits = " · ".join(f"{libelle} {valeur}" for libelle, valeur in bilan.entete.items())
        console.print(f"[bold]En-tête du 2D-DOC :[/] {escape(dits)}")
    if bilan.signature:
        console.print(f"[bold]Signature :[/] {escape(bilan.signature)}")
    for desaccord in bilan.desaccords:
        console.print(f"[bold red]✗[/] {escape(desaccord)}")
    for remarque in bilan.remarques:
        console.print(f"[yellow]•[/] {escape(remarque)}")
    console.print(escape(_conclusion(bilan)), style="bold")
    console.print(TEXTE_SANS_PREUVE, style="italic")
    console.print()


def _ce_qui_est_imprime(bilan: Bilan) -> Iterator[str]:
    imprime = bilan.imprime
    if imprime is None:
        return
    yield f"[bold]Titre :[/] {escape(imprime.titre or SANS_TITRE)}"
    if imprime.mention:
        yield f"[bold]Mention :[/] {escape(imprime.mention)}"
    if imprime.phrases:
        yield "[bold]Texte :[/]"
    for phrase in imprime.phrases:
        yield f"  – {escape(phrase)}"


def _tableau(bilan: Bilan) -> Table:
    tableau = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for titre in ("Donnée", "Imprimé", "2D-DOC", ""):
        tableau.add_column(titre, overflow="fold")
    for ligne in bilan.lignes:
        cotes = (Text(cote or RIEN) for cote in (ligne.imprime, ligne.code))
        tableau.add_row(Text(_donnee(ligne)), *cotes, _etat(ligne, bilan))
    return tableau


def _donnee(ligne: Ligne) -> str:
    identifiant = f" ({ligne.champ})" if len(ligne.champ) == LONGUEUR_D_UN_IDENTIFIANT else ""
    return ligne.libelle + identifiant


def _etat(ligne: Ligne, bilan: Bilan) -> Text:
    if ligne.accord is None:
        return NON_IMPRIME if bilan.imprime else A_COMPARER
    return ACCORD if ligne.accord else DESACCORD


def _conclusion(bilan: Bilan) -> str:
    if bilan.illisible:
        return f"Illisible : {bilan.illisible}."
    if bilan.desaccords:
        return f"{len(bilan.desaccords)} désaccord(s)."
    compare = any(ligne.accord is not None for ligne in bilan.lignes)
    constat = "Aucun désaccord" if compare else "Rien n'a été comparé à l'imprimé"
    return f"{constat} ; {bilan.signature}."

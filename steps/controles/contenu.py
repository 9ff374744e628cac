"""Ce que dit le texte d'une attestation : titre, champs, mention, phrases (S30, EXG-13-02 à 13-21)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from steps.controles.mise_en_page import Ligne
from steps.controles.redaction import autrement_dit, courante
from steps.controles.sens import meme_sens
from steps.controles.textes import normalise

IDENTIFIANT = "Identifiant (N° de l'étranger)"
NUMERO_DE_DEMANDE = "N° de la demande"
DATE_D_EMISSION = "DATE D'ÉMISSION"
NOM_DE_NAISSANCE = "Nom de naissance"
PRENOMS = "Prénom(s)"
NE_LE = "Né(e) le"
A = "À"
NATIONALITE = "Nationalité"
ADRESSE = "Adresse"

SUR_PLUSIEURS_LIGNES = frozenset({NOM_DE_NAISSANCE, PRENOMS, A, NATIONALITE, ADRESSE})
"""Champs dont la valeur peut passer à la ligne ; les autres tiennent sur la leur."""

LIBELLE = re.compile(r"([A-ZÀ-Ý][^:.]{0,44}?)\s*:(?:\s+(.*))?")
HORS_DU_CORPS = re.compile(
    r"SPÉCIMEN|SIMULATEUR DE RECETTE|DONNÉES FICTIVES|2D-(?i:DOC)|Page \d"
    r"|RÉPUBLIQUE FRANÇAISE|MINISTÈRE|DE L'INTÉRIEUR|Liberté\b|Égalité\b|Fraternité\b"
)
"""Bandeaux, bloc-marque, légende du code : ils ne sont ni titre, ni mention, ni suite d'une phrase."""
DEBUT_DE_TITRE = "ATTESTATION"
ENTRE_DEUX_PHRASES = re.compile(r"(?<=[a-zà-ÿ)0-9]\.) (?=[A-ZÀ-Ý])")
RESSEMBLANCE_MINIMALE = 0.5


@dataclass(frozen=True, slots=True)
class Contenu:
    """Le texte rangé. `champs` : valeurs par libellé imprimé ; `texte` : le corps, lignes jointes.

    `phrases` : ce qui n'est ni titre, ni mention, ni champ, phrase à phrase.
    """

    titre: str | None
    mention: str | None
    champs: Mapping[str, str]
    texte: str
    phrases: tuple[str, ...]

    def phrase(self, attendue: str) -> str | None:
        """La phrase attendue si le document la porte ; sinon le passage qui lui ressemble le plus, ou rien.

        Les blancs, les retours à la ligne et la forme des apostrophes ne comptent pas. Le résultat est ce
        qu'un constat cite comme obtenu.
        """
        attendue = normalise(attendue)
        if attendue in self.texte:
            return attendue
        entiers = [*filter(None, (self.titre, self.mention)), " ".join(self.phrases)]
        if dite := autrement_dit(attendue, entiers):
            return dite
        voisin = _passage_voisin(attendue, self.texte)
        # Un morceau de phrase ne vaut pas la phrase, que le reste peut nier : on montre alors tout le texte.
        return self.texte if courante() and meme_sens(attendue, voisin) else voisin


def lis_le_contenu(lignes: Sequence[Ligne]) -> Contenu:
    """Range les lignes d'une attestation, lues de haut en bas."""
    corps = [ligne for ligne in lignes if not HORS_DU_CORPS.match(ligne.texte)]
    debut = next((i for i, ligne in enumerate(corps) if _debute_le_titre(ligne)), None)
    titre = [] if debut is None else _bloc(corps[debut:])
    champs, prises = _champs(corps)
    reste = [
        ligne
        for i, ligne in enumerate(corps)
        if (debut is None or i >= debut + len(titre))
        and i not in prises
        and not LIBELLE.fullmatch(ligne.texte)
    ]
    mention = _bloc([ligne for ligne in reste if ligne.texte.isupper()])
    suite = _joint([ligne for ligne in reste if ligne not in mention])
    return Contenu(
        titre=_joint(titre) or None,
        mention=_joint(mention) or None,
        champs=champs,
        texte=_joint(corps),
        phrases=tuple(filter(None, ENTRE_DEUX_PHRASES.split(suite))),
    )


def _debute_le_titre(ligne: Ligne) -> bool:
    return ligne.texte.isupper() and ligne.texte.startswith(DEBUT_DE_TITRE)


def _bloc(lignes: Sequence[Ligne]) -> list[Ligne]:
    """La première ligne, et celles en capitales qui la continuent."""
    bloc = list(lignes[:1])
    for ligne in lignes[1:]:
        if not (ligne.continue_(bloc[-1]) and ligne.texte.isupper() and ":" not in ligne.texte):
            break
        bloc.append(ligne)
    return bloc


def _champs(lignes: Sequence[Ligne]) -> tuple[dict[str, str], set[int]]:
    """Valeurs par libellé, et rangs de leurs lignes. Un libellé répété garde sa première valeur."""
    champs: dict[str, str] = {}
    prises: set[int] = set()
    ouvert: str | None = None
    for rang, ligne in enumerate(lignes):
        if trouve := LIBELLE.fullmatch(ligne.texte):
            ouvert = trouve[1] if trouve[1] in SUR_PLUSIEURS_LIGNES - champs.keys() else None
            champs.setdefault(trouve[1], trouve[2] or "")
            prises.add(rang)
        elif ouvert and ligne.texte == ligne.texte.upper() and ligne.continue_(lignes[rang - 1]):
            champs[ouvert] = f"{champs[ouvert]} {ligne.texte}".strip()
            prises.add(rang)
        else:
            ouvert = None
    return champs, prises


def _joint(lignes: Sequence[Ligne]) -> str:
    return normalise(" ".join(ligne.texte for ligne in lignes))


def _passage_voisin(attendue: str, texte: str) -> str | None:
    """Suite de mots du texte la plus proche de la phrase attendue, close au dernier mot commun."""
    voulus, mots = attendue.split(), texte.split()
    comparaison = SequenceMatcher(None, voulus, autojunk=False)
    meilleur, meilleure_note = "", RESSEMBLANCE_MINIMALE
    for debut in range(max(1, len(mots) - len(voulus) + 1)):
        fenetre = mots[debut : debut + len(voulus) + 2]
        comparaison.set_seq2(fenetre)
        if comparaison.quick_ratio() > meilleure_note and (note := comparaison.ratio()) > meilleure_note:
            fin = max(b.b + b.size for b in comparaison.get_matching_blocks() if b.size)
            meilleur, meilleure_note = " ".join(fenetre[:fin]), note
    return meilleur or None

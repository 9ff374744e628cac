"""Le filtre des secrets : rien de secret n'est écrit dans une pièce, un message ou un rapport.

Sont remplacés les secrets déclarés pendant le scénario, et ce qui a la forme d'un jeton, d'un cookie ou
d'un mot de passe saisi.
"""

import html
import json
import re
from email.message import EmailMessage
from urllib.parse import quote, quote_plus

from reports.courriels import analyse, texte_de

MASQUE = "[masqué]"
LONGUEUR_MINIMALE = 4
"""Un secret plus court effacerait des mots ordinaires : il est refusé."""

_CLE = r"(?:mot[_-]de[_-]passe|password|passwd|jeton|token)"
_FORMES: tuple[tuple[re.Pattern[str], str], ...] = (
    # Jeton JWT, entier ou réduit à son en-tête et son contenu.
    (re.compile(r"eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?"), MASQUE),
    # Jeton signé par itsdangerous : session Flask, anti-CSRF.
    (re.compile(r"(?<![\w.-])\.?[\w-]{16,}\.[\w-]{6}\.[\w-]{27,}(?![\w-])"), MASQUE),
    (re.compile(r"(?i)\b((?:set-)?cookie\s*:\s*)[^\r\n]+"), rf"\g<1>{MASQUE}"),
    (re.compile(r"(?i)\b(authorization\s*:\s*)[^\r\n]+"), rf"\g<1>{MASQUE}"),
    (re.compile(r"(?i)\b(session(?:id)?|remember_token)=[^\s;&\"']{8,}"), rf"\g<1>={MASQUE}"),
    # Accord et demande d'OpenID Connect, portés par une adresse.
    (re.compile(r"\b((?:code|state|nonce)=)[\w-]{20,}"), rf"\g<1>{MASQUE}"),
    (re.compile(rf"(?i)({_CLE}=)[^\s\"'&;,<>]{{4,}}"), rf"\g<1>{MASQUE}"),
    (re.compile(rf"(?i)({_CLE}\"\s*:\s*\")[^\"]{{4,}}"), rf"\g<1>{MASQUE}"),
)
_SAISIE = re.compile(r"<input\b[^>]*>", re.IGNORECASE)
_DE_MOT_DE_PASSE = re.compile(r"\btype\s*=\s*[\"']?password|\bname\s*=\s*[\"']?[\w-]*csrf", re.IGNORECASE)
_VALEUR = re.compile(r"(\bvalue\s*=\s*)(\"[^\"]+\"|'[^']+'|[^\s>\"']+)", re.IGNORECASE)


class Masque:
    """Les secrets connus d'un processus de test."""

    def __init__(self) -> None:
        self._secrets: set[str] = set()
        self._formes: list[str] = []

    def ajoute(self, secret: str) -> None:
        """Déclare un secret ; il est masqué aussi sous ses formes HTML, URL et JSON.

        Raises:
            ValueError: secret de moins de `LONGUEUR_MINIMALE` caractères.
        """
        if len(secret) < LONGUEUR_MINIMALE:
            raise ValueError(f"un secret à masquer compte au moins {LONGUEUR_MINIMALE} caractères")
        if secret in self._secrets:
            return
        self._secrets.add(secret)
        # Les plus longues d'abord : un secret peut en contenir un autre.
        self._formes = sorted({*self._formes, *_formes(secret)}, key=len, reverse=True)

    def contient(self, texte: str) -> bool:
        """Vrai si un secret déclaré se lit dans `texte`."""
        return any(forme in texte for forme in self._formes)

    def texte(self, texte: str) -> str:
        """`texte` sans aucun secret, déclaré ou reconnu à sa forme."""
        for forme in self._formes:
            if forme in texte:
                texte = texte.replace(forme, MASQUE)
        for motif, remplacement in _FORMES:
            texte = motif.sub(remplacement, texte)
        return texte

    def html(self, source: str) -> str:
        """`source` sans secret, valeurs des champs de mot de passe et anti-CSRF comprises."""
        return self.texte(_SAISIE.sub(_vide_la_saisie, source))

    def courriel(self, octets: bytes) -> bytes:
        """Un courriel RFC 5322 sans secret ; les octets reçus sont rendus tels quels s'il n'en porte pas.

        Les parties de texte sont décodées avant d'être filtrées : un lien coupé par l'encodage
        « quoted-printable » n'y échappe pas.
        """
        message = analyse(octets)
        touche = False
        for partie in message.walk():
            for champ, valeur in list(partie.items()):
                if (filtre := self.texte(f"{champ}: {valeur}")) != f"{champ}: {valeur}":
                    partie.replace_header(champ, filtre.removeprefix(f"{champ}: "))
                    touche = True
            if partie.get_content_maintype() == "text" and isinstance(partie, EmailMessage):
                contenu = texte_de(partie)
                filtre = self.html(contenu) if partie.get_content_subtype() == "html" else self.texte(contenu)
                if filtre != contenu:
                    partie.set_content(filtre, subtype=partie.get_content_subtype(), cte="quoted-printable")
                    touche = True
        return message.as_bytes() if touche else octets

    def valeur(self, valeur: object) -> object:
        """La même structure (listes, dictionnaires), chaque texte filtré."""
        if isinstance(valeur, str):
            return self.texte(valeur)
        if isinstance(valeur, dict):
            return {cle: self.valeur(de) for cle, de in valeur.items()}
        if isinstance(valeur, list | tuple):
            return [self.valeur(element) for element in valeur]
        return valeur


def _formes(secret: str) -> set[str]:
    return {
        secret,
        html.escape(secret),
        html.escape(secret, quote=False),
        quote(secret, safe=""),
        quote(secret),
        quote_plus(secret),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
    }


def _vide_la_saisie(trouvee: re.Match[str]) -> str:
    balise = trouvee.group(0)
    return _VALEUR.sub(rf'\g<1>"{MASQUE}"', balise) if _DE_MOT_DE_PASSE.search(balise) else balise

"""Relire les mots de code d'un Data Matrix ECC 200 dans ses modules (ISO/IEC 16022, § 5.8 et annexe F).

Les lecteurs de codes-barres rendent le contenu, non l'encodage : celui-ci se contrôle sur les modules
eux-mêmes (EXG-14-14). La correction d'erreurs n'est pas appliquée : le symbole vient d'un rendu, non d'une
photographie.
"""

from collections.abc import Iterator, Sequence

Modules = Sequence[Sequence[bool]]
"""Modules du symbole, de haut en bas et de gauche à droite, bordures comprises ; vrai = sombre."""

Case = tuple[int, int]
"""Ligne et colonne d'un module."""

REGIONS_ET_DONNEES = {
    10: (1, 3), 12: (1, 5), 14: (1, 8), 16: (1, 12), 18: (1, 18), 20: (1, 22), 22: (1, 30), 24: (1, 36),
    26: (1, 44), 32: (2, 62), 36: (2, 86), 40: (2, 114), 44: (2, 144), 48: (2, 174), 52: (2, 204),
    64: (4, 280), 72: (4, 368), 80: (4, 456), 88: (4, 576), 96: (4, 696), 104: (4, 816),
    120: (6, 1050), 132: (6, 1304), 144: (6, 1558),
}  # fmt: skip
"""Côté d'un symbole carré → régions par côté, mots de code de données (ISO/IEC 16022, tableau 7)."""

VERS_C40, RETOUR_ASCII, REMPLISSAGE = 230, 254, 129
VERS_UN_AUTRE_MODE = frozenset({230, 231, 238, 239, 240, 241})
RELIQUAT_ASCII = 2

ORDINAIRE = ((-2, -2), (-2, -1), (-1, -2), (-1, -1), (-1, 0), (0, -2), (0, -1), (0, 0))
"""Décalages (ligne, colonne) des huit bits d'un mot de code, du plus fort au plus faible."""


def mots_de_donnees(modules: Modules) -> list[int] | None:
    """Mots de code de données du symbole, ou rien s'il n'est pas un carré d'une taille normalisée."""
    cote = len(modules)
    if cote not in REGIONS_ET_DONNEES or any(len(ligne) != cote for ligne in modules):
        return None
    regions, nombre = REGIONS_ET_DONNEES[cote]
    carte = _sans_bordures(modules, cote // regions)
    n = len(carte)
    mots = []
    for bits in _placement(n):
        mots.append(sum(carte[ligne][colonne] << (7 - rang) for rang, (ligne, colonne) in enumerate(bits)))
        if len(mots) == nombre:
            break
    return mots


def est_tout_en_c40(mots: Sequence[int]) -> bool:
    """Dit si le message est tout en C40 : le mot 230, des couples, au plus deux mots ASCII de reliquat."""
    if not mots or mots[0] != VERS_C40:
        return False
    rang = 1
    while rang + 1 < len(mots) and mots[rang] != RETOUR_ASCII:
        rang += 2
    reliquat = (
        list(mots[rang + 1 :]) if rang < len(mots) and mots[rang] == RETOUR_ASCII else list(mots[rang:])
    )
    if REMPLISSAGE in reliquat:
        reliquat = reliquat[: reliquat.index(REMPLISSAGE)]
    return len(reliquat) <= RELIQUAT_ASCII and not VERS_UN_AUTRE_MODE & set(reliquat)


def _sans_bordures(modules: Modules, region: int) -> list[list[bool]]:
    """Modules de données seuls : chaque région perd le motif d'alignement qui la borde."""
    dedans = [i for i in range(len(modules)) if 0 < i % region < region - 1]
    return [[modules[ligne][colonne] for colonne in dedans] for ligne in dedans]


def _placement(n: int) -> Iterator[tuple[Case, ...]]:
    """Cases des huit bits de chaque mot de code, dans l'ordre des mots (ISO/IEC 16022, annexe F.3)."""
    prises: set[Case] = set()
    coins = _coins(n)
    for ancre in _chemin(n):
        if ancre in coins:
            prises.update(coins[ancre])
            yield coins[ancre]
        ligne, colonne = ancre
        if 0 <= ligne < n and 0 <= colonne < n and ancre not in prises:
            cases = tuple(_case(ligne + dl, colonne + dc, n) for dl, dc in ORDINAIRE)
            prises.update(cases)
            yield cases


def _chemin(n: int) -> Iterator[Case]:
    """Ancres successives : des diagonales montantes puis descendantes, à partir de la ligne 4, colonne 0."""
    ligne, colonne = 4, 0
    while ligne < n or colonne < n:
        yield ligne, colonne
        ligne, colonne = ligne - 2, colonne + 2
        while ligne >= 0 and colonne < n:
            yield ligne, colonne
            ligne, colonne = ligne - 2, colonne + 2
        ligne, colonne = ligne + 1, colonne + 3
        yield ligne, colonne
        ligne, colonne = ligne + 2, colonne - 2
        while ligne < n and colonne >= 0:
            yield ligne, colonne
            ligne, colonne = ligne + 2, colonne - 2
        ligne, colonne = ligne + 3, colonne + 1


def _case(ligne: int, colonne: int, n: int) -> Case:
    """Case d'un bit ; ce qui dépasse en haut ou à gauche reprend du bord opposé, décalé."""
    if ligne < 0:
        ligne, colonne = ligne + n, colonne + 4 - (n + 4) % 8
    if colonne < 0:
        ligne, colonne = ligne + 4 - (n + 4) % 8, colonne + n
    return ligne, colonne


def _coins(n: int) -> dict[Case, tuple[Case, ...]]:
    """Mots de code des coins, par l'ancre qui les déclenche ; lesquels dépend du côté."""
    f = n - 1
    coins: dict[Case, tuple[Case, ...]] = {
        (n, 0): ((f, 0), (f, 1), (f, 2), (0, f - 1), (0, f), (1, f), (2, f), (3, f))
    }
    if n % 8 == 0:
        coins[n + 4, 2] = ((f, 0), (f, f), (0, f - 2), (0, f - 1), (0, f), (1, f - 2), (1, f - 1), (1, f))
    elif n % 4 == 0:
        coins[n - 2, 0] = ((f - 2, 0), (f - 1, 0), (f, 0), (0, f - 1), (0, f), (1, f), (2, f), (3, f))
    else:
        coins[n - 2, 0] = ((f - 2, 0), (f - 1, 0), (f, 0), (0, f - 3), (0, f - 2), (0, f - 1), (0, f), (1, f))
    return coins

"""Qui n'a que son clavier : où elle en est, ce qu'elle atteint, ce qu'elle écrit (RGAA 12.8 à 12.10)."""

from dataclasses import dataclass

from playwright.sync_api import FileChooser, Locator, Page

from steps.ecrans.ecran import apparait
from steps.ecrans.noms import NOM

AVANT, ARRIERE = "Tab", "Shift+Tab"
AVIS = "avis du refus"
TOUCHES = 80
"""Plus qu'il n'en faut pour traverser une page."""

# Le rang dans la page de ce qui a le clavier (rien : -1), son nom, si son contour ou son halo se voit, et s'il est
# le dernier que la tabulation puisse atteindre.
PLACE = f"""avis => {{
  const nom = {NOM};
  const ici = document.activeElement;
  if (!ici || ici === document.body || ici === document.documentElement) return [-1, "", true, false];
  const style = getComputedStyle(ici);
  const halo = style.boxShadow.match(/rgba?\\([^)]*\\)[^,]*/g) || [];
  const visible = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
    || halo.some(couche => !/, 0\\)/.test(couche) && /[1-9]/.test(couche.split(")")[1]));
  const tous = [...document.querySelectorAll("*")];
  const rang = tous.indexOf(ici);
  const dernier = !tous.slice(rang + 1).some(n => n.tabIndex >= 0 && !n.disabled && n.checkVisibility());
  return [rang, nom(ici, avis), visible, dernier];
}}"""

# Ce qui est choisi dans la liste qui a le clavier.
CHOISI = "() => document.activeElement.selectedOptions[0].text"

RENDU = "() => new Promise(suite => requestAnimationFrame(() => requestAnimationFrame(suite)))"


class HorsDePortee(Exception):
    """La tabulation ne mène pas à ce qui est cherché."""


@dataclass(frozen=True, slots=True)
class Traversee:
    """Ce que le clavier a atteint dans une page, dans l'ordre, et s'il en est sorti au bout."""

    noms: list[str]
    sortie: bool

    def __str__(self) -> str:
        return (
            "sortie de la page" if self.sortie else f"retenue sur « {self.noms[-1] if self.noms else '?'} »"
        )


class Clavier:
    """Les gestes de qui n'a pas de souris ; note au passage ce qui a le clavier sans que cela se voie."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sans_contour: list[str] = []
        self._au_bout = False
        navigateur = page.context.browser
        self._firefox = navigateur is not None and navigateur.browser_type.name == "firefox"
        # Une fois quittée, Firefox tient la page pour inactive et n'y montre plus le clavier : on n'en juge plus.
        self._inactive = False

    def ou(self) -> str:
        """Le nom de ce qui a le clavier, la page une fois dessinée ; vide si rien ne l'a."""
        self.page.wait_for_load_state()
        self.page.evaluate(RENDU)
        return self._place()[1]

    def avance(self, touche: str = AVANT) -> tuple[int, str]:
        """Passe à l'élément suivant ; rend son rang dans la page et son nom."""
        self.page.keyboard.press(touche)
        return self._place()

    def traverse(self, touche: str = AVANT) -> Traversee:
        """Va d'élément en élément jusqu'à sortir de la page, ou jusqu'à repasser au même endroit."""
        vus: dict[int, str] = {}
        for _ in range(TOUCHES):
            rang, nom = self.avance(touche)
            # Sorti par le bas, Firefox désigne encore le dernier élément.
            if rang < 0 or (rang in vus and touche == AVANT and self._au_bout):
                self._inactive = self._firefox
                return Traversee([*vus.values()], sortie=True)
            if rang in vus:
                break
            vus[rang] = nom
        return Traversee([*vus.values()], sortie=False)

    def va_a(self, nom: str) -> None:
        """Avance jusqu'à cet élément ; lève `HorsDePortee` si la page n'y mène pas."""
        for _ in range(TOUCHES):
            if self.avance()[1] == nom:
                return
        raise HorsDePortee(f"En {TOUCHES} tabulations, le clavier n'a pas atteint « {nom} ».")

    def ecrit(self, texte: str) -> None:
        """Tape au clavier, à l'endroit où l'on est."""
        self.page.keyboard.type(texte)

    def remplit(self, champ: str, texte: str) -> None:
        """Avance jusqu'au champ et y tape un texte."""
        self.va_a(champ)
        self.ecrit(texte)

    def choisit_aux_fleches(self, liste: str, choix: str) -> None:
        """Avance jusqu'à une liste et y descend jusqu'à ce choix."""
        self.va_a(liste)
        for _ in range(TOUCHES):
            if self.page.evaluate(CHOISI) == choix:
                return
            self.page.keyboard.press("ArrowDown")
        raise HorsDePortee(f"Les flèches ne mènent pas à « {choix} ».")

    def ouvre_le_choix_d_un_fichier(self, champ: str) -> FileChooser:
        """Avance jusqu'au champ et ouvre, par « Entrée », la fenêtre du système où choisir un fichier."""
        # Le navigateur met un instant à savoir que la fenêtre nous revient : le chemin jusqu'au champ le lui donne.
        with self.page.expect_file_chooser() as ouverte:
            self.va_a(champ)
            self.page.keyboard.press("Enter")
        return ouverte.value

    def coche(self, premier: str, choix: str) -> None:
        """Avance jusqu'au premier bouton d'un choix, le coche, et descend jusqu'au choix voulu."""
        self.va_a(premier)
        self.page.keyboard.press("Space")
        self.fleche_jusqu_a(choix)

    def fleche_jusqu_a(self, choix: str) -> None:
        """Passe d'un bouton d'un choix exclusif à l'autre, par les flèches."""
        for _ in range(TOUCHES):
            if self._place()[1] == choix:
                return
            self.page.keyboard.press("ArrowDown")
        raise HorsDePortee(f"Les flèches ne mènent pas à « {choix} ».")

    def entre(self, suite: Locator | None = None) -> None:
        """« Entrée » ; laisse à la suite, s'il y en a une, le temps de s'ouvrir."""
        self.page.keyboard.press("Enter")
        if suite is not None:
            apparait(suite)
            self.page.wait_for_load_state()

    def echappe(self) -> None:
        """« Échap »."""
        self.page.keyboard.press("Escape")

    def _place(self) -> tuple[int, str]:
        rang, nom, visible, self._au_bout = self.page.evaluate(PLACE, AVIS)
        if not visible and not self._inactive:
            self.sans_contour.append(nom)
        return int(rang), str(nom)

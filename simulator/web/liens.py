"""Les liens reçus par courriel : un jeton y ouvre le choix d'un mot de passe (S10, S11)."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from simulator.domaine.refus import LienRefuse
from simulator.domaine.textes import Texte
from simulator.web.formulaires import Formulaire, secret


class FormulaireDeMotDePasse(Formulaire):
    """« Créez votre mot de passe » (S11)."""

    mot_de_passe = secret(
        Texte("Mot de passe"), requis=Texte("Saisissez un mot de passe."), autocomplete="new-password"
    )
    confirmation = secret(
        Texte("Confirmation du mot de passe"),
        requis=Texte("Saisissez une seconde fois le mot de passe."),
        autocomplete="new-password",
    )


@dataclass(frozen=True, slots=True)
class LienRecu:
    """Un lien : où son jeton attend en session, ce qui le lit, ce qu'il permet, les pages qu'il ouvre."""

    cle: str
    lit: Callable[[str], object]
    choisit: Callable[[str, str, str], object]
    saisie: str
    fait: str
    page: str
    page_de_refus: str

    def ouvre(self) -> ResponseReturnValue:
        """Reçoit le jeton que l'accueil lit derrière « # » : il ne passe par aucune adresse journalisée."""
        # Gardé même s'il est refusé : changer de langue redira ce refus, et non qu'aucun lien n'est connu.
        jeton = session[self.cle] = request.form.get("jeton", "")
        try:
            self.lit(jeton)
        except LienRefuse as refus:
            return self._refuse(refus)
        return redirect(url_for(self.saisie))

    def demande_le_mot_de_passe(self) -> ResponseReturnValue:
        """Le mot de passe, pour un lien encore valable à l'affichage comme à l'envoi (EXG-05-01)."""
        jeton, formulaire = session.get(self.cle, ""), FormulaireDeMotDePasse()
        try:
            self.lit(jeton)
            if formulaire.validate_on_submit():
                with formulaire.montre_les_refus():
                    self.choisit(
                        jeton, formulaire.mot_de_passe.data or "", formulaire.confirmation.data or ""
                    )
                    del session[self.cle]
                    return redirect(url_for(self.fait))
        except LienRefuse as refus:
            return self._refuse(refus)
        return render_template(self.page, formulaire=formulaire)

    def _refuse(self, refus: LienRefuse) -> ResponseReturnValue:
        return render_template(self.page_de_refus, motif=str(refus), retour=url_for(self.saisie))

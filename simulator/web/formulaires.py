"""Formulaires : lire, rendre, montrer les refus du domaine ; aucune règle ici."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, PasswordField, RadioField, SelectField, StringField
from wtforms.fields.choices import Choice, SelectChoice

from simulator.domaine.refus import SaisieRefusee
from simulator.domaine.textes import Texte
from simulator.domaine.titres import DateSaisie
from simulator.web.langue import ChangementDeLangue, dit
from simulator.web.services import service

MOIS = (
    Texte("janvier"), Texte("février"), Texte("mars"), Texte("avril"), Texte("mai"), Texte("juin"),
    Texte("juillet"), Texte("août"), Texte("septembre"), Texte("octobre"), Texte("novembre"), Texte("décembre"),
)  # fmt: skip

A_REPRENDRE = "a_reprendre"
"""Marque le premier champ refusé d'un formulaire : la page s'ouvre le curseur dessus, même sans script."""


class Formulaire(FlaskForm):  # type: ignore[misc]  # flask-wtf n'est pas typé
    """Un formulaire dont les refus viennent du domaine."""

    refus = False

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # flask-wtf n'est pas typé
        """Ce que WTForms laisse régler du rendu."""

        def render_field(self, field: Field, render_kw: dict[str, Any]) -> Any:
            """Les attributs d'une saisie, dans la langue de la page."""
            attributs = {**(field.render_kw or {}), **render_kw}
            return super().render_field(field, {nom: dit(valeur) for nom, valeur in attributs.items()})

    def validate_on_submit(self, *validations: Any) -> bool:
        """Faux aussi quand l'usager ne fait que changer de langue : sa saisie lui est rendue telle quelle."""
        if service(ChangementDeLangue).demande():
            return False
        return bool(super().validate_on_submit(*validations))

    @contextmanager
    def montre_les_refus(self) -> Iterator[None]:
        """Range près de chaque champ les motifs d'une `SaisieRefusee` levée dans le bloc."""
        try:
            yield
        except SaisieRefusee as refus:
            self.refus = True
            for champ, motifs in refus.motifs.items():
                self.range_le_refus(champ, motifs)
            premier = next((champ for champ in self if champ.errors), None)
            if premier is not None:
                setattr(premier, A_REPRENDRE, True)

    def range_le_refus(self, champ: str, motifs: list[Texte]) -> None:
        """Montre les motifs près du champ."""
        self[champ].errors = motifs


class ListeDeroulante(SelectField):  # type: ignore[misc]  # WTForms n'est pas typé
    """Une liste dont seuls les libellés suivent la langue : les valeurs envoyées restent les mêmes."""

    def iter_choices(self) -> Iterator[Choice]:
        """Voir WTForms."""
        for option in super().iter_choices():
            attributs = {nom: dit(valeur) for nom, valeur in option.render_kw.items()}
            yield option._replace(label=dit(option.label), render_kw=attributs)


def texte(libelle: Texte, requis: Texte | None = None, **attributs: Any) -> Field:
    """Un champ de texte ; `requis` est la phrase que l'écran montre si on le laisse vide."""
    return StringField(libelle, default="", render_kw=_attributs(requis, attributs))


def secret(libelle: Texte, requis: Texte, **attributs: Any) -> Field:
    """Un champ de mot de passe, jamais rendu avec sa valeur."""
    return PasswordField(libelle, default="", render_kw=_attributs(requis, attributs))


def choix(options: Mapping[str, Texte]) -> list[SelectChoice]:
    """Les options d'une liste ou de boutons : valeur envoyée, libellé."""
    return [SelectChoice(valeur, libelle) for valeur, libelle in options.items()]


def liste(libelle: Texte, options: Mapping[str, Texte], requis: Texte, **attributs: Any) -> Field:
    """Une liste déroulante, sans choix fait d'avance."""
    proposees = choix({"": Texte("Choisissez"), **options})
    return ListeDeroulante(
        libelle, choices=proposees, default="", validate_choice=False, render_kw=_attributs(requis, attributs)
    )


def radios(libelle: Texte, options: Mapping[str, Texte], requis: Texte) -> Field:
    """Des boutons exclusifs ; le groupe porte la phrase du choix manquant."""
    return RadioField(libelle, choices=choix(options), default="", validate_choice=False, description=requis)


def case(requis: Texte) -> Field:
    """Une case obligatoire, jamais précochée ; son texte est donné par le domaine."""
    return BooleanField("", render_kw=_attributs(requis, {}))


def choix_de_mois(libelle: Texte, **attributs: Any) -> Field:
    """La liste des mois (S07)."""
    mois = {str(rang): nom for rang, nom in enumerate(MOIS, start=1)}
    return ListeDeroulante(
        libelle,
        choices=choix({"": Texte("Mois"), **mois}),
        default="",
        validate_choice=False,
        render_kw=_attributs(None, attributs),
    )


def _attributs(requis: Texte | None, attributs: dict[str, Any]) -> dict[str, Any]:
    rendus = {nom.rstrip("_").replace("_", "-"): valeur for nom, valeur in attributs.items()}
    return rendus | ({"data-requis": requis, "aria-required": "true"} if requis else {})


def date_saisie(formulaire: FlaskForm, prefixe: str) -> DateSaisie:
    """Les trois éléments d'une date, tels que saisis."""
    return DateSaisie(
        *((formulaire[f"{prefixe}_{nom}"].data or "").strip() for nom in ("jour", "mois", "annee"))
    )


def combine_invalide(attributs: dict[str, str], champ: Field) -> dict[str, str | bool]:
    """Ajoute ce qui signale un champ refusé aux lecteurs d'écran et, une fois par page, y place le curseur."""
    if not champ.errors:
        return {**attributs}
    a_reprendre = getattr(champ, A_REPRENDRE, False)
    # D'un champ à plusieurs saisies (date, boutons), seule la première rendue reçoit le curseur.
    setattr(champ, A_REPRENDRE, False)
    return {**attributs, "aria-invalid": "true"} | ({"autofocus": True} if a_reprendre else {})

"""Une page fabriquée, qui dit tout autrement que le guide : ce qu'un écran y retrouve, et ce qu'il n'y retrouve pas."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator

from steps.controles.redaction import Difference, tolere
from steps.ecrans.ecran import Ecran

PAGE = """<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Essai</title>
<nav aria-label="Vous êtes ici">Vous êtes ici : Accueil &gt; CONNEXION</nav>
<main><h1>CRÉEZ UN MOT DE PASSE</h1>
<p>Bonjour. Votre compte a été créé !</p><p>Vous ne pouvez pas travailler.</p><p hidden>Compte fermé</p>
<a href="#a">Retour à accueil</a><button>VALIDER</button><button>Ne pas abandonner</button>
<label>Nom de famille : <input></label><label>MOTS DE PASSE <input type="password"></label>
<fieldset><legend>Date du début de validité</legend><label>Jour <input></label></fieldset>
<label><input type="radio" name="r"> Je sollicite un renouvellement du titre</label>
</main></html>"""


@pytest.fixture
def ecran(browser: Browser) -> Iterator[Ecran]:
    page = browser.new_page()
    page.set_default_timeout(1000)
    page.set_content(PAGE)
    yield Ecran(page, "about:blank")
    page.close()


RETROUVES: tuple[tuple[str, str, Callable[[Ecran, str], Locator | str | bool]], ...] = (
    ("Retour à l'accueil", "Retour à accueil", Ecran.action),
    ("Valider", "VALIDER", Ecran.action),
    ("Valider", "VALIDER", Ecran.bouton_nomme),
    ("Nom de la famille", "Nom de famille :", Ecran.champ),
    ("Mot de passe", "MOTS DE PASSE", Ecran.champ),
    ("Date de début de validité", "Date du début de validité", Ecran.groupe),
    ("Je sollicite le renouvellement de titre", "Je sollicite un renouvellement du titre", Ecran.choix_nomme),
    ("Vous ne pouvez pas travailler !", "Vous ne pouvez pas travailler.", Ecran.phrase),
    ("Votre compte est créé.", "Votre compte a été créé !", Ecran.dit),
)
PERDUS: tuple[tuple[str, Callable[[Ecran, str], Locator | str | bool]], ...] = (
    ("Abandonner", Ecran.action),
    ("Retour à la connexion", Ecran.action),
    ("Nom d'usage", Ecran.champ),
    ("Date de fin de validité", Ecran.groupe),
    ("Je sollicite le renouvellement d'un autre titre", Ecran.choix_nomme),
    ("Vous pouvez travailler.", Ecran.dit),
    ("Le compte est fermé", Ecran.dit),
    ("Compte non créé", Ecran.dit),
)


def se_trouve(trouve: Locator | str | bool) -> bool:
    return trouve.first.is_visible() if isinstance(trouve, Locator) else bool(trouve)


@pytest.mark.parametrize(("texte", "obtenu", "cherche"), RETROUVES)
def test_ce_qui_se_dit_autrement_se_retrouve_et_se_remarque(
    ecran: Ecran, texte: str, obtenu: str, cherche: Callable[[Ecran, str], Locator | str | bool]
) -> None:
    remarques: list[Difference] = []
    with tolere(lambda _regle, difference: remarques.append(difference)):
        assert se_trouve(cherche(ecran, texte))
    assert [(une.attendu, une.obtenu) for une in remarques] == [(texte, obtenu)]
    assert not se_trouve(cherche(ecran, texte))


@pytest.mark.parametrize(("texte", "cherche"), PERDUS)
def test_ce_qui_dit_autre_chose_ne_se_retrouve_pas(
    ecran: Ecran, texte: str, cherche: Callable[[Ecran, str], Locator | str | bool]
) -> None:
    remarques: list[Difference] = []
    with tolere(lambda _regle, difference: remarques.append(difference)):
        assert not se_trouve(cherche(ecran, texte))
    assert remarques == []


def test_ce_qui_est_a_la_lettre_n_est_pas_remarque(ecran: Ecran) -> None:
    remarques: list[Difference] = []
    with tolere(lambda _regle, difference: remarques.append(difference)):
        for texte, cherche in (
            ("VALIDER", Ecran.action),
            ("MOTS DE PASSE", Ecran.champ),
            ("Bonjour.", Ecran.dit),
        ):
            assert se_trouve(cherche(ecran, texte))
        assert ecran.titre_lu("Créez votre mot de passe") == "CRÉEZ UN MOT DE PASSE"
        assert ecran.fil_lu("Accueil > Connexion") == "Accueil > CONNEXION"
    assert remarques == []

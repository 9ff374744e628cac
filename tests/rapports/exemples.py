"""Des scénarios, des pas et des pièces qui servent à plusieurs essais."""

JETON = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyZWdpc3RlciJ9.c2lnbmF0dXJl"

NORMAL = """
  Règle: Le lien vaut 24 heures

    @EXG-04-01 @horloge
    Plan du Scénario: Le lien ouvert après <délai>
      Étant donné un compte
      Quand la personne agit
      Alors EXG-04-01 est tenue

      Exemples:
        | délai |
        | 1 s   |
        | 24 h  |

    @EXG-04-02 @C-25
    Scénario: Un écart
      Étant donné un compte
        | colonne | valeur |
        | a       | b      |
      Quand la personne agit
      Alors EXG-04-02 n'est pas tenue
      Et EXG-04-04 est tenue

  @EXG-04-03
  Scénario: Une panne
    Étant donné un compte
    Quand le pas échoue
    Alors EXG-04-03 est tenue

  @EXG-04-04
  Scénario: Un pas sans définition
    Étant donné un compte
    Quand la personne chante

  @EXG-04-05
  Scénario: Un pas passé outre
    Étant donné un compte
    Quand le pas passe outre
    Alors EXG-04-05 est tenue
"""

SITE = f'''
import pytest
from pytest_bdd import given, parsers, when, then

PAGE = """<!DOCTYPE html><html lang="fr"><head><title>{{titre}}</title>
<link rel="stylesheet" href="/style.css"><script>console.log("bonjour de la page")</script></head>
<body onload="1"><h1>{{titre}}</h1>
<form><label>Nom <input name="nom"></label><label>Secret <input type="password" name="mdp"></label>
<input type="hidden" name="csrf_token" value="valeur-anti-csrf"><select><option>un<option>deux</select>
<textarea></textarea><a href="/lien?token={JETON}">lien</a></form></body></html>"""
STYLE = "@import url(https://ailleurs.invalid/a.css); h1 {{ color: rgb(1, 2, 3) }}"


@given("un site", target_fixture="site")
def _site(page):
    page.route("http://site.invalid/style.css", lambda r: r.fulfill(body=STYLE, content_type="text/css"))
    page.route(
        "http://site.invalid/page/*",
        lambda r: r.fulfill(
            body=PAGE.replace("{{titre}}", r.request.url.rsplit("/", 1)[1]),
            content_type="text/html; charset=utf-8",
        ),
    )
    return page


@when(parsers.parse("on va sur {{ecran}}"))
def _va(site, ecran):
    site.goto(f"http://site.invalid/page/{{ecran}}")


@when("on remplit la page")
def _remplit(site):
    site.get_by_label("Nom").fill("Élodie <b>")
    site.get_by_label("Secret").fill("motdepasse9!")
    site.locator("select").select_option("deux")
    site.locator("textarea").fill("observation")


@when("on attend ce qui ne vient pas")
def _attend(site):
    site.get_by_role("button", name="Absent").click(timeout=300)


@then("rien ne change")
def _rien(site): ...
'''

PARCOURS = """# language: fr
Fonctionnalité: Parcours

  Scénario: De bout en bout
    Étant donné un site
    Quand on va sur accueil
    Et on va sur connexion
"""

PIECES = """
from email.message import EmailMessage

import typst
from pytest_bdd import when


@when("des pièces arrivent")
def _pieces(preuves):
    courriel = EmailMessage()
    courriel["From"], courriel["To"], courriel["Subject"] = "a@x.invalid", "b@x.invalid", "Objet"
    courriel.set_content("<script>alert(1)</script>")
    courriel.add_alternative("<p>Bonjour <b>en gras</b></p><script>alert(1)</script>", subtype="html")
    preuves.courriel(courriel.as_bytes(), "mail")
    preuves.pdf(typst.compile(b"Attestation"), "attestation.pdf")
    preuves.code({"6N": "26/04/2022"}, "2D-DOC")
"""
AVEC_PIECES = f"""{NORMAL}
  @EXG-04-01
  Scénario: Des pièces
    Étant donné un compte
    Quand des pièces arrivent
"""

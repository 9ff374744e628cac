"""« Mêmes règles, autres mots » : ce qu'une rédaction tolérante accepte, et surtout ce qu'elle refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steps.controles.sens import de_meme_sens, meme_sens
from steps.controles.textes import a_la_lettre

ACCEPTES = (
    ("Se connecter", "SE CONNECTER"),
    ("Se connecter", "Se  connecter\n"),
    (
        "Demande de création de compte bien enregistrée.",
        "Votre demande de création de compte est bien enregistrée",
    ),
    ("Votre compte a bien été créé.", "VOTRE COMPTE EST BIEN CRÉÉ !"),
    ("Enregistrer et poursuivre >", "Enregistrer et poursuivre"),
    ("Déposer la demande >", "Déposer une demande"),
    ("Créez votre mot de passe", "CREEZ VOTRE MOT DE PASSE"),
    ("Mot de passe oublié ?", "Mot de passe oublié"),
    ("l’étranger vous permet", "L'ETRANGER VOUS PERMET"),
    ("Télécharger la liste des pièces justificatives.", "Télécharger la liste de pièces justificatives"),
    ("Pièce justificative", "Pièces justificatives"),
    ("Rejoindre le lieu du dépôt", "Rejoindre les lieux de dépôt"),
    ("Madame, Monsieur, votre demande est déposée.", "Votre demande est déposée."),
    ("Madame, Monsieur, votre demande est déposée.", "Madame, votre demande est déposée"),
    ("N° étranger", "Numéro d'étranger"),
    ("Le lien vaut 24 heures.", "Le lien vaut : 24 heures"),
    ("10 Mo au plus", "10Mo au plus"),
    ("Vous n'avez pas déposé votre demande", "VOUS N'AVEZ PAS DÉPOSÉ UNE DEMANDE"),
    ("Œuvre d'art", "OEUVRE D'ART"),
    ("Prénom(s)", "Prénoms"),
    ("S'il est mineur", "s'il est mineur !"),
    ("Jusqu'au 30/05/2022", "jusqu’au 30/05/2022."),
    (["Bonjour,", "Votre compte est créé."], ["Bonjour", "Le compte a été créé"]),
)
REFUSES = (
    # une négation ôtée, ajoutée ou déplacée
    ("Vous ne pouvez pas travailler", "Vous pouvez travailler"),
    ("Vous pouvez travailler", "Vous ne pouvez pas travailler"),
    ("Vous n'êtes pas autorisé", "Vous êtes autorisé"),
    ("Cette demande n'est pas recevable", "Cette demande est recevable"),
    ("La demande peut être déposée", "La demande ne peut être déposée"),
    ("sans autorisation de travail", "avec autorisation de travail"),
    ("sans autorisation de travail", "autorisation de travail"),
    ("aucun document", "un document"),
    ("aucun document", "document"),
    ("Document non conforme", "Document conforme"),
    ("Le lien n'a jamais servi", "Le lien a servi"),
    ("La demande est acceptée", "La demande est refusée"),
    ("Refus de la demande", "Demande"),
    ("Vous ne devez plus attendre", "Vous devez attendre"),
    ("ni accepté ni refusé", "accepté ou refusé"),
    # nombres, durées, dates, montants, heures
    ("Vous avez 30 jours pour répondre", "Vous avez 60 jours pour répondre"),
    ("Le lien vaut 24 heures", "Le lien vaut 24 jours"),
    ("Le lien vaut 24 heures", "Le lien vaut 48 heures"),
    ("au plus 10 Mo", "au plus 10 Ko"),
    ("au plus 10 Mo", "au plus 1,0 Mo"),
    ("au plus 10 Mo", "au plus 10,5 Mo"),
    ("Déposée le 26/04/2022", "Déposée le 26/04/2023"),
    ("du 26/04/2022 au 25/10/2022", "du 25/10/2022 au 26/04/2022"),
    ("225 € à payer", "250 € à payer"),
    ("225 € à payer", "225 $ à payer"),
    ("à 10:00", "à 10:30"),
    ("< 10 Mo", "> 10 Mo"),
    ("3 photos", "photos"),
    ("trois photos", "deux photos"),
    ("0,4 mm", "0,4"),
    ("pendant 6 mois", "pendant 6 ans"),
    ("12 à 64 caractères", "12 caractères"),
    ("article R.431-15", "article R.431-16"),
    ("article L.424-1", "article R.424-1"),
    ("6 mois", "6 moi"),
    # ce qui situe
    ("avant le 30/05/2022", "après le 30/05/2022"),
    ("avant le dépôt", "après le dépôt"),
    ("dès le 3 mai", "le 3 mai"),
    ("depuis le 3 mai", "jusqu'au 3 mai"),
    ("au moins 12 caractères", "au plus 12 caractères"),
    ("sur le site", "sous le site"),
    ("sauf le dimanche", "le dimanche"),
    ("pour l'agent", "par l'agent"),
    ("majuscule et chiffre", "majuscule ou chiffre"),
    # qui, à qui, dans quel ordre
    ("L'agent informe l'usager", "L'usager informe l'agent"),
    ("Le courriel est envoyé à l'usager", "Le courriel est envoyé à l'agent"),
    ("votre attestation", "son attestation"),
    ("votre attestation", "notre attestation"),
    ("Madame, votre demande est déposée", "Monsieur, votre demande est déposée"),
    ("M. le préfet", "Mme le préfet"),
    ("le fils du demandeur", "le fil du demandeur"),
    ("Je sollicite pour moi-même", "Je sollicite pour elle-même"),
    # un mot plein changé, ôté, ajouté
    ("Enregistrer et poursuivre", "Enregistrer et quitter"),
    ("Enregistrer et poursuivre", "Enregistrer"),
    ("Enregistrer", "Enregistrer et poursuivre"),
    ("Créer le mot de passe", "Changer le mot de passe"),
    ("Votre demande est enregistrée", "Votre demande sera enregistrée"),
    ("Votre demande est enregistrée", "Votre demande est bientôt enregistrée"),
    ("Carte de résident", "Carte de séjour"),
    ("protection subsidiaire", "protection internationale"),
    ("Se connecter", "Se déconnecter"),
    ("Se connecter", "Connecter"),
    ("Né le", "Ne le"),
    ("Télécharger en .pdf", "Télécharger en .jpg"),
    ("photo.pdf", "photo.jpg"),
    # adresses et identifiants, à la lettre
    ("Écrivez à aide@exemple.invalid", "Écrivez à aide@exemple.test"),
    ("Écrivez à aide@exemple.invalid", "Écrivez à Aide@exemple.invalid"),
    ("https://exemple.invalid/a", "https://exemple.invalid/b"),
    ("demande 5901202204260000120", "demande 5901202204260000121"),
    ("titre AB12345", "titre ab12345"),
    ("1 000", "1000"),
    ("2D-DOC", "3D-DOC"),
    # ce qui ne dit rien
    ("?", "!"),
    ("À", "de la"),
    ("", "le"),
    ("Bonjour", ""),
    # suites
    (["a b", "c d"], ["a b"]),
    (["premier texte", "second texte"], ["second texte", "premier texte"]),
    (["un texte"], "un texte"),
    (True, "vrai texte"),
)


@pytest.mark.parametrize(("attendu", "obtenu"), ACCEPTES)
def test_meme_chose_en_d_autres_mots(attendu: object, obtenu: object) -> None:
    assert meme_sens(attendu, obtenu)
    assert meme_sens(obtenu, attendu)
    assert not a_la_lettre(attendu, obtenu) or str(attendu).split() == str(obtenu).split()


@pytest.mark.parametrize(("attendu", "obtenu"), REFUSES)
def test_autre_chose(attendu: object, obtenu: object) -> None:
    assert not meme_sens(attendu, obtenu)
    assert not meme_sens(obtenu, attendu)


MOTS = ("Le", "n'est", "pas", "30", "€", "avant", "l'été,", "M.", "dû", "à", "24h", "<", "-", "n°")
TEXTES = st.text() | st.lists(st.sampled_from(MOTS)).map(" ".join)


@given(TEXTES, TEXTES)
def test_ce_qui_est_accepte_a_la_lettre_l_est_toujours(un: str, autre: str) -> None:
    assert meme_sens(un, un)
    assert meme_sens(un, f" {un.replace(chr(39), chr(0x2019))}\n")
    assert meme_sens(un, autre) or not a_la_lettre(un, autre)
    assert meme_sens(un, autre) == meme_sens(autre, un)


@given(TEXTES, st.sampled_from(["ne", "pas", "non", "sans", "aucun", "30", "jamais", "refus"]))
def test_un_mot_qui_compte_ne_s_ajoute_jamais(texte: str, mot: str) -> None:
    assert not meme_sens(texte, f"{texte} {mot}")
    assert not meme_sens(f"{mot} {texte}", texte)


@pytest.mark.parametrize(
    ("attendu", "textes", "trouve"),
    [
        ("Le compte est créé.", ["Accueil", "Bonjour. Votre compte est créé ! À bientôt."], "Votre compte est créé !"),
        ("Le compte est créé. À bientôt.", ["Bonjour. Votre compte est créé ! À bientôt."],
         "Votre compte est créé ! À bientôt."),
        ("Vous pouvez travailler", ["Il est faux que vous pouvez travailler."], None),
        ("Autorisation de travail", ["Sans autorisation de travail"], None),
        ("Travailler", [], None),
    ],
)  # fmt: skip
def test_seule_une_phrase_entiere_se_retrouve(attendu: str, textes: list[str], trouve: str | None) -> None:
    assert de_meme_sens(attendu, textes) == trouve

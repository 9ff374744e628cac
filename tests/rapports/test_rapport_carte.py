"""La carte du parcours et le score de preuve, d'après des enregistrements réduits à ce qu'ils lisent."""

from typing import Any, cast

from markupsafe import Markup

from reports import surveillance
from reports.carte import carte
from reports.guide import Ecran
from reports.modele import DefautJuge, Enregistrement, ExigenceEnregistree

ECRANS = {nom: Ecran(nom, nom, Markup("")) for nom in ("S06", "S10", "S30", "S47")}


def test_un_ecran_se_montre_par_ce_sous_quoi_ses_regles_ont_ete_constatees() -> None:
    """Une seule règle a été vue sous « Mot de passe », qui vient avant ; deux sous « Connexion »."""
    preuves = [
        _piece("image", 0, "mdp.jpg", titre="Mot de passe"),
        _piece("image", 1, "connexion.jpg", titre="Connexion"),
    ]
    constats = [("EXG-02-01", 0), ("EXG-02-02", 1), ("EXG-02-03", 1)]
    lu = _lu({regle: ["S06"] for regle, _ in constats}, [(constats, preuves)])
    assert _images(lu)["S06"] == "connexion.jpg"


def test_une_regle_parle_surtout_de_son_premier_ecran() -> None:
    preuves = [
        _piece("image", 0, "mdp.jpg", titre="Mot de passe"),
        _piece("image", 1, "connexion.jpg", titre="Connexion"),
    ]
    constats = [("EXG-05-01", 0), ("EXG-05-02", 0), ("EXG-02-01", 1)]
    sources = {"EXG-05-01": ["S11", "S06"], "EXG-05-02": ["S11", "S06"], "EXG-02-01": ["S06"]}
    assert _images(_lu(sources, [(constats, preuves)]))["S06"] == "connexion.jpg"


def test_un_courriel_n_a_pas_d_image_et_un_pdf_montre_sa_premiere_page() -> None:
    preuves = [
        _piece("image", 0, "page.jpg", titre="Accueil"),
        _piece("courriel", 1, "mail.eml"),
        _piece("pdf", 2, "attestation.pdf", pages=["page-1.png", "page-2.png"]),
    ]
    constats = [("EXG-04-01", 1), ("EXG-13-01", 2)]
    images = _images(_lu({"EXG-04-01": ["S10"], "EXG-13-01": ["S30"]}, [(constats, preuves)]))
    assert images == {"S06": "", "S10": "", "S30": "page-1.png", "S47": ""}


def test_le_score_dit_le_pire_et_ne_compte_que_les_tues() -> None:
    defauts = {
        "EXG-01-01": [_defaut("tué"), _defaut("tué")],
        "EXG-01-02": [_defaut("tué"), _defaut("non joué"), _defaut("survivant")],
    }
    scores = surveillance.scores(defauts)
    assert (scores["EXG-01-01"].dit, scores["EXG-01-01"].etat) == ("2 tués sur 2", "tué")
    assert (scores["EXG-01-02"].dit, scores["EXG-01-02"].etat) == ("1 tué sur 3", "survivant")
    regles = cast(list[ExigenceEnregistree], [{"id": f"EXG-01-0{rang}"} for rang in (1, 2, 3)])
    compte = surveillance.surveillees("majeure", regles, scores)
    assert (compte.vues, compte.manquees, compte.sans_defaut) == (1, 1, 1)


def test_la_preuve_d_une_autre_suite_ne_donne_aucun_score() -> None:
    preuve = {"suite": {"empreinte": "a"}, "defauts": [_defaut("tué")]}
    meme = cast(Enregistrement, {"suite": {"empreinte": "a"}, "preuve": preuve})
    autre = cast(Enregistrement, {"suite": {"empreinte": "b"}, "preuve": preuve})
    assert list(surveillance.defauts_par_regle(meme)) == ["EXG-01-01"]
    assert surveillance.defauts_par_regle(autre) == {}


def _images(lu: Enregistrement) -> dict[str, str]:
    return {case.ecran.id: case.image for case in carte(lu, ECRANS)}


def _piece(nature: str, pas: int, fichier: str, **details: Any) -> dict[str, Any]:
    return {"nature": nature, "nom": fichier, "pas": pas, "fichier": fichier, "details": details}


def _lu(sources: dict[str, list[str]], scenarios: list[tuple[list[tuple[str, int]], Any]]) -> Enregistrement:
    return cast(
        Enregistrement,
        {
            "exigences": [
                {"id": regle, "source": source, "etat": "conforme"} for regle, source in sources.items()
            ],
            "scenarios": [
                {
                    "parcours": False,
                    "exigences": [],
                    "constats": [{"regle": regle, "pas": pas} for regle, pas in constats],
                    "preuves": preuves,
                }
                for constats, preuves in scenarios
            ],
        },
    )


def _defaut(verdict: str) -> DefautJuge:
    return cast(DefautJuge, {"regle": "EXG-01-01", "verdict": verdict, "essais": []})

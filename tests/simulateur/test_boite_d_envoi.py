"""La boîte d'envoi survit à un arrêt net : chaque mail part, dans l'ordre, et une seule fois si c'est possible."""

from email import message_from_bytes, policy
from pathlib import Path
from queue import Queue

from fixtures.dossiers import DEPOSEE
from simulator.domaine.evenements import Courrier, DepotDePlis, Message, Pli, UniteDeTravail
from tests.simulateur.banc import Banc
from tests.simulateur.messagerie import messagerie
from tests.simulateur.processus import PATIENCE, Simulateur, personas, simulateur

MORT = "127.0.0.1:1"
"""Personne n'écoute le port 1."""


def sortes(octets: list[bytes]) -> list[tuple[str, str]]:
    """Ce qu'est chaque mail, par le début de son Message-ID, et à qui."""
    lus = [message_from_bytes(mail, policy=policy.default) for mail in octets]
    return [(lu["Message-ID"][1:].partition(".")[0], str(lu["To"])) for lu in lus]


def test_tue_entre_le_depot_et_l_envoi_le_courriel_part_au_redemarrage_une_fois(tmp_path: Path) -> None:
    (elle,) = personas(1)
    with simulateur(tmp_path, smtp=MORT) as lance:
        dossier = lance.prepare(elle, DEPOSEE)
        attestation = lance.dossiers.attestation(dossier.cle)
        nom = lance.dossiers.lit(dossier.cle)["attestations"][0]["nom"]
        lance.tue()
    with messagerie() as boite:
        with simulateur(tmp_path, smtp=boite.adresse) as relance:
            (depot,) = boite.attend(1)
            (piece,) = message_from_bytes(depot, policy=policy.default).iter_attachments()
            assert piece.get_filename() == nom
            assert piece.get_payload(decode=True) == attestation
            assert relance.dossiers.attestation(dossier.cle) == attestation
            # Un second mail, écrit après lui, arrive : le premier n'est donc plus à envoyer.
            relance.dossiers.notifie(dossier.cle)
            boite.attend(2)
            relance.tue()
        with simulateur(tmp_path, smtp=boite.adresse) as encore:
            encore.dossiers.notifie(dossier.cle)
            recus = boite.attend(3)
    assert sortes(recus) == [
        ("depot", elle.courriel),
        ("notification", elle.courriel),
        ("notification", elle.courriel),
    ]


def test_tue_avec_plusieurs_mails_en_attente_chacun_part_une_fois_et_dans_l_ordre(tmp_path: Path) -> None:
    usagers = personas(4)
    attendus = []
    with simulateur(tmp_path, smtp=MORT) as lance:
        for usager in usagers:
            dossier = lance.prepare(usager, DEPOSEE)
            lance.dossiers.notifie(dossier.cle)
            attendus += [("depot", usager.courriel), ("notification", usager.courriel)]
        lance.tue()
    with messagerie() as boite, simulateur(tmp_path, smtp=boite.adresse) as relance:
        boite.attend(len(attendus))
        relance.dossiers.notifie(dossier.cle)
        recus = boite.attend(len(attendus) + 1)
    assert sortes(recus) == [*attendus, attendus[-1]]


def test_tue_avant_la_reponse_du_serveur_le_mail_repart_a_l_identique(tmp_path: Path) -> None:
    """Le serveur a le mail, le simulateur ne l'a pas su : une seconde copie est inévitable, et se reconnaît."""
    usagers = personas(3)
    with simulateur(tmp_path, smtp=MORT) as lance:
        for usager in usagers:
            lance.prepare(usager, DEPOSEE)
        lance.tue()
    en_marche: Queue[Simulateur] = Queue()

    def tue_au_second(rang: int) -> None:
        if rang == 2:
            en_marche.get(timeout=PATIENCE).tue()

    with messagerie(tue_au_second) as boite:
        with simulateur(tmp_path, smtp=boite.adresse) as relance:
            en_marche.put(relance)
            boite.attend(2)
        with simulateur(tmp_path, smtp=boite.adresse):
            recus = boite.attend(4)
    premier, second, copie, troisieme = recus
    assert copie == second
    assert len({premier, second, troisieme}) == 3
    assert [adresse for _, adresse in sortes(recus)] == [usagers[rang].courriel for rang in (0, 1, 1, 2)]


def test_un_envoi_note_trop_tard_est_une_copie_exacte(tmp_path: Path) -> None:
    """L'arrêt tombe entre l'accord du serveur et la note : la copie a les mêmes octets, donc le même Message-ID."""
    with messagerie() as boite:
        banc = Banc(tmp_path, boite.port)
        plis = banc.services[DepotDePlis]
        note = plis.note_l_envoi
        coupures = iter([OSError("arrêt")])

        def coupe(pli: Pli) -> None:
            for coupure in coupures:
                raise coupure
            note(pli)

        plis.note_l_envoi = coupe  # type: ignore[method-assign]  # la panne simulée
        envoie(banc, "contact@personas.invalid")
        premier, second = boite.attend(2)
        banc.ferme()
    assert premier == second


def test_un_destinataire_refuse_ne_retient_pas_les_autres(tmp_path: Path) -> None:
    with messagerie() as boite:
        boite.refuses = {"refuse@personas.invalid"}
        banc = Banc(tmp_path, boite.port)
        envoie(banc, "refuse@personas.invalid")
        envoie(banc, "un@personas.invalid")
        envoie(banc, "deux@personas.invalid")
        boite.attend(2)
        boite.refuses = set()
        recus = boite.attend(3)
        banc.ferme()
    assert [adresse for _, adresse in sortes(recus)] == [
        "un@personas.invalid",
        "deux@personas.invalid",
        "refuse@personas.invalid",
    ]


def test_une_adresse_accentuee_recoit_son_courriel(tmp_path: Path) -> None:
    with messagerie() as boite:
        banc = Banc(tmp_path, boite.port)
        envoie(banc, "élodie@personas.invalid")
        (recu,) = boite.attend(1)
        banc.ferme()
    lu = message_from_bytes(recu, policy=policy.default)
    assert (str(lu["To"]), [partie.defects for partie in lu.walk()]) == ("élodie@personas.invalid", [[]] * 3)


def test_une_adresse_accentuee_ne_retient_pas_les_autres(tmp_path: Path) -> None:
    """Un serveur qui ne la connaît pas laisse ce courriel en attente, et lui seul."""
    with messagerie() as boite:
        boite.connait_les_accents(oui=False)
        banc = Banc(tmp_path, boite.port)
        envoie(banc, "élodie@personas.invalid")
        envoie(banc, "un@personas.invalid")
        boite.attend(1)
        boite.connait_les_accents(oui=True)
        recus = boite.attend(2)
        banc.ferme()
    assert [adresse for _, adresse in sortes(recus)] == ["un@personas.invalid", "élodie@personas.invalid"]


def test_une_faute_imprevue_ne_met_pas_fin_aux_tournees(tmp_path: Path) -> None:
    with messagerie() as boite:
        banc = Banc(tmp_path, boite.port)
        plis = banc.services[DepotDePlis]
        lecture, fautes = plis.a_envoyer, iter([ZeroDivisionError("imprévue")])

        def lit() -> list[Pli]:
            for faute in fautes:
                raise faute
            return lecture()

        plis.a_envoyer = lit  # type: ignore[method-assign]  # la faute simulée
        envoie(banc, "un@personas.invalid")
        boite.attend(1)
        banc.ferme()


def envoie(banc: Banc, destinataire: str) -> None:
    banc.services[Courrier].envoie(Message.NOTIFICATION, destinataire, {})
    banc.services[UniteDeTravail].valide()
    banc.services[UniteDeTravail].libere()

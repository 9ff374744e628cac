"""L'API de pilotage : ce qu'un testeur ne peut pas faire par les écrans. Décrite par OpenAPI."""

import base64
import hmac
import ipaddress
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from flask import Response, make_response, request
from flask_openapi3 import Info, OpenAPI
from pydantic import BaseModel, ValidationError

from simulator.assemblage import Services
from simulator.domaine.comptes import Comptes
from simulator.domaine.evenements import UniteDeTravail
from simulator.domaine.horloge import Horloge
from simulator.domaine.oubli import Oublis
from simulator.domaine.refus import ActeRefuse, Introuvable, SaisieRefusee
from simulator.domaine.registre import Registre, Titre, Usager
from simulator.franceconnect.acces import Acces
from simulator.franceconnect.identites import Identite, Identites
from simulator.gabarits import Gabarits
from simulator.pilotage import console
from simulator.pilotage import modeles as m
from simulator.pilotage.contexte import Contexte
from simulator.pilotage.demandes import installe_les_demandes
from simulator.pilotage.instruction import installe_l_instruction
from simulator.pilotage.sessions import installe_les_sessions
from simulator.stockage.base import Base
from simulator.version import VERSION

PREFIXE = "/pilotage"

# Un corps JSON et son code.
Reponse = tuple[Any, int]


class ParNumero(BaseModel):
    """Un mail par son numéro."""

    numero: int


class ParDestinataire(BaseModel):
    """Filtre des mails."""

    destinataire: str | None = None


def cree_le_pilotage(services: Services, contexte: Contexte) -> OpenAPI:
    """L'application de pilotage d'une instance."""
    app = OpenAPI(
        __name__,
        info=Info(title="Pilotage du simulateur de recette", version=VERSION),
        doc_ui=False,  # la console tient la racine ; le document reste servi
        static_folder=None,
        validation_error_status=422,
        validation_error_model=m.Probleme,
        validation_error_callback=_saisie_invalide,
    )
    app.extensions["services"] = services
    app.extensions["contexte"] = contexte
    services[Gabarits].installe(app.jinja_env)
    _installe_les_gardes(app, services, contexte)
    _installe_les_refus(app)
    _installe_l_instance(app, services, contexte)
    _installe_l_horloge(app, services)
    _installe_les_dossiers(app, services)
    _installe_les_identites(app, services)
    _installe_les_courriels(app, contexte)
    installe_les_sessions(app, services, PREFIXE)
    installe_les_demandes(app, services, PREFIXE)
    installe_l_instruction(app, services, PREFIXE)
    app.register_blueprint(console.pages, url_prefix=PREFIXE)
    app.add_url_rule(f"{PREFIXE}/openapi.json", "openapi", lambda: app.api_doc)
    return app


def _saisie_invalide(erreur: ValidationError, *_suite: Any) -> Response:
    details = "; ".join(f"{'.'.join(map(str, d['loc'])) or 'corps'} : {d['msg']}" for d in erreur.errors())
    message, code = _probleme(f"Demande de pilotage mal formée ({details}).", 422)
    return make_response(message, code)


def _probleme(message: str, code: int) -> Reponse:
    return {"message": message}, code


def _installe_les_gardes(app: OpenAPI, services: Services, contexte: Contexte) -> None:
    unite = services[UniteDeTravail]

    @app.before_request
    def controle_l_acces() -> Reponse | None:
        # La console a des formulaires : une page d'un autre site ne doit pas pouvoir les envoyer.
        if request.method != "GET" and request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            return _probleme("Le pilotage n'accepte pas les envois d'un autre site.", 403)
        if contexte.jeton is None:
            if ipaddress.ip_address(request.remote_addr or "::").is_loopback:
                return None
            return _probleme(
                "Le pilotage n'est ouvert qu'à cette machine ; ailleurs, il exige un jeton.", 403
            )
        presente = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if hmac.compare_digest(presente.encode(), contexte.jeton.encode()):
            return None
        return _probleme("Jeton de pilotage absent ou faux.", 403)

    @app.after_request
    def conclut(reponse: Any) -> Any:
        (unite.valide if reponse.status_code < HTTPStatus.BAD_REQUEST else unite.annule)()
        reponse.headers["Content-Security-Policy"] = (
            "default-src 'self'; img-src 'self' data:; script-src 'none'; frame-ancestors 'none'"
        )
        reponse.headers["Cache-Control"] = "no-store"
        return reponse

    @app.teardown_request
    def libere(_erreur: BaseException | None) -> None:
        unite.libere()


def _installe_les_refus(app: OpenAPI) -> None:
    @app.errorhandler(Introuvable)
    def introuvable(erreur: Introuvable) -> Reponse:
        return _probleme(str(erreur), 404)

    @app.errorhandler(SaisieRefusee)
    def saisie_refusee(erreur: SaisieRefusee) -> Reponse:
        details = " ".join(f"{champ} : {' '.join(motifs)}" for champ, motifs in erreur.motifs.items())
        return _probleme(details, 422)

    @app.errorhandler(ActeRefuse)
    def refuse(erreur: ActeRefuse) -> Reponse:
        return _probleme(str(erreur), 409)


def _installe_l_instance(app: OpenAPI, services: Services, contexte: Contexte) -> None:
    @app.get(f"{PREFIXE}/sante", responses={200: m.Sante}, summary="L'instance répond")
    def sante() -> Reponse:
        return m.Sante(version=VERSION).model_dump(), 200

    @app.post(f"{PREFIXE}/remise-a-zero", responses={204: None}, summary="Efface toutes les données")
    def remise_a_zero() -> Reponse:
        services[UniteDeTravail].libere()
        services[Base].vide()
        services[Identites].vide()
        services[Acces].vide()
        if contexte.boite is not None:
            contexte.boite.vide()
        return "", 204

    @app.get(f"{PREFIXE}/defauts", responses={200: m.Defauts}, summary="Le catalogue des défauts")
    def defauts() -> Reponse:
        return list(contexte.catalogue), 200

    @app.get(f"{PREFIXE}/actes", responses={200: m.Actes}, summary="Combien de fois le défaut a agi")
    def actes() -> Reponse:
        return m.Actes(actes=contexte.temoin.actes).model_dump(), 200


def _installe_l_horloge(app: OpenAPI, services: Services) -> None:
    horloge = services[Horloge]

    def heure() -> Reponse:
        return m.Heure(instant=horloge.maintenant(), arretee=horloge.arretee).model_dump(mode="json"), 200

    @app.get(f"{PREFIXE}/horloge", responses={200: m.Heure}, summary="L'heure de l'instance")
    def lit() -> Reponse:
        return heure()

    @app.put(
        f"{PREFIXE}/horloge", responses={200: m.Heure, 422: m.Probleme}, summary="Place et arrête l'horloge"
    )
    def place(body: m.Heure) -> Reponse:
        try:
            horloge.place(body.instant)
        except ValueError as erreur:
            return _probleme(str(erreur), 422)
        if not body.arretee:
            horloge.reprend()
        return heure()

    @app.post(f"{PREFIXE}/horloge/avance", responses={200: m.Heure}, summary="Avance l'horloge")
    def avance(body: m.Saut) -> Reponse:
        horloge.avance(timedelta(seconds=body.secondes))
        return heure()


def _installe_les_dossiers(app: OpenAPI, services: Services) -> None:
    @app.post(
        f"{PREFIXE}/personas",
        responses={201: None, 409: m.Probleme},
        summary="Inscrit un usager et son titre",
    )
    def inscrit(body: m.Persona) -> Reponse:
        usager = Usager(body.statut, body.etat_civil, body.adresse, body.numero_etranger)
        titre = Titre(usager, body.nature, body.numero_de_titre, body.debut, body.fin, body.mention)
        services[Registre].ajoute(titre)
        return "", 201

    @app.post(
        f"{PREFIXE}/comptes", responses={201: None, 409: m.Probleme}, summary="Crée un compte déjà activé"
    )
    def cree_le_compte(body: m.CompteACreer) -> Reponse:
        titre = services[Registre].titre(body.numero_de_titre)
        if titre is None:
            raise ActeRefuse(
                f"Aucun titre {body.numero_de_titre} au registre : inscrivez d'abord le persona."
            )
        compte = services[Comptes].enregistre(titre.usager, body.adresse_email)
        if body.mot_de_passe is None:
            services[Comptes].annonce(compte)
        else:
            services[Comptes].active(compte, body.mot_de_passe)
        return "", 201


def _installe_les_identites(app: OpenAPI, services: Services) -> None:
    @app.post(
        f"{PREFIXE}/identites",
        responses={201: None, 422: m.Probleme},
        summary="Dépose une identité chez le fournisseur d'identité fictif, à proposer en tête",
    )
    def depose(body: m.IdentiteADeposer) -> Reponse:
        services[Identites].depose(Identite(**body.model_dump()))
        return "", 201

    @app.post(
        f"{PREFIXE}/oublis", responses={204: None, 422: m.Probleme}, summary="Demande un nouveau mot de passe"
    )
    def annonce_l_oubli(body: m.OubliAAnnoncer) -> Reponse:
        services[Oublis].demande(body.identifiant)
        return "", 204


def _installe_les_courriels(app: OpenAPI, contexte: Contexte) -> None:
    @app.get(
        f"{PREFIXE}/courriels",
        responses={200: m.Courriels, 409: m.Probleme},
        summary="Les mails de la boîte embarquée",
    )
    def liste(query: ParDestinataire) -> Reponse:
        if contexte.boite is None:
            return _probleme("Cette instance n'a pas de boîte embarquée : ses mails partent ailleurs.", 409)
        recus = [
            m.Courriel(
                numero=recu.numero,
                destinataires=list(recu.destinataires),
                objet=str(recu.message["Subject"]),
                source=base64.b64encode(recu.octets).decode(),
            ).model_dump()
            for recu in contexte.boite.liste(query.destinataire)
        ]
        return recus, 200

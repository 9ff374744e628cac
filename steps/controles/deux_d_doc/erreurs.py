"""Pourquoi un 2D-DOC ne se lit pas, ou ne peut être cru. Une classe par motif, une phrase par classe."""
# ruff: noqa: D101 (la phrase d'une classe dit son motif)

from steps.controles.lecture import LectureImpossible


class CodeIntrouvable(LectureImpossible):
    phrase = "aucun 2D-DOC lisible n'a été trouvé ({ou})"


# En-tête


class PasUn2DDoc(LectureImpossible):
    phrase = "le contenu n'est pas un 2D-DOC : il commence par « {debut} » au lieu de « DC »"


class FormeBinaire(LectureImpossible):
    phrase = "la forme binaire de la version 04, réservée à un seul type de document, n'est pas admise ici"


class VersionInconnue(LectureImpossible):
    phrase = "version de 2D-DOC « {version} » inconnue : 02, 03 ou 04 attendue"


class EnTeteTronque(LectureImpossible):
    phrase = "en-tête tronqué : {longueur} caractères au lieu de {attendue}"


class EnTeteIllisible(LectureImpossible):
    phrase = "en-tête illisible : « {valeur} » ne peut être {nature}"


# Message


class TypeInconnu(LectureImpossible):
    phrase = "type de document « {type} » inconnu du périmètre 01"


class ChampInconnu(LectureImpossible):
    phrase = "champ « {champ} » inconnu, au caractère {position} du message : la suite ne peut être lue"


class ChampTropCourt(LectureImpossible):
    phrase = "champ {champ} tronqué : {longueur} caractères au lieu de {attendue}"


class SeparateurFautif(LectureImpossible):
    phrase = "séparateur {separateur} interdit après le champ {champ} ({raison})"


class ChampRepete(LectureImpossible):
    phrase = "le champ {champ} figure plus d'une fois"


class ChampManquant(LectureImpossible):
    phrase = "champ obligatoire absent : {champ} ({libelle})"


class ChampInterdit(LectureImpossible):
    phrase = "champ interdit dans ce document : {champ} ({libelle}), {raison}"


class ValeurIrreguliere(LectureImpossible):
    phrase = "champ {champ} ({libelle}) : « {valeur} » n'a pas la forme attendue, {forme}"


# Signature


class SignatureAbsente(LectureImpossible):
    phrase = "signature absente : le séparateur US et la signature manquent en fin de message"


class Base32Illisible(LectureImpossible):
    phrase = "signature illisible : elle n'est pas du base32 sans remplissage"


class LongueurDeSignature(LectureImpossible):
    phrase = "signature de {longueur} octets, alors que la courbe {courbe} en veut {attendue}"


class AnnexeNonSignee(LectureImpossible):
    phrase = "une annexe de {longueur} caractères suit la signature : rien ne la signe, elle ne prouve rien"


class SignatureFausse(LectureImpossible):
    phrase = "signature fausse : elle n'est pas celle de ce message par la clé du certificat {certificat}"


class AutoriteInconnue(LectureImpossible):
    phrase = "autorité de certification « {autorite} » inconnue de l'annuaire"


class CertificatInconnu(LectureImpossible):
    phrase = "certificat « {certificat} » de l'autorité « {autorite} » absent de l'annuaire"


class CertificatNonEmis(LectureImpossible):
    phrase = "certificat « {certificat} » : il n'a pas été signé par l'autorité « {autorite} »"


class UsageDeCleInterdit(LectureImpossible):
    phrase = "certificat « {certificat} » : keyUsage critique digitalSignature absent"


class CleInattendue(LectureImpossible):
    phrase = "certificat « {certificat} » : sa clé n'est pas ECDSA P-256, P-384 ou P-521"


class DateHorsValidite(LectureImpossible):
    phrase = "date de signature {date} hors de la validité du certificat, du {debut} au {fin}"


class AutoriteHorsValidite(LectureImpossible):
    phrase = "date de signature {date} hors de la validité de l'autorité « {autorite} », du {debut} au {fin}"


class CertificatRevoque(LectureImpossible):
    phrase = "certificat « {certificat} » révoqué par son autorité le {date}"


class EmissionApresSignature(LectureImpossible):
    phrase = "document émis le {emission}, après sa signature du {signature}"


class AnnuaireIllisible(LectureImpossible):
    phrase = "annuaire de certificats illisible : {raison}"

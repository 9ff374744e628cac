"""Un vrai serveur IMAP pour les essais : Dovecot, en TLS seulement sur 127.0.0.1, et un relais SMTP qui l'emplit."""

import grp
import mailbox
import os
import pwd
import re
import select
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from simulator.pilotage.boite import BoiteAuxLettres
from tests.certificats import ecrit_les_certificats
from tests.services import DELAI, HOTE, ROOT, compte_ordinaire, port_libre, programme

# Un seul compte, sans droits d'administrateur : Dovecot ne change donc ni de compte ni de racine (chroot).
COMMUN = """
base_dir = {dossier}/run
state_dir = {dossier}/run
log_path = {dossier}/journal.txt
protocols = imap
listen = {hote}
default_internal_user = {compte}
default_internal_group = {groupe}
default_login_user = {compte}
first_valid_uid = 1
ssl = required
auth_failure_delay = 0
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
  }}
}}
"""
PROPRE_A_2_3 = """
mail_location = maildir:{dossier}/mails
ssl_cert = <{dossier}/serveur.pem
ssl_key = <{dossier}/cle.pem
passdb {{
  driver = passwd-file
  args = {dossier}/comptes
}}
userdb {{
  driver = static
  args = home={dossier}
}}
"""
PROPRE_A_2_4 = """
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
mail_driver = maildir
mail_path = {dossier}/mails
ssl_server_cert_file = {dossier}/serveur.pem
ssl_server_key_file = {dossier}/cle.pem
passdb passwd-file {{
  passwd_file_path = {dossier}/comptes
}}
userdb static {{
  fields {{
    home = {dossier}
  }}
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """Un serveur et la boîte qu'il sert."""

    programme: str
    dossier: Path
    compte: pwd.struct_passwd
    port: int
    hote: str = HOTE
    identifiant: str = "recette@boite.invalid"
    mot_de_passe: str = field(default="Été d'essai 42", repr=False)

    @property
    def autorite(self) -> Path:
        """Fichier PEM de l'autorité qui a signé son certificat."""
        return self.dossier / "autorite.pem"

    def depose(self, octets: bytes) -> None:
        """Range un mail, comme s'il arrivait."""
        mailbox.Maildir(self.dossier / "mails").add(octets)

    def demarre(self) -> None:
        """Le démarre ; au retour, il écoute."""
        commande = [self.programme, "-c", str(self.dossier / "dovecot.conf")]
        # Dans un fichier : il la garde ouverte, et d'un tube on attendrait la fin.
        sortie = self.dossier / "demarrage.txt"
        with sortie.open("wb") as ecrite:
            code = subprocess.call(
                commande,
                stdin=subprocess.DEVNULL,
                stdout=ecrite,
                stderr=ecrite,
                timeout=DELAI,
                user=self.compte.pw_uid if ROOT else None,
                group=self.compte.pw_gid if ROOT else None,
                extra_groups=[] if ROOT else None,
            )
        assert code == 0, sortie.read_text("utf-8")

    def arrete(self) -> None:
        """L'arrête, connexions ouvertes comprises, et attend qu'il ait fini."""
        pid = int((self.dossier / "run" / "master.pid").read_text())
        fin = os.pidfd_open(pid)
        os.killpg(pid, signal.SIGTERM)
        finis, _, _ = select.select([fin], [], [], DELAI)
        os.close(fin)
        with suppress(ProcessLookupError):  # ceux de son groupe servent encore un instant sans lui
            os.killpg(pid, signal.SIGKILL)
        assert finis, f"Dovecot (pid {pid}) ne s'arrête pas"

    def renumerote(self) -> None:
        """Change, une fois qu'il est arrêté, l'UIDVALIDITY de la boîte."""
        mails = self.dossier / "mails"
        for index in mails.glob("dovecot.index*"):
            index.unlink()
        rangs = (mails / "dovecot-uidlist").read_text("ascii")
        (mails / "dovecot-uidlist").write_text(
            re.sub(r"(?<= V)\d+", lambda vu: str(int(vu[0]) + 1), rangs, count=1), "ascii"
        )


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    """Un serveur en marche et sa boîte vide ; sans Dovecot l'essai n'est pas joué, et échoue si CI est posée."""
    chemin, compte = programme("dovecot", "dovecot-imapd"), compte_ordinaire()
    # Ni tmp_path, fermé à tout autre compte que celui qui joue, ni un chemin long : c'est le lieu de prises Unix.
    with tempfile.TemporaryDirectory(prefix="dovecot-", ignore_cleanup_errors=True) as nom:
        serveur = Dovecot(chemin, Path(nom), compte, port_libre())
        _ecrit(serveur)
        serveur.demarre()
        try:
            yield serveur
        finally:
            with suppress(FileNotFoundError, ProcessLookupError):  # un essai a pu l'arrêter
                serveur.arrete()


@contextmanager
def relais_vers(depose: Callable[[bytes], None]) -> Iterator[str]:
    """« hôte:port » d'un serveur SMTP ; `depose` reçoit chaque mail, précédé d'un Delivered-To par destinataire."""
    relais = _Relais(depose)
    relais.demarre()
    try:
        yield f"{HOTE}:{relais.port}"
    finally:
        relais.arrete()


class _Relais(BoiteAuxLettres):
    def __init__(self, depose: Callable[[bytes], None]) -> None:
        super().__init__(HOTE, 0)
        self._depose = depose

    async def handle_DATA(self, _serveur: SMTP, _session: Session, pli: Envelope) -> str:  # noqa: N802 (nom d'aiosmtpd)
        assert isinstance(pli.content, bytes)
        remise = "".join(f"Delivered-To: {destinataire}\r\n" for destinataire in pli.rcpt_tos)
        self._depose(remise.encode() + pli.content)
        return "250 OK"


def _ecrit(serveur: Dovecot) -> None:
    """Sa configuration, ses certificats, son compte et sa boîte, tenus par le compte qui le fait tourner."""
    dossier, compte = serveur.dossier, serveur.compte
    ecrit_les_certificats(dossier, HOTE)
    groupe = grp.getgrgid(compte.pw_gid).gr_name
    fichiers = {
        "dovecot.conf": _modele(serveur.programme)
        .format(dossier=dossier, hote=HOTE, port=serveur.port, compte=compte.pw_name, groupe=groupe)
        .encode(),
        "comptes": f"{serveur.identifiant}:{{PLAIN}}{serveur.mot_de_passe}\n".encode(),
    }
    for nom, octets in fichiers.items():
        (dossier / nom).write_bytes(octets)
    mailbox.Maildir(dossier / "mails")
    if ROOT:
        for chemin in (dossier, *dossier.rglob("*")):
            os.chown(chemin, compte.pw_uid, compte.pw_gid)


def _modele(programme: str) -> str:
    """La configuration, dans la langue de cette version : elle a changé en 2.4."""
    commande = [programme, "--version"]
    version = subprocess.run(commande, check=True, capture_output=True, text=True).stdout
    return (PROPRE_A_2_3 if version.startswith("2.3.") else PROPRE_A_2_4) + COMMUN

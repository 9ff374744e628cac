"""Un vrai mandataire devant une cible : nginx, en TLS signé par une autorité privée, sous un préfixe."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from tests.certificats import ecrit_les_certificats
from tests.services import DELAI, HOTE, ROOT, compte_ordinaire, programme

CONFIGURATION = """
pid {dossier}/nginx.pid;
error_log {dossier}/journal.txt;
events {{ }}
http {{
  access_log off;
  client_max_body_size 0;
  client_body_temp_path {dossier}/corps;
  proxy_temp_path {dossier}/relais;
  fastcgi_temp_path {dossier}/fastcgi;
  uwsgi_temp_path {dossier}/uwsgi;
  scgi_temp_path {dossier}/scgi;
  server {{
    listen {ecoute} ssl;
    ssl_certificate {dossier}/serveur.pem;
    ssl_certificate_key {dossier}/cle.pem;
    location {prefixe}/ {{
      proxy_pass http://{derriere}/;
    }}
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class Mandataire:
    """Un mandataire qui écoute à `adresse`."""

    adresse: str
    autorite: Path  # fichier PEM de l'autorité qui a signé son certificat


@contextmanager
def nginx(adresse: str, derriere: str) -> Iterator[Mandataire]:
    """Sert à `adresse` (https, préfixe compris) ce que `derriere` (« hôte:port ») donne sans le préfixe."""
    chemin, compte = programme("nginx", "nginx-light"), compte_ordinaire()
    vue = urlsplit(adresse)
    with tempfile.TemporaryDirectory(prefix="nginx-", ignore_cleanup_errors=True) as nom:
        dossier = Path(nom)
        ecrit_les_certificats(dossier, HOTE)
        (dossier / "nginx.conf").write_text(
            CONFIGURATION.format(dossier=dossier, ecoute=vue.netloc, prefixe=vue.path, derriere=derriere),
            encoding="utf-8",
        )
        if ROOT:
            for place in (dossier, *dossier.iterdir()):
                os.chown(place, compte.pw_uid, compte.pw_gid)
        commande = [chemin, "-e", str(dossier / "journal.txt"), "-c", str(dossier / "nginx.conf")]
        lance = partial(
            subprocess.run,
            check=True,
            timeout=DELAI,
            user=compte.pw_uid if ROOT else None,
            group=compte.pw_gid if ROOT else None,
            extra_groups=[] if ROOT else None,
        )
        lance(commande)  # rend la main une fois à l'écoute
        try:
            yield Mandataire(adresse, dossier / "autorite.pem")
        finally:
            lance([*commande, "-s", "stop"])

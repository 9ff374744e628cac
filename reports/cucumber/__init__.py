"""Les formats de Cucumber : messages, rapport HTML du formateur officiel, JSON historique."""

import json
from pathlib import Path

from cucumber_messages import message_converter

from reports.cucumber.historique import en_json
from reports.cucumber.messages import enveloppes
from reports.cucumber.page import page
from reports.matiere import Matiere


def rend(matiere: Matiere) -> list[Path]:
    """Écrit `messages.ndjson`, `index.html` et `cucumber.json` dans le dossier `cucumber`."""
    dossier = matiere.dossier / "cucumber"
    dossier.mkdir(exist_ok=True)
    messages = [
        json.dumps(message_converter.to_dict(enveloppe), ensure_ascii=False, separators=(",", ":"))
        for enveloppe in enveloppes(matiere.lu)
    ]
    contenus = {
        "messages.ndjson": "".join(f"{message}\n" for message in messages),
        "index.html": page(messages),
        "cucumber.json": json.dumps(en_json(matiere.lu), ensure_ascii=False, indent=1),
    }
    for nom, contenu in contenus.items():
        (dossier / nom).write_text(contenu, encoding="utf-8")
    return [dossier / nom for nom in contenus]

"""Le lecteur de planches : le numéro du seul code-barres linéaire, ou un refus."""

import io
from datetime import date

import pytest
from PIL import Image

from fixtures.planche import planche
from steps.controles.planche import PlancheIllisible, numero_ephoto_de

JOUR = date(2022, 4, 26)


def cote_a_cote(*planches: bytes) -> bytes:
    """Une image blanche, où ces planches se suivent."""
    vues = [Image.open(io.BytesIO(une)) for une in planches]
    page = Image.new("RGB", (1200 * max(1, len(vues)), 1800), "white")
    for rang, vue in enumerate(vues):
        page.paste(vue, (1200 * rang, 0))
    tampon = io.BytesIO()
    page.save(tampon, "PNG")
    return tampon.getvalue()


@pytest.mark.parametrize("numero", ["0" * 22, "ABCDEFGHIJKLMNOPQRSTUV", "A1B2C3D4E5F6G7H8I9J0KL"])
def test_le_numero_est_celui_du_code(numero: str) -> None:
    assert numero_ephoto_de(planche(numero, JOUR)) == numero


@pytest.mark.parametrize("numeros", [(), ("A" * 22, "B" * 22)], ids=["aucun", "deux"])
def test_aucun_code_ou_plusieurs_ne_disent_rien(numeros: tuple[str, ...]) -> None:
    image = cote_a_cote(*(planche(numero, JOUR) for numero in numeros))
    with pytest.raises(PlancheIllisible, match=f"{len(numeros)} codes-barres"):
        numero_ephoto_de(image)

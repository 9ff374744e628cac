"""`python -m tests.deux_ecarts` : le simulateur, qui s'écarte du guide en deux endroits."""

from tests.autres_textes import sert

TEXTES = (
    ("courriels/activation.txt", "Bonjour\n", "Madame, Monsieur\n"),
    ("pages/preambule.html", "(format JPG, PNG, PDF, TIFF, BMP)", "(format JPG, PNG, PDF)"),
)

if __name__ == "__main__":
    sert("tests.deux_ecarts", TEXTES)

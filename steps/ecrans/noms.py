"""Sous quel nom une saisie, un choix, un lien ou un bouton se présente à qui ne le voit pas."""

# Le nom d'un élément, précédé de celui de son groupe pour un élément de date ou une réponse « Oui », « Non » ;
# un avis n'a que la sorte de nom qu'on lui donne.
NOM = """((ici, avis) => {
  const net = texte => texte.replace(/\\s+/g, " ").trim();
  const propre = place => net([...place.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(" "));
  const groupe = ici.closest(ici.type === "radio" ? "[role=radiogroup]" : "fieldset");
  const legende = groupe && groupe.querySelector("legend") ? net(groupe.querySelector("legend").innerText) : "";
  if (ici === groupe) return legende;
  const etiquette = ici.labels && ici.labels[0];
  const sien = ici.getAttribute("role") === "alert" ? avis : ici.getAttribute("aria-label")
    || (etiquette ? propre(etiquette) || net(etiquette.innerText) : net(ici.innerText));
  return [legende, sien].filter(Boolean).join(" ");
})"""

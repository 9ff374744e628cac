"use strict";
// Trois comportements d'écran, déclarés dans les pages ; le serveur refait tous les contrôles.

// 1. Le lien des mails : « #/espace-personnel/inscription/mot-de-passe?token=… » (S10).
function ouvreLeLienRecu() {
  const recu = document.getElementById("lien-recu");
  const [chemin, requete] = location.hash.slice(1).split("?");
  if (!recu || chemin !== "/espace-personnel/inscription/mot-de-passe") return;
  recu.elements.jeton.value = new URLSearchParams(requete).get("token") || "";
  history.replaceState(null, "", location.pathname);
  recu.submit();
}
addEventListener("hashchange", ouvreLeLienRecu);
ouvreLeLienRecu();

// 2. data-visible-si="champ=valeur" : montré pour cette réponse seulement, vidé sinon.
function valeurDe(formulaire, nom) {
  const champ = formulaire.elements[nom];
  return champ ? champ.value : "";
}
function metAJour(formulaire) {
  for (const bloc of formulaire.querySelectorAll("[data-visible-si]")) {
    const [nom, valeur] = bloc.dataset.visibleSi.split("=");
    bloc.hidden = valeurDe(formulaire, nom) !== valeur;
    if (!bloc.hidden) continue;
    for (const champ of bloc.querySelectorAll("input, select, textarea")) {
      if (champ.type === "radio" || champ.type === "checkbox") champ.checked = false;
      else champ.value = "";
    }
  }
}

// 3. data-requis="phrase" : la phrase est montrée près du champ laissé vide, et rien n'est envoyé.
function montre(champ, phrase) {
  const place = document.getElementById(`${champ.id}-erreur`);
  if (!place) return;
  place.textContent = phrase;
  place.hidden = !phrase;
  champ.toggleAttribute("aria-invalid", Boolean(phrase));
  if (phrase) champ.setAttribute("aria-invalid", "true");
}
function controle(formulaire) {
  let premier = null;
  for (const champ of formulaire.querySelectorAll("[data-requis]")) {
    if (champ.closest("[hidden]")) continue;
    const manque = champ.value.trim() === "";
    montre(champ, manque ? champ.dataset.requis : "");
    if (manque && !premier) premier = champ;
  }
  if (premier) premier.focus();
  return !premier;
}

for (const formulaire of document.forms) {
  metAJour(formulaire);
  formulaire.addEventListener("change", () => metAJour(formulaire));
  formulaire.addEventListener("submit", (envoi) => {
    if (!controle(formulaire)) envoi.preventDefault();
  });
}

"use strict";
// Quatre comportements d'écran, déclarés dans les pages ; le serveur refait tous les contrôles.

// 1. Les liens des mails : « #/espace-personnel/inscription/mot-de-passe?token=… » (S10) ; data-lien-recu dit
// quel formulaire en confie le jeton au serveur.
function ouvreLeLienRecu() {
  const [chemin, requete] = location.hash.slice(1).split("?");
  const recu = [...document.forms].find((formulaire) => formulaire.dataset.lienRecu === chemin);
  if (!recu) return;
  recu.elements.jeton.value = new URLSearchParams(requete).get("token") || "";
  history.replaceState(null, "", location.pathname);
  recu.submit();
}
addEventListener("hashchange", ouvreLeLienRecu);
ouvreLeLienRecu();

// 2. data-visible-si="champ=valeur" : montré pour cette réponse seulement ; data-vide-si-cache : vidé sinon.
function valeurDe(formulaire, nom) {
  const champ = formulaire.elements[nom];
  return champ ? champ.value : "";
}
function metAJour(formulaire) {
  for (const bloc of formulaire.querySelectorAll("[data-visible-si]")) {
    const [nom, valeur] = bloc.dataset.visibleSi.split("=");
    bloc.hidden = valeurDe(formulaire, nom) !== valeur;
    if (!bloc.hidden || !("videSiCache" in bloc.dataset)) continue;
    for (const champ of bloc.querySelectorAll("input, select, textarea")) {
      if (champ.type === "radio" || champ.type === "checkbox") champ.checked = false;
      else champ.value = "";
    }
  }
}

// 3. Contrôles avant envoi : data-requis="phrase" sur un champ ou un groupe de boutons,
// data-longueur-max et data-trop-long sur un texte. La phrase est montrée près du champ, et rien n'est envoyé.
function montre(champ, phrase) {
  const place = document.getElementById(`${champ.id}-erreur`);
  if (!place) return;
  place.textContent = phrase;
  place.hidden = !phrase;
  if (phrase) champ.setAttribute("aria-invalid", "true");
  else champ.removeAttribute("aria-invalid");
  const annonce = document.querySelector("[aria-invalid=true], [role=alert]") ? "Erreur : " : "";
  document.title = document.title.replace(/^(Erreur : )?/, annonce);
}
function estVide(champ) {
  if (champ.tagName === "FIELDSET") return !champ.querySelector(":checked");
  return champ.type === "checkbox" ? !champ.checked : champ.value.trim() === "";
}
function longueur(texte) {
  return [...texte.replace(/\r\n/g, "\n")].length;
}
function refus(champ) {
  const { requis, longueurMax, tropLong } = champ.dataset;
  if (requis && estVide(champ)) return requis;
  return longueurMax && longueur(champ.value) > Number(longueurMax) ? tropLong : "";
}
function controle(formulaire) {
  let premier = null;
  for (const champ of formulaire.querySelectorAll("[data-requis], [data-longueur-max]")) {
    if (champ.closest("[hidden]")) continue;
    const phrase = refus(champ);
    montre(champ, phrase);
    if (phrase && !premier) premier = champ;
  }
  if (premier) (premier.matches("fieldset") ? premier.querySelector("input") : premier).focus();
  return !premier;
}

// 4. Au fil de la saisie : fichier trop gros ou d'un autre format (data-taille-max), caractères restants.
function controleLeFichier(champ) {
  const [fichier] = champ.files;
  const { tailleMax, tropGros, mauvaisFormat } = champ.dataset;
  let phrase = "";
  if (fichier) {
    const accepte = champ.accept.split(",").some((fin) => fichier.name.toLowerCase().endsWith(fin));
    if (!accepte) phrase = mauvaisFormat;
    else if (fichier.size > Number(tailleMax)) phrase = tropGros;
  }
  if (phrase) {
    phrase = `« ${fichier.name} » n'a pas été joint. ${phrase}`;
    champ.value = "";
  }
  montre(champ, phrase);
  if (phrase) champ.focus();
}
function compte(champ) {
  const place = document.getElementById(`${champ.id}-compteur`);
  if (place) place.textContent = `${longueur(champ.value)} / ${champ.dataset.longueurMax} caractères`;
}
for (const champ of document.querySelectorAll("[data-taille-max]")) {
  champ.addEventListener("change", () => controleLeFichier(champ));
}
for (const champ of document.querySelectorAll("[data-longueur-max]")) {
  champ.addEventListener("input", () => compte(champ));
  compte(champ);
}

for (const formulaire of document.forms) {
  metAJour(formulaire);
  formulaire.addEventListener("change", () => metAJour(formulaire));
  // Dès la frappe, non à la sortie du champ : la page bougerait sous le bouton que l'on presse.
  formulaire.addEventListener("input", (saisie) => {
    const champ = saisie.target.closest("[data-requis], [data-longueur-max]");
    if (champ && champ.hasAttribute("aria-invalid")) montre(champ, refus(champ));
  });
  formulaire.addEventListener("submit", (envoi) => {
    if (envoi.submitter && envoi.submitter.formNoValidate) return;
    if (!controle(formulaire)) envoi.preventDefault();
  });
}

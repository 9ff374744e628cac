"use strict";
// Six comportements d'écran, déclarés dans les pages, qui disent tous leurs textes ; le serveur refait tous les
// contrôles.

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
// data-longueur-max et data-trop-long sur un texte, data-refus="phrase" où le serveur vient de refuser. La phrase est montrée près du champ, et rien n'est envoyé.
function montre(champ, phrase) {
  const place = document.getElementById(`${champ.id}-erreur`);
  if (!place) return;
  place.textContent = phrase;
  place.hidden = !phrase;
  if (phrase) champ.setAttribute("aria-invalid", "true");
  else champ.removeAttribute("aria-invalid");
  annonceLesRefus();
}
// La fenêtre dit qu'il y a un refus, tant qu'il y en a un.
function annonceLesRefus() {
  const { erreur } = document.body.dataset;
  const titre = document.title.startsWith(erreur) ? document.title.slice(erreur.length) : document.title;
  document.title = document.querySelector("[aria-invalid=true], [role=alert]") ? erreur + titre : titre;
}
function estVide(champ) {
  if (champ.tagName === "FIELDSET") return !champ.querySelector(":checked");
  return champ.type === "checkbox" ? !champ.checked : champ.value.trim() === "";
}
function longueur(texte) {
  return [...texte.replace(/\r\n/g, "\n")].length;
}
function refus(champ) {
  const { requis, refus: motif, longueurMax, tropLong } = champ.dataset;
  if (requis && estVide(champ)) return requis;
  if (motif) return motif;
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

// Remplit un texte de la page, qui nomme ses valeurs « %(nom)s ».
function complete(modele, valeurs) {
  return modele.replace(/%\((\w+)\)s/g, (_, nom) => valeurs[nom]);
}

// 4. Au fil de la saisie : fichier trop gros ou d'un autre format (data-taille-max), caractères restants.
function controleLeFichier(champ) {
  const [fichier] = champ.files;
  const { tailleMax, tropGros, mauvaisFormat, nonJoint } = champ.dataset;
  let phrase = "";
  if (fichier) {
    const accepte = champ.accept.split(",").some((fin) => fichier.name.toLowerCase().endsWith(fin));
    if (!accepte) phrase = mauvaisFormat;
    else if (fichier.size > Number(tailleMax)) phrase = tropGros;
  }
  if (phrase) {
    // Sans les caractères qui ne se voient pas : l'un d'eux renverse le sens de lecture et cache l'extension.
    phrase = complete(nonJoint, { nom: fichier.name.replace(/\p{C}/gu, ""), motif: phrase });
    champ.value = "";
  }
  montre(champ, phrase);
  if (phrase) champ.focus();
}
function compte(champ) {
  const place = document.getElementById(`${champ.id}-compteur`);
  const { compteur, longueurMax } = champ.dataset;
  if (place) place.textContent = complete(compteur, { nombre: longueur(champ.value), maximum: longueurMax });
}
for (const champ of document.querySelectorAll("[data-taille-max]")) {
  champ.addEventListener("change", () => controleLeFichier(champ));
}
for (const champ of document.querySelectorAll("[data-longueur-max]")) {
  champ.addEventListener("input", () => compte(champ));
  compte(champ);
}

// 5. data-communes="adresse" : la liste des villes et le code INSEE suivent le code postal.
function montreLeCodeInsee(liste) {
  const [place] = document.querySelectorAll("[aria-labelledby=code-insee-libelle]");
  place.textContent = liste.selectedOptions[0].dataset.insee;
}
function proposeLesVilles(liste, communes) {
  const choisie = liste.value;
  const villes = communes.map(([nom, insee]) => {
    const ville = new Option(nom, nom);
    ville.dataset.insee = insee;
    return ville;
  });
  liste.replaceChildren(liste.options[0], ...villes);
  const gardee = villes.find((ville) => ville.value === choisie);
  liste.value = (gardee || (villes.length === 1 ? villes[0] : liste.options[0])).value;
  montreLeCodeInsee(liste);
}
let recherches = 0;
async function chercheLesVilles(champ, liste, adresse) {
  const codePostal = champ.value.trim();
  if (liste.dataset.codePostal === codePostal) return;
  liste.dataset.codePostal = codePostal;
  liste.setAttribute("aria-busy", "true");
  const rang = ++recherches;
  try {
    const reponse = await fetch(`${adresse}?code_postal=${encodeURIComponent(codePostal)}`);
    const { communes, refus: motif } = await reponse.json();
    if (rang !== recherches || champ.value.trim() !== codePostal) return;
    proposeLesVilles(liste, communes);
    champ.dataset.refus = motif;
    montre(champ, motif);
  } catch {
    // Sans réponse lisible, la liste reste : le serveur proposera les villes à l'enregistrement.
  } finally {
    if (rang === recherches) liste.removeAttribute("aria-busy");
  }
}
for (const bloc of document.querySelectorAll("[data-communes]")) {
  const champ = bloc.querySelector("input");
  const liste = bloc.querySelector("select");
  const cherche = () => chercheLesVilles(champ, liste, bloc.dataset.communes);
  liste.dataset.codePostal = champ.value.trim();
  champ.addEventListener("input", () => {
    champ.dataset.refus = liste.dataset.codePostal = "";
    if (/^\d{5}$/.test(champ.value.trim())) cherche();
  });
  champ.addEventListener("blur", cherche);
  liste.addEventListener("change", () => montreLeCodeInsee(liste));
}

// 6. Changer de langue renvoie la saisie d'un formulaire : celle des autres l'accompagne, mots de passe exceptés.
function emporteLesAutresSaisies(formulaire) {
  for (const autre of document.forms) {
    if (autre === formulaire) continue;
    const saisies = new FormData(autre);
    for (const cache of autre.querySelectorAll("[type=hidden], [type=password]")) saisies.delete(cache.name);
    for (const [name, value] of saisies) {
      formulaire.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
  }
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
    if (envoi.submitter && envoi.submitter.name === "langue") emporteLesAutresSaisies(formulaire);
    if (envoi.submitter && envoi.submitter.formNoValidate) return;
    if (!controle(formulaire)) envoi.preventDefault();
  });
}

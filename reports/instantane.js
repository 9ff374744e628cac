(connues) => {
  const copie = document.documentElement.cloneNode(true);
  const choix = 'input, textarea, select';
  const copies = copie.querySelectorAll(choix);
  let devoile = false;
  document.querySelectorAll(choix).forEach((champ, rang) => {
    const double = copies[rang];
    const repere = `${champ.name} ${champ.id} ${champ.autocomplete}`;
    const montre = /passe|password/i.test(repere) && champ.matches('input[type=text]');
    if (champ.type === 'password' || montre) {
      devoile ||= montre && champ.value !== '';
      double.setAttribute('value', champ.value ? '••••••••' : '');
    } else if (champ.type === 'hidden') {
      if (/csrf|jeton|token/i.test(repere)) double.setAttribute('value', '[masqué]');
    } else if (champ.type === 'checkbox' || champ.type === 'radio') {
      double.toggleAttribute('checked', champ.checked);
    } else if (champ.type === 'file') {
      double.setAttribute('data-fichiers', [...champ.files].map((fichier) => fichier.name).join(', '));
    } else if (champ.tagName === 'SELECT') {
      [...champ.options].forEach((option, i) => double.options[i].toggleAttribute('selected', option.selected));
    } else if (champ.tagName === 'TEXTAREA') {
      double.textContent = champ.value;
    } else {
      double.setAttribute('value', champ.value);
    }
  });
  copie.querySelectorAll('script, link, base, iframe, object, embed, meta[http-equiv]').forEach((n) => n.remove());
  for (const noeud of copie.querySelectorAll('*')) {
    for (const attribut of [...noeud.attributes]) {
      const vide = attribut.name === 'style' && attribut.value === ''; // ce qu'une image laisse derrière elle
      if (vide || /^on/i.test(attribut.name)) noeud.removeAttribute(attribut.name);
    }
  }
  const feuilles = [...document.styleSheets].filter((feuille) => feuille.href && !feuille.disabled).map((feuille) => {
    let texte = null;
    if (!connues.includes(feuille.href)) {
      try { texte = [...feuille.cssRules].map((regle) => regle.cssText).join('\n'); } catch { texte = ''; }
    }
    return { adresse: feuille.href, texte };
  });
  const titre = document.querySelector('h1');
  return {
    corps: copie.outerHTML,
    adresse: location.href,
    titre: document.title,
    grand_titre: titre ? titre.textContent.trim() : '',
    feuilles,
    devoile,
  };
}

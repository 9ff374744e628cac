# language: fr
Fonctionnalité: Lire et comprendre les écrans de la demande sans les voir, ou de très près (S17 à S29)
  Du préambule à la demande déposée, chaque écran respecte les niveaux A et AA des règles internationales
  d'accessibilité, au repos comme après un refus, tient dans une fenêtre étroite, se lit agrandi, et se nomme.
  Pour agrandir, la taille de base des caractères est doublée, comme le fait un réglage du navigateur, dans une
  fenêtre de 1 280 pixels. Les lignes d'adresse ont 100 caractères, les noms de fichiers 200, les observations 1 000,
  sans une espace.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Chaque écran se lit, s'agrandit et se nomme

    @EXG-20-11 @EXG-20-12 @pilotage
    Scénario: Du préambule à la demande déposée
      Quand elle passe par :
        | préambule         |
        | demande commencée |
        | abandon           |
        | étape 1           |
        | étape 2           |
        | étape 3           |
        | étape 4           |
        | étape 5           |
        | espace personnel  |
        | demande déposée   |
      Alors chacun donne à la fenêtre un titre qui n'est qu'à lui
      Et la page et la fenêtre annoncent l'étape :
        | écran   | annonce       | nom                       |
        | étape 1 | Étape 1 sur 5 | Informations personnelles |
        | étape 2 | Étape 2 sur 5 | Motif de séjour           |
        | étape 3 | Étape 3 sur 5 | Justificatifs             |
        | étape 4 | Étape 4 sur 5 | Récapitulatif             |
        | étape 5 | Étape 5 sur 5 | Confirmation              |
      Et aucune faute d'accessibilité n'y est relevée
      Et rien n'y fait défiler de côté dans une fenêtre large de 320 pixels
      Et le texte y double de taille sans que rien ne soit coupé ni ne déborde

  Règle: Un refus se lit, s'annonce, nomme son champ et lui est relié

    @EXG-20-10 @EXG-20-11 @pilotage
    Scénario: L'étape 1, de vide à refusée
      Quand elle passe par :
        | étape 1, vide                  |
        | étape 1, questions oubliées    |
        | étape 1, situation incohérente |
        | étape 1, coordonnées fausses   |
      Alors chaque refus nomme son champ et lui est relié :
        | refus                          | champ                                                | mot                 |
        | étape 1, questions oubliées    | Quelle est votre situation familiale actuelle ? *    | situation familiale |
        | étape 1, questions oubliées    | Quelle est la nationalité de votre conjoint(e) ? *   | conjoint            |
        | étape 1, questions oubliées    | L'un des enfants est-il de nationalité française ? * | enfants             |
        | étape 1, situation incohérente | Êtes-vous marié, pacsé ou en concubinage ? *         | situation           |
        | étape 1, coordonnées fausses   | Adresse email *                                      | adresse email       |
        | étape 1, coordonnées fausses   | Téléphone                                            | téléphone           |
      Et à chaque refus, la fenêtre l'annonce et le clavier est là où reprendre :
        | refus                          | place                                             |
        | étape 1, questions oubliées    | Quelle est votre situation familiale actuelle ? * |
        | étape 1, situation incohérente | Êtes-vous marié, pacsé ou en concubinage ? * Oui  |
        | étape 1, coordonnées fausses   | Adresse email *                                   |
      Et aucune faute d'accessibilité n'y est relevée
      Et rien n'y fait défiler de côté dans une fenêtre large de 320 pixels
      Et le texte y double de taille sans que rien ne soit coupé ni ne déborde

    @EXG-20-10 @EXG-20-11 @pilotage
    Scénario: L'étape 2, de vide à refusée
      Quand elle passe par :
        | étape 2, vide                                   |
        | étape 2, cases oubliées                         |
        | étape 2, cases oubliées par une requête directe |
      Alors chaque refus nomme son champ et lui est relié :
        | refus                                           | champ                                                                                       | mot       |
        | étape 2, cases oubliées                         | Bénéficier de la protection subsidiaire et ne pas être marié. *                             | situation |
        | étape 2, cases oubliées                         | Avoir connaissance des sanctions pénales encourues par l'auteur d'une fausse attestation. * | sanctions |
        | étape 2, cases oubliées par une requête directe | Bénéficier de la protection subsidiaire et ne pas être marié. *                             | situation |
        | étape 2, cases oubliées par une requête directe | Avoir connaissance des sanctions pénales encourues par l'auteur d'une fausse attestation. * | sanctions |
      Et à chaque refus, la fenêtre l'annonce et le clavier est là où reprendre :
        | refus                                           | place                                                           |
        | étape 2, cases oubliées                         | Bénéficier de la protection subsidiaire et ne pas être marié. * |
        | étape 2, cases oubliées par une requête directe | Bénéficier de la protection subsidiaire et ne pas être marié. * |
      Et aucune faute d'accessibilité n'y est relevée
      Et rien n'y fait défiler de côté dans une fenêtre large de 320 pixels
      Et le texte y double de taille sans que rien ne soit coupé ni ne déborde

    @EXG-20-10 @EXG-20-11 @pilotage
    Scénario: L'étape 3, de vide à complète
      Quand elle passe par :
        | étape 3, vide                                  |
        | étape 3, rien de donné                         |
        | étape 3, rien de donné par une requête directe |
        | étape 3, ephoto refusé                         |
        | étape 3, format refusé                         |
        | étape 3, contenu refusé                        |
        | étape 3, document oublié                       |
        | étape 3, un document joint                     |
        | étape 3, un document de trop                   |
        | étape 3, trois documents                       |
      Alors chaque refus nomme son champ et lui est relié :
        | refus                                          | champ                                          | mot           |
        | étape 3, rien de donné                         | Numéro ephoto *                                | numéro ephoto |
        | étape 3, rien de donné par une requête directe | Numéro ephoto *                                | numéro ephoto |
        | étape 3, rien de donné par une requête directe | Justificatifs de domicile de moins de 6 mois * | domicile      |
        | étape 3, ephoto refusé                         | Numéro ephoto *                                | numéro ephoto |
        | étape 3, format refusé                         | Justificatifs de domicile de moins de 6 mois * | bail.docx     |
        | étape 3, contenu refusé                        | Justificatifs de domicile de moins de 6 mois * | bail.pdf      |
        | étape 3, document oublié                       | Justificatifs de domicile de moins de 6 mois * | domicile      |
      Et à chaque refus, la fenêtre l'annonce et le clavier est là où reprendre :
        | refus                                          | place                                          |
        | étape 3, rien de donné                         | Numéro ephoto *                                |
        | étape 3, rien de donné par une requête directe | Numéro ephoto *                                |
        | étape 3, ephoto refusé                         | Numéro ephoto *                                |
        | étape 3, format refusé                         | Justificatifs de domicile de moins de 6 mois * |
        | étape 3, contenu refusé                        | Justificatifs de domicile de moins de 6 mois * |
        | étape 3, document oublié                       | Justificatifs de domicile de moins de 6 mois * |
        | étape 3, un document de trop                   | avis du refus                                  |
      Et aucune faute d'accessibilité n'y est relevée
      Et rien n'y fait défiler de côté dans une fenêtre large de 320 pixels
      Et le texte y double de taille sans que rien ne soit coupé ni ne déborde

    @EXG-20-10 @EXG-20-11 @pilotage
    Scénario: L'étape 4, rubrique après rubrique
      Quand elle passe par :
        | étape 4, rubrique 1                                        |
        | étape 4, rubrique 2                                        |
        | étape 4, rubrique 3                                        |
        | étape 4, dépôt demandé trop tôt                            |
        | étape 4, observations trop longues                         |
        | étape 4, observations trop longues par une requête directe |
      Alors chaque refus nomme son champ et lui est relié :
        | refus                                                      | champ                                            | mot          |
        | étape 4, observations trop longues                         | Observations à destination de l'administration : | observations |
        | étape 4, observations trop longues par une requête directe | Observations à destination de l'administration : | observations |
      Et à chaque refus, la fenêtre l'annonce et le clavier est là où reprendre :
        | refus                                                      | place                                            |
        | étape 4, dépôt demandé trop tôt                            | avis du refus                                    |
        | étape 4, observations trop longues                         | Observations à destination de l'administration : |
        | étape 4, observations trop longues par une requête directe | Observations à destination de l'administration : |
      Et aucune faute d'accessibilité n'y est relevée
      Et rien n'y fait défiler de côté dans une fenêtre large de 320 pixels
      Et le texte y double de taille sans que rien ne soit coupé ni ne déborde

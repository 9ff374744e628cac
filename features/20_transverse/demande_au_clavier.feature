# language: fr
Fonctionnalité: Déposer sa demande au clavier seul (S17 à S29)
  Qui n'a pas de souris va de champ en champ dans l'ordre de l'écran, voit où elle en est et n'est retenue nulle
  part.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Toute la demande se fait au clavier

    @EXG-20-11 @agent
    Scénario: Du préambule à la confirmation, sans souris
      Étant donné qu'elle est devant le préambule de sa demande
      Quand elle commence l'étape 1 au clavier
      Et elle y répond au clavier :
        | question                                             | réponse    | geste           |
        | Quelle est votre situation familiale actuelle ? *    | Marié(e)   | lettres         |
        | Êtes-vous marié, pacsé ou en concubinage ? *         | Oui        | espace          |
        | Quelle est la nationalité de votre conjoint(e) ? *   | Autre pays | flèches         |
        | Avez-vous des enfants en France ? *                  | Oui        | espace          |
        | L'un des enfants est-il de nationalité française ? * | Non        | espace, flèches |
        | Téléphone                                            | 0639980042 | lettres         |
      Et elle enregistre l'étape 1 au clavier
      Et elle coche au clavier les cases de l'attestation
      Et elle enregistre l'étape 2 au clavier
      Et elle confirme au clavier le numéro ephoto "0000000000000000000000"
      Et elle joint au clavier "bail.pdf" comme justificatif de domicile
      Et elle enregistre l'étape 3 au clavier
      Alors la rubrique 1 montre :
        | Marié(e)   |
        | Autre pays |
        | 0639980042 |
      Quand elle valide au clavier les trois parties de son récapitulatif
      Et elle écrit au clavier les observations "Mon nom s'écrit avec un tiret." et dépose sa demande
      Alors l'étape 5 s'ouvre
      Et l'agent lit ces observations, à la lettre
      Et tout ce que le clavier a touché se voyait

  Règle: Le clavier suit l'ordre de l'écran et en sort

    @EXG-20-11
    Scénario: L'étape 1, toutes les questions posées
      Quand elle traverse au clavier l'écran "étape 1"
      Alors le clavier passe, dans l'ordre, par :
        | Quelle est votre situation familiale actuelle ? *        |
        | Êtes-vous marié, pacsé ou en concubinage ? * Oui         |
        | Quelle est la nationalité de votre conjoint(e) ? *       |
        | Avez-vous des enfants en France ? * Oui                  |
        | L'un des enfants est-il de nationalité française ? * Non |
        | N° et voie *                                             |
        | Complément d'adresse                                     |
        | Code postal *                                            |
        | Adresse email *                                          |
        | Téléphone                                                |
        | < Revenir à l'étape précédente                           |
        | Abandonner la demande                                    |
        | Quitter et revenir plus tard                             |
        | Enregistrer et poursuivre >                              |
      Et rien ne le retient, ni à l'aller ni au retour
      Et tout ce que le clavier a touché se voyait

    @EXG-20-11
    Scénario: L'étape 2
      Quand elle traverse au clavier l'écran "étape 2, vide"
      Alors le clavier passe, dans l'ordre, par :
        | Bénéficier de la protection subsidiaire et ne pas être marié. *                             |
        | Avoir connaissance des sanctions pénales encourues par l'auteur d'une fausse attestation. * |
        | < Revenir à l'étape précédente                                                              |
        | Abandonner la demande                                                                       |
        | Quitter et revenir plus tard                                                                |
        | Enregistrer et poursuivre >                                                                 |
      Et rien ne le retient, ni à l'aller ni au retour
      Et tout ce que le clavier a touché se voyait

    @EXG-20-11
    Scénario: L'étape 3, un document déjà joint
      Quand elle traverse au clavier l'écran "étape 3, un document joint"
      Alors le clavier passe, dans l'ordre, par :
        | liste des traducteurs agréés                   |
        | suivant ce lien                                |
        | Numéro ephoto *                                |
        | Confirmer le numéro ephoto                     |
        | bail.pdf                                       |
        | ✕ SUPPRIMER bail.pdf                           |
        | Justificatifs de domicile de moins de 6 mois * |
        | Joindre un document                            |
        | < Revenir à l'étape précédente                 |
        | Abandonner la demande                          |
        | Quitter et revenir plus tard                   |
        | Enregistrer et poursuivre >                    |
      Et rien ne le retient, ni à l'aller ni au retour
      Et tout ce que le clavier a touché se voyait

    @EXG-20-11
    Scénario: L'étape 4, sa dernière rubrique ouverte
      Quand elle traverse au clavier l'écran "étape 4, rubrique 3"
      Alors le clavier passe, dans l'ordre, par :
        | MES INFORMATIONS PERSONNELLES (1/3)              |
        | MON MOTIF DE SÉJOUR (2/3)                        |
        | JUSTIFICATIFS (3/3)                              |
        | suivant ce lien                                  |
        | Modifier ma saisie                               |
        | Valider ma saisie                                |
        | Observations à destination de l'administration : |
        | < Revenir à l'étape précédente                   |
        | Abandonner la demande                            |
        | Quitter et revenir plus tard                     |
      Et rien ne le retient, ni à l'aller ni au retour
      Et tout ce que le clavier a touché se voyait

    @EXG-20-11
    Scénario: Les autres écrans se quittent par le bas comme par le haut
      Alors le clavier traverse, dans un sens puis dans l'autre :
        | préambule         |
        | demande commencée |
        | abandon           |
        | étape 5           |
        | espace personnel  |
        | demande déposée   |
      Et tout ce que le clavier a touché se voyait

# language: fr
Fonctionnalité: Recevoir son attestation (S29, S31)
  Le dépôt fait, l'usager obtient aussitôt une attestation de prolongation d'instruction. Lui seul
  peut l'ouvrir, et elle ne change plus.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 26/04/2022

  Règle: L'attestation est remise dès le dépôt, sans qu'un agent intervienne

    @EXG-13-01
    Scénario: Le dépôt à peine fait, l'attestation est remise
      Quand elle ouvre son attestation
      Alors l'attestation lui est remise

    @EXG-13-16 @C-11 @horloge
    Scénario: Le fichier porte le n° étranger et la date du dépôt
      Quand elle ouvre son attestation
      Alors le fichier se nomme "ATTESTATION_PROLOGATION_INSTRUCTION_[n° étranger]_20220426.pdf"

  Règle: Une attestation émise ne change plus

    @EXG-13-18 @horloge
    Scénario: Ouverte de nouveau un quart d'heure plus tard, c'est le même fichier
      Étant donné qu'elle a ouvert son attestation
      Quand elle l'ouvre de nouveau, 15 min plus tard
      Alors les deux fichiers sont identiques

  Règle: L'attestation n'est remise qu'à son titulaire

    @EXG-13-20
    Plan du Scénario: <qui> n'obtient pas l'attestation d'une autre
      Étant donné qu'elle a ouvert son attestation
      Quand <qui> demande cette attestation
      Alors l'attestation est refusée

      Exemples:
        | qui                                   |
        | une homonyme, connectée à son compte, |
        | une personne non connectée            |

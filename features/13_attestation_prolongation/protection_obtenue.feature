# language: fr
Fonctionnalité: La protection que dit l'attestation (S30)
  Un encadré dit quelle protection l'usager a obtenue ; l'article cité est celui de cette protection.

  Règle: Chaque protection a sa mention

    @EXG-13-06
    Scénario: L'attestation d'une bénéficiaire nomme la protection subsidiaire
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qui a déposé sa demande le 26/04/2022
      Quand elle ouvre son attestation
      Alors l'attestation porte la mention « A OBTENU LE BÉNÉFICE DE LA PROTECTION SUBSIDIAIRE »

    @EXG-13-07
    Scénario: L'attestation d'une réfugiée la dit reconnue, et cite son article
      Étant donné une réfugiée, titulaire d'un titre de séjour
      Et qui a déposé sa demande le 26/04/2022
      Quand elle ouvre son attestation
      Alors l'attestation porte la mention "RECONNU RÉFUGIÉ"
      Et l'attestation cite l'article "R. 431-15-3", et non "R. 431-15-4"

# language: fr
Fonctionnalité: Recevoir l'attestation de décision favorable (S46)
  L'attestation remise avec une décision favorable justifie du droit au séjour jusqu'à la remise du titre (C-39).

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 26/04/2022

  Règle: L'attestation de décision favorable est remise avec elle

    @EXG-18-03 @C-39 @agent @horloge
    Scénario: Le document téléchargé est l'attestation de décision favorable
      Étant donné qu'un agent a accepté sa demande le 10/06/2022
      Quand elle ouvre la notification le 14/06/2022
      Et elle télécharge le document
      Alors le document est l'attestation de décision favorable de sa demande

    @EXG-18-06 @C-39 @agent @horloge
    Scénario: Son 2D-DOC annonce une décision favorable, aux dates imprimées
      Étant donné qu'un agent a accepté sa demande le 10/06/2022
      Quand elle ouvre la notification le 14/06/2022
      Et elle télécharge le document
      Alors le 2D-DOC du document porte :
        | 6J | 3 |
      Et le 2D-DOC du document s'accorde en tout avec l'imprimé, dates de validité comprises

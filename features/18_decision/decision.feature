# language: fr
Fonctionnalité: Recevoir la décision (S44 à S46)
  L'agent accepte ou refuse la demande : l'usagère l'apprend dans son espace, et rien ne suit la décision.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 26/04/2022

  Règle: La décision favorable dit ce qui vient

    @EXG-18-01 @agent @horloge
    Scénario: Elle cite le n° de la demande
      Étant donné qu'un agent a accepté sa demande le 10/06/2022
      Quand elle ouvre la notification le 14/06/2022
      Alors le message cite le n° de sa demande

    @EXG-18-02 @agent @horloge
    Plan du Scénario: Elle dit <quoi>
      Étant donné qu'un agent a accepté sa demande le 10/06/2022
      Quand elle ouvre la notification le 14/06/2022
      Alors la page dit « <texte> »

      Exemples:
        | quoi             | texte |
        | la fabrication   | a été acceptée. Un nouveau titre de séjour est en cours de fabrication et vous sera prochainement remis. |
        | l'attestation    | Dans l'attente de cette remise, vous trouverez en pièce jointe l'attestation de décision favorable qui vous permettra de justifier votre droit au séjour et de maintenir vos droits associés dans l'attente de la remise de votre nouveau titre en préfecture. |
        | le retrait       | L'administration vous recontactera pour que vous veniez retirer ce titre en préfecture, et vous précisera le montant de la taxe à acquitter. |

    @EXG-18-08 @agent @horloge
    Scénario: Elle garde la date où elle a été rendue
      Étant donné qu'un agent a accepté sa demande le 10/06/2022
      Et qu'elle a ouvert la notification le 14/06/2022
      Quand elle ouvre la liste de ses notifications
      Alors la liste montre :
        | 10/06/2022 | SEJOUR | Notification de décision lue | Lu le 14/06/2022 |

  Règle: Rien ne suit la décision

    @EXG-18-04 @agent @horloge
    Scénario: Aucun complément ne peut plus être demandé
      Étant donné qu'un agent a accepté sa demande le 10/06/2022
      Alors l'agent ne peut plus demander de complément

  Règle: Un refus a son propre texte, et aucune attestation

    @EXG-18-05 @agent @horloge
    Scénario: Une demande refusée n'est pas dite acceptée
      Étant donné qu'un agent a refusé sa demande le 10/06/2022
      Quand elle ouvre la notification le 14/06/2022
      Alors le message dit "refusée", et non "acceptée"
      Et aucun document n'est à télécharger

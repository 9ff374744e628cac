# language: fr
Fonctionnalité: Garder une attestation tant que rien n'est décidé (S46)
  L'agent renouvelle l'attestation de prolongation, sans trou, et l'usagère trouve la nouvelle dans sa demande.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 26/04/2022

  Règle: La prolongation se renouvelle sans trou tant que rien n'est décidé

    @EXG-18-07 @C-14 @agent @horloge
    Scénario: La seconde prolongation commence le lendemain de la première
      Étant donné qu'un agent a renouvelé son attestation le 20/10/2022
      Alors ses attestations couvrent, dans l'ordre :
        | 26/04/2022 | 25/10/2022 |
        | 26/10/2022 | 25/04/2023 |

    @EXG-18-07 @agent @horloge
    Scénario: L'usagère trouve l'attestation renouvelée dans sa demande
      Étant donné qu'un agent a renouvelé son attestation le 20/10/2022
      Quand elle consulte sa demande déposée
      Alors elle y trouve l'attestation de prolongation du 26/10/2022 au 25/04/2023

# language: fr
Fonctionnalité: La durée de l'attestation (S30)
  L'attestation couvre le séjour du jour du dépôt, à l'heure de Paris, au jour qui précède la même date six
  mois plus tard ; les deux jours sont compris.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Six mois moins un jour

    @horloge
    Plan du Scénario: Un dépôt du <dépôt> couvre le séjour jusqu'au <fin>
      Étant donné qu'elle a déposé sa demande le <dépôt>
      Quand elle ouvre son attestation
      Alors l'attestation couvre le séjour du <dépôt> au <fin>

      @EXG-13-10
      Exemples: Cas ordinaires
        | dépôt      | fin        |
        | 26/04/2022 | 25/10/2022 |
        | 01/01/2023 | 30/06/2023 |

      @EXG-13-11 @C-14
      Exemples: Fins de mois
        | dépôt      | fin        |
        | 31/03/2022 | 29/09/2022 |
        | 31/08/2022 | 27/02/2023 |
        | 30/08/2023 | 28/02/2024 |
        | 01/09/2023 | 29/02/2024 |
        | 28/02/2023 | 27/08/2023 |
        | 29/02/2024 | 28/08/2024 |

  Règle: Le jour du dépôt est celui de Paris

    @EXG-13-10 @horloge
    Plan du Scénario: Un dépôt du <dépôt> couvre le séjour à compter du <début>
      Étant donné qu'elle a déposé sa demande le <dépôt>
      Quand elle ouvre son attestation
      Alors l'attestation couvre le séjour du <début> au <fin>

      Exemples: Autour de minuit, l'été, l'hiver et le jour où l'heure change
        | dépôt                | début      | fin        |
        | 26/04/2022 à 23 h 59 | 26/04/2022 | 25/10/2022 |
        | 27/04/2022 à 00 h 01 | 27/04/2022 | 26/10/2022 |
        | 10/01/2023 à 23 h 59 | 10/01/2023 | 09/07/2023 |
        | 11/01/2023 à 00 h 01 | 11/01/2023 | 10/07/2023 |
        | 30/10/2022 à 23 h 59 | 30/10/2022 | 29/04/2023 |

# language: fr
Fonctionnalité: L'attestation d'un membre de famille (S04, S30)
  Le guide cite le membre de famille d'un bénéficiaire, mais ne montre pas son attestation. Tant que la décision
  C-18 n'est pas validée, deux choses seulement en sont exigées : elle ne mentionne aucune protection, et elle
  couvre trois mois au plus.

  Contexte:
    Étant donné une membre de famille d'un bénéficiaire, titulaire d'un titre de séjour

  Règle: Aucune protection n'y est mentionnée

    @EXG-13-19 @C-18 @famille
    Scénario: Elle n'est dite ni réfugiée ni protégée, et les articles des bénéficiaires ne sont pas cités
      Étant donné qu'elle a déposé sa demande le 26/04/2022
      Quand elle ouvre son attestation
      Alors l'attestation ne dit nulle part :
        | reconnu réfugié        |
        | a obtenu le bénéfice   |
        | protection subsidiaire |
        | R. 431-15-3            |
        | R. 431-15-4            |

  Règle: Trois mois au plus sont couverts

    @EXG-13-19 @C-14 @C-18 @famille @horloge
    Plan du Scénario: Qui dépose le <dépôt> est couverte jusqu'au <limite> au plus
      Étant donné qu'elle a déposé sa demande le <dépôt>
      Quand elle ouvre son attestation
      Alors l'attestation couvre le séjour à partir du <dépôt>, et jusqu'au <limite> au plus

      Exemples:
        | dépôt      | limite     |
        | 26/04/2022 | 25/07/2022 |
        | 30/11/2022 | 27/02/2023 |

    @EXG-13-19 @C-18 @famille @horloge
    Scénario: Le 2D-DOC porte les mêmes dates
      Étant donné qu'elle a déposé sa demande le 26/04/2022
      Et qu'elle a ouvert son attestation
      Quand on lit le 2D-DOC
      Alors le 2D-DOC et l'imprimé s'accordent sur :
        | début de validité |
        | fin de validité   |

# language: fr
Fonctionnalité: Donner son numéro ephoto (S23, S24)
  Le numéro de la planche de photos d'identité se saisit, puis se confirme.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qu'elle est à l'étape 3 de sa demande

  Règle: Le numéro est obligatoire et confirmé

    @EXG-10-13
    Plan du Scénario: Sans numéro, l'étape est refusée <voie>
      Quand elle joint "bail.pdf", à l'écran
      Et elle enregistre l'étape 3, <voie>
      Alors un refus désigne « Numéro ephoto * »

      Exemples:
        | voie                    |
        | à l'écran               |
        | par une requête directe |

    @EXG-10-16
    Scénario: Un numéro saisi sans être confirmé ne suffit pas
      Quand elle joint "bail.pdf", à l'écran
      Et elle saisit le numéro ephoto sans le confirmer
      Et elle enregistre l'étape 3, à l'écran
      Alors un refus désigne « Numéro ephoto * »

    @EXG-10-16
    Scénario: Le numéro confirmé est figé
      Quand elle confirme le numéro ephoto "0000000000000000000000"
      Alors le numéro ephoto confirmé est "0000000000000000000000"
      Et le numéro ephoto ne se saisit plus

    @EXG-10-17
    Scénario: Un numéro supprimé peut être saisi de nouveau
      Quand elle confirme le numéro ephoto "0000000000000000000000"
      Et elle supprime le numéro ephoto
      Alors le numéro ephoto se saisit de nouveau

  Règle: Le numéro a 22 lettres ou chiffres

    Plan du Scénario: Le numéro ephoto "<numéro>" est <issue>
      Quand elle confirme le numéro ephoto "<numéro>"
      Alors le numéro ephoto est <issue>

      @EXG-10-14 @C-24
      Exemples: Longueur
        | numéro                  | issue   |
        | 000000000000000000000   | refusé  |
        | 0000000000000000000000  | accepté |
        | 00000000000000000000000 | refusé  |

      @EXG-10-15 @C-24
      Exemples: Espaces, tirets et lettres
        | numéro                      | issue   |
        | 0000 0000 0000 0000 0000 00 | accepté |
        | 0000000000-0000000000-00    | accepté |
        | 000000000000000000000é      | refusé  |

  Règle: Le registre connaît les numéros valables

    @EXG-10-18 @C-24 @pilotage
    Plan du Scénario: Un numéro ephoto <état> est <issue>
      Étant donné un numéro ephoto <état>
      Quand elle confirme ce numéro ephoto
      Alors le numéro ephoto est <issue>

      Exemples:
        | état                   | issue   |
        | délivré le 26/04/2022  | accepté |
        | délivré le 26/10/2021  | accepté |
        | délivré le 25/10/2021  | refusé  |
        | déjà utilisé           | refusé  |
        | inconnu du registre    | refusé  |

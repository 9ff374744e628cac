# language: fr
Fonctionnalité: Donner son numéro ephoto (S23, S24)
  Le numéro de la planche de photos d'identité se saisit, puis se confirme.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Le numéro est obligatoire et confirmé

    Contexte:
      Étant donné qu'elle est à l'étape 3 de sa demande

    @EXG-10-13
    Scénario: Sans numéro, l'étape est refusée
      Quand elle joint "bail.pdf", à l'écran
      Alors l'étape 3 est refusée par les deux voies, faute de « Numéro ephoto * »

    @EXG-10-16
    Scénario: Un numéro saisi sans être confirmé ne suffit pas
      Quand elle joint "bail.pdf", à l'écran
      Et elle saisit le numéro ephoto sans le confirmer
      Et elle enregistre l'étape 3, à l'écran
      Alors un refus désigne « Numéro ephoto * »

    @EXG-10-16 @EXG-10-17
    Scénario: Le numéro confirmé est figé ; supprimé, il se saisit de nouveau
      Quand elle confirme le numéro ephoto "0000000000000000000000"
      Alors le numéro ephoto confirmé est "0000000000000000000000" et ne se saisit plus
      Mais il se saisit de nouveau une fois supprimé

  Règle: Le numéro a 22 lettres ou chiffres

    Contexte:
      Étant donné qu'elle est à l'étape 3 de sa demande

    @EXG-10-14 @C-24
    Scénario: Le numéro a 22 caractères, ni 21 ni 23
      Alors ces numéros ephoto sont acceptés ou refusés :
        | numéro                  | issue   |
        | 000000000000000000000   | refusé  |
        | 0000000000000000000000  | accepté |
        | 00000000000000000000000 | refusé  |

    @EXG-10-15 @C-24
    Scénario: Seuls espaces et tirets s'ajoutent aux lettres et aux chiffres
      Alors ces numéros ephoto sont acceptés ou refusés :
        | numéro                      | issue   |
        | 0000 0000 0000 0000 0000 00 | accepté |
        | 0000000000-0000000000-00    | accepté |
        | 000000000000000000000é      | refusé  |
        | 000000000000000000000/      | refusé  |

    @EXG-10-15 @C-24 @pilotage
    Scénario: Le numéro lu sur la planche est accepté, de quelque façon qu'elle le recopie
      Étant donné une planche de photos d'identité délivrée le 26/04/2022
      Quand elle lit le code-barres de la planche
      Alors ce numéro ephoto est accepté, recopié :
        | tel quel              |
        | par groupes de quatre |
        | en minuscules         |

  Règle: Le registre connaît les numéros valables

    @EXG-10-18 @C-24 @horloge @pilotage
    Scénario: Un numéro vaut six mois, fins de mois comprises
      Étant donné qu'elle est à l'étape 3 de sa demande
      Alors un numéro ephoto est accepté ou refusé selon sa date :
        | délivré le | présenté le | issue   |
        | 26/04/2022 | 26/04/2022  | accepté |
        | 26/10/2021 | 26/04/2022  | accepté |
        | 25/10/2021 | 26/04/2022  | refusé  |
        | 31/08/2021 | 28/02/2022  | accepté |
        | 31/08/2021 | 01/03/2022  | refusé  |
        | 31/08/2023 | 29/02/2024  | accepté |
        | 31/08/2023 | 01/03/2024  | refusé  |

    @EXG-10-18 @C-24 @pilotage
    Scénario: Inconnu, déjà utilisé ou trop ancien, un numéro est refusé avec son motif
      Étant donné qu'elle est à l'étape 3 de sa demande
      Alors ces numéros ephoto sont refusés, chacun pour un motif qui lui est propre :
        | inconnu du registre   |
        | déjà utilisé          |
        | délivré le 25/10/2021 |

    @EXG-10-18 @C-24 @pilotage @agent
    Scénario: Deux usagères ont le même numéro : la seconde à déposer est refusée, et rien n'est déposé
      Étant donné un numéro ephoto délivré le 26/04/2022
      Et qu'elle a validé les trois parties de son récapitulatif, avec ce numéro ephoto
      Et qu'une autre usagère a déposé sa demande avec ce numéro ephoto
      Quand elle dépose la demande
      Alors sa demande est refusée au dépôt, avec un motif
      Et sa demande n'est pas déposée
      Et rien n'est remis

    @EXG-10-18 @C-24 @pilotage
    Scénario: Une demande abandonnée ne consomme pas le numéro
      Étant donné un numéro ephoto délivré le 26/04/2022
      Et qu'elle a enregistré l'étape 3 avec ce numéro ephoto
      Quand elle abandonne la demande et recommence jusqu'à l'étape 3
      Alors ce numéro ephoto est accepté, recopié :
        | tel quel |

# language: fr
Fonctionnalité: Trois attestations, jamais l'une pour l'autre (S29, S30, S31)
  L'attestation de dépôt ne justifie pas du séjour ; celle de décision favorable suppose la demande acceptée. Dès
  son dépôt, un bénéficiaire reçoit une troisième attestation, celle de prolongation d'instruction, et aucune des
  deux autres.

  Règle: Le titre, le fichier, le texte et le 2D-DOC disent le même document

    @EXG-13-02 @EXG-13-12 @EXG-13-16 @EXG-14-03 @C-11 @C-17
    Plan du Scénario: <qui> reçoit une prolongation d'instruction
      Étant donné <qui>, titulaire d'un titre de séjour
      Et qui a déposé sa demande le 26/04/2022
      Quand elle ouvre son attestation
      Alors l'attestation est partout du même type :
        | le titre            | ATTESTATION DE PROLONGATION D'INSTRUCTION |
        | le texte            | justifie de la régularité de votre séjour |
        | le nom du fichier   | ATTESTATION_PROLOGATION_INSTRUCTION       |
        | le 2D-DOC, champ 6J | 2                                         |

      Exemples:
        | qui                                            |
        | une bénéficiaire de la protection subsidiaire  |
        | une réfugiée                                   |

  Règle: Rien n'y est de l'une des deux autres

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qui a déposé sa demande le 26/04/2022

    @EXG-13-02 @C-17
    Scénario: Aucun autre titre n'y est écrit
      Quand elle ouvre son attestation
      Alors l'attestation ne dit nulle part :
        | attestation de dépôt              |
        | confirmation de dépôt             |
        | attestation de décision favorable |

    @EXG-13-12 @C-17
    Scénario: Aucune phrase n'y est celle d'un dépôt ni d'une décision favorable
      Quand elle ouvre son attestation
      Alors l'attestation ne dit nulle part :
        | ne justifie pas       |
        | a été acceptée        |
        | décision favorable    |
        | votre nouveau titre   |
        | retirer ce titre      |

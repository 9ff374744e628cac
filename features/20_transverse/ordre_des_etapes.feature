# language: fr
Fonctionnalité: Avancer dans l'ordre des étapes (S19 à S28)
  Une étape ne s'ouvre et ne s'enregistre qu'après les précédentes, et le serveur refait les contrôles de l'écran.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Une étape ne s'ouvre qu'après les précédentes

    @EXG-20-06 @pilotage
    Scénario: Une étape demandée avant son heure ramène à celle qui est ouverte
      Alors une étape demandée trop tôt ramène à celle qui est ouverte :
        | enregistrées | demandée     | ouverte |
        | 0            | étape 2      | étape 1 |
        | 0            | étape 3      | étape 1 |
        | 0            | étape 4      | étape 1 |
        | 0            | confirmation | étape 1 |
        | 1            | étape 3      | étape 2 |
        | 1            | étape 4      | étape 2 |
        | 1            | confirmation | étape 2 |
        | 2            | étape 4      | étape 3 |
        | 2            | confirmation | étape 3 |
        | 3            | confirmation | étape 4 |

    @EXG-20-06 @pilotage @agent
    Scénario: Un acte envoyé avant son heure ne change rien
      Alors un acte envoyé trop tôt ne change rien à la demande :
        | enregistrées | acte                       |
        | 0            | enregistrer l'étape 2      |
        | 0            | confirmer le numéro ephoto |
        | 0            | joindre un fichier         |
        | 0            | valider une rubrique       |
        | 0            | déposer                    |
        | 1            | confirmer le numéro ephoto |
        | 1            | joindre un fichier         |
        | 1            | enregistrer l'étape 3      |
        | 1            | déposer                    |
        | 2            | valider une rubrique       |
        | 2            | écrire des observations    |
        | 2            | déposer                    |
        | 3            | déposer                    |

  Règle: Tout contrôle d'écran est refait par le serveur

    @EXG-20-07
    Scénario: L'étape 1 incomplète est refusée
      Étant donné qu'elle est à l'étape 1 de sa demande
      Alors l'étape 1 est refusée sans réponse à « Avez-vous des enfants en France ? * », à l'écran puis par une requête directe

    @EXG-20-07
    Scénario: L'étape 2 sans ses deux cases est refusée
      Étant donné qu'elle est à l'étape 2 de sa demande
      Quand elle poursuit sans rien cocher, par une requête directe
      Alors les deux cases lui sont désignées

    @EXG-20-07
    Scénario: L'étape 3 sans numéro ephoto est refusée
      Étant donné qu'elle est à l'étape 3 de sa demande
      Quand elle enregistre l'étape 3, par une requête directe
      Alors un refus désigne « Numéro ephoto * »

# language: fr
Fonctionnalité: Vérifier son motif et attester sur l'honneur (S21, S22)
  Le motif suit la protection reconnue ; l'attestation suit la situation familiale.

  Règle: Le motif est celui de la protection reconnue

    @EXG-09-01
    Scénario: Une bénéficiaire de la protection subsidiaire
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle est à l'étape 2 de sa demande
      Alors l'écran dit « Je demande un titre de séjour en tant que bénéficiaire de la protection subsidiaire. »

    @EXG-09-02
    Scénario: Une réfugiée
      Étant donné une réfugiée, titulaire d'un titre de séjour
      Et qu'elle est à l'étape 2 de sa demande
      Alors l'écran dit « en tant que réfugié »

  Règle: L'attestation suit la situation familiale

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

    @EXG-09-03
    Plan du Scénario: "<situation>", elle atteste ne pas être mariée
      Étant donné qu'elle est à l'étape 2 de sa demande, s'étant dite "<situation>"
      Alors la 1re case est « Bénéficier de la protection subsidiaire et ne pas être marié. * »

      Exemples:
        | situation   |
        | Célibataire |
        | Divorcé(e)  |
        | Veuf(ve)    |

    @EXG-09-04 @C-08
    Scénario: Mariée, elle atteste ne pas être en situation de polygamie
      Étant donné qu'elle est à l'étape 2 de sa demande, s'étant dite "Marié(e)"
      Alors la 1re case porte « en situation de polygamie »
      Et la 1re case ne porte pas « ne pas être marié »

    @EXG-09-11 @C-08
    Plan du Scénario: "<situation>" sans mariage, elle atteste ne pas être mariée
      Étant donné qu'elle est à l'étape 2 de sa demande, s'étant dite "<situation>"
      Alors la 1re case est « Bénéficier de la protection subsidiaire et ne pas être marié. * »

      Exemples:
        | situation    |
        | Pacsé(e)     |
        | Concubin(ne) |

    @EXG-09-06
    Scénario: La seconde case rappelle les sanctions pénales
      Étant donné qu'elle est à l'étape 2 de sa demande
      Alors la 2e case est « Avoir connaissance des sanctions pénales encourues par l'auteur d'une fausse attestation. * »

    @EXG-09-08
    Scénario: Aucune case n'est cochée d'avance
      Étant donné qu'elle est à l'étape 2 de sa demande
      Alors 0 case est cochée

    @EXG-09-05
    Plan du Scénario: De "<avant>" à "<après>", l'attestation change et se décoche
      Étant donné que sa demande est enregistrée jusqu'à l'étape 2, s'étant dite "<avant>"
      Quand elle revient à l'étape précédente
      Et elle s'y dit "<après>"
      Alors la 1re case porte « <texte> »
      Et 0 case est cochée

      Exemples:
        | avant       | après       | texte                     |
        | Célibataire | Marié(e)    | en situation de polygamie |
        | Marié(e)    | Célibataire | ne pas être marié         |
        | Pacsé(e)    | Célibataire | ne pas être marié         |

    @EXG-09-05
    Scénario: Une autre adresse laisse l'attestation cochée
      Étant donné que sa demande est enregistrée jusqu'à l'étape 2
      Quand elle revient à l'étape précédente
      Et elle y change d'adresse
      Alors 2 cases sont cochées

    @EXG-09-05 @pilotage @agent
    Scénario: L'attestation lue avant ce changement, dans un onglet resté ouvert, n'est pas enregistrée
      Étant donné qu'elle est à l'étape 2 de sa demande
      Quand elle se dit mariée dans un autre onglet, puis coche les deux cases du premier et poursuit
      Alors la 1re case lui est désignée
      Et la 1re case porte « en situation de polygamie »
      Et l'agent ne lit aucune attestation sur l'honneur

  Règle: Une personne réfugiée atteste de même, sous son statut

    @EXG-09-04 @C-08
    Plan du Scénario: Réfugiée, "<situation>", elle atteste « <texte> »
      Étant donné une réfugiée, titulaire d'un titre de séjour
      Et qu'elle est à l'étape 2 de sa demande, s'étant dite "<situation>"
      Alors la 1re case porte « <texte> »

      Exemples:
        | situation   | texte                                    |
        | Célibataire | Être reconnu réfugié et ne pas être marié |
        | Marié(e)    | en situation de polygamie                |

  Règle: Les deux cases sont obligatoires

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle est à l'étape 2 de sa demande

    @EXG-09-07
    Scénario: Une case laissée vide empêche de poursuivre, et se désigne
      Alors chaque case laissée vide est désignée, et elle seule, à l'écran puis par une requête directe :
        | cochées | désignées |
        | aucune  | 1re, 2e   |
        | 1re     | 2e        |
        | 2e      | 1re       |

    @EXG-09-09
    Scénario: Les deux cases cochées ouvrent l'étape 3
      Quand elle atteste sur l'honneur
      Alors l'étape 3 s'ouvre

  Règle: L'étape se situe dans la démarche

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle est à l'étape 2 de sa demande

    @EXG-09-10
    Scénario: L'étape 1 se retrouve telle qu'enregistrée
      Quand elle revient à l'étape précédente
      Alors l'étape 1 rouverte donne "Célibataire" pour situation familiale

    @EXG-09-12 @C-01
    Scénario: Le fil porte les cinq étapes du préambule
      Alors les étapes du fil sont :
        | Informations personnelles |
        | Motif de séjour           |
        | Justificatifs             |
        | Récapitulatif             |
        | Confirmation              |

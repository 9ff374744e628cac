# language: fr
Fonctionnalité: Vérifier et valider son récapitulatif (S25 à S28)
  Trois rubriques, validées l'une après l'autre, puis le dépôt.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Trois rubriques, ouvertes tour à tour

    Contexte:
      Étant donné qu'elle est à l'étape 4 de sa demande

    @EXG-11-01
    Scénario: Les trois rubriques sont là
      Alors les rubriques sont :
        | MES INFORMATIONS PERSONNELLES (1/3) |
        | MON MOTIF DE SÉJOUR (2/3)           |
        | JUSTIFICATIFS (3/3)                 |

    @EXG-11-03
    Scénario: La 1re rubrique est ouverte d'abord
      Alors seule la rubrique 1 est ouverte

    @EXG-11-03
    Scénario: Valider une rubrique la replie et ouvre la suivante
      Quand elle valide la rubrique 1
      Alors seule la rubrique 2 est ouverte

    @EXG-11-12
    Scénario: L'avertissement est celui du guide
      Alors l'écran dit « Je vérifie les informations que j'ai saisies en validant les 3 parties afin de déposer ma demande. Une fois la demande déposée, je ne peux plus la modifier. »

  Règle: Les valeurs montrées sont celles qui ont été enregistrées

    @EXG-11-02
    Scénario: Adresse, contact et situation sont ceux de l'étape 1
      Étant donné qu'elle est à l'étape 4 de sa demande
      Quand elle revient à l'étape 1 donner sa nouvelle adresse et ses coordonnées
      Et elle ouvre l'étape 4 par son adresse
      Alors le récapitulatif montre sa nouvelle adresse, ses coordonnées et son état civil

    @EXG-11-07
    Scénario: La 3e rubrique liste l'ephoto et les fichiers
      Étant donné qu'elle est à l'étape 4 de sa demande, avec "bail.pdf" et "facture.pdf"
      Quand elle valide les 2 premières rubriques
      Alors la rubrique 3 montre :
        | 0000000000000000000000 |
        | bail.pdf               |
        | facture.pdf            |

    @EXG-11-13 @C-08
    Plan du Scénario: "<situation>", l'attestation rappelée est celle qu'elle a cochée
      Étant donné qu'elle est à l'étape 4 de sa demande, s'étant dite "<situation>"
      Quand elle valide la rubrique 1
      Alors la rubrique 2 montre :
        | <attestation>                              |
        | Avoir connaissance des sanctions pénales   |

      Exemples:
        | situation   | attestation                  |
        | Célibataire | ne pas être marié            |
        | Marié(e)    | en situation de polygamie    |

  Règle: Le dépôt n'est possible qu'après les trois rubriques

    Contexte:
      Étant donné qu'elle est à l'étape 4 de sa demande

    @EXG-11-04
    Plan du Scénario: Avec <nombre> rubriques validées, le dépôt est <issue>
      Quand elle valide les <nombre> premières rubriques
      Alors le dépôt est <issue>

      Exemples:
        | nombre | issue      |
        | 0      | impossible |
        | 1      | impossible |
        | 2      | impossible |
        | 3      | possible   |

    @EXG-11-04 @agent
    Scénario: Un dépôt demandé avant la dernière validation est refusé
      Quand elle valide les 2 premières rubriques
      Et elle dépose la demande par une requête directe
      Alors sa demande n'est pas déposée

  Règle: Ce qui est modifié est à valider de nouveau

    @EXG-11-05
    Plan du Scénario: Modifier la rubrique <rubrique> ramène à l'étape <rubrique>
      Étant donné qu'elle est à l'étape 4 de sa demande
      Quand elle valide les <avant> premières rubriques
      Et elle modifie la rubrique <rubrique>
      Alors l'étape <rubrique> s'ouvre

      Exemples:
        | avant | rubrique |
        | 0     | 1        |
        | 1     | 2        |
        | 2     | 3        |

    @EXG-11-06
    Scénario: Une adresse modifiée se valide de nouveau
      Étant donné qu'elle a validé les trois parties de son récapitulatif
      Quand elle modifie son adresse depuis la rubrique 1
      Et elle ouvre l'étape 4 par son adresse
      Alors le dépôt est impossible

    @EXG-11-06 @pilotage @agent
    Scénario: Un récapitulatif d'avant la modification, resté ouvert, ne se dépose pas
      Étant donné qu'elle a validé les trois parties de son récapitulatif
      Quand elle change son adresse et valide tout dans un autre onglet, puis dépose du premier
      Alors l'écran dit pourquoi c'est refusé
      Et sa demande n'est pas déposée

  Règle: Des observations, si l'on veut

    Contexte:
      Étant donné qu'elle a validé les trois parties de son récapitulatif

    @EXG-11-08
    Scénario: Sans observation, la demande se dépose
      Quand elle dépose la demande
      Alors l'étape 5 s'ouvre

    @EXG-11-09 @agent @C-27
    Scénario: L'agent lit les observations telles qu'écrites
      Quand elle dépose la demande avec les observations "Mon prénom s'écrit Zoé ; je suis née à Alep (حلب)."
      Alors l'étape 5 s'ouvre
      Et l'agent lit les observations "Mon prénom s'écrit Zoé ; je suis née à Alep (حلب)."

    @EXG-11-11 @agent
    Scénario: Mille caractères sont gardés en entier
      Quand elle dépose la demande avec 1000 caractères d'observations
      Alors l'agent lit 1000 caractères d'observations

    @EXG-11-11
    Plan du Scénario: 1001 caractères sont refusés <voie>
      Quand elle écrit 1001 caractères d'observations et dépose, <voie>
      Alors un refus désigne « Observations à destination de l'administration »

      Exemples:
        | voie                    |
        | à l'écran               |
        | par une requête directe |

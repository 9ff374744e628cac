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
    Scénario: Valider une rubrique la replie et ouvre la suivante
      Alors seule la rubrique 1 est ouverte
      Quand elle valide la rubrique 1
      Alors seule la rubrique 2 est ouverte
      Quand elle valide la rubrique 2
      Alors seule la rubrique 3 est ouverte
      Quand elle valide la rubrique 3
      Alors toutes les rubriques sont repliées

    @EXG-11-03 @agent
    Scénario: Une rubrique ne se valide pas avant la précédente
      Quand elle valide la rubrique 3 par une requête directe
      Alors aucune rubrique n'est validée

    @EXG-11-12
    Scénario: L'avertissement est celui du guide
      Alors l'écran dit « Je vérifie les informations que j'ai saisies en validant les 3 parties afin de déposer ma demande. Une fois la demande déposée, je ne peux plus la modifier. »

  Règle: Les valeurs montrées sont celles qui ont été enregistrées

    @EXG-11-02 @agent
    Scénario: Adresse et coordonnées sont rendues à la lettre, à elle comme à l'agent
      Étant donné qu'elle est à l'étape 4 de sa demande
      Quand elle revient à l'étape 1 donner ces coordonnées :
        | N° et voie           | 20 bis, allée d'Aÿ-en-Œuvre <b>& "Nord"</b> |
        | Complément d'adresse | Chez M. Ó Súilleabháin, 2ᵉ étage            |
        | Code postal          | 59800                                       |
        | Ville                | LILLE                                       |
        | Adresse email        | Prenom.Nom+recette@personas.invalid         |
        | Téléphone            | +33 6 39 98 00 42                           |
      Et elle ouvre l'étape 4 par son adresse
      Alors le récapitulatif et le dossier que lit l'agent les rendent à la lettre
      Et le récapitulatif montre aussi :
        | Pays       | FRANCE |
        | Code INSEE | 59350  |

    @EXG-11-02
    Scénario: Son état civil et ses réponses sont ceux de l'étape 1
      Étant donné qu'elle est à l'étape 4 de sa demande
      Quand elle revient à l'étape 1 se dire mariée, mère d'un enfant français
      Et elle atteste de nouveau sur l'honneur
      Et elle ouvre l'étape 4 par son adresse
      Alors le récapitulatif montre son état civil
      Et le récapitulatif montre aussi :
        | Quelle est votre situation familiale actuelle ?   | Marié(e)    |
        | Êtes-vous marié, pacsé ou en concubinage ?        | Oui         |
        | Quelle est la nationalité de votre conjoint(e) ?  | Autre pays  |
        | Avez-vous des enfants en France ?                 | Oui         |
        | L'un des enfants … de nationalité française ?     | Oui         |

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
    Scénario: Le dépôt n'est proposé qu'une fois les trois rubriques validées
      Alors le dépôt est impossible
      Quand elle valide la rubrique 1
      Alors le dépôt est impossible
      Quand elle valide la rubrique 2
      Alors le dépôt est impossible
      Quand elle valide la rubrique 3
      Alors le dépôt est possible

    @EXG-11-04 @agent
    Scénario: Un dépôt demandé avant la dernière validation est refusé
      Quand elle valide les 2 premières rubriques
      Et elle dépose la demande par une requête directe
      Alors sa demande n'est pas déposée

  Règle: Ce qui est modifié est à valider de nouveau

    @EXG-11-05
    Plan du Scénario: Modifier la rubrique <rubrique> ramène à l'étape <rubrique>, remplie
      Étant donné qu'elle est à l'étape 4 de sa demande
      Quand elle valide les <avant> premières rubriques
      Et elle modifie la rubrique <rubrique>
      Alors l'étape <rubrique> s'ouvre, telle qu'enregistrée

      Exemples:
        | avant | rubrique |
        | 0     | 1        |
        | 1     | 2        |
        | 2     | 3        |

    @EXG-11-06
    Plan du Scénario: Changer <quoi> remet en cause la rubrique <rubrique>, et elle seule
      Étant donné qu'elle a validé les trois parties de son récapitulatif
      Quand elle change <quoi> depuis la rubrique <rubrique>
      Alors le dépôt est impossible
      Et seule la rubrique <rubrique> est ouverte
      Quand elle valide la rubrique <rubrique>
      Alors le dépôt est possible

      Exemples:
        | quoi         | rubrique |
        | son adresse  | 1        |
        | ses fichiers | 3        |

    @EXG-11-06
    Scénario: Changer de situation familiale remet en cause les rubriques 1 et 2
      Étant donné qu'elle a validé les trois parties de son récapitulatif
      Quand elle revient à l'étape 1 se dire mariée, mère d'un enfant français
      Et elle atteste de nouveau sur l'honneur
      Et elle ouvre l'étape 4 par son adresse
      Alors seule la rubrique 1 est ouverte
      Quand elle valide la rubrique 1
      Alors seule la rubrique 2 est ouverte
      Quand elle valide la rubrique 2
      Alors le dépôt est possible

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
    Scénario: L'agent lit les observations telles qu'écrites, en toute écriture
      Quand elle dépose la demande avec les observations :
        """saisie
        Mon prénom s'écrit « Zoé », et non "Zoe" : 50 % d'erreurs & <toutes> à corriger.
        وُلدتُ في حلب، لا في دمشق.
        در کابل به دنیا آمدم.
        Я родилась в Алеппо.
        我出生在阿勒颇。
        በአስመራ ተወለድኩ።
        ნინო · नीना · Ngọc Điệp · é 👩‍👧 😀

        Fin.
        """
      Alors l'étape 5 s'ouvre
      Et l'agent lit ces observations, à la lettre

    @EXG-11-10 @agent
    Scénario: Un balisage reste du texte sous les yeux de l'agent
      Quand elle dépose la demande avec les observations :
        """saisie
        <b>Urgent</b> <script>document.title = "pris"</script> <img src=x onerror="document.title = 'pris'"> &lt;
        """
      Et un agent ouvre sa demande
      Alors l'agent lit ces observations à l'écran, sans que rien n'en soit exécuté

    @EXG-11-11 @agent
    Scénario: Mille caractères sont gardés en entier, quelle que soit l'écriture
      Quand elle dépose la demande avec 1000 caractères d'observations
      Alors l'agent lit 1000 caractères d'observations

    @EXG-11-11
    Scénario: Un compteur dit combien de caractères sont écrits
      Alors le compteur suit les observations :
        | observations | caractères |
        |              | 0          |
        | Zoé          | 3          |
        | حلب          | 3          |
        | 阿勒颇       | 3          |
        | 😀😀         | 2          |

    @EXG-11-11
    Plan du Scénario: 1001 caractères sont refusés <voie>
      Quand elle écrit 1001 caractères d'observations et dépose, <voie>
      Alors un refus désigne « Observations à destination de l'administration »

      Exemples:
        | voie                    |
        | à l'écran               |
        | par une requête directe |

# language: fr
Fonctionnalité: Lire l'interface dans une autre langue (bandeau commun, S01 à S46)
  Le bandeau de chaque écran offre le choix de la langue. Ce qui est affiché se traduit ; ce qui est saisi reste, et
  ce qui est enregistré est le même qu'en français.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: L'écran et ses refus se disent dans la langue choisie

    @EXG-20-17 @C-40
    Scénario: L'accueil se lit en anglais, choisi au clavier
      Étant donné qu'elle n'a que son clavier
      Quand elle choisit au clavier la langue "English"
      Alors l'écran se lit en anglais :
        | en français                                 | en anglais                              |
        | Vos démarches                               | Your procedures                         |
        | Je demande ou renouvelle un titre de séjour | I apply for or renew a residence permit |

    @EXG-20-17 @C-40
    Scénario: L'étape 1 se lit en anglais, jusqu'à ses refus
      Étant donné qu'elle est à l'étape 1 de sa demande
      Quand elle choisit la langue "English"
      Alors l'écran se lit en anglais :
        | en français                                     | en anglais                           |
        | Quelle est votre situation familiale actuelle ? | What is your current marital status? |
        | Marié(e)                                        | Married                              |
        | Enregistrer et poursuivre >                     | Save and continue >                  |
      Quand elle choisit "Save and continue >", par une requête directe
      Alors les refus se lisent en anglais :
        | champ                                 | refus                                        |
        | What is your current marital status?  | Choose your current marital status.          |
        | Do you have any children in France?   | Say whether you have any children in France. |

  Règle: Changer de langue ne perd rien de la saisie en cours, et n'en enregistre rien

    @EXG-20-17 @C-40 @agent
    Scénario: À moitié remplie, l'étape 1 se retrouve telle quelle d'une langue à l'autre
      Étant donné qu'elle est à l'étape 1 de sa demande
      Quand elle commence à y répondre :
        | Quelle est votre situation familiale actuelle ?   | Marié(e)       |
        | Êtes-vous marié, pacsé ou en concubinage ?        | Oui            |
        | Quelle est la nationalité de votre conjoint(e) ?  | Autre pays     |
        | N° et voie                                        | 12 rue de      |
        | Téléphone                                         | 06 39 98       |
      Et elle choisit la langue "English"
      Alors aucun refus n'est montré
      Quand elle choisit la langue "Français"
      Alors ses réponses sont toujours là
      Et rien n'en est enregistré

  Règle: Les valeurs enregistrées sont les mêmes dans toutes les langues

    @EXG-20-17 @C-40 @agent
    Scénario: Remplie en anglais, l'étape 1 se lit en français chez l'agent
      Étant donné qu'elle est à l'étape 1 de sa demande
      Quand elle choisit la langue "English"
      Et elle commence à y répondre :
        | What is your current marital status?                                   | Married         |
        | Are you married, in a civil partnership (PACS) or living with a partner? | Yes           |
        | What is your partner's nationality?                                    | Another country |
        | Do you have any children in France?                                    | No              |
      Et elle choisit "Save and continue >", à l'écran
      Alors l'agent lit :
        | Situation familiale      | Marié(e)   |
        | En couple                | oui        |
        | Nationalité du conjoint  | Autre pays |
        | Enfants en France        | non        |

# language: fr
Fonctionnalité: Ce que tous les écrans ont en commun (S16 à S28)
  Titres, fils, étiquettes et refus se lisent de la même façon à chaque étape, y compris sans voir l'écran.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Chaque étape se nomme et se situe

    @EXG-20-19
    Plan du Scénario: L'étape <étape> porte son titre et sa phrase
      Étant donné qu'elle est à l'étape <étape> de sa demande
      Alors l'écran « Demander un titre de séjour » s'affiche
      Et l'écran dit « <phrase> »

      Exemples:
        | étape | phrase                                                   |
        | 1     | Je vérifie et complète mes informations personnelles.    |
        | 2     | Je renseigne mon motif de séjour                         |
        | 3     | Je joins mes documents justificatifs                     |
        | 4     | Je vérifie les informations que j'ai saisies             |

    @EXG-20-18
    Plan du Scénario: L'étape <étape> est sous le fil de la démarche
      Étant donné qu'elle est à l'étape <étape> de sa demande
      Alors le fil d'Ariane est « Accueil > Demander un titre de séjour »

      Exemples:
        | étape |
        | 2     |
        | 3     |

  Règle: L'accessibilité vaut aussi pour les documents, et se dit

    @EXG-20-13
    Scénario: La liste des pièces se lit à voix haute, et l'accueil dit où en est l'accessibilité
      Étant donné qu'elle est devant le préambule de sa demande
      Quand elle télécharge la liste des pièces justificatives
      Alors le document a un titre, des balises et la langue "fr"
      Et le bas de page dit où en est la conformité au RGAA

  Règle: Les données montrées sont fictives

    @EXG-20-15 @C-30
    Scénario: Aucune adresse réelle n'est montrée au récapitulatif
      Étant donné qu'elle est à l'étape 4 de sa demande
      Alors toutes les adresses électroniques montrées sont fictives

  Règle: Chaque acte est journalisé

    @EXG-20-16 @agent
    Scénario: Le dépôt est au journal, avec son heure et son auteur
      Étant donné qu'elle a validé les trois parties de son récapitulatif
      Quand elle dépose la demande
      Alors le journal dit son dépôt, à l'heure où elle l'a fait et sous son nom

  Règle: Les dates sont celles de Paris

    @EXG-20-14 @horloge
    Scénario: Peu après minuit, la demande est datée du jour qui commence
      Étant donné qu'il est 0 h 30 min le 27/04/2022, à Paris
      Et qu'elle a déposé sa demande
      Alors son espace personnel date la demande du 27/04/2022

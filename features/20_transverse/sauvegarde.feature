# language: fr
Fonctionnalité: Quitter sa demande et la reprendre (S17, S19 à S28)
  La saisie est gardée à chaque étape enregistrée, et là seulement. La demande se reprend à la dernière étape
  enregistrée, telle qu'elle l'était.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: La demande se reprend à la dernière étape enregistrée, telle qu'elle l'était

    @EXG-20-02 @C-37
    Scénario: Quittée à l'étape 2, elle reprend à l'étape 1, avec toutes ses réponses
      Étant donné qu'elle est à l'étape 1 de sa demande
      Quand elle enregistre l'étape 1 avec ces réponses :
        | Quelle est votre situation familiale actuelle ?    | Marié(e)                      |
        | Êtes-vous marié, pacsé ou en concubinage ?         | Oui                           |
        | Quelle est la nationalité de votre conjoint(e) ?   | Autre pays                    |
        | Avez-vous des enfants en France ?                  | Oui                           |
        | L'un des enfants est-il de nationalité française ? | Non                           |
        | N° et voie                                         | 20 RUE NATIONALE              |
        | Complément d'adresse                               | Bâtiment B                    |
        | Code postal                                        | 59800                         |
        | Ville                                              | LILLE                         |
        | Adresse email                                      | autre.contact@recette.invalid |
        | Téléphone                                          | 0639980042                    |
      Et elle quitte la démarche
      Et elle reprend sa demande
      Alors l'étape 1 s'ouvre
      Et elle y retrouve ces réponses :
        | Quelle est votre situation familiale actuelle ?    | Marié(e)                      |
        | Êtes-vous marié, pacsé ou en concubinage ?         | Oui                           |
        | Quelle est la nationalité de votre conjoint(e) ?   | Autre pays                    |
        | Avez-vous des enfants en France ?                  | Oui                           |
        | L'un des enfants est-il de nationalité française ? | Non                           |
        | N° et voie                                         | 20 RUE NATIONALE              |
        | Complément d'adresse                               | Bâtiment B                    |
        | Code postal                                        | 59800                         |
        | Ville                                              | LILLE                         |
        | Adresse email                                      | autre.contact@recette.invalid |
        | Téléphone                                          | 0639980042                    |

    @EXG-20-02 @C-37
    Scénario: Quittée à l'étape 3, elle reprend à l'étape 2, ses cases cochées
      Étant donné qu'elle est à l'étape 3 de sa demande
      Quand elle quitte la démarche
      Et elle reprend sa demande
      Alors l'étape 2 s'ouvre
      Et 2 cases sont cochées

    @EXG-20-02 @C-37
    Scénario: Quittée à l'étape 4, elle reprend à l'étape 3, avec son numéro ephoto et ses fichiers
      Étant donné qu'elle est à l'étape 4 de sa demande, avec "bail.pdf" et "facture.pdf"
      Quand elle quitte la démarche
      Et elle reprend sa demande
      Alors l'étape 3 s'ouvre
      Et le numéro ephoto confirmé est "0000000000000000000000" et ne se saisit plus
      Et les fichiers joints sont :
        | bail.pdf    |
        | facture.pdf |

    @EXG-20-01
    Scénario: Une étape enregistrée survit à une déconnexion
      Étant donné que sa demande est enregistrée jusqu'à l'étape 2
      Quand elle se déconnecte, se reconnecte et reprend sa demande
      Alors l'étape 2 est encore enregistrée

  Règle: Ce qui n'a pas été enregistré n'est pas gardé

    @EXG-20-01
    Scénario: L'étape 1 quittée sans être enregistrée est à remplir de nouveau
      Étant donné qu'elle est à l'étape 1 de sa demande
      Quand elle remplit l'étape 1 et quitte la démarche sans l'enregistrer
      Et elle reprend sa demande
      Alors l'étape 1 s'ouvre
      Et aucune situation familiale n'est donnée

    @EXG-20-01 @pilotage @agent
    Scénario: Le fichier joint et le numéro ephoto confirmé ne sont gardés qu'avec leur étape
      Étant donné qu'elle est à l'étape 3 de sa demande
      Et qu'elle y a joint un fichier et confirmé son numéro ephoto, sans enregistrer l'étape
      Quand elle quitte la démarche
      Et elle reprend sa demande
      Alors l'étape 2 s'ouvre
      Et l'agent ne lit ni fichier ni numéro ephoto

    @EXG-20-01 @pilotage
    Scénario: Un fichier ajouté à une étape 3 déjà enregistrée est seul oublié
      Étant donné sa demande prête à déposer, avec "bail.pdf"
      Et qu'elle en est à l'étape 3
      Et qu'elle y a joint un fichier et confirmé son numéro ephoto, sans enregistrer l'étape
      Quand elle quitte la démarche
      Et elle reprend sa demande
      Alors l'étape 3 s'ouvre
      Et les fichiers joints sont :
        | bail.pdf |

  Règle: D'un onglet à l'autre, la dernière étape enregistrée l'emporte, et elle seule change

    @EXG-20-01 @pilotage @agent
    Scénario: L'étape 1 enregistrée d'un onglet ancien ne perd pas l'étape 2
      Étant donné qu'elle est à l'étape 1 de sa demande
      Quand elle enregistre les étapes 1 et 2 dans un autre onglet, puis l'étape 1 dans le premier
      Alors l'agent lit l'étape 1 du premier onglet, et l'étape 2 de l'autre

  Règle: Revenir en arrière ne perd rien d'enregistré

    @EXG-20-05
    Scénario: De l'étape 4 à l'étape 1, tout se retrouve
      Étant donné qu'elle est à l'étape 4 de sa demande, avec "bail.pdf" et "facture.pdf"
      Quand elle revient à l'étape précédente
      Alors les fichiers joints sont :
        | bail.pdf    |
        | facture.pdf |
      Quand elle revient à l'étape précédente
      Alors 2 cases sont cochées
      Quand elle revient à l'étape précédente
      Alors elle y retrouve ces réponses :
        | Quelle est votre situation familiale actuelle ? | Célibataire |
        | Avez-vous des enfants en France ?               | Non         |

  Règle: On peut quitter ou abandonner à chaque étape

    @EXG-20-03 @EXG-20-04
    Scénario: Chaque étape propose de quitter et d'abandonner
      Étant donné sa demande prête à déposer, avec "bail.pdf"
      Alors chacune de ces étapes propose de quitter et d'abandonner :
        | étape 1 |
        | étape 2 |
        | étape 3 |
        | étape 4 |

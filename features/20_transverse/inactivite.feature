# language: fr
Fonctionnalité: Laisser sa session inactive (S17, S19 à S28)
  Après 30 minutes sans rien faire, la personne est déconnectée ; de ce qu'elle avait enregistré, rien n'est perdu.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: La session s'arrête après 30 minutes d'inactivité

    @EXG-20-09 @pilotage @horloge
    Scénario: À la seconde près
      Alors restée sans rien faire, elle est :
        | 29 min 59 s | connectée   |
        | 30 min      | déconnectée |
        | 30 min 1 s  | déconnectée |

    @EXG-20-09 @pilotage @horloge
    Scénario: Chaque action fait repartir le décompte
      Alors une action toutes les 20 min, 4 fois de suite, la garde connectée

  Règle: Rien de ce qui est enregistré n'est perdu

    @EXG-20-09 @horloge
    Scénario: L'étape enregistrée trop tard mène à la connexion, et la demande se reprend
      Étant donné qu'elle est à l'étape 2 de sa demande
      Quand elle reste 30 min sans rien faire
      Et elle atteste sur l'honneur
      Alors la connexion et la création de compte lui sont proposées
      Quand elle se connecte avec son n° étranger, sur cette page
      Et elle reprend sa demande
      Alors l'étape 1 s'ouvre
      Et elle y retrouve ces réponses :
        | Quelle est votre situation familiale actuelle ? | Célibataire |
        | Avez-vous des enfants en France ?               | Non         |

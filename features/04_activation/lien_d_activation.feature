# language: fr
Fonctionnalité: Le lien d'activation (S10)
  Pour des raisons de sécurité, le lien reçu par courriel n'est valable que 24 heures.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui vient de demander la création de son compte

  Règle: Le lien vaut 24 heures, pas une seconde de plus

    @horloge @courriel
    Plan du Scénario: Le lien ouvert <délai> après l'envoi : création <issue>
      Quand elle ouvre le lien reçu, <délai> après l'envoi
      Alors la création du mot de passe lui est <issue>

      @EXG-04-14
      Exemples: Avant l'échéance
        | délai            | issue    |
        | 1 s              | proposée |
        | 23 h 59 min 59 s | proposée |

      @EXG-04-15 @C-25
      Exemples: À l'échéance et après
        | délai            | issue    |
        | 24 h             | refusée  |
        | 24 h 0 min 1 s   | refusée  |

    @EXG-04-16 @horloge @courriel
    Scénario: Un lien expiré invite à renseigner de nouveau ses informations
      Étant donné que son lien a expiré
      Quand elle ouvre le lien reçu
      Alors elle est invitée à repartir de la page de connexion

    @EXG-04-16 @horloge @courriel
    Scénario: Après expiration, une nouvelle demande donne un nouveau lien
      Étant donné que son lien a expiré
      Quand elle présente son titre
      Alors l'écran « Saisissez votre adresse email » s'affiche
      Quand elle donne de nouveau son adresse
      Alors le nouveau lien permet de créer son mot de passe

    @EXG-04-21 @courriel
    Scénario: Une nouvelle demande remplace le lien précédent
      Quand elle demande de nouveau la création de son compte
      Et elle ouvre le premier lien reçu
      Alors la création du mot de passe lui est refusée

  Règle: Un lien n'ouvre que ce pour quoi il est fait

    @EXG-04-18 @courriel
    Plan du Scénario: Un lien <altération> est refusé
      Quand elle ouvre le lien reçu <altération>
      Alors la création du mot de passe lui est refusée

      Exemples:
        | altération                |
        | à la signature altérée    |
        | sans signature            |

    @EXG-04-19 @courriel
    Scénario: Un lien de mot de passe oublié n'active rien
      Étant donné qu'elle a un compte
      Et qu'elle a reçu un lien de mot de passe oublié
      Quand elle s'en sert comme d'un lien d'activation
      Alors la création du mot de passe lui est refusée

    @EXG-04-19 @courriel
    Scénario: Un lien d'activation ne change pas un mot de passe
      Quand elle s'en sert comme d'un lien de mot de passe oublié
      Alors le changement de mot de passe lui est refusé

  Règle: Le lien s'ouvre d'où l'on veut

    @EXG-04-13 @courriel
    Plan du Scénario: Le lien copié dans <un onglet> s'ouvre comme depuis le courriel
      Quand elle copie le lien du texte du courriel dans <un onglet>
      Alors la création du mot de passe lui est proposée

      Exemples:
        | un onglet                               |
        | un onglet neuf                          |
        | un onglet où l'accueil est ouvert       |
        | l'onglet où elle vient de l'ouvrir      |

  Règle: Le lien ne sert qu'une fois, et après lui seul on se connecte

    @EXG-04-20 @courriel
    Scénario: Le lien ne sert qu'une fois
      Étant donné qu'elle a créé son mot de passe avec ce lien
      Quand elle ouvre le lien reçu
      Alors la création du mot de passe lui est refusée

    @EXG-04-09 @courriel
    Scénario: Le compte créé, « Retour à l'accueil » ramène à l'accueil
      Étant donné qu'elle a créé son mot de passe avec ce lien
      Quand elle choisit « Retour à l'accueil »
      Alors l'accueil s'affiche

    @EXG-04-23
    Scénario: Avant activation, aucun mot de passe n'ouvre le compte
      Quand elle se connecte avec son n° étranger
      Alors la connexion est refusée

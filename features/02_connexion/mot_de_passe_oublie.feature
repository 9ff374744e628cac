# language: fr
Fonctionnalité: Retrouver l'accès quand le mot de passe est oublié (S06, S42)
  Le lien « MOT DE PASSE OUBLIÉ ? » de la page de connexion envoie un courriel à l'adresse du compte. Le guide n'en
  montre pas la suite : elle est proposée ici, aux règles du lien d'activation.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Le courriel reçu permet de choisir un autre mot de passe

    @EXG-02-17 @courriel
    Scénario: De la page de connexion au nouveau mot de passe
      Étant donné qu'elle a un compte
      Quand elle dit depuis la page de connexion avoir oublié son mot de passe
      Alors elle reçoit un lien pour en changer
      Quand elle choisit le mot de passe "Nouveau1#" par ce lien
      Alors le mot de passe "Nouveau1#" ouvre son compte
      Mais l'ancien mot de passe ne l'ouvre plus

    @EXG-02-17 @courriel
    Scénario: Sans n° étranger, l'adresse du compte suffit
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire uniquement d'un visa long séjour
      Et qu'elle a un compte
      Quand elle signale son mot de passe oublié
      Alors elle reçoit un lien pour en changer
      Quand elle choisit le mot de passe "Nouveau1#" par ce lien
      Alors le mot de passe "Nouveau1#" ouvre son compte

    @EXG-02-17 @courriel @horloge @isolee
    Scénario: Un nouveau mot de passe lève la suspension de l'accès
      Étant donné qu'elle a un compte
      Et 5 échecs de connexion
      Quand elle signale son mot de passe oublié
      Alors elle reçoit un lien pour en changer
      Quand elle choisit le mot de passe "Nouveau1#" par ce lien
      Alors le mot de passe "Nouveau1#" ouvre son compte

  Règle: L'écran répond de même, que le compte existe ou non

    @EXG-02-17
    Scénario: La réponse ne dit pas qu'un compte est inconnu
      Étant donné qu'elle a un compte
      Quand elle signale un mot de passe oublié pour un compte inconnu
      Alors la réponse est la même que pour son propre compte

    @EXG-02-17 @courriel
    Scénario: Un compte encore à activer ne reçoit rien, et l'écran n'en dit rien
      Étant donné qu'elle a un compte
      Et une autre dont le compte est encore à activer
      Quand elle signale un mot de passe oublié pour cette autre
      Alors la réponse est la même que pour son propre compte
      Et c'est à elle seule qu'un courriel permet d'en changer

  Règle: Le lien ne sert qu'à cela, qu'une fois et qu'un temps

    Contexte:
      Étant donné qu'elle a un compte
      Et qu'elle a reçu un lien de mot de passe oublié

    @EXG-02-17 @courriel
    Scénario: Le lien ne sert qu'une fois
      Étant donné qu'elle a choisi un nouveau mot de passe par ce lien
      Quand elle ouvre de nouveau ce lien
      Alors le nouveau mot de passe lui est refusé

    @EXG-02-17 @courriel
    Scénario: Une demande plus récente remplace le lien
      Étant donné qu'elle signale encore son mot de passe oublié
      Quand elle ouvre le premier de ces liens
      Alors le nouveau mot de passe lui est refusé

    @EXG-02-17 @courriel @horloge @C-25
    Plan du Scénario: Le lien ouvert <délai> après l'envoi : nouveau mot de passe <issue>
      Quand elle ouvre ce lien, <délai> après l'envoi
      Alors le nouveau mot de passe lui est <issue>

      Exemples:
        | délai            | issue    |
        | 23 h 59 min 59 s | proposé  |
        | 24 h             | refusé   |

    @EXG-02-17 @courriel
    Scénario: Les règles du mot de passe sont les mêmes
      Quand elle choisit le mot de passe "Abcdefg1" par ce lien
      Alors le mot de passe "Abcdefg1" n'ouvre pas son compte

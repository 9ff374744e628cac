# language: fr
Fonctionnalité: Le courriel d'activation (S10)
  Le courriel porte le lien qui confirme l'adresse ; son texte est celui du guide.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Une demande, un courriel

    @EXG-04-10 @courriel
    Scénario: La demande envoie un seul courriel, à l'adresse saisie
      Étant donné que son titre vient d'être reconnu
      Quand elle demande la création de son compte
      Alors elle reçoit un et un seul courriel d'activation

  Règle: Le texte est celui du guide

    Contexte:
      Étant donné qu'elle vient de demander la création de son compte

    @EXG-04-11 @courriel
    Scénario: Le courriel dit, mot pour mot
      Alors le courriel dit, dans l'ordre :
        | Bonjour |
        | La création du compte d'accès à votre espace personnel usager ou de l'usager que vous représentez est en cours. |
        | Pour déposer votre demande vous devez confirmer votre adresse e-mail en cliquant sur le lien ci-dessous : |
        | Si le lien ne fonctionne pas, vous pouvez le copier et le coller dans la barre d'adresse de votre navigateur. |
        | Pour des raisons de sécurité, ce lien n'est valable que 24 heures. Passé ce délai, vous devrez de nouveau renseigner les informations relatives à la création de votre compte sur la page de connexion accessible ici. |
        | Cordialement, |
        | La Direction Générale des Étrangers en France |
        | Ce message est généré automatiquement, merci de ne pas y répondre. |

    @EXG-04-12 @courriel
    Scénario: Le lien a la forme documentée
      Alors le lien du courriel est de la forme documentée

    @EXG-04-22 @courriel @C-10
    Scénario: Les liens mènent à l'environnement qui a envoyé le courriel
      Alors tous les liens du courriel mènent au site de la demande
      Et le courriel ne nomme aucun environnement de qualification

    @EXG-04-13 @courriel
    Scénario: Le lien à suivre et le lien à copier sont le même, entier
      Alors le lien à copier est celui que suit le courriel

    @EXG-04-24 @courriel
    Scénario: « ici » mène à la page de connexion
      Alors « ici » mène à la page de connexion

    @EXG-04-17 @courriel
    Scénario: Le jeton du lien dit son usage et sa durée
      Alors le jeton est signé HS256, pour l'usage « register », et vaut 86400 secondes

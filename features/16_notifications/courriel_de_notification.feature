# language: fr
Fonctionnalité: Être prévenue par un courriel qui ne révèle rien (S33, S40)
  Un agent demande un complément ou rend sa décision : l'usagère en est prévenue par un courriel, qui l'invite à se
  connecter sans rien dire de ce qui l'attend.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 01/03/2022

  Règle: Toute notification est annoncée par un courriel, qui n'en révèle rien

    @EXG-16-01 @courriel @agent
    Plan du Scénario: Un courriel annonce <quoi>
      Quand un agent <acte> le 10/03/2022
      Alors un courriel l'invite à se connecter, à son adresse de contact

      Exemples:
        | quoi                      | acte                      |
        | la demande de complement  | lui demande un complément |
        | la decision               | accepte sa demande        |

    @EXG-16-02 @courriel @agent
    Scénario: Le courriel de notification dit, mot pour mot
      Quand un agent lui demande un complément le 10/03/2022
      Alors le courriel de notification dit, dans l'ordre :
        | Bonjour, |
        | Vous venez de recevoir une notification, elle est accessible depuis votre espace personnel, pour y accéder vous pouvez cliquer sur le lien suivant : |
        | Cordialement, |
        | La Direction Générale des Étrangers en France |
        | Ce message est généré automatiquement, merci de ne pas y répondre. |
      Et son lien « Se connecter » mène à la page de connexion

    @EXG-16-03 @courriel @agent
    Plan du Scénario: Le courriel ne dit pas <quoi>
      Quand un agent <acte> le 10/03/2022
      Alors le courriel de notification ne dit nulle part :
        | complément |
        | décision   |
        | acceptée   |
        | refusée    |

      Exemples:
        | quoi                       | acte                      |
        | qu'un complement est voulu | lui demande un complément |
        | que la demande est refusee | refuse sa demande         |

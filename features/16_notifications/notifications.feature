# language: fr
Fonctionnalité: Être prévenue, et lire ce que l'administration écrit (S33, S36, S40, S44, S45)
  Un agent demande un complément ou rend sa décision : l'usagère en est prévenue par un courriel qui n'en dit rien,
  et la lit dans son espace. L'ouvrir vaut accusé de réception.

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

  Règle: La liste dit de chaque notification sa date, son objet et son suivi

    @EXG-16-06 @agent @horloge
    Scénario: Une notification est dite lue, et quand
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Et qu'elle a ouvert la notification le 12/03/2022
      Quand elle ouvre la liste de ses notifications
      Alors la liste montre :
        | 10/03/2022 | SEJOUR | Demande de complément lue | Lu le 12/03/2022 |

    @EXG-16-10 @agent @horloge
    Scénario: Une notification non lue n'a pas de date de lecture
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la liste de ses notifications
      Alors la liste montre :
        | 10/03/2022 | SEJOUR | Demande de complément non lue |  |

    @EXG-16-05 @agent @horloge
    Scénario: Le volet donne la date et l'objet
      Étant donné qu'un agent lui a demandé un complément le 24/02/2023
      Quand elle se connecte à son espace
      Alors le volet de ses notifications montre :
        | ✉ 24/02/2023 Demande de complément |
        | Voir toutes mes notifications      |

    @EXG-16-04 @agent @horloge
    Scénario: La cloche signale ce qui n'est pas lu
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle se connecte à son espace
      Alors la cloche signale "1 non lue(s)"

    @EXG-16-18
    Scénario: La liste avertit que l'ouverture fait courir le délai
      Quand elle ouvre la liste de ses notifications
      Alors la page dit « L'ouverture d'une notification fait office, pour l'administration, d'accusé de réception et déclenche donc le délai dans lequel vous devez répondre à une demande de l'agent en charge de votre dossier. »

    @EXG-16-15 @C-16 @agent @horloge
    Scénario: Les plus anciennes viennent d'abord
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Et qu'elle y a répondu le 12/03/2022
      Et qu'un agent a accepté sa demande le 20/03/2022
      Quand elle ouvre la liste de ses notifications
      Alors la liste montre :
        | 10/03/2022 | SEJOUR | Demande de complément répondu    | Répondu le 12/03/2022 |
        | 20/03/2022 | SEJOUR | Notification de décision non lue |                       |

  Règle: L'ouverture vaut accusé de réception

    @EXG-16-07 @agent @horloge
    Scénario: Voir la liste ne suffit pas, ouvrir la notification suffit
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la liste de ses notifications
      Et elle ouvre la notification le 14/03/2022
      Et elle ouvre la liste de ses notifications
      Alors la liste montre :
        | 10/03/2022 | SEJOUR | Demande de complément lue | Lu le 14/03/2022 |

    @EXG-16-08 @agent @horloge
    Scénario: Ouverte de nouveau, elle garde la date de sa première ouverture
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Et elle ouvre la notification le 20/03/2022
      Et elle ouvre la liste de ses notifications
      Alors la liste montre :
        | 10/03/2022 | SEJOUR | Demande de complément lue | Lu le 14/03/2022 |

    @EXG-16-09 @agent @horloge
    Scénario: Le délai court de l'ouverture, non de l'envoi
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Alors elle a jusqu'au 13/04/2022 pour répondre

    @EXG-16-11 @agent @horloge
    Scénario: Une fois la réponse envoyée, la notification est répondue
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Et qu'elle y a répondu le 14/03/2022
      Quand elle ouvre la liste de ses notifications
      Alors la liste montre :
        | 10/03/2022 | SEJOUR | Demande de complément répondu | Répondu le 14/03/2022 |

  Règle: La liste se filtre et se parcourt page par page

    @EXG-16-12
    Scénario: Toutes les notifications sont montrées d'avance
      Quand elle ouvre la liste de ses notifications
      Alors le filtre propose, le premier étant choisi :
        | Toutes les notifications |
        | Demande de complément    |
        | Notification de décision |

    @EXG-16-13 @agent @horloge
    Plan du Scénario: Le filtre ne montre que ce qui est du <date>
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Et qu'elle y a répondu le 12/03/2022
      Et qu'un agent a accepté sa demande le 20/03/2022
      Quand elle ouvre la liste de ses notifications
      Et elle filtre ses notifications par « <type> »
      Alors la liste montre :
        | <date> | SEJOUR | <libellé> | <suivi> |

      Exemples:
        | date       | type                     | libellé                          | suivi                 |
        | 10/03/2022 | Demande de complément    | Demande de complément répondu    | Répondu le 12/03/2022 |
        | 20/03/2022 | Notification de décision | Notification de décision non lue |                       |

    @EXG-16-14 @agent @horloge
    Plan du Scénario: La première page de <nombre> notifications en montre <montrées>
      Étant donné qu'elle a reçu <nombre> notifications
      Quand elle ouvre la liste de ses notifications
      Alors la page montre <montrées> notifications, et "<pages>"

      Exemples:
        | nombre | montrées | pages   |
        | 0      | 0        | 1 sur 1 |
        | 1      | 1        | 1 sur 1 |
        | 10     | 10       | 1 sur 1 |
        | 11     | 10       | 1 sur 2 |
        | 25     | 10       | 1 sur 3 |

    @EXG-16-14 @agent @horloge
    Scénario: La onzième notification est sur la deuxième page
      Étant donné qu'elle a reçu 11 notifications
      Quand elle ouvre la liste de ses notifications
      Et elle passe à la page suivante
      Alors la page montre 1 notifications, et "2 sur 2"

    @EXG-16-16 @agent @horloge
    Scénario: Le retour ramène à la liste
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Et elle choisit « < RETOUR À TOUTES MES NOTIFICATIONS »
      Alors l'écran « Mes Notifications » s'affiche

  Règle: Une notification n'est qu'à son usagère

    @EXG-16-17 @agent @horloge
    Plan du Scénario: La notification d'une usagère est fermée à <qui>
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Et qu'elle a ouvert la notification le 14/03/2022
      Quand <qui> demande cette notification
      Alors rien de la notification ne lui est montré

      Exemples:
        | qui                        |
        | une autre usagere          |
        | une personne non connectee |

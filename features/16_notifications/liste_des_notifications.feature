# language: fr
Fonctionnalité: Suivre sa correspondance avec l'administration (S35, S36, S43 à S45)
  La cloche signale ce qui n'est pas lu ; la liste dit de chaque notification sa date, son objet et son suivi, se filtre
  et se parcourt page par page.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 01/03/2022

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

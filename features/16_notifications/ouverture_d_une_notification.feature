# language: fr
Fonctionnalité: Ouvrir une notification vaut accusé de réception (S45)
  La première ouverture est datée et fait courir le délai de réponse ; la notification d'une usagère n'est qu'à elle.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 01/03/2022

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

# language: fr
Fonctionnalité: Répondre dans les trente jours (S37, S45)
  Le délai court de l'ouverture du message et finit avec le trentième jour, à l'heure de Paris ; en retard, la réponse
  est reçue tant que l'agent n'a pas clôturé la demande (C-21).

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 01/03/2022

  Règle: La réponse est attendue trente jours après l'ouverture

    @agent @horloge
    Plan du Scénario: Ouvert le <ouverture>, le message peut recevoir réponse jusqu'au <réponse>
      Étant donné qu'un agent lui a demandé un complément le <demande>
      Et qu'elle a ouvert la notification le <ouverture>
      Quand elle répond le <réponse> à 23 h 59
      Alors sa réponse est reçue dans le délai

      @EXG-17-09
      Exemples: Un mois ordinaire
        | ouverture  | demande    | réponse    |
        | 02/05/2022 | 28/04/2022 | 01/06/2022 |

      @EXG-17-12
      Exemples: Les deux changements d'heure
        | ouverture  | demande    | réponse    |
        | 14/03/2022 | 10/03/2022 | 13/04/2022 |
        | 10/10/2022 | 04/10/2022 | 09/11/2022 |

    @EXG-17-10 @C-21 @agent @horloge
    Scénario: Le lendemain du dernier jour, et pas avant, le délai est dépassé
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Et qu'elle a ouvert la notification le 14/03/2022
      Alors l'agent lit, selon l'heure :
        | 13/04/2022 à 23 h 59 | complément demandé |
        | 14/04/2022 à 00 h 00 | délai dépassé      |

    @EXG-17-10 @C-21 @agent @horloge
    Scénario: L'agent ne clôture qu'une fois le délai dépassé
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Et qu'elle a ouvert la notification le 14/03/2022
      Alors l'agent ne peut pas clôturer la demande le 13/04/2022 à 23 h 59
      Et l'agent clôture la demande le 14/04/2022 à 00 h 00

    @EXG-17-10 @C-21 @agent @horloge
    Scénario: Une réponse en retard, avant la clôture, est acceptée et signalée
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Et qu'elle a ouvert la notification le 14/03/2022
      Quand elle répond le 14/04/2022 à 00 h 00
      Alors sa réponse est reçue hors délai

    @EXG-17-11 @agent @horloge
    Scénario: Un message jamais ouvert ne fait courir aucun délai
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Alors l'agent lit, selon l'heure :
        | 10/06/2022 à 10 h 00 | complément demandé |
      Et l'agent ne peut pas clôturer la demande le 10/06/2022 à 10 h 00

    @EXG-17-13 @agent @horloge
    Scénario: Une demande clôturée ne reçoit ni complément ni décision
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Et qu'elle a ouvert la notification le 14/03/2022
      Et qu'un agent a clôturé sa demande le 20/04/2022
      Quand elle répond le 21/04/2022 à 10 h 00
      Alors l'agent lit la demande à l'état "clôturée incomplète", sans fichier
      Et l'agent ne peut ni accepter ni refuser la demande

    @EXG-17-14 @agent @horloge
    Scénario: Deux compléments successifs ont chacun leur délai
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Et qu'elle y a répondu le 14/03/2022
      Et qu'un agent lui a demandé un complément le 20/03/2022
      Quand elle ouvre la notification le 25/03/2022
      Alors les derniers jours pour répondre sont, dans l'ordre :
        | 13/04/2022 |
        | 24/04/2022 |

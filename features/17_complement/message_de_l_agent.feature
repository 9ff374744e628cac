# language: fr
Fonctionnalité: Lire ce que l'agent réclame (S37, S38)
  Le message dit les pièces réclamées, les observations de l'agent, et ce qui arrive sans réponse.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 01/03/2022

  Règle: Le message dit ce qui est réclamé, et ce qui arrive sans réponse

    @EXG-17-01 @C-28 @agent @horloge
    Scénario: Il salue l'usagère par son nom, tel qu'enregistré
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Alors le message commence par « Bonjour », son nom et une virgule

    @EXG-17-02 @C-19 @agent @horloge
    Plan du Scénario: La pièce réclamée est dite : <piece>
      Étant donné qu'un agent lui a réclamé "<pièce>" le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Alors les pièces réclamées sont :
        | <pièce> |

      Exemples:
        | piece             | pièce                                              |
        | autorite parentale | Justificatif d'autorité parentale                  |
        | domicile          | Justificatif de domicile datant de moins de 6 mois |

    @EXG-17-03 @agent @horloge
    Scénario: Les observations de l'agent sont montrées telles quelles
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Alors la page dit « Bonjour, pourriez-vous joindre un document plus net s'il-vous-plaît ? Merci »

    @EXG-17-16 @agent @horloge
    Scénario: L'agent ne se nomme pas
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Alors la page dit « Cordialement, L'agent Instructeur, Ministère de l'Intérieur »

    @EXG-17-17 @agent @horloge
    Plan du Scénario: Le message dit <quoi>
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Alors la page dit « <texte> »

      Exemples:
        | quoi         | texte |
        | pourquoi     | Je vous informe qu'après avoir pris connaissance des documents justificatifs joints à votre demande, un complément d'information est nécessaire à la poursuite de son instruction. |
        | la consigne  | Vous devez mettre à jour ou maintenir tous les documents justificatifs en fonction de ce qui vous est demandé par l'agent afin de pouvoir répondre. Les formats acceptés : .jpg, .png, .pdf, .tiff, .bmp. La taille maximale : 10 Mo |
        | le delai     | Si vous n'apportez pas les compléments nécessaires dans un délai de 30 jours après avoir pris connaissance de ce message, votre demande pourra être considérée comme incomplète par l'administration qui ne sera pas en mesure de prendre une décision d'acceptation ou de refus de votre demande, et elle sera clôturée. |

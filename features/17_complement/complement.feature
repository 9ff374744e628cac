# language: fr
Fonctionnalité: Répondre à une demande de complément (S37, S38)
  Un agent réclame des pièces : l'usagère lit son message, joint ce qui manque et l'envoie, dans les trente jours qui
  suivent l'ouverture du message.

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

  Règle: Les pièces jointes sont envoyées à l'agent, une fois

    @EXG-17-08 @agent @horloge
    Scénario: L'envoi transmet les pièces à l'agent
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Et elle joint "facture.pdf" à la pièce réclamée
      Et elle envoie son complément
      Alors l'agent lit la demande à l'état "complément reçu", avec :
        | facture.pdf |

    @EXG-17-06 @agent @horloge
    Scénario: Rien n'est envoyé sans un fichier par pièce
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Et elle envoie son complément
      Alors un refus désigne la pièce réclamée
      Et l'agent attend encore sa réponse

    @EXG-17-07 @agent @horloge
    Scénario: Un fichier joint se retire avant l'envoi
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Et elle joint "facture.pdf" à la pièce réclamée
      Et elle retire "facture.pdf" de son complément
      Alors aucun fichier n'est joint à la pièce réclamée

    @EXG-17-05 @C-13 @agent @horloge
    Scénario: Trois fichiers au plus par pièce, même d'un second onglet
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Et elle joint 2 fichiers à la pièce réclamée
      Et elle joint "trois.pdf" à la pièce réclamée puis, d'un onglet ouvert avant, "quatre.pdf"
      Alors 3 fichiers sont joints à la pièce réclamée, et l'écran n'en propose pas davantage

    @EXG-17-04 @agent @horloge
    Scénario: Les formats de l'étape 3 sont acceptés
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Alors en réponse, chacun de ces fichiers est accepté, à l'écran :
        | fichier       | contenu         |
        | bail.jpg      | une image JPEG  |
        | bail.pdf      | un document PDF |
        | bail.png      | une image PNG   |
        | bail.tiff     | une image TIFF  |
        | bail.bmp      | une image BMP   |
        | quittance.PDF | un document PDF |

    @EXG-17-04 @agent @horloge
    Scénario: Tout autre format est refusé, comme à l'étape 3
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Alors en réponse, chacun de ces fichiers est refusé, par les deux voies :
        | fichier     | contenu                            |
        | bail.docx   | un document de traitement de texte |
        | bail.heic   | une photo HEIC                     |
        | bail.exe    | un programme                       |
        | facture.pdf | un programme                       |

    @EXG-17-04 @C-15 @agent @horloge
    Scénario: Les tailles de l'étape 3 sont acceptées, et elles seules
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Quand elle ouvre la notification le 14/03/2022
      Alors en réponse, un PDF de chacune de ces tailles est accepté, à l'écran :
        | octets   |
        | 10485760 |
      Mais en réponse, un PDF de chacune de ces tailles est refusé, par les deux voies :
        | octets   |
        | 10485761 |
        | 0        |

    @EXG-17-15 @agent @horloge
    Scénario: Une fois envoyé, le complément ne se modifie ni ne se renvoie
      Étant donné qu'un agent lui a demandé un complément le 10/03/2022
      Et qu'elle y a répondu le 14/03/2022
      Quand elle ouvre la notification le 15/03/2022
      Alors l'envoi ne lui est plus proposé
      Et un second envoi par une requête directe est sans effet

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

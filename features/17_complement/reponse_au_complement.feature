# language: fr
Fonctionnalité: Répondre à une demande de complément (S38)
  L'usagère joint ce qui manque, aux règles de l'étape 3, et l'envoie une fois pour toutes.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 01/03/2022

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

# language: fr
Fonctionnalité: Le courriel de dépôt (S31)
  Le dépôt est annoncé par un courriel, l'attestation en pièce jointe.

  Contexte:
    Étant donné la bénéficiaire de la protection subsidiaire que montre le guide

  Règle: Un dépôt, un courriel

    @EXG-15-01 @courriel
    Scénario: Le courriel part une seule fois, à l'adresse de contact
      Étant donné que son adresse de contact n'est pas celle de son compte
      Quand sa demande est déposée
      Alors elle reçoit un et un seul courriel de dépôt, à son adresse de contact

    @EXG-15-01 @courriel @horloge
    Scénario: Le courriel est daté du dépôt, à l'heure de Paris
      Étant donné qu'elle a déposé sa demande le 26/04/2022 à 23 h 30
      Quand elle reçoit le courriel de dépôt
      Alors le courriel est daté du 26/04/2022 à 23 h 30

    @EXG-15-06 @courriel
    Scénario: Un courriel refusé part plus tard, et le dépôt est acquis
      Étant donné que sa messagerie refuse pour l'instant tout courriel
      Quand sa demande est déposée
      Et que sa messagerie accepte de nouveau les courriels
      Alors sa demande est dans son espace personnel
      Et le courriel de dépôt finit par arriver

  Règle: Le texte est celui du guide, et ne dit rien de l'usager

    @EXG-15-02 @courriel
    Scénario: Le courriel de dépôt dit, mot pour mot
      Quand sa demande est déposée
      Alors le courriel de dépôt dit, dans l'ordre :
        | Bonjour |
        | Votre demande de titre de séjour a bien été enregistrée. Elle sera instruite par les services de l'État. |
        | Vous serez informé(e) de l'état d'avancement de votre dossier et, si nécessaire, d'une demande de pièces complémentaires, par message électronique vous invitant à vous connecter à votre espace sur le site de l'administration numérique pour les étrangers en France. |
        | Cordialement, |
        | La Direction Générale des Étrangers en France |
        | Ce message est généré automatiquement, merci de ne pas y répondre. |

    @EXG-15-05 @courriel
    Scénario: Le courriel ne dit ni l'état civil ni le n° étranger
      Quand sa demande est déposée
      Alors ni l'objet ni le texte du courriel ne disent son état civil ou son n° étranger

  Règle: L'attestation est en pièce jointe

    @EXG-15-03 @courriel
    Scénario: La pièce jointe est l'attestation même
      Quand sa demande est déposée
      Et elle ouvre son attestation
      Alors la pièce jointe du courriel est le fichier qu'elle a ouvert

    @EXG-15-04 @C-11 @courriel @horloge
    Scénario: La pièce jointe est un PDF, au nom du guide
      Étant donné qu'elle a déposé sa demande le 26/04/2022
      Quand elle reçoit le courriel de dépôt
      Alors la pièce jointe est un PDF nommé "ATTESTATION_PROLOGATION_INSTRUCTION_[n° étranger]_20220426.pdf"

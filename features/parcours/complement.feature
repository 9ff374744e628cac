# language: fr
Fonctionnalité: De la notification reçue par mail au complément envoyé (S32 à S38)
  L'usagère apprend par un mail qu'un message l'attend, le lit dans son espace, joint la pièce que l'agent lui réclame
  et l'envoie.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  @courriel @agent
  Scénario: Réclamée, jointe et envoyée le même jour
    Étant donné qu'elle a déposé sa demande aujourd'hui
    Quand un agent lui demande un complément
    Alors un courriel l'invite à se connecter, à son adresse de contact

    Quand elle suit le lien « Se connecter » de ce courriel
    Et elle se connecte avec son n° étranger, sur cette page
    Alors le volet de ses notifications montre :
      | ✉ aujourd'hui Demande de complément |
      | Voir toutes mes notifications       |

    Quand elle ouvre cette notification depuis le volet
    Alors le message commence par « Bonjour », son nom et une virgule
    Et les pièces réclamées sont :
      | Justificatif de domicile datant de moins de 6 mois |

    Quand elle joint "PJ.pdf" à la pièce réclamée
    Et elle envoie son complément
    Alors l'agent lit la demande à l'état "complément reçu", avec :
      | PJ.pdf |

    Quand elle revient à toutes ses notifications
    Alors la liste montre :
      | aujourd'hui | SEJOUR | Demande de complément répondu | Répondu aujourd'hui |

  @horloge @pilotage @courriel @agent
  Scénario: La pièce réclamée est envoyée à l'agent
    Étant donné qu'elle a déposé sa demande le 01/02/2022
    Quand un agent lui demande un complément le 24/02/2022
    Alors un courriel l'invite à se connecter, à son adresse de contact

    Quand elle suit le lien « Se connecter » de ce courriel
    Et elle se connecte avec son n° étranger, sur cette page
    Alors la cloche signale "1 non lue(s)"
    Et le volet de ses notifications montre :
      | ✉ 24/02/2022 Demande de complément |
      | Voir toutes mes notifications      |

    Quand elle ouvre cette notification depuis le volet
    Alors le message commence par « Bonjour », son nom et une virgule
    Et les pièces réclamées sont :
      | Justificatif de domicile datant de moins de 6 mois |
    Et elle a jusqu'au 26/03/2022 pour répondre

    Quand elle joint "PJ.pdf" à la pièce réclamée
    Et elle envoie son complément
    Alors l'agent lit la demande à l'état "complément reçu", avec :
      | PJ.pdf |

    Quand elle revient à toutes ses notifications
    Alors la liste montre :
      | 24/02/2022 | SEJOUR | Demande de complément répondu | Répondu le 24/02/2022 |

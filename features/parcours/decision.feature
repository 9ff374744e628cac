# language: fr
Fonctionnalité: De la notification reçue par mail à l'attestation de décision favorable (S39 à S46)
  L'usagère apprend par un mail qu'un message l'attend, lit la décision dans son espace et télécharge l'attestation
  qui l'accompagne.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  @courriel @agent
  Scénario: Acceptée le jour de son dépôt
    Étant donné qu'elle a déposé sa demande aujourd'hui
    Quand un agent accepte sa demande
    Alors un courriel l'invite à se connecter, à son adresse de contact

    Quand elle suit le lien « Se connecter » de ce courriel
    Et elle se connecte avec son n° étranger, sur cette page
    Et elle ouvre cette notification depuis le volet
    Alors le message cite le n° de sa demande
    Et le message dit "acceptée", et non "refusée"

    Quand elle télécharge le document
    Alors le document est l'attestation de décision favorable de sa demande

  @courriel @agent
  Scénario: Refusée le jour de son dépôt
    Étant donné qu'elle a déposé sa demande aujourd'hui
    Quand un agent refuse sa demande
    Alors un courriel l'invite à se connecter, à son adresse de contact

    Quand elle suit le lien « Se connecter » de ce courriel
    Et elle se connecte avec son n° étranger, sur cette page
    Et elle ouvre cette notification depuis le volet
    Alors le message dit "refusée", et non "acceptée"
    Et aucun document n'est à télécharger

  @horloge @courriel @agent @confiance
  Scénario: Une décision favorable et son attestation, dont le 2D-DOC est vérifié
    Étant donné qu'elle a déposé sa demande le 11/04/2022
    Quand un agent accepte sa demande le 10/06/2022
    Alors un courriel l'invite à se connecter, à son adresse de contact

    Quand elle suit le lien « Se connecter » de ce courriel
    Et elle se connecte avec son n° étranger, sur cette page
    Alors le volet de ses notifications montre :
      | ⚑ 10/06/2022 Notification de décision |
      | Voir toutes mes notifications         |

    Quand elle choisit « Voir toutes mes notifications »
    Alors la liste montre :
      | 10/06/2022 | SEJOUR | Notification de décision non lue |  |

    Quand elle ouvre la dernière notification de la liste
    Alors le message cite le n° de sa demande
    Et le message dit "acceptée", et non "refusée"

    Quand elle télécharge le document
    Alors le document est l'attestation de décision favorable de sa demande
    Et le 2D-DOC du document porte :
      | 6J | 3 |
    Et le 2D-DOC du document s'accorde en tout avec l'imprimé, dates de validité comprises

  @horloge @courriel @agent
  Scénario: Un refus, sans attestation
    Étant donné qu'elle a déposé sa demande le 11/04/2022
    Quand un agent refuse sa demande le 10/06/2022
    Alors un courriel l'invite à se connecter, à son adresse de contact

    Quand elle suit le lien « Se connecter » de ce courriel
    Et elle se connecte avec son n° étranger, sur cette page
    Et elle ouvre cette notification depuis le volet
    Alors le message dit "refusée", et non "acceptée"
    Et aucun document n'est à télécharger

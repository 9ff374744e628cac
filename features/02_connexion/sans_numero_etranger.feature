# language: fr
Fonctionnalité: Se connecter sans n° étranger (S06)
  L'identifiant est le n° étranger ; qui n'en a pas, comme la titulaire du seul visa, donne son adresse
  électronique. Un n° étranger lui est attribué au plus tard au dépôt de sa demande (C-38).

  Règle: Qui n'a pas de n° étranger se connecte avec son adresse

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire uniquement d'un visa long séjour

    @EXG-02-02
    Plan du Scénario: L'adresse ouvre le compte, <écriture>
      Étant donné qu'elle a un compte
      Quand elle se connecte avec son adresse, <écriture>
      Alors elle est connectée sous son nom

      Exemples:
        | écriture                |
        | telle qu'à la création  |
        | le domaine en capitales |
        | entre deux espaces      |

    @EXG-02-02
    Scénario: L'adresse ouvre le compte à peine créé
      Étant donné qu'elle vient de créer son mot de passe
      Quand elle se connecte avec son adresse, telle qu'à la création
      Alors elle est connectée sous son nom

    @EXG-02-02 @C-38
    Scénario: Une adresse n'ouvre qu'un compte
      Étant donné qu'elle a un compte
      Quand une autre titulaire d'un visa demande un compte à la même adresse
      Alors un refus désigne « Adresse email »

  Règle: Le n° étranger attribué au dépôt ouvre le compte, et l'adresse l'ouvre toujours

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire uniquement d'un visa long séjour
      Et qui a déposé sa demande le 26/04/2022

    @EXG-02-02 @C-38
    Scénario: Après le dépôt, l'adresse ouvre encore le compte
      Quand elle se connecte avec son adresse, telle qu'à la création
      Alors elle est connectée sous son nom

    @EXG-02-01 @C-38
    Scénario: Après le dépôt, le n° étranger attribué ouvre aussi le compte
      Étant donné qu'un n° étranger lui a été attribué
      Quand elle se connecte avec son n° étranger
      Alors elle est connectée sous son nom

  Règle: Qui a un n° étranger se connecte avec lui, et lui seul

    @EXG-02-01 @C-38
    Scénario: Sans titre de séjour, le n° étranger suffit
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un numéro étranger sans titre de séjour
      Et qu'elle a un compte
      Quand elle se connecte avec son n° étranger
      Alors elle est connectée sous son nom

    @EXG-02-01
    Scénario: Son adresse n'ouvre pas le compte de qui a un n° étranger
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle a un compte
      Quand elle se connecte avec son adresse, telle qu'à la création
      Alors la connexion est refusée

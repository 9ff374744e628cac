# language: fr
Fonctionnalité: Le numéro se reconnaît au caractère près (S06, S07)
  Un visa a douze lettres et chiffres, un n° étranger dix chiffres, zéro de tête compris. Sur un titre délivré avant
  juin 2011, c'est le n° étranger qui se saisit.

  Règle: Un n° de visa a douze caractères

    @EXG-03-08
    Scénario: Le n° de visa exact est reconnu
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire uniquement d'un visa long séjour
      Quand elle présente son titre
      Alors l'écran « Saisissez votre adresse email » s'affiche

    @EXG-03-08
    Scénario: Le n° de visa recopié à un caractère près ne l'est pas
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire uniquement d'un visa long séjour
      Alors son document n'est pas reconnu sous son numéro :
        | sans son dernier caractère |
        | avec un caractère de trop  |
        | avec un tiret de plus      |

  Règle: Un n° étranger a dix chiffres, zéro de tête compris

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, dont le n° étranger commence par un zéro

    @EXG-03-13
    Scénario: Le n° étranger exact est reconnu à la première visite
      Quand elle présente son titre
      Alors l'écran « Saisissez votre adresse email » s'affiche

    @EXG-03-13
    Scénario: Le n° étranger recopié à un chiffre près ne l'est pas
      Alors son document n'est pas reconnu sous son numéro :
        | sans son premier caractère   |
        | avec un caractère de trop    |
        | avec une lettre pour chiffre |

    @EXG-03-13
    Scénario: Le n° étranger exact ouvre le compte
      Étant donné qu'elle a un compte
      Quand elle se connecte avec son n° étranger
      Alors elle est connectée sous son nom

    @EXG-03-13
    Scénario: Le n° étranger recopié à un chiffre près ne l'ouvre pas
      Étant donné qu'elle a un compte
      Alors son compte ne s'ouvre pas sous son numéro :
        | sans son premier caractère   |
        | avec un caractère de trop    |
        | avec une lettre pour chiffre |

  Règle: Avant juin 2011, le titre porte le n° étranger

    @EXG-03-07 @C-05
    Scénario: Un titre de 2010 se présente par le n° étranger
      Étant donné une bénéficiaire de la protection subsidiaire, dont le titre délivré le 12/05/2010 porte son n° étranger
      Quand elle présente son titre
      Alors l'écran « Saisissez votre adresse email » s'affiche

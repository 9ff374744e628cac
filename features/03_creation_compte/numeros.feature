# language: fr
Fonctionnalité: Le numéro se reconnaît au caractère près (S06, S07)
  Un visa a douze lettres et chiffres, un n° étranger dix chiffres, zéro de tête compris. Sur un titre délivré avant
  juin 2011, c'est le n° étranger qui se saisit.

  Règle: Un n° de visa a douze caractères

    @EXG-03-08
    Plan du Scénario: Le n° de visa <saisie> est <issue>
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire uniquement d'un visa long séjour
      Quand elle présente son document sous son numéro <saisie>
      Alors son document est <issue>

      Exemples:
        | saisie                        | issue       |
        | exact                         | reconnu     |
        | sans son dernier caractère    | non reconnu |
        | avec un caractère de trop     | non reconnu |
        | avec un tiret de plus         | non reconnu |

  Règle: Un n° étranger a dix chiffres, zéro de tête compris

    @EXG-03-13
    Plan du Scénario: À la première visite, le n° étranger <saisie> est <issue>
      Étant donné une bénéficiaire de la protection subsidiaire, dont le n° étranger commence par un zéro
      Quand elle présente son document sous son numéro <saisie>
      Alors son document est <issue>

      Exemples:
        | saisie                        | issue       |
        | exact                         | reconnu     |
        | sans son premier caractère    | non reconnu |
        | avec un caractère de trop     | non reconnu |
        | avec une lettre pour chiffre  | non reconnu |

    @EXG-03-13
    Plan du Scénario: À la connexion, le n° étranger <saisie> est <issue>
      Étant donné une bénéficiaire de la protection subsidiaire, dont le n° étranger commence par un zéro
      Et qu'elle a un compte
      Quand elle se connecte sous son numéro <saisie>
      Alors la connexion est <issue>

      Exemples:
        | saisie                        | issue    |
        | exact                         | acceptée |
        | sans son premier caractère    | refusée  |
        | avec un caractère de trop     | refusée  |
        | avec une lettre pour chiffre  | refusée  |

  Règle: Avant juin 2011, le titre porte le n° étranger

    @EXG-03-07 @C-05
    Scénario: Un titre de 2010 se présente par le n° étranger
      Étant donné une bénéficiaire de la protection subsidiaire, dont le titre délivré le 12/05/2010 porte son n° étranger
      Quand elle présente son titre
      Alors l'écran « Saisissez votre adresse email » s'affiche

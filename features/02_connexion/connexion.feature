# language: fr
Fonctionnalité: Se connecter à son compte (S06, S13, S34)
  L'identifiant est le n° étranger ; le refus d'un identifiant ou d'un mot de passe ne dit rien de plus.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: L'identifiant est le n° étranger

    @EXG-02-01
    Scénario: Le n° étranger et le mot de passe ouvrent le compte
      Étant donné qu'elle a un compte
      Quand elle se connecte avec son n° étranger
      Alors elle est connectée sous son nom

    @EXG-02-13
    Scénario: Le compte à peine créé ouvre la connexion
      Étant donné qu'elle vient de créer son mot de passe
      Quand elle se connecte avec son n° étranger
      Alors elle est connectée sous son nom

    @EXG-02-03
    Plan du Scénario: Un refus ne dit pas ce qui est faux : <essai>
      Étant donné qu'elle a un compte
      Quand elle se connecte avec <essai>
      Alors le refus est dit dans les mêmes termes que pour un compte inconnu

      Exemples:
        | essai                              |
        | un mot de passe faux               |
        | un identifiant inconnu             |
        | son adresse, telle qu'à la création |

    @EXG-02-04
    Plan du Scénario: Sans <champ>, la connexion est refusée <voie>
      Étant donné qu'elle a un compte
      Quand elle se connecte sans <champ>, <voie>
      Alors un refus désigne « <libellé> »

      Exemples:
        | champ        | libellé       | voie                     |
        | identifiant  | Identifiant   | à l'écran                |
        | identifiant  | Identifiant   | par une requête directe  |
        | mot de passe | Mot de passe  | à l'écran                |
        | mot de passe | Mot de passe  | par une requête directe  |

  Règle: Trop d'échecs suspendent l'accès

    @EXG-02-12 @horloge
    Plan du Scénario: Après <échecs> échecs, le bon mot de passe est <issue>
      Étant donné qu'elle a un compte
      Et <échecs> échecs de connexion
      Quand elle se connecte avec son n° étranger
      Alors la connexion est <issue>

      Exemples:
        | échecs | issue    |
        | 4      | acceptée |
        | 5      | refusée  |

  Règle: FranceConnect est proposé à part

    @EXG-02-07
    Plan du Scénario: Le bloc FranceConnect porte « <texte> »
      Quand elle ouvre la page de connexion
      Alors la page dit « <texte> »

      Exemples:
        | texte |
        | FranceConnect est la solution proposée par l'État pour sécuriser et simplifier la connexion à vos services en ligne. |
        | S'identifier avec FranceConnect |
        | Qu'est-ce que FranceConnect ? |

    @EXG-02-09
    Scénario: La connexion locale et FranceConnect sont séparées par « ou »
      Quand elle ouvre la page de connexion
      Alors « ou » sépare « Mot de passe oublié ? » de « S'identifier avec FranceConnect »

  Règle: La page guide qui hésite

    @EXG-02-05
    Scénario: Un mot de passe oublié se signale depuis la page
      Quand elle ouvre la page de connexion
      Alors la page propose « Mot de passe oublié ? »

    @EXG-02-06 @C-02
    Scénario: Un identifiant oublié se signale depuis la page
      Quand elle ouvre la page de connexion
      Alors la page propose « Identifiant oublié ? »

    @EXG-02-15 @C-02
    Scénario: La page à jour porte son titre
      Quand elle ouvre la page de connexion
      Alors l'écran « Connectez-vous pour accéder à vos services » s'affiche

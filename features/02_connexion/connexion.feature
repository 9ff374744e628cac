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
        | essai                               |
        | un mot de passe faux                |
        | un identifiant inconnu              |
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

    @EXG-02-12 @horloge @isolee
    Plan du Scénario: Après <échecs> échecs, le bon mot de passe est <issue>
      Étant donné qu'elle a un compte
      Et <échecs> échecs de connexion
      Quand elle se connecte avec son n° étranger
      Alors la connexion est <issue>

      Exemples:
        | échecs | issue    |
        | 4      | acceptée |
        | 5      | refusée  |

    @EXG-02-12 @horloge @isolee
    Plan du Scénario: <délai> après 5 échecs, le bon mot de passe est <issue>
      Étant donné qu'elle a un compte
      Et 5 échecs de connexion
      Quand elle se connecte avec son n° étranger, <délai> plus tard
      Alors la connexion est <issue>

      Exemples: La durée de la suspension est proposée
        | délai       | issue    |
        | 14 min 59 s | refusée  |
        | 15 min      | acceptée |

    @EXG-02-12 @horloge @isolee
    Scénario: Une connexion réussie remet le décompte à zéro
      Étant donné qu'elle a un compte
      Et 4 échecs de connexion
      Et qu'elle s'est connectée puis déconnectée
      Et 4 échecs de connexion
      Quand elle se connecte avec son n° étranger
      Alors la connexion est acceptée

  Règle: FranceConnect est proposé à part

    @EXG-02-07
    Scénario: Le bloc FranceConnect explique, propose, renseigne
      Quand elle ouvre la page de connexion
      Alors l'écran dit :
        | FranceConnect est la solution proposée par l'État pour sécuriser et simplifier la connexion à vos services en ligne. |
        | S'identifier avec FranceConnect |
        | Qu'est-ce que FranceConnect ? |

    @EXG-02-09
    Scénario: La connexion locale et FranceConnect sont séparées par « ou »
      Quand elle ouvre la page de connexion
      Alors « ou » sépare « Mot de passe oublié ? » de « S'identifier avec FranceConnect »

  Règle: La page guide qui hésite

    @EXG-02-05 @C-02
    Scénario: Un mot de passe oublié se signale depuis la page
      Quand elle ouvre la page de connexion
      Alors la page propose « MOT DE PASSE OUBLIÉ ? », en capitales ou non

    @EXG-02-16
    Scénario: « PREMIÈRE VISITE ? CRÉER VOTRE COMPTE » mène au formulaire de création
      Quand elle ouvre la page de connexion
      Et elle choisit « PREMIÈRE VISITE ? CRÉER VOTRE COMPTE »
      Alors le formulaire de première visite l'attend

  Règle: La connexion faite, la personne est chez elle

    @EXG-02-14 @courriel @agent
    Scénario: « Se connecter », dans le courriel de notification, mène à l'accueil connecté
      Étant donné qu'elle a déposé sa demande, puis s'est déconnectée
      Et qu'elle a reçu un courriel de notification
      Quand elle suit « Se connecter » dans ce courriel
      Et elle se connecte avec son n° étranger, sur cette page
      Alors son accueil connecté s'affiche

  Règle: Deux maquettes de la page sont admises

    @EXG-02-06 @C-02 @connexion_nouvelle
    Scénario: Un identifiant oublié se signale depuis la page à jour
      Quand elle ouvre la page de connexion
      Alors la page propose « Identifiant oublié ? »

    @EXG-02-15 @C-02 @connexion_nouvelle
    Scénario: La page à jour porte son titre et son fil
      Quand elle ouvre la page de connexion
      Alors l'écran « Connectez-vous pour accéder à vos services » s'affiche
      Et le fil d'Ariane est « Accueil > Se connecter »

    @EXG-02-04 @C-02 @connexion_nouvelle
    Scénario: La page à jour annonce les champs obligatoires
      Quand elle ouvre la page de connexion
      Alors la page dit « Le symbole * indique les champs obligatoires. »

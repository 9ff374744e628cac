# language: fr
Fonctionnalité: Accéder à la démarche et choisir son profil (S01 à S05)
  La démarche s'ouvre depuis l'accueil, avant toute connexion. On y dit pour qui la demande est faite,
  puis de quel document on est titulaire.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: La démarche est ouverte à tous depuis l'accueil

    Contexte:
      Étant donné qu'elle consulte l'accueil sans être connectée

    @EXG-01-01
    Scénario: La demande de titre s'ouvre sans connexion préalable
      Quand elle choisit « Je demande ou renouvelle un titre de séjour »
      Alors la question « Je sollicite ou renouvelle un titre de séjour pour : » lui est posée

    @EXG-01-02
    Scénario: L'accueil offre de se connecter, d'écrire, d'être aidé et de choisir sa langue
      Alors l'accueil propose :
        | SE CONNECTER    |
        | NOUS CONTACTER  |
        | BESOIN D'AIDE ? |
      Et la langue « Français » est proposée

    @EXG-01-11
    Scénario: L'accueil porte au moins quatre briques
      Alors l'accueil propose :
        | Je valide mon VLS-TS                        |
        | Je demande ou renouvelle un titre de séjour |
        | Je déclare un changement de situation       |
        | Je demande un Document de Voyage            |

    @EXG-01-12
    Scénario: Le menu d'une personne non connectée
      Alors le menu porte :
        | Accueil                               |
        | Valider mon VLS-TS                    |
        | Demander un titre de séjour           |
        | Acheter un timbre fiscal électronique |

  Règle: Le profil se choisit d'abord, la situation ensuite

    Contexte:
      Étant donné qu'elle est devant le choix du profil

    @EXG-01-03
    Scénario: Deux profils, exclusifs l'un de l'autre
      Alors les profils proposés sont :
        | Moi-même                  |
        | Un mineur de plus de 16 ans |
      Et un seul profil peut être choisi

    @EXG-01-04
    Scénario: Les situations n'apparaissent pas avant le choix de « Moi-même »
      Alors aucune situation n'est proposée

    @EXG-01-05
    Scénario: « Moi-même » ouvre trois situations, dans l'ordre du guide
      Quand elle choisit le profil « Moi-même »
      Alors les situations proposées sont :
        | Et je suis titulaire d'un titre de séjour / VLS-TS             |
        | Et je suis titulaire uniquement d'un visa long séjour          |
        | Et je suis titulaire d'un numéro étranger sans titre de séjour |

    @EXG-01-06
    Scénario: Passer au profil d'un mineur efface la situation choisie
      Étant donné qu'elle a répondu « Moi-même », puis « Et je suis titulaire uniquement d'un visa long séjour »
      Quand elle choisit le profil « Un mineur de plus de 16 ans »
      Et elle choisit le profil « Moi-même »
      Alors aucune situation n'est choisie

    @EXG-01-07
    Plan du Scénario: L'option <option> mène à la connexion
      Quand elle répond « Moi-même », puis « <situation> »
      Et elle poursuit
      Alors la connexion et la création de compte lui sont proposées

      Exemples:
        | option | situation                                             |
        | 1      | Et je suis titulaire d'un titre de séjour / VLS-TS    |
        | 2      | Et je suis titulaire uniquement d'un visa long séjour |

    @EXG-01-07 @C-23
    Scénario: Le profil d'un mineur mène lui aussi à la connexion, sans situation à choisir
      Quand elle choisit le profil « Un mineur de plus de 16 ans »
      Et elle poursuit
      Alors la connexion et la création de compte lui sont proposées

    @EXG-01-08 @C-04
    Scénario: L'option 3 mène au même parcours
      Quand elle répond « Moi-même », puis « Et je suis titulaire d'un numéro étranger sans titre de séjour »
      Et elle poursuit
      Alors la connexion et la création de compte lui sont proposées

    @EXG-01-09
    Scénario: Sans profil choisi, la suite est impossible
      Quand elle poursuit
      Alors le choix manquant lui est désigné

    @EXG-01-10
    Scénario: Le fil d'Ariane situe la démarche
      Alors le fil d'Ariane est « Accueil > Demander un titre de séjour »

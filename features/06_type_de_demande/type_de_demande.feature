# language: fr
Fonctionnalité: Choisir la demande que l'on dépose (S14 à S16)
  Connectée, la personne retrouve le choix du profil, puis sa situation actuelle : le titre qu'elle détient,
  et ce qu'elle en demande.

  Règle: L'accueil et le menu sont ceux d'une personne connectée

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qui est connectée à son compte

    @EXG-06-01
    Scénario: L'accueil propose trois démarches
      Alors les démarches de l'accueil sont :
        | Je demande ou renouvelle un titre de séjour |
        | Je déclare un changement de situation       |
        | Je demande un Document de Voyage            |

    @EXG-06-02
    Scénario: Le bandeau porte son nom
      Alors elle est connectée sous son nom

    @EXG-06-12
    Scénario: Le menu ne propose plus de se connecter
      Alors le menu porte :
        | Accueil                               |
        | Demander un titre de séjour           |
        | Acheter un timbre fiscal électronique |
        | Déclarer un changement                |
      Mais le menu ne porte ni « SE CONNECTER » ni « Valider mon VLS-TS »

  Règle: Le profil est demandé de nouveau, la situation non

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qui est connectée à son compte
      Et qu'elle est devant le choix du profil

    @EXG-06-03
    Scénario: Les deux profils sont proposés
      Alors les profils proposés sont :
        | Moi-même                    |
        | Un mineur de plus de 16 ans |

    @EXG-06-11
    Scénario: « Moi-même » ne redemande pas le titre détenu
      Quand elle choisit le profil « Moi-même »
      Alors aucune situation n'est proposée

  Règle: Seize ans révolus pour le profil d'un mineur

    @EXG-06-13 @C-23
    Plan du Scénario: Née le <naissance>, la suite lui est <issue> le 26/04/2022
      Étant donné une bénéficiaire de la protection subsidiaire, née le <naissance>
      Et qui est connectée à son compte
      Et qu'elle est devant le choix du profil
      Quand elle choisit le profil « Un mineur de plus de 16 ans »
      Et elle poursuit
      Alors la suite de la démarche lui est <issue>

      Exemples:
        | naissance  | issue   |
        | 05/04/2006 | ouverte |
        | 26/04/2006 | ouverte |
        | 27/04/2006 | refusée |

    @EXG-06-13 @C-23
    Scénario: À seize ans, sa demande s'ouvre jusqu'au préambule
      Étant donné une bénéficiaire de la protection subsidiaire, née le 26/04/2006
      Et qui est connectée à son compte
      Et qu'elle est devant le choix du profil
      Quand elle choisit le profil « Un mineur de plus de 16 ans »
      Et elle poursuit
      Et elle commence « Je sollicite le renouvellement de ce titre »
      Alors le préambule de la demande s'affiche

  Règle: La situation actuelle est celle du titre détenu

    @EXG-06-04 @C-36
    Scénario: Une bénéficiaire de la protection subsidiaire lit son statut et sa mention
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle est devant sa situation actuelle
      Alors l'écran dit :
        | Vous êtes titulaire d'un titre de séjour en tant que « BPS ».                    |
        | Ce titre porte la mention « BÉNÉFICIAIRE DE LA PROTECTION SUBSIDIAIRE ». |

    @EXG-06-04
    Scénario: Une réfugiée lit la mention de son titre, et non celle d'une autre
      Étant donné une réfugiée, titulaire d'un titre de séjour
      Et qu'elle est devant sa situation actuelle
      Alors la mention montrée est celle de son titre
      Et le statut montré n'est pas « BPS »

    @EXG-06-04
    Scénario: La mention se lit sur le titre, elle ne se déduit pas du statut
      Étant donné une bénéficiaire de la protection subsidiaire, dont le titre porte la mention "VIE PRIVÉE ET FAMILIALE"
      Et qu'elle est devant sa situation actuelle
      Alors la mention montrée est celle de son titre

    @EXG-06-04 @C-38
    Plan du Scénario: Titulaire <document>, elle lit son statut et aucune mention
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire <document>
      Et qu'elle est devant sa situation actuelle
      Alors le statut montré est « BPS »
      Mais aucune mention n'est montrée

      Exemples:
        | document                                  |
        | uniquement d'un visa long séjour          |
        | d'un numéro étranger sans titre de séjour |

  Règle: Un seul choix, le renouvellement ou un autre titre

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle est devant sa situation actuelle

    @EXG-06-05
    Scénario: Cinq demandes, exclusives l'une de l'autre
      Alors les demandes proposées sont :
        | Je sollicite le renouvellement de ce titre |
        | En tant qu'étudiant                        |
        | En tant que visiteur                       |
        | En tant que passeport talent               |
        | En tant que membre de famille              |
      Et l'écran dit « JE SOLLICITE UN AUTRE TITRE DE SÉJOUR : »
      Et une seule demande peut être choisie

    @EXG-06-06
    Scénario: Sans choix, la démarche ne commence pas
      Quand elle commence sans rien choisir
      Alors la demande à choisir lui est désignée

    @EXG-06-07
    Scénario: Le renouvellement ouvre le préambule
      Quand elle commence « Je sollicite le renouvellement de ce titre »
      Alors le préambule de la demande s'affiche

    @EXG-06-08
    Scénario: Un autre titre n'ouvre pas la démarche de la protection internationale
      Alors aucune demande n'est commencée par :
        | En tant qu'étudiant           |
        | En tant que visiteur          |
        | En tant que passeport talent  |
        | En tant que membre de famille |

  Règle: Sans titre de séjour, rien à renouveler : c'est une première demande

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire uniquement d'un visa long séjour
      Et qu'elle est devant sa situation actuelle

    @EXG-06-05 @C-38
    Scénario: Un titre de séjour remplace le renouvellement parmi les demandes
      Alors les demandes proposées sont :
        | Je sollicite un titre de séjour |
        | En tant qu'étudiant             |
        | En tant que visiteur            |
        | En tant que passeport talent    |
        | En tant que membre de famille   |
      Et l'écran dit « JE SOLLICITE UN AUTRE TITRE DE SÉJOUR : »

    @EXG-06-07 @C-38
    Scénario: La première demande ouvre le préambule
      Quand elle commence « Je sollicite un titre de séjour »
      Alors le préambule de la demande s'affiche

    @EXG-06-10 @C-38
    Scénario: L'échéance du visa n'appelle aucun avertissement
      Alors la demande se fait sans avertissement

  Règle: Une demande à la fois

    @EXG-06-09
    Scénario: Une demande déposée empêche d'en commencer une autre
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle a déposé sa demande
      Alors l'accès de la démarche lui est fermé tant que cette demande est en cours

  Règle: Le renouvellement se demande du 120e au 60e jour avant l'échéance

    @EXG-06-10 @horloge
    Plan du Scénario: À <jours> jours de l'échéance, la demande se fait <avis>
      Étant donné une bénéficiaire de la protection subsidiaire, dont le titre expire dans <jours> jours
      Et qu'elle est devant sa situation actuelle
      Alors la demande se fait <avis>
      Et le renouvellement reste possible

      Exemples:
        | jours | avis               |
        | 121   | avec avertissement |
        | 120   | sans avertissement |
        | 90    | sans avertissement |
        | 60    | sans avertissement |
        | 59    | avec avertissement |
        | -1    | avec avertissement |

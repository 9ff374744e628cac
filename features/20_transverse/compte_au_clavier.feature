# language: fr
Fonctionnalité: Créer son compte et se connecter au clavier seul (S01 à S16)
  Qui n'a pas de souris va de champ en champ dans l'ordre de l'écran, voit où elle en est et n'est retenue nulle
  part.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Tout le parcours du compte se fait au clavier

    @EXG-20-11 @courriel
    Scénario: De l'accueil à son espace personnel, puis à la sortie, sans souris
      Étant donné qu'elle n'a que son clavier
      Quand elle présente son titre au clavier
      Et elle donne son adresse au clavier
      Et elle ouvre le lien reçu par courriel
      Et elle crée son mot de passe au clavier
      Et elle se connecte au clavier
      Alors elle est connectée sous son nom
      Et tout ce que le clavier a touché se voyait
      Quand elle se déconnecte au clavier
      Alors elle est déconnectée

    @EXG-20-11
    Scénario: Le profil et la situation se choisissent aux flèches
      Étant donné qu'elle est devant le choix du profil, sans souris
      Quand elle choisit aux flèches le profil "Un mineur de plus de 16 ans", puis "Moi-même"
      Et elle choisit aux flèches la situation "Et je suis titulaire uniquement d'un visa long séjour"
      Alors les choix cochés sont "Moi-même" et "Et je suis titulaire uniquement d'un visa long séjour"
      Quand elle poursuit au clavier
      Alors la connexion et la création de compte lui sont proposées

    @EXG-20-11
    Scénario: L'aide du numéro s'ouvre au clavier
      Quand elle ouvre au clavier l'aide du numéro
      Alors l'écran dit « Sur les titres de séjour délivrés avant juin 2011, il s'agit »

  Règle: Le clavier suit l'ordre de l'écran

    @EXG-20-11
    Scénario: L'accueil laisse d'abord sauter au contenu, puis passe par le menu et les démarches
      Quand elle traverse au clavier l'écran "accueil"
      Alors le clavier commence par "Aller au contenu"
      Et le clavier passe, dans l'ordre, par :
        | NOUS CONTACTER                              |
        | BESOIN D'AIDE ?                             |
        | Accueil                                     |
        | Valider mon VLS-TS                          |
        | Demander un titre de séjour                 |
        | Acheter un timbre fiscal électronique       |
        | SE CONNECTER                                |
        | Je valide mon VLS-TS                        |
        | Je demande ou renouvelle un titre de séjour |
        | Je déclare un changement de situation       |
        | Je demande un Document de Voyage            |

    @EXG-20-11
    Scénario: Sauter au contenu évite le menu
      Étant donné qu'elle n'a que son clavier
      Quand elle suit le lien "Aller au contenu", premier de la page
      Alors le clavier passe ensuite à "Je valide mon VLS-TS"

    @EXG-20-11
    Scénario: La page de connexion : se connecter, puis créer son compte
      Quand elle traverse au clavier l'écran "page de connexion"
      Alors le clavier passe, dans l'ordre, par :
        | Identifiant *                                  |
        | Mot de passe *                                 |
        | Se connecter                                   |
        | Identifiant oublié ?                           |
        | Mot de passe oublié ?                          |
        | S'identifier avec FranceConnect                |
        | Qu'est-ce que FranceConnect ?                  |
        | PREMIÈRE VISITE ? CRÉER VOTRE COMPTE           |
        | COMMENT SAVOIR SI VOUS AVEZ DÉJÀ UN COMPTE ?   |
        | N° de votre visa ou de votre titre de séjour : |
        | Date de début de validité : Jour               |
        | Date de début de validité : Mois               |
        | Date de début de validité : Année              |
        | Date de fin de validité : Jour                 |
        | Date de fin de validité : Mois                 |
        | Date de fin de validité : Année                |
        | Valider                                        |

    @EXG-20-11
    Scénario: La saisie de l'adresse
      Quand elle traverse au clavier l'écran "saisie de l'adresse"
      Alors le clavier passe, dans l'ordre, par :
        | Adresse email *                   |
        | Confirmation de l'adresse email * |
        | Valider                           |

    @EXG-20-11 @courriel
    Scénario: La création du mot de passe
      Quand elle traverse au clavier l'écran "création du mot de passe"
      Alors le clavier passe, dans l'ordre, par :
        | Mot de passe *                 |
        | Confirmation du mot de passe * |
        | Créer le mot de passe          |

  Règle: Rien ne retient le clavier

    @EXG-20-11 @courriel
    Scénario: Chaque écran se quitte par le bas comme par le haut
      Alors le clavier traverse, dans un sens puis dans l'autre :
        | page de connexion        |
        | accueil                  |
        | choix du profil          |
        | saisie de l'adresse      |
        | demande enregistrée      |
        | création du mot de passe |
        | compte créé              |
        | accueil connecté         |
        | situation actuelle       |
      Et tout ce que le clavier a touché se voyait

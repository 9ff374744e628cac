# language: fr
Fonctionnalité: Lire et comprendre les écrans du compte sans les voir, ou de très près (S01 à S16)
  De l'accueil au choix de la demande, chaque écran respecte les niveaux A et AA des règles internationales
  d'accessibilité, au repos comme après un refus, tient dans une fenêtre étroite, se lit agrandi, et se nomme.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Chaque écran se lit, s'agrandit et se nomme

    @EXG-20-11 @EXG-20-12 @courriel
    Scénario: De l'accueil au choix de la demande
      Quand elle passe par :
        | accueil                             |
        | choix du profil                     |
        | page de connexion                   |
        | mot de passe oublié                 |
        | mot de passe oublié, demande reçue  |
        | FranceConnect, choix d'une identité |
        | FranceConnect, identité refusée     |
        | saisie de l'adresse                 |
        | demande enregistrée                 |
        | lien refusé                         |
        | création du mot de passe            |
        | compte créé                         |
        | accueil connecté                    |
        | situation actuelle                  |
        | autre titre                         |
        | nouveau mot de passe                |
      Alors chacun donne à la fenêtre un titre qui n'est qu'à lui
      Et aucune faute d'accessibilité n'y est relevée
      Et rien n'y fait défiler de côté dans une fenêtre large de 320 pixels
      Et le texte y double de taille sans que rien ne soit coupé ni ne déborde

    @EXG-20-11
    Scénario: Le choix de la langue, ouvert
      Quand elle passe par :
        | accueil, choix de la langue ouvert |
      Alors aucune faute d'accessibilité n'y est relevée
      Et rien n'y fait défiler de côté dans une fenêtre large de 320 pixels
      Et le texte y double de taille sans que rien ne soit coupé ni ne déborde

  Règle: Un refus se lit, s'annonce, nomme son champ et lui est relié

    @EXG-20-10 @EXG-20-11 @courriel
    Scénario: Du profil oublié à la situation oubliée
      Quand elle passe par :
        | choix du profil, sans réponse             |
        | page de connexion, vide                   |
        | page de connexion, mot de passe faux      |
        | mot de passe oublié, vide                 |
        | première visite, vide                     |
        | première visite, dates inversées          |
        | première visite, titre inconnu            |
        | saisie de l'adresse, vide                 |
        | saisie de l'adresse, adresses différentes |
        | création du mot de passe, vide            |
        | création du mot de passe, trop simple     |
        | situation actuelle, sans choix            |
      Alors chaque refus nomme son champ et lui est relié :
        | refus                                     | champ                                          | mot               |
        | page de connexion, vide                   | Identifiant *                                  | identifiant       |
        | page de connexion, vide                   | Mot de passe *                                 | mot de passe      |
        | mot de passe oublié, vide                 | Identifiant *                                  | identifiant       |
        | première visite, vide                     | N° de votre visa ou de votre titre de séjour : | numéro            |
        | première visite, vide                     | Date de début de validité : Jour               | début de validité |
        | première visite, vide                     | Date de fin de validité : Jour                 | fin de validité   |
        | première visite, dates inversées          | Date de fin de validité : Jour                 | date de fin       |
        | première visite, titre inconnu            | N° de votre visa ou de votre titre de séjour : | numéro            |
        | saisie de l'adresse, vide                 | Adresse email *                                | adresse email     |
        | saisie de l'adresse, vide                 | Confirmation de l'adresse email *              | seconde fois      |
        | saisie de l'adresse, adresses différentes | Confirmation de l'adresse email *              | adresses email    |
        | création du mot de passe, vide            | Mot de passe *                                 | mot de passe      |
        | création du mot de passe, trop simple     | Mot de passe *                                 | mot de passe      |
        | création du mot de passe, trop simple     | Confirmation du mot de passe *                 | confirmation      |
      Et à chaque refus, la fenêtre l'annonce et le clavier est là où reprendre :
        | refus                                     | place                                          |
        | choix du profil, sans réponse             | Moi-même                                       |
        | page de connexion, vide                   | Identifiant *                                  |
        | page de connexion, mot de passe faux      | avis du refus                                  |
        | mot de passe oublié, vide                 | Identifiant *                                  |
        | première visite, vide                     | N° de votre visa ou de votre titre de séjour : |
        | première visite, dates inversées          | Date de fin de validité : Jour                 |
        | première visite, titre inconnu            | N° de votre visa ou de votre titre de séjour : |
        | saisie de l'adresse, vide                 | Adresse email *                                |
        | saisie de l'adresse, adresses différentes | Confirmation de l'adresse email *              |
        | création du mot de passe, vide            | Mot de passe *                                 |
        | création du mot de passe, trop simple     | Mot de passe *                                 |
        | situation actuelle, sans choix            | Je sollicite le renouvellement de ce titre     |
      Et aucune faute d'accessibilité n'y est relevée
      Et rien n'y fait défiler de côté dans une fenêtre large de 320 pixels
      Et le texte y double de taille sans que rien ne soit coupé ni ne déborde

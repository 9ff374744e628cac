# language: fr
Fonctionnalité: Lire et comprendre les écrans du compte sans les voir, ou de très près (S01 à S16)
  De l'accueil au choix de la demande, chaque écran respecte les niveaux A et AA des règles internationales
  d'accessibilité, au repos comme après un refus, tient dans une fenêtre étroite et se nomme.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Aucun écran n'a de faute d'accessibilité, au repos comme après un refus

    @EXG-20-11
    Scénario: De l'accueil à la saisie de l'adresse
      Alors aucune faute d'accessibilité n'est relevée sur :
        | accueil                                   |
        | accueil, choix de la langue ouvert        |
        | choix du profil                           |
        | choix du profil, sans réponse             |
        | page de connexion                         |
        | page de connexion, vide                   |
        | page de connexion, mot de passe faux      |
        | mot de passe oublié                       |
        | mot de passe oublié, vide                 |
        | mot de passe oublié, demande reçue        |
        | FranceConnect, choix d'une identité       |
        | FranceConnect, identité refusée           |
        | première visite, vide                     |
        | première visite, titre inconnu            |
        | saisie de l'adresse                       |
        | saisie de l'adresse, vide                 |
        | saisie de l'adresse, adresses différentes |
        | demande enregistrée                       |

    @EXG-20-11 @courriel
    Scénario: Du lien reçu au choix de la demande
      Alors aucune faute d'accessibilité n'est relevée sur :
        | lien refusé                           |
        | création du mot de passe              |
        | création du mot de passe, vide        |
        | création du mot de passe, trop simple |
        | compte créé                           |
        | accueil connecté                      |
        | situation actuelle                    |
        | situation actuelle, sans choix        |
        | autre titre                           |
        | demande en cours                      |
        | nouveau mot de passe                  |

  Règle: Un écran agrandi ou étroit se lit sans défiler de côté

    @EXG-20-11 @courriel
    Scénario: Chaque écran tient dans la largeur d'un petit téléphone
      Alors dans une fenêtre large de 320 pixels, rien ne fait défiler de côté sur :
        | accueil                                   |
        | accueil, choix de la langue ouvert        |
        | choix du profil, sans réponse             |
        | page de connexion                         |
        | mot de passe oublié, vide                 |
        | mot de passe oublié, demande reçue        |
        | FranceConnect, choix d'une identité       |
        | FranceConnect, identité refusée           |
        | première visite, vide                     |
        | première visite, dates inversées          |
        | saisie de l'adresse, adresses différentes |
        | demande enregistrée                       |
        | lien refusé                               |
        | création du mot de passe, trop simple     |
        | compte créé                               |
        | accueil connecté                          |
        | situation actuelle, sans choix            |
        | autre titre                               |
        | demande en cours                          |

  Règle: Chaque écran se nomme

    @EXG-20-12 @courriel
    Scénario: Deux écrans n'ont jamais le même titre de fenêtre
      Alors chacun de ces écrans donne à la fenêtre un titre qui n'est qu'à lui :
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
        | demande en cours                    |
        | nouveau mot de passe                |

  Règle: Un refus nomme le champ et lui est relié

    @EXG-20-10 @courriel
    Scénario: Chaque champ refusé dit ce qu'il attend
      Alors chaque refus nomme son champ et lui est relié :
        | refus                                     | champ                                          | mot               |
        | page de connexion, vide                   | Identifiant *                                  | identifiant       |
        | page de connexion, vide                   | Mot de passe *                                 | mot de passe      |
        | mot de passe oublié, vide                 | Identifiant *                                  | identifiant       |
        | première visite, vide                     | N° de votre visa ou de votre titre de séjour : | numéro            |
        | première visite, vide                     | Date de début de validité :                    | début de validité |
        | première visite, vide                     | Date de fin de validité :                      | fin de validité   |
        | première visite, dates inversées          | Date de fin de validité :                      | date de fin       |
        | première visite, titre inconnu            | N° de votre visa ou de votre titre de séjour : | numéro            |
        | saisie de l'adresse, vide                 | Adresse email *                                | adresse email     |
        | saisie de l'adresse, vide                 | Confirmation de l'adresse email *              | seconde fois      |
        | saisie de l'adresse, adresses différentes | Confirmation de l'adresse email *              | adresses email    |
        | création du mot de passe, vide            | Mot de passe *                                 | mot de passe      |
        | création du mot de passe, trop simple     | Mot de passe *                                 | mot de passe      |
        | création du mot de passe, trop simple     | Confirmation du mot de passe *                 | confirmation      |

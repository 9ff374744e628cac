# language: fr
Fonctionnalité: Créer son mot de passe (S11, S12)
  Au moins 8 caractères, une majuscule, une minuscule, un caractère spécial et un chiffre.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Seul un lien valable ouvre la création du mot de passe

    @EXG-05-01 @courriel
    Scénario: Le lien valable confirme l'adresse
      Étant donné qu'elle vient de demander la création de son compte
      Quand elle ouvre le lien reçu
      Alors l'écran dit « Votre adresse email a bien été validée. »

    @EXG-05-01 @courriel @horloge
    Scénario: Un lien expiré ne confirme rien
      Étant donné qu'elle vient de demander la création de son compte
      Quand elle ouvre le lien reçu, 24 h après l'envoi
      Alors rien ne dit « Votre adresse email a bien été validée. »

  Règle: Le mot de passe répond à tous les critères

    Contexte:
      Étant donné qu'elle a ouvert le lien reçu

    @EXG-05-02
    Plan du Scénario: Sans <champ>, la création est refusée <voie>
      Quand elle laisse <champ> vide, <voie>
      Alors un refus désigne « <libellé> »

      Exemples:
        | champ           | libellé                          | voie                    |
        | le mot de passe | Mot de passe *                   | à l'écran               |
        | le mot de passe | Mot de passe *                   | par une requête directe |
        | la confirmation | Confirmation du mot de passe *   | à l'écran               |
        | la confirmation | Confirmation du mot de passe *   | par une requête directe |

    @courriel
    Plan du Scénario: Le mot de passe "<mot de passe>" est <issue>
      Quand elle choisit le mot de passe "<mot de passe>"
      Alors ce mot de passe est <issue>

      @EXG-05-03 @C-06
      Exemples: Longueur
        | mot de passe | issue    |
        | Abcde1#      | refusé   |
        | Abcdef1#     | accepté  |
        | Abcdefg1#    | accepté  |

      @EXG-05-04
      Exemples: Sans majuscule
        | mot de passe | issue  |
        | abcdef1#     | refusé |

      @EXG-05-05
      Exemples: Sans minuscule
        | mot de passe | issue  |
        | ABCDEF1#     | refusé |

      @EXG-05-06
      Exemples: Sans chiffre
        | mot de passe | issue  |
        | Abcdefg#     | refusé |

      @EXG-05-07
      Exemples: Sans caractère spécial
        | mot de passe | issue  |
        | Abcdefg1     | refusé |

      @EXG-05-08
      Exemples: Chaque caractère de la liste suffit
        | mot de passe | issue   |
        | Abcdef2#     | accepté |
        | Abcdef1%     | accepté |
        | Abcdef1&     | accepté |
        | Abcdef1(     | accepté |
        | Abcdef1)     | accepté |
        | Abcdef1*     | accepté |
        | Abcdef1/     | accepté |
        | Abcdef1@     | accepté |
        | Abcdef1_     | accepté |

      @EXG-05-08 @C-07
      Exemples: Caractères mal lisibles dans le guide
        | mot de passe | issue   |
        | Abcdef1!     | accepté |
        | Abcdef1$     | accepté |
        | Abcdef1<     | accepté |
        | Abcdef1=     | accepté |
        | Abcdef1>     | accepté |
        | Abcdef1?     | accepté |

      @EXG-05-09
      Exemples: Caractère spécial hors liste
        | mot de passe | issue   |
        | Abcdef1-     | refusé  |
        | Abcdef1€     | refusé  |
        | Abcdef1 x    | refusé  |
        | Abcdef1#-    | accepté |

      @EXG-05-10 @C-07
      Exemples: Lettres accentuées seules
        | mot de passe | issue  |
        | Ébcdef1#     | refusé |
        | ébcdef1#     | refusé |
        | ABCDEFé1#    | refusé |

    @EXG-05-13
    Scénario: Chaque critère manquant est nommé, et lui seul
      Alors chacun de ces mots de passe est refusé pour ce qui lui manque :
        | mot de passe | il lui manque                                        |
        | Abcde1#      | 8 caractères                                         |
        | abcdef1#     | une majuscule                                        |
        | ABCDEF1#     | une minuscule                                        |
        | Abcdefg#     | un chiffre                                           |
        | Abcdefg1     | un caractère spécial                                 |
        | abc          | 8 caractères, une majuscule, un caractère spécial, un chiffre |

    @EXG-05-16
    Scénario: Un mot de passe de 64 caractères est gardé entier
      Étant donné qu'elle a choisi un mot de passe de 64 caractères
      Alors ce mot de passe entier ouvre son compte
      Mais ses 63, 32, 20 ou 8 premiers caractères ne l'ouvrent pas

    @EXG-05-11
    Scénario: La confirmation doit être identique, casse comprise
      Quand elle choisit "Abcdef1#" pour mot de passe et le confirme par "abcdef1#"
      Alors un refus désigne « Confirmation du mot de passe * »

    @EXG-05-12
    Scénario: Le format attendu est dit avant la saisie
      Alors le format attendu est affiché

    @EXG-05-15
    Scénario: La saisie est masquée
      Alors la saisie du mot de passe est masquée

    @EXG-05-15
    Scénario: Un mot de passe refusé n'est pas rendu par l'écran
      Quand elle choisit "Secret-de-papier" pour mot de passe et le confirme par "Secret-de-papier"
      Alors le refus ne rend "Secret-de-papier" nulle part dans la page

  Règle: La création réussie est confirmée

    @EXG-05-14 @courriel
    Plan du Scénario: L'écran dit « <phrase> »
      Étant donné qu'elle a ouvert le lien reçu
      Quand elle choisit le mot de passe "Abcdef1#"
      Alors l'écran dit « <phrase> »

      Exemples:
        | phrase                                                |
        | Votre compte a bien été créé.                         |
        | Votre identifiant de connexion est votre N° Étranger  |

    @EXG-05-17 @courriel
    Plan du Scénario: L'écran dit aussi « <phrase> »
      Étant donné qu'elle a ouvert le lien reçu
      Quand elle choisit le mot de passe "Abcdef1#"
      Alors l'écran dit « <phrase> »

      Exemples:
        | phrase |
        | Vous pouvez désormais vous connecter pour envoyer votre demande et accéder à votre espace personnel. |
        | C'est également depuis cet espace personnel que vous pourrez consulter l'avancée de votre demande et répondre aux différentes demandes des agents. |

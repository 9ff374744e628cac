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

    @EXG-05-03 @C-06
    Plan du Scénario: Long de <longueur> caractères, un mot de passe est <issue>
      Quand elle choisit le mot de passe "<mot de passe>"
      Alors ce mot de passe est <issue>

      Exemples:
        | longueur | mot de passe | issue   |
        | 7        | Abcde1#      | refusé  |
        | 8        | Abcdef1#     | accepté |
        | 9        | Abcdefg1#    | accepté |

    Plan du Scénario: Sans <classe>, un mot de passe est refusé
      Quand elle choisit le mot de passe "<mot de passe>"
      Alors ce mot de passe est refusé

      @EXG-05-04
      Exemples: Majuscule
        | mot de passe | classe    |
        | abcdef1#     | majuscule |

      @EXG-05-05
      Exemples: Minuscule
        | mot de passe | classe    |
        | ABCDEF1#     | minuscule |

      @EXG-05-06
      Exemples: Chiffre
        | mot de passe | classe    |
        | Abcdefg#     | chiffre   |

      @EXG-05-07
      Exemples: Caractère spécial
        | mot de passe | classe            |
        | Abcdefg1     | caractère spécial |

    @EXG-05-08
    Scénario: Chaque caractère de la liste suffit à lui seul
      Alors le mot de passe "Abcdef1" est accepté, suivi de l'un de ces caractères :
        | # |
        | % |
        | & |
        | ( |
        | ) |
        | * |
        | / |
        | @ |
        | _ |

    @EXG-05-08 @C-07
    Scénario: Les caractères que le guide laisse mal lire suffisent aussi
      Alors le mot de passe "Abcdef1" est accepté, suivi de l'un de ces caractères :
        | ! |
        | $ |
        | < |
        | = |
        | > |
        | ? |

    @EXG-05-09
    Scénario: Un caractère hors liste ne compte pas
      Alors chacun de ces mots de passe est refusé :
        | Abcdef1-  |
        | Abcdef1€  |
        | Abcdef1 x |

    @EXG-05-09
    Scénario: Un caractère hors liste n'est pas interdit
      Quand elle choisit le mot de passe "Abcdef1#-"
      Alors ce mot de passe est accepté

    @EXG-05-10 @C-07
    Scénario: Une lettre accentuée ne compte ni pour majuscule ni pour minuscule
      Alors chacun de ces mots de passe est refusé :
        | Ébcdef1#  |
        | ébcdef1#  |
        | ABCDEFé1# |

    @EXG-05-13
    Scénario: Chaque critère manquant est nommé, et lui seul
      Alors chacun de ces mots de passe est refusé pour ce qui lui manque :
        | mot de passe | il lui manque                                                 |
        | Abcde1#      | 8 caractères                                                  |
        | abcdef1#     | une majuscule                                                 |
        | ABCDEF1#     | une minuscule                                                 |
        | Abcdefg#     | un chiffre                                                    |
        | Abcdefg1     | un caractère spécial                                          |
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

    @EXG-05-14
    Scénario: Le compte est créé, son identifiant est rappelé
      Étant donné qu'elle a ouvert le lien reçu
      Quand elle choisit le mot de passe "Abcdef1#"
      Alors l'écran dit :
        | Votre compte a bien été créé.                         |
        | Votre identifiant de connexion est votre N° Étranger  |

    @EXG-05-17
    Scénario: La suite de la démarche est annoncée
      Étant donné qu'elle a ouvert le lien reçu
      Quand elle choisit le mot de passe "Abcdef1#"
      Alors l'écran dit :
        | Vous pouvez désormais vous connecter pour envoyer votre demande et accéder à votre espace personnel. |
        | C'est également depuis cet espace personnel que vous pourrez consulter l'avancée de votre demande et répondre aux différentes demandes des agents. |

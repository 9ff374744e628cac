# language: fr
Fonctionnalité: Donner son adresse électronique (S08, S09)
  L'adresse est saisie deux fois ; un courriel la confirmera.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et dont le titre vient d'être reconnu

  Règle: L'adresse et sa confirmation sont obligatoires

    @EXG-04-01
    Plan du Scénario: Sans adresse, la demande est refusée <voie>
      Quand elle laisse l'adresse vide, <voie>
      Alors un refus désigne « Adresse email * »

      Exemples:
        | voie                    |
        | à l'écran               |
        | par une requête directe |

    @EXG-04-02
    Plan du Scénario: Sans confirmation, la demande est refusée <voie>
      Quand elle laisse la confirmation de l'adresse vide, <voie>
      Alors un refus désigne « Confirmation de l'adresse email * »

      Exemples:
        | voie                    |
        | à l'écran               |
        | par une requête directe |

    @EXG-04-03
    Scénario: Deux adresses différentes sont refusées
      Quand elle saisit "awa@personas.invalid" puis "awa@personnes.invalid"
      Alors un refus désigne « Confirmation de l'adresse email * »

    @EXG-04-04
    Scénario: Une adresse a une arobase et un domaine avec un point
      Alors chacune de ces adresses est refusée :
        | usager         |
        | usager@        |
        | @invalid.org   |
        | usager@invalid |
        | a@b@c.invalid  |

    @EXG-04-05
    Scénario: Les espaces de bord et la casse du domaine ne comptent pas
      Quand elle saisit "awa@PERSONAS.invalid" puis " awa@personas.invalid"
      Alors l'écran dit « Demande de création de compte bien enregistrée. »

  Règle: La demande enregistrée est annoncée, avec la suite à lui donner

    @EXG-04-07
    Scénario: La demande est enregistrée, un courriel est envoyé
      Quand elle demande la création de son compte
      Alors l'écran dit :
        | Demande de création de compte bien enregistrée.                   |
        | Un email vous a été envoyé afin de confirmer votre adresse email. |

    @EXG-04-08
    Scénario: La suite est dite, et l'identifiant à venir
      Quand elle demande la création de son compte
      Alors l'écran dit :
        | Vous devez confirmer votre adresse email et créer votre mot de passe avant de pouvoir envoyer votre demande. |
        | Votre identifiant de connexion sera votre N° Étranger |

    @EXG-04-09
    Scénario: « Retour à l'accueil » ramène à l'accueil
      Quand elle demande la création de son compte
      Et elle choisit « Retour à l'accueil »
      Alors l'accueil s'affiche

# language: fr
Fonctionnalité: S'identifier avec FranceConnect (S06)
  FranceConnect dit qui est la personne. Le site lui ouvre le compte dont tout concorde, et n'en crée aucun.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: L'explication s'ouvre à part

    @EXG-02-08
    Scénario: Lire l'explication ne fait pas perdre sa saisie
      Étant donné qu'elle a commencé à saisir son identifiant
      Quand elle demande « Qu'est-ce que FranceConnect ? »
      Alors l'explication s'ouvre dans une nouvelle fenêtre, que le lien annonçait
      Et son identifiant est encore saisi

  Règle: L'identité ouvre le compte existant, et n'en crée pas d'autre

    @EXG-02-10 @pilotage
    Plan du Scénario: Son identité, <écriture>, lui ouvre son compte
      Étant donné qu'elle a un compte et une demande déposée
      Et que FranceConnect connaît son identité, <écriture>
      Quand elle s'identifie avec FranceConnect
      Alors elle retrouve sa demande déposée

      Exemples:
        | écriture                                     |
        | telle qu'enregistrée                         |
        | en capitales et sans accents                 |
        | avec un trait d'union entre ses deux prénoms |

    @EXG-02-10 @pilotage
    Scénario: La connexion suivante ouvre le même compte
      Étant donné qu'elle a un compte et une demande déposée
      Et que FranceConnect connaît son identité, telle qu'enregistrée
      Et qu'elle s'est déjà connectée avec FranceConnect
      Quand elle s'identifie avec FranceConnect
      Alors elle retrouve sa demande déposée

    @EXG-02-10 @pilotage
    Scénario: Connue mais sans compte activé, elle est orientée vers la création de son compte
      Étant donné que FranceConnect connaît son identité, telle qu'enregistrée
      Quand elle s'identifie avec FranceConnect
      Alors elle n'est pas connectée
      Et elle est orientée vers la création de son compte

    @EXG-02-10 @pilotage
    Scénario: Une inconnue est orientée vers la création de son compte
      Étant donné que FranceConnect connaît une personne que le registre ignore
      Quand cette personne s'identifie avec FranceConnect
      Alors elle n'est pas connectée
      Et elle est orientée vers la création de son compte

  Règle: Une identité incertaine n'ouvre aucun compte

    @EXG-02-10 @pilotage
    Plan du Scénario: Avec <élément> autre que dans son compte, son identité n'est pas rattachée
      Étant donné qu'elle a un compte et une demande déposée
      Mais que FranceConnect lui connaît <élément> autre
      Quand elle s'identifie avec FranceConnect
      Alors elle n'est pas connectée
      Et elle est invitée à se connecter avec son identifiant

      Exemples:
        | élément                |
        | un sexe                |
        | un pays de naissance   |
        | une date de naissance  |
        | un nom de naissance    |
        | un second prénom       |

    @EXG-02-10 @pilotage
    Scénario: Deux personnes de même identité ne sont pas départagées
      Étant donné qu'elle a un compte et une demande déposée
      Et qu'une autre personne a exactement la même identité
      Et que FranceConnect connaît son identité, telle qu'enregistrée
      Quand elle s'identifie avec FranceConnect
      Alors elle n'est pas connectée
      Et elle est invitée à se connecter avec son identifiant

  Règle: Seul un retour demandé par ce navigateur, et pour lui, est accepté

    @EXG-02-11 @pilotage
    Scénario: Refuser de donner son identité ne connecte pas
      Étant donné qu'elle a un compte et une demande déposée
      Quand elle refuse de donner son identité à FranceConnect
      Alors elle n'est pas connectée
      Et elle peut revenir à la page de connexion

    @EXG-02-11 @pilotage
    Scénario: Un retour que ce navigateur n'a pas demandé est refusé
      Étant donné qu'elle a un compte et une demande déposée
      Et que FranceConnect connaît son identité, telle qu'enregistrée
      Et qu'elle s'est identifiée chez FranceConnect, sans revenir au site
      Quand une autre personne revient au site à sa place
      Alors l'autre personne n'est pas connectée

    @EXG-02-11 @pilotage
    Scénario: L'accord donné à une autre demande est refusé
      Étant donné qu'elle a un compte et une demande déposée
      Et que FranceConnect connaît son identité, telle qu'enregistrée
      Et qu'elle s'est identifiée chez FranceConnect, sans revenir au site
      Quand une autre personne répond à sa propre demande avec cet accord
      Alors l'autre personne n'est pas connectée

    @EXG-02-11 @pilotage
    Scénario: Un retour déjà utilisé ne sert pas une seconde fois
      Étant donné qu'elle a un compte et une demande déposée
      Et que FranceConnect connaît son identité, telle qu'enregistrée
      Et qu'elle s'est connectée avec FranceConnect, puis déconnectée
      Quand elle revient au site par le même retour
      Alors elle n'est pas connectée

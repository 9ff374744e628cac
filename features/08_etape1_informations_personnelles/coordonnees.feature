# language: fr
Fonctionnalité: Donner son adresse et ses coordonnées (S20)
  L'adresse connue est montrée et peut être changée ; les informations de contact servent à toute la démarche.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: L'adresse est connue, et modifiable

    Contexte:
      Étant donné qu'elle est à l'étape 1 de sa demande

    @EXG-08-13
    Scénario: L'adresse montrée est celle que l'administration connaît
      Alors l'adresse montrée est la sienne
      Et son adresse est modifiable

    @EXG-08-13
    Scénario: Une nouvelle adresse est gardée
      Quand elle déménage au "20 RUE NATIONALE", "59800" "LILLE"
      Et elle ouvre l'étape 1 par son adresse
      Alors « N° et voie » contient "20 RUE NATIONALE"

    @EXG-08-17
    Scénario: Le pays est la France
      Alors « Pays » est "FRANCE"

    @EXG-08-14
    Plan du Scénario: « <champ> » est obligatoire <voie>
      Quand elle enregistre l'étape 1 sans « <champ> », <voie>
      Alors un refus désigne « <champ> »

      Exemples:
        | champ       | voie                    |
        | N° et voie  | à l'écran               |
        | N° et voie  | par une requête directe |
        | Code postal | à l'écran               |
        | Code postal | par une requête directe |
        | Ville       | à l'écran               |
        | Ville       | par une requête directe |

    @EXG-08-14
    Scénario: Le complément d'adresse est facultatif
      Quand elle enregistre l'étape 1 sans « Complément d'adresse », à l'écran
      Alors l'étape 2 s'ouvre

    @EXG-08-15
    Plan du Scénario: Le code postal "<code postal>" de "<ville>" est <issue>
      Quand elle déménage au "1 RUE DE LA PAIX", "<code postal>" "<ville>"
      Alors l'étape 1 est <issue>

      Exemples:
        | code postal | ville           | issue    |
        | 5900        | LILLE           | refusée  |
        | 590000      | LILLE           | refusée  |
        | 5900A       | LILLE           | refusée  |
        | 59000       | LILLE           | acceptée |
        | 97400       | SAINT-DENIS     | acceptée |

    @EXG-08-15
    Scénario: Un code postal garde son zéro de tête
      Quand elle déménage au "1 RUE DE LA PAIX", "01000" "BOURG-EN-BRESSE"
      Et elle ouvre l'étape 1 par son adresse
      Alors « Code postal » contient "01000"

    @EXG-08-16
    Plan du Scénario: Le code INSEE de "<ville>" est "<code INSEE>"
      Quand elle déménage au "1 RUE DE LA PAIX", "<code postal>" "<ville>"
      Et elle ouvre l'étape 1 par son adresse
      Alors « Code INSEE » est "<code INSEE>"
      Et « Code INSEE » ne se saisit pas

      Exemples:
        | code postal | ville           | code INSEE |
        | 59000       | LILLE           | 59350      |
        | 01000       | BOURG-EN-BRESSE | 01053      |

  Règle: Les informations de contact servent à tous les envois

    @EXG-08-18 @courriel
    Scénario: Le courriel de dépôt arrive à l'adresse de contact
      Étant donné qu'elle a validé les trois parties de son récapitulatif, avec une autre adresse de contact
      Quand elle dépose la demande
      Alors le courriel de dépôt arrive à cette autre adresse

    @EXG-08-18 @courriel @pilotage @agent
    Scénario: Le courriel d'une notification arrive à l'adresse de contact, et non à celle du compte
      Étant donné sa demande déposée, avec une autre adresse de contact
      Quand un agent lui adresse une notification
      Alors le courriel de notification arrive à cette autre adresse, et à elle seule

  Règle: Les informations de contact sont demandées et contrôlées

    Contexte:
      Étant donné qu'elle est à l'étape 1 de sa demande

    @EXG-08-23
    Scénario: L'usage des informations de contact est dit
      Alors l'écran dit « Il s'agit des informations de contact utilisées pour l'ensemble des contacts avec l'administration dans le cadre de cette démarche. »

    @EXG-08-19
    Plan du Scénario: L'adresse de contact "<adresse>" est refusée <voie>
      Quand elle donne "<adresse>" pour adresse de contact, <voie>
      Alors un refus désigne « Adresse email »

      Exemples:
        | adresse        | voie                    |
        |                | à l'écran               |
        |                | par une requête directe |
        | usager@        | par une requête directe |
        | usager@invalid | à l'écran               |

    @EXG-08-20
    Plan du Scénario: Le téléphone "<téléphone>" est <issue>
      Quand elle donne le téléphone "<téléphone>"
      Alors l'étape 1 est <issue>

      Exemples:
        | téléphone     | issue    |
        |               | acceptée |
        | 0639980001    | acceptée |
        | +33639980001  | acceptée |
        | 063998000     | refusée  |
        | 06399800012   | refusée  |
        | pas de numero | refusée  |

  Règle: « Enregistrer et poursuivre » garde l'étape et ouvre la suivante

    Contexte:
      Étant donné qu'elle est à l'étape 1 de sa demande

    @EXG-08-21
    Scénario: L'étape 1 enregistrée est gardée et l'étape 2 s'ouvre
      Quand elle se dit "Divorcé(e)" et répond "Non" à la question du couple
      Alors l'étape 2 s'ouvre
      Et l'étape 1 rouverte donne "Divorcé(e)" pour situation familiale

    @EXG-08-22 @C-01
    Scénario: Le fil d'étapes met en évidence l'étape 1 sur 5
      Alors l'étape en cours est « Informations personnelles », la 1re de 5

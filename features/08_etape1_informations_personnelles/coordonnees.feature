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
    Scénario: Voie, code postal et ville sont obligatoires
      Alors l'étape 1 est refusée à qui laisse vide, à l'écran puis par une requête directe :
        | N° et voie  |
        | Code postal |
        | Ville       |

    @EXG-08-14
    Scénario: Le complément d'adresse est facultatif
      Quand elle enregistre l'étape 1 sans « Complément d'adresse », à l'écran
      Alors l'étape 2 s'ouvre

    @EXG-08-15
    Scénario: Un code postal a exactement cinq chiffres
      Alors chacun de ces codes postaux est refusé :
        | 5900   |
        | 590000 |
        | 5900A  |
        | 59-00  |

    @EXG-08-15
    Scénario: Un code postal garde son zéro de tête
      Quand elle déménage au "1 RUE DE LA PAIX", "01000" "BOURG-EN-BRESSE"
      Et elle ouvre l'étape 1 par son adresse
      Alors « Code postal » contient "01000"

  Règle: Le code INSEE se déduit de la ville, choisie parmi celles du code postal

    Contexte:
      Étant donné qu'elle est à l'étape 1 de sa demande

    @EXG-08-16
    Scénario: Les villes proposées sont celles du code postal
      Quand elle donne le code postal "01000"
      Alors les villes proposées sont :
        | BOURG-EN-BRESSE       |
        | SAINT-DENIS-LÈS-BOURG |
      Et aucune ville n'est encore choisie

    @EXG-08-16
    Scénario: La seule ville d'un code postal est choisie d'office
      Quand elle donne le code postal "97400"
      Alors « Ville » contient "SAINT-DENIS"

    @EXG-08-16
    Scénario: Le code INSEE suit la ville, jusqu'à l'arrondissement
      Alors le code INSEE suit le code postal et la ville :
        | code postal | ville                 | code INSEE |
        | 59000       | LILLE                 | 59350      |
        | 59800       | LILLE                 | 59350      |
        | 01000       | BOURG-EN-BRESSE       | 01053      |
        | 01000       | SAINT-DENIS-LÈS-BOURG | 01344      |
        | 75001       | PARIS                 | 75101      |
        | 75116       | PARIS                 | 75116      |
        | 69003       | LYON                  | 69383      |
        | 13016       | MARSEILLE             | 13216      |
        | 20000       | AJACCIO               | 2A004      |
        | 97400       | SAINT-DENIS           | 97411      |
      Et « Code INSEE » ne se saisit pas

    @EXG-08-16
    Scénario: Le code INSEE de la ville choisie est gardé
      Quand elle déménage au "1 RUE DE LA PAIX", "01000" "SAINT-DENIS-LÈS-BOURG"
      Et elle ouvre l'étape 1 par son adresse
      Alors « Ville » contient "SAINT-DENIS-LÈS-BOURG"
      Et « Code INSEE » est "01344"

    @EXG-08-16
    Scénario: Un code postal sans commune, tel un CEDEX, est refusé
      Alors chacun de ces codes postaux est refusé :
        | 59019 |
        | 75380 |
        | 99999 |
        | 00000 |
      Et le refus de « Code postal » dit "Aucune commune" et "sans CEDEX"

    @EXG-08-16
    Scénario: Une ville d'un autre code postal est refusée, même par une requête directe
      Alors pour le code postal "59000", chacune de ces villes est refusée :
        | PARIS       |
        | LILLE CEDEX |
        | ROUBAIX     |
        | 59350       |

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
    Scénario: L'adresse de contact est obligatoire et de forme valide
      Quand elle efface son adresse de contact et enregistre l'étape 1
      Alors un refus désigne « Adresse email * »
      Et l'étape 1, envoyée par une requête directe, est refusée avec chacune de ces adresses de contact :
        | adresse                       |
        |                               |
        | usager@                       |
        | usager@invalid                |
        | deux adresses@contact.invalid |

    @EXG-08-20
    Scénario: Le téléphone est facultatif ; saisi, il a dix chiffres, ou +33 et neuf chiffres
      Alors l'étape 1, envoyée par une requête directe, est refusée ou acceptée selon son téléphone :
        | téléphone      | issue    |
        |                | acceptée |
        | 0639980001     | acceptée |
        | 06 39 98 00 01 | acceptée |
        | +33639980001   | acceptée |
        | 063998000      | refusée  |
        | 06399800012    | refusée  |
        | +3363998000    | refusée  |
        | pas de numero  | refusée  |

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

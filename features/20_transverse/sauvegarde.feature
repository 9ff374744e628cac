# language: fr
Fonctionnalité: Quitter, reprendre, avancer dans l'ordre (S17, S19 à S28)
  La saisie est gardée à chaque étape enregistrée ; rien ne s'atteint avant son heure, ni par un autre.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Chaque étape enregistrée est gardée, et elle seule

    @EXG-20-01
    Scénario: Une étape enregistrée survit à une déconnexion
      Étant donné que sa demande est enregistrée jusqu'à l'étape 2
      Quand elle se déconnecte, se reconnecte et reprend sa demande
      Alors l'étape 2 est encore enregistrée

    @EXG-20-01
    Scénario: Une étape quittée sans être enregistrée n'est pas gardée
      Étant donné qu'elle est à l'étape 1 de sa demande
      Quand elle remplit l'étape 1 et quitte la démarche sans l'enregistrer
      Et elle reprend sa demande
      Alors aucune situation familiale n'est donnée

    @EXG-20-02 @C-37
    Plan du Scénario: Enregistrée jusqu'à l'étape <enregistrée>, la demande reprend à l'étape <reprise>
      Étant donné que sa demande est enregistrée jusqu'à l'étape <enregistrée>
      Quand elle quitte la démarche
      Et elle reprend sa demande
      Alors l'étape <reprise> s'ouvre

      Exemples:
        | enregistrée | reprise |
        | 0           | 1       |
        | 1           | 1       |
        | 2           | 2       |
        | 3           | 3       |

    @EXG-20-02
    Scénario: Les pièces enregistrées se retrouvent à la reprise
      Étant donné que sa demande est enregistrée jusqu'à l'étape 3
      Quand elle quitte la démarche
      Et elle reprend sa demande
      Alors le fichier joint est toujours là

    @EXG-20-05
    Scénario: Revenir à l'étape 3 ne perd pas les pièces enregistrées
      Étant donné qu'elle est à l'étape 4 de sa demande
      Quand elle revient à l'étape précédente
      Alors le fichier joint est toujours là

  Règle: On peut quitter ou abandonner à chaque étape

    @EXG-20-03
    Scénario: Chaque étape propose de quitter
      Alors « Quitter et revenir plus tard » est proposé par :
        | étape 1 |
        | étape 2 |
        | étape 3 |
        | étape 4 |

    @EXG-20-04
    Scénario: Chaque étape propose d'abandonner
      Alors « Abandonner la demande » est proposé par :
        | étape 1 |
        | étape 2 |
        | étape 3 |
        | étape 4 |

  Règle: Une étape ne s'ouvre qu'après les précédentes

    @EXG-20-06
    Plan du Scénario: Enregistrée jusqu'à l'étape <enregistrée>, l'étape <demandée> reste fermée
      Étant donné que sa demande est enregistrée jusqu'à l'étape <enregistrée>
      Quand elle ouvre l'étape <demandée> par son adresse
      Alors l'étape <ouverte> s'ouvre

      Exemples:
        | enregistrée | demandée | ouverte |
        | 0           | 2        | 1       |
        | 0           | 4        | 1       |
        | 1           | 3        | 2       |
        | 2           | 4        | 3       |
        | 3           | 5        | 4       |

  Règle: Tout contrôle d'écran est refait par le serveur

    @EXG-20-07
    Scénario: L'étape 1 incomplète est refusée
      Étant donné qu'elle est à l'étape 1 de sa demande
      Quand elle enregistre l'étape 1 sans répondre à « Avez-vous des enfants en France ? * », par une requête directe
      Alors un refus désigne « Avez-vous des enfants en France ? * »

    @EXG-20-07
    Scénario: L'étape 2 sans ses deux cases est refusée
      Étant donné qu'elle est à l'étape 2 de sa demande
      Quand elle coche aucune case et poursuit, par une requête directe
      Alors la case manquante lui est désignée

    @EXG-20-07
    Scénario: L'étape 3 sans numéro ephoto est refusée
      Étant donné qu'elle est à l'étape 3 de sa demande
      Quand elle enregistre l'étape 3, par une requête directe
      Alors un refus désigne « Numéro ephoto * »

  Règle: Une demande commencée n'est vue que de sa propriétaire

    @EXG-20-08
    Plan du Scénario: <qui> n'ouvre pas l'étape 1 d'une autre
      Étant donné que sa demande est enregistrée jusqu'à l'étape 1
      Quand <qui> demande son étape 1
      Alors rien de sa demande n'est montré

      Exemples:
        | qui                        |
        | une autre usagere          |
        | une personne non connectee |

  Règle: Une session s'arrête après 30 minutes d'inactivité, sans rien perdre

    @EXG-20-09 @horloge
    Plan du Scénario: Après <inactivité> d'inactivité, elle est <issue>
      Étant donné que sa demande est enregistrée jusqu'à l'étape 1
      Quand elle reste <inactivité> sans rien faire
      Alors elle est <issue>

      Exemples:
        | inactivité    | issue       |
        | 29 min 59 s   | connectée   |
        | 30 min 1 s    | déconnectée |

    @EXG-20-09 @horloge
    Scénario: L'étape enregistrée se retrouve après une session expirée
      Étant donné que sa demande est enregistrée jusqu'à l'étape 1
      Quand elle reste 31 min sans rien faire
      Alors elle est déconnectée
      Et reconnectée, elle reprend sa demande à l'étape 1

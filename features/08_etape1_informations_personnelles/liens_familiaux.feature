# language: fr
Fonctionnalité: Dire sa situation familiale (S19)
  L'état civil est celui que l'administration connaît ; la personne complète ses liens familiaux.

  Règle: L'état civil n'est pas modifiable

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle est à l'étape 1 de sa demande

    @EXG-08-01
    Scénario: L'état civil est le sien, et rien n'en est modifiable
      Alors l'état civil montré est le sien
      Et rien de son état civil n'est modifiable

    @EXG-08-01
    Scénario: Un état civil glissé dans la requête n'est pas lu
      Quand elle enregistre l'étape 1 en y glissant un autre état civil
      Et elle ouvre l'étape 1 par son adresse
      Alors l'état civil montré est le sien

    @EXG-08-02
    Scénario: Une correction d'état civil se demande dans les observations
      Alors l'écran dit « Les informations d'état civil ne sont pas modifiables. Si ces informations ne sont plus à jour, veuillez indiquer lesquelles dans le champ « Observations à destination de l'administration » à l'étape Récapitulatif. »

  Règle: Chaque question posée appelle une réponse

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle est à l'étape 1 de sa demande

    Plan du Scénario: « <question> » est obligatoire
      Alors l'étape 1 est refusée sans réponse à « <question> », à l'écran puis par une requête directe

      @EXG-08-03
      Exemples: Situation familiale
        | question                                          |
        | Quelle est votre situation familiale actuelle ? * |

      @EXG-08-06
      Exemples: Couple
        | question                                     |
        | Êtes-vous marié, pacsé ou en concubinage ? * |

      @EXG-08-07
      Exemples: Nationalité du conjoint
        | question                                           |
        | Quelle est la nationalité de votre conjoint(e) ? * |

      @EXG-08-10
      Exemples: Enfants
        | question                            |
        | Avez-vous des enfants en France ? * |

      @EXG-08-11
      Exemples: Nationalité des enfants
        | question                                        |
        | L'un des enfants … de nationalité française ? * |

    @EXG-08-07
    Scénario: La nationalité du conjoint n'est demandée qu'à qui en a un
      Quand elle répond « Oui » à « Êtes-vous marié, pacsé ou en concubinage ? * »
      Alors « Quelle est la nationalité de votre conjoint(e) ? * » lui est demandé

    @EXG-08-11
    Scénario: La nationalité des enfants n'est demandée qu'à qui en a
      Quand elle répond « Oui » à « Avez-vous des enfants en France ? * »
      Alors « L'un des enfants … de nationalité française ? * » lui est demandé

    @EXG-08-04
    Scénario: La liste des situations est celle du guide
      Alors la liste « Quelle est votre situation familiale actuelle ? » propose :
        | Célibataire  |
        | Concubin(ne) |
        | Divorcé(e)   |
        | Marié(e)     |
        | Pacsé(e)     |

    @EXG-08-05
    Scénario: La liste des situations n'oublie pas le veuvage
      Alors la liste « Quelle est votre situation familiale actuelle ? » propose :
        | Veuf(ve) |

    @EXG-08-09
    Scénario: La réponse à la question du couple s'accorde avec la situation
      Alors l'étape 1, envoyée par une requête directe, est refusée ou acceptée selon sa situation et sa réponse :
        | situation    | réponse | issue    |
        | Célibataire  | Oui     | refusée  |
        | Divorcé(e)   | Oui     | refusée  |
        | Veuf(ve)     | Oui     | refusée  |
        | Marié(e)     | Non     | refusée  |
        | Pacsé(e)     | Non     | refusée  |
        | Concubin(ne) | Non     | refusée  |
        | Célibataire  | Non     | acceptée |
        | Divorcé(e)   | Non     | acceptée |
        | Veuf(ve)     | Non     | acceptée |
        | Marié(e)     | Oui     | acceptée |
        | Pacsé(e)     | Oui     | acceptée |
        | Concubin(ne) | Oui     | acceptée |

    @EXG-08-09
    Scénario: Le refus dit quoi répondre
      Quand elle se dit "Célibataire" et répond "Oui" à la question du couple
      Alors le refus de « Êtes-vous marié, pacsé ou en concubinage ? » dit "« Célibataire »" et "« Non »"

  Règle: Une réponse « Non » efface la question qui en dépend

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle est à l'étape 4 de sa demande

    @EXG-08-08
    Plan du Scénario: Qui n'a plus de conjoint ne laisse pas de réponse, <voie>
      Quand elle répond « Oui » puis « Non » à « Êtes-vous marié, pacsé ou en concubinage ? », <voie>
      Alors le récapitulatif ne demande pas « Quelle est la nationalité de votre conjoint(e) ? »

      Exemples:
        | voie                    |
        | à l'écran               |
        | par une requête directe |

    @EXG-08-12
    Plan du Scénario: Qui n'a plus d'enfant en France ne laisse pas de réponse, <voie>
      Quand elle répond « Oui » puis « Non » à « Avez-vous des enfants en France ? », <voie>
      Alors le récapitulatif ne demande pas « L'un des enfants … de nationalité française ? »

      Exemples:
        | voie                    |
        | à l'écran               |
        | par une requête directe |

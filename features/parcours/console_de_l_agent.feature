# language: fr
Fonctionnalité: Instruire une demande depuis la console de l'agent
  Le guide ne montre que l'usagère : quelqu'un doit jouer l'agent. La console du simulateur lui donne de quoi retrouver
  une demande, la lire telle qu'elle a été déposée, et faire chacun de ses actes ; chaque acte est daté et signé.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 26/04/2022

  Règle: L'agent retrouve une demande et la lit telle qu'elle a été déposée

    @EXG-20-16 @console @agent @horloge
    Plan du Scénario: Il la retrouve par <quoi>
      Quand l'agent cherche dans la console <quoi>
      Alors la console montre cette demande, et nulle autre qui n'y réponde

      Exemples:
        | quoi                  |
        | le n° de la demande   |
        | le n° étranger        |
        | le nom de la personne |

    @EXG-20-16 @console @agent @horloge
    Scénario: Il en lit l'état, les pièces et les attestations
      Quand l'agent ouvre la demande dans la console
      Alors la console dit de la demande :
        | État | déposée |
      Et l'agent y lit chaque fichier joint, et l'attestation remise

  Règle: L'agent agit, et l'usagère en voit l'effet

    @EXG-20-16 @console @agent @horloge
    Scénario: Un complément de deux pièces, avec ses observations
      Quand l'agent ouvre la demande dans la console
      Et "Camille Exemple" y réclame, en écrivant "Bonjour, pourriez-vous joindre un document plus net s'il-vous-plaît ? Merci" :
        | Justificatif de domicile datant de moins de 6 mois |
        | Copie intégrale de l'acte de mariage               |
      Alors la console dit de la demande :
        | État | complément demandé |
      Et son journal porte :
        | 26/04/2022 | Camille Exemple | complément demandé |

      Quand elle ouvre la notification le 28/04/2022
      Alors les pièces réclamées sont :
        | Justificatif de domicile datant de moins de 6 mois |
        | Copie intégrale de l'acte de mariage               |
      Et la page dit « Bonjour, pourriez-vous joindre un document plus net s'il-vous-plaît ? Merci »

    @EXG-20-16 @console @agent @horloge
    Plan du Scénario: L'agent peut <acte>
      Quand l'agent ouvre la demande dans la console
      Et "Dominique Fictif" y choisit "<bouton>"
      Alors la console dit de la demande :
        | État | <état> |
      Et son journal porte :
        | 26/04/2022 | Dominique Fictif | <inscrit> |

      Exemples:
        | acte                     | bouton                   | état     | inscrit           |
        | accepter la demande      | Accepter la demande      | acceptée | demande acceptée  |
        | refuser la demande       | Refuser la demande       | refusée  | demande refusée   |
        | renouveler l'attestation | Renouveler l'attestation | déposée  | attestation émise |

    @EXG-20-16 @console @agent @horloge
    Scénario: Une demande restée sans réponse est clôturée une fois le délai passé
      Étant donné qu'un agent lui a demandé un complément le 28/04/2022
      Et qu'elle a ouvert la notification le 02/05/2022
      Quand l'agent ouvre la demande dans la console le 02/06/2022
      Et "Camille Exemple" y choisit "Clôturer comme incomplète"
      Alors la console dit de la demande :
        | État | clôturée incomplète |

  Règle: Un acte que l'état interdit est refusé en une phrase, sans rien perdre

    @EXG-18-04 @console @agent @horloge
    Scénario: Aucun complément après la décision, et ce qui était écrit reste
      Étant donné qu'un agent a accepté sa demande le 10/06/2022
      Quand l'agent ouvre la demande dans la console
      Et "Dominique Fictif" y réclame, en écrivant "Il manque une page." :
        | Copie intégrale de l'acte de mariage |
      Alors la console refuse, et dit "Vous ne pouvez pas demander un complément"
      Et l'agent retrouve ce qu'il avait écrit

    @EXG-17-10 @console @agent @horloge
    Scénario: Une clôture avant la fin du délai
      Étant donné qu'un agent lui a demandé un complément le 28/04/2022
      Et qu'elle a ouvert la notification le 02/05/2022
      Quand l'agent ouvre la demande dans la console
      Et "Camille Exemple" y choisit "Clôturer comme incomplète"
      Alors la console refuse, et dit "l'usager peut répondre jusqu'au 01/06/2022 compris"

  Règle: La chronologie montre tout ce qui est arrivé, dans l'ordre

    @EXG-20-16 @console @agent @horloge
    Scénario: Du dépôt à la décision, et le délai qui courait
      Étant donné qu'un agent lui a demandé un complément le 28/04/2022
      Et qu'elle a ouvert la notification le 02/05/2022
      Quand l'agent en ouvre la chronologie
      Alors elle dit, dans l'ordre :
        | 26/04/2022 | demande déposée                              |
        | 26/04/2022 | attestation émise                            |
        | 26/04/2022 | mail écrit                                   |
        | 28/04/2022 | complément demandé                           |
        | 28/04/2022 | mail écrit                                   |
        | 02/05/2022 | notification ouverte                         |
        | 01/06/2022 | dernier instant pour répondre au complément  |

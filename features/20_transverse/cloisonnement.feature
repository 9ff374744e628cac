# language: fr
Fonctionnalité: Garder sa demande à soi seule (S17, S19 à S29)
  Une autre usagère, une personne non connectée ou qui devine une adresse ne voit rien d'une demande, n'y change
  rien, et n'apprend pas même qu'elle existe.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Aucune page d'une demande ne se lit par qui ne l'a pas commencée

    @EXG-20-08 @pilotage
    Plan du Scénario: Une demande <état> ne montre rien à <qui>
      Étant donné sa demande <état>, avec "bail.pdf"
      Quand <qui> en demande les pages :
        | préambule               |
        | étape 1                 |
        | villes d'un code postal |
        | étape 2                 |
        | étape 3                 |
        | étape 4                 |
        | confirmation            |
        | attestation             |
        | fichier joint           |
        | abandon                 |
      Alors rien d'elle n'est montré
      Et chaque réponse est celle d'une demande qui n'existe pas

      Exemples:
        | qui                                                     | état            |
        | une autre usagere                                       | prête à déposer |
        | une autre usagere, d'une cle voisine                    | prête à déposer |
        | une homonyme, nee le meme jour                          | prête à déposer |
        | une personne non connectee                              | prête à déposer |
        | une autre usagere                                       | déposée         |
        | une autre usagere, par le numero de la demande          | déposée         |
        | une personne non connectee                              | déposée         |
        | une personne non connectee, par le numero de la demande | déposée         |

    @EXG-20-08 @pilotage @agent @horloge
    Plan du Scénario: Une attestation renouvelée ne se lit pas par <qui>
      Étant donné sa demande déposée, avec "bail.pdf"
      Et qu'un agent a renouvelé son attestation le 20/10/2022
      Quand <qui> en demande les pages :
        | attestation renouvelée |
      Alors rien d'elle n'est montré
      Et chaque réponse est celle d'une demande qui n'existe pas

      Exemples:
        | qui                        |
        | une autre usagere          |
        | une personne non connectee |

    @EXG-20-08 @EXG-10-25 @pilotage @agent
    Scénario: Un fichier joint n'est remis qu'à qui l'a joint et à l'agent
      Étant donné sa demande prête à déposer, avec "bail.pdf"
      Alors son fichier est, selon qui le demande :
        | elle-même                                | remis   |
        | un agent                                 | remis   |
        | une autre usagère                        | inconnu |
        | une autre usagère, par sa propre demande | inconnu |
        | une personne non connectée               | inconnu |

  Règle: Aucun acte ne se fait sur la demande d'une autre

    @EXG-20-08 @pilotage @agent
    Plan du Scénario: <qui> ne change rien à une demande <état>
      Étant donné sa demande <état>, avec "bail.pdf"
      Quand <qui> y tente chaque acte :
        | enregistrer l'étape 1      |
        | enregistrer l'étape 2      |
        | confirmer le numéro ephoto |
        | supprimer le numéro ephoto |
        | joindre un fichier         |
        | supprimer un fichier       |
        | enregistrer l'étape 3      |
        | valider une rubrique       |
        | écrire des observations    |
        | modifier une rubrique      |
        | déposer                    |
        | reprendre                  |
        | abandonner                 |
      Alors chaque réponse est celle d'une demande qui n'existe pas
      Et l'agent lit sa demande telle qu'elle était

      Exemples:
        | qui                                            | état            |
        | une autre usagere                              | prête à déposer |
        | une homonyme, nee le meme jour                 | prête à déposer |
        | une personne non connectee                     | prête à déposer |
        | une autre usagere                              | déposée         |
        | une autre usagere, par le numero de la demande | déposée         |

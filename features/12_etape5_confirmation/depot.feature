# language: fr
Fonctionnalité: Déposer sa demande (S28, S29)
  Le dépôt enregistre la demande une fois pour toutes, lui donne un numéro et le confirme.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Le dépôt enregistre la demande

    Contexte:
      Étant donné qu'elle a validé les trois parties de son récapitulatif

    @EXG-12-01 @agent
    Scénario: « Déposer la demande » enregistre et confirme
      Quand elle dépose la demande
      Alors l'étape 5 s'ouvre
      Et une seule demande est déposée

    @EXG-12-12 @agent
    Scénario: La demande est dans l'espace personnel, avec son état
      Quand elle dépose la demande
      Alors son espace personnel montre la demande, à l'état "déposée"

  Règle: Déposée de nouveau, de quelque façon que ce soit, elle ne l'est qu'une fois

    @EXG-12-02 @agent @courriel
    Scénario: Presser deux fois de suite le bouton ne dépose qu'une demande
      Étant donné qu'elle a validé les trois parties de son récapitulatif
      Quand elle presse deux fois de suite « Déposer la demande »
      Alors une seule demande est déposée, avec un seul courriel et une seule attestation

    @EXG-12-02 @pilotage @agent @courriel
    Scénario: Deux envois simultanés ne déposent qu'une demande
      Étant donné sa demande prête à déposer, avec "bail.pdf"
      Quand elle envoie deux fois le dépôt en même temps
      Alors une seule demande est déposée, avec un seul courriel et une seule attestation

    @EXG-12-02 @agent @courriel
    Scénario: Déposer de deux onglets, l'un après l'autre, ne dépose qu'une demande
      Étant donné qu'elle a validé les trois parties de son récapitulatif
      Quand elle dépose la demande, puis la dépose d'un onglet resté ouvert
      Alors une seule demande est déposée, avec un seul courriel et une seule attestation

    @EXG-12-02 @pilotage @agent @courriel @horloge
    Scénario: Le même envoi refait plus tard ne dépose rien de plus
      Étant donné sa demande prête à déposer, avec "bail.pdf"
      Quand elle envoie le dépôt, puis le renvoie 10 min plus tard et, reconnectée, 1 j plus tard
      Alors une seule demande est déposée, avec un seul courriel et une seule attestation

    @EXG-12-10 @agent
    Scénario: Revenir en arrière après le dépôt ne permet pas de redéposer
      Étant donné qu'elle a validé les trois parties de son récapitulatif
      Quand elle dépose la demande
      Et elle revient en arrière et dépose encore si elle le peut
      Alors une seule demande est déposée, sous le même numéro

  Règle: Un numéro de 19 chiffres, unique

    @EXG-12-03
    Scénario: Le numéro dit le service, la date du dépôt et le rang
      Étant donné qu'elle a validé les trois parties de son récapitulatif
      Quand elle dépose la demande
      Alors le n° de la demande a 19 chiffres : 4 du service, la date du dépôt, 7 du rang

    @EXG-12-04 @pilotage @agent
    Scénario: Déposées le même jour, au même instant, deux demandes n'ont pas le même numéro
      Étant donné sa demande prête à déposer, avec "bail.pdf"
      Et qu'une autre usagère est prête à déposer la sienne
      Quand toutes deux déposent au même instant
      Alors les deux demandes ont des numéros différents

    @EXG-12-05 @pilotage @agent @horloge
    Scénario: Le numéro et l'attestation portent le jour de Paris, l'été comme l'hiver
      Alors une demande déposée à ces heures de Paris est datée ainsi :
        | quand                               | le         | à                | datée du   |
        | heure d'été                         | 26/04/2022 | 23 h 59 min 59 s | 26/04/2022 |
        | heure d'été                         | 27/04/2022 | 0 h 0 min 0 s    | 27/04/2022 |
        | heure d'été                         | 27/04/2022 | 0 h 1 min        | 27/04/2022 |
        | heure d'hiver                       | 13/12/2022 | 23 h 59 min 59 s | 13/12/2022 |
        | heure d'hiver                       | 14/12/2022 | 0 h 0 min 0 s    | 14/12/2022 |
        | heure d'hiver                       | 14/12/2022 | 0 h 1 min        | 14/12/2022 |
        | veille du passage à l'heure d'été   | 26/03/2022 | 23 h 59 min 59 s | 26/03/2022 |
        | jour du passage à l'heure d'été     | 27/03/2022 | 0 h 0 min 0 s    | 27/03/2022 |
        | jour du passage à l'heure d'été     | 27/03/2022 | 23 h 59 min 59 s | 27/03/2022 |
        | lendemain                           | 28/03/2022 | 0 h 0 min 0 s    | 28/03/2022 |
        | veille du passage à l'heure d'hiver | 29/10/2022 | 23 h 59 min 59 s | 29/10/2022 |
        | jour du passage à l'heure d'hiver   | 30/10/2022 | 0 h 0 min 0 s    | 30/10/2022 |
        | jour du passage à l'heure d'hiver   | 30/10/2022 | 23 h 59 min 59 s | 30/10/2022 |
        | lendemain                           | 31/10/2022 | 0 h 0 min 0 s    | 31/10/2022 |

  Règle: La confirmation dit la suite

    Contexte:
      Étant donné qu'elle a déposé sa demande

    @EXG-12-06
    Scénario: Les quatre messages sont ceux du guide
      Alors l'écran dit :
        | Votre demande a bien été enregistrée et vous allez recevoir un accusé de réception.                                                   |
        | Si vous ne recevez pas d'accusé de réception, vérifiez dans un premier temps dans la rubrique Spams de votre boite mail.              |
        | Si vous ne l'avez pas reçu vous pouvez formuler une réclamation via la rubrique Contact.                                              |
        | Vous recevrez un e-mail vous informant de l'état d'avancement de votre dossier et si nécessaire de demande de pièces complémentaires. |

    @EXG-12-07
    Scénario: La confirmation de dépôt s'ouvre
      Alors la confirmation de dépôt est un document PDF

    @EXG-12-08
    Scénario: La couverture sociale est rappelée
      Alors l'écran dit « Vous devez obligatoirement avoir une couverture sociale. »
      Et la page propose « ameli.fr »

    @EXG-12-11
    Scénario: Le fil montre l'étape 5 et les précédentes faites
      Alors le fil montre les 4 premières étapes faites et « Confirmation » en cours

    @EXG-12-13
    Scénario: « Retour à l'accueil » la laisse connectée
      Quand elle choisit « Retour à l'accueil »
      Alors l'accueil s'affiche
      Et elle est connectée sous son nom

  Règle: Une demande déposée n'est plus modifiable

    @EXG-12-09 @pilotage
    Scénario: Plus aucune étape ne s'ouvre
      Étant donné sa demande déposée, avec "bail.pdf"
      Alors chacune de ces pages la ramène à l'étape 5 :
        | préambule |
        | étape 1   |
        | étape 2   |
        | étape 3   |
        | étape 4   |
        | abandon   |

    @EXG-12-09 @pilotage @agent
    Scénario: Plus aucun acte n'y change rien
      Étant donné sa demande déposée, avec "bail.pdf"
      Alors aucun de ces actes, envoyé par elle, ne la change :
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

    @EXG-12-09 @agent
    Scénario: Une adresse changée d'un onglet resté ouvert n'est pas enregistrée
      Étant donné sa demande prête à déposer, avec "bail.pdf"
      Quand elle change son adresse d'un onglet resté ouvert, après l'avoir déposée d'un autre
      Alors l'étape 5 s'ouvre
      Et l'agent lit l'adresse d'avant le dépôt

# language: fr
Fonctionnalité: Déposer sa demande (S28, S29)
  Le dépôt enregistre la demande une fois pour toutes, lui donne un numéro et le confirme.

  Règle: Le dépôt enregistre la demande, une seule fois

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle a validé les trois parties de son récapitulatif

    @EXG-12-01 @agent
    Scénario: « Déposer la demande » enregistre et confirme
      Quand elle dépose la demande
      Alors l'étape 5 s'ouvre
      Et une seule demande est déposée

    @EXG-12-02 @agent
    Scénario: Presser deux fois de suite le bouton ne dépose qu'une demande
      Quand elle presse deux fois de suite « Déposer la demande »
      Alors une seule demande est déposée

    @EXG-12-02 @agent
    Scénario: Deux envois simultanés ne déposent qu'une demande
      Quand elle envoie deux fois le dépôt en même temps
      Alors une seule demande est déposée

    @EXG-12-10 @agent
    Scénario: Revenir en arrière après le dépôt ne permet pas de redéposer
      Quand elle dépose la demande
      Et elle revient en arrière et dépose encore si elle le peut
      Alors une seule demande est déposée, sous le même numéro

    @EXG-12-12 @agent
    Scénario: La demande est dans l'espace personnel, avec son état
      Quand elle dépose la demande
      Alors son espace personnel montre la demande, à l'état "déposée"

  Règle: Un numéro de 19 chiffres, unique

    @EXG-12-03
    Scénario: Le numéro dit le service, la date du dépôt et le rang
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle a validé les trois parties de son récapitulatif
      Quand elle dépose la demande
      Alors le n° de la demande a 19 chiffres : 4 du service, la date "20220426", 7 du rang

    @EXG-12-04
    Scénario: Deux demandes du même jour n'ont pas le même numéro
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'une autre usagère a déposé sa demande le même jour
      Et qu'elle a validé les trois parties de son récapitulatif
      Quand elle dépose la demande
      Alors les deux demandes ont des numéros différents

    @EXG-12-05 @horloge
    Plan du Scénario: Déposée le <jour> à <heure>, la demande est datée du <date>
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'il est <heure> le <jour>, à Paris
      Et qu'elle a validé les trois parties de son récapitulatif
      Quand elle dépose la demande
      Alors le n° de la demande et l'attestation sont datés du <date>

      Exemples:
        | jour       | heure           | date       |
        | 26/04/2022 | 23 h 59 min 59 s | 26/04/2022 |
        | 27/04/2022 | 0 h 0 min 0 s   | 27/04/2022 |
        | 27/04/2022 | 0 h 1 min       | 27/04/2022 |

  Règle: La confirmation dit la suite

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle a déposé sa demande

    @EXG-12-06
    Scénario: Les quatre messages sont ceux du guide
      Alors l'écran dit :
        | Votre demande a bien été enregistrée et vous allez recevoir un accusé de réception. |
        | Si vous ne recevez pas d'accusé de réception, vérifiez dans un premier temps dans la rubrique Spams de votre boite mail. |
        | Si vous ne l'avez pas reçu vous pouvez formuler une réclamation via la rubrique Contact. |
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

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle a validé les trois parties de son récapitulatif

    @EXG-12-09
    Plan du Scénario: Après le dépôt, l'étape <étape> ne s'ouvre plus
      Quand elle dépose la demande
      Et elle ouvre l'étape <étape> par son adresse
      Alors l'étape 5 s'ouvre

      Exemples:
        | étape |
        | 1     |
        | 2     |
        | 3     |
        | 4     |

    @EXG-12-09 @agent
    Scénario: Une adresse changée d'un onglet resté ouvert n'est pas enregistrée
      Quand elle dépose la demande puis change son adresse d'un onglet resté ouvert
      Alors l'agent lit l'adresse d'avant le dépôt

# language: fr
Fonctionnalité: La vie d'une demande, du compte à l'attestation de décision favorable (S01 à S46)
  Tout est joué par les écrans du côté de l'usagère : elle dépose sa demande, un agent lui réclame une pièce qu'elle
  envoie au dernier instant, puis sa demande est acceptée. Ce que fait l'agent, le guide ne le montre pas : il agit
  par le pilotage.

  @horloge @pilotage @courriel @agent @confiance
  Scénario: Un complément répondu au dernier instant, puis une décision favorable
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Quand elle ouvre l'accueil
    Et elle choisit « Je demande ou renouvelle un titre de séjour »
    Et elle répond « Moi-même », puis « Et je suis titulaire d'un titre de séjour / VLS-TS »
    Et elle poursuit
    Et elle saisit le numéro et les dates de son titre
    Et elle demande la création de son compte
    Alors elle reçoit le courriel qui confirme la création de son compte

    Quand elle ouvre le lien reçu
    Et elle choisit son mot de passe
    Et elle se connecte avec son n° étranger
    Alors elle est connectée sous son nom

    Quand elle choisit « Je demande ou renouvelle un titre de séjour »
    Et elle choisit le profil « Moi-même »
    Et elle poursuit
    Et elle sollicite le renouvellement de ce titre
    Et elle commence l'étape 1
    Et elle vérifie ses informations personnelles et donne ses coordonnées
    Et elle atteste sur l'honneur
    Et elle confirme son numéro ephoto "0000000000000000000000"
    Et elle joint "DOC_TEST_PIECE_JOINTE.pdf" comme justificatif de domicile
    Et elle enregistre ses justificatifs
    Et elle valide les trois parties de son récapitulatif
    Et elle dépose sa demande depuis le récapitulatif
    Alors l'étape 5 s'affiche

    Quand l'agent reçoit sa demande
    Et un agent lui demande un complément le 28/04/2022
    Et elle ouvre la notification le 02/05/2022
    Alors le message commence par « Bonjour », son nom et une virgule
    Et elle a jusqu'au 01/06/2022 pour répondre

    Quand elle répond le 01/06/2022 à 23 h 59
    Alors sa réponse est reçue dans le délai

    Quand un agent accepte sa demande le 15/06/2022
    Et elle ouvre la notification le 20/10/2022
    Alors le message cite le n° de sa demande

    Quand elle télécharge le document
    Alors le document est l'attestation de décision favorable de sa demande
    Et le 2D-DOC du document s'accorde en tout avec l'imprimé, dates de validité comprises

  @horloge @pilotage @courriel @agent @confiance
  Scénario: La même demande, répondue un jour trop tard
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 26/04/2022
    Quand un agent lui demande un complément le 28/04/2022
    Alors un courriel l'invite à se connecter, à son adresse de contact

    Quand elle ouvre la notification le 02/05/2022
    Et elle répond le 02/06/2022 à 00 h 00
    Alors sa réponse est reçue hors délai

    Quand un agent accepte sa demande le 15/06/2022
    Et elle ouvre la notification le 20/10/2022
    Et elle télécharge le document
    Alors le document est l'attestation de décision favorable de sa demande
    Et le 2D-DOC du document s'accorde en tout avec l'imprimé, dates de validité comprises

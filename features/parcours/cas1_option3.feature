# language: fr
Fonctionnalité: Cas 1, option 3 : demander son premier titre sans en avoir, de l'accueil à l'attestation (S01 à S31)
  La voie de la première demande d'une personne reconnue réfugiée, que le guide nomme sans la montrer (C-04) : elle
  saisit son n° étranger à la place d'un n° de titre, avec les dates de son document provisoire (C-38).

  Contexte:
    Étant donné une réfugiée, titulaire d'un numéro étranger sans titre de séjour

  @courriel @C-04 @C-38
  Scénario: Une réfugiée sans titre de séjour demande le premier
    Quand elle ouvre l'accueil
    Et elle choisit « Je demande ou renouvelle un titre de séjour »
    Et elle répond « Moi-même », puis « Et je suis titulaire d'un numéro étranger sans titre de séjour »
    Et elle poursuit
    Alors la connexion et la création de compte lui sont proposées

    Quand elle saisit son n° étranger et les dates de son document provisoire
    Alors l'écran « Saisissez votre adresse email » s'affiche

    Quand elle demande la création de son compte
    Alors l'écran dit « Demande de création de compte bien enregistrée. »
    Et elle reçoit le courriel qui confirme la création de son compte

    Quand elle ouvre le lien reçu
    Et elle choisit son mot de passe
    Alors l'écran dit « Votre compte a bien été créé. »

    Quand elle se connecte avec son n° étranger
    Alors elle est connectée sous son nom

    Quand elle choisit « Je demande ou renouvelle un titre de séjour »
    Et elle choisit le profil « Moi-même »
    Et elle poursuit
    Alors l'écran « Votre situation actuelle » s'affiche

    Quand elle commence « Je sollicite un titre de séjour »
    Alors le préambule annonce cinq étapes

    Quand elle commence l'étape 1
    Et elle vérifie ses informations personnelles et donne ses coordonnées
    Et elle atteste sur l'honneur
    Alors l'étape 3 s'affiche

    Quand elle confirme son numéro ephoto "0000000000000000000000"
    Et elle joint "DOC_TEST_PIECE_JOINTE.pdf" comme justificatif de domicile
    Et elle enregistre ses justificatifs
    Et elle valide les trois parties de son récapitulatif
    Et elle dépose sa demande depuis le récapitulatif
    Alors l'étape 5 s'affiche

    Quand elle ouvre sa confirmation de dépôt
    Alors le document est l'attestation de prolongation d'instruction, à son nom et à son adresse
    Et ce document couvre six mois à compter du dépôt
    Et son 2D-DOC dit la même chose que l'imprimé
    Et la signature de son 2D-DOC n'est pas refusée
    Et le courriel de dépôt porte ce même document

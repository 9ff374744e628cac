# language: fr
Fonctionnalité: Cas 1, option 2 : demander son premier titre avec un visa, de l'accueil à l'attestation (S01 à S31)
  Cas 1 : usager reconnu bénéficiaire de la protection internationale, détenteur d'un visa long séjour et demandant
  un titre pour lui-même (S05). C'est une première demande (C-04). Sans n° étranger, l'usagère se connecte avec son
  adresse ; un n° étranger lui est attribué au dépôt, et son attestation le porte (C-38).

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire uniquement d'un visa long séjour

  @courriel @agent @C-04 @C-38
  Scénario: Une bénéficiaire de la protection subsidiaire demande son premier titre de séjour avec son visa
    Quand elle ouvre l'accueil
    Et elle choisit « Je demande ou renouvelle un titre de séjour »
    Et elle répond « Moi-même », puis « Et je suis titulaire uniquement d'un visa long séjour »
    Et elle poursuit
    Alors la connexion et la création de compte lui sont proposées

    Quand elle saisit le numéro et les dates de son visa
    Alors l'écran « Saisissez votre adresse email » s'affiche

    Quand elle demande la création de son compte
    Alors l'écran dit « Demande de création de compte bien enregistrée. »
    Et elle reçoit le courriel qui confirme la création de son compte

    Quand elle ouvre le lien reçu
    Alors l'écran dit « Votre adresse email a bien été validée. »

    Quand elle choisit son mot de passe
    Alors l'écran dit « Votre compte a bien été créé. »

    Quand elle se connecte avec son adresse, telle qu'à la création
    Alors elle est connectée sous son nom

    Quand elle choisit « Je demande ou renouvelle un titre de séjour »
    Et elle choisit le profil « Moi-même »
    Et elle poursuit
    Alors l'écran « Votre situation actuelle » s'affiche

    Quand elle commence « Je sollicite un titre de séjour »
    Alors le préambule annonce cinq étapes
    Et la liste des documents à fournir est celle de la protection internationale

    Quand elle commence l'étape 1
    Alors l'étape 1 s'affiche

    Quand elle vérifie ses informations personnelles et donne ses coordonnées
    Alors l'étape 2 s'affiche

    Quand elle atteste sur l'honneur
    Alors l'étape 3 s'affiche

    Quand elle confirme son numéro ephoto "0000000000000000000000"
    Et elle joint "DOC_TEST_PIECE_JOINTE.pdf" comme justificatif de domicile
    Et elle enregistre ses justificatifs
    Alors l'étape 4 s'affiche

    Quand elle valide les trois parties de son récapitulatif
    Et elle dépose sa demande depuis le récapitulatif
    Alors l'étape 5 s'affiche
    Et le dépôt lui est confirmé : « Votre demande a bien été enregistrée et vous allez recevoir un accusé de réception. »

    Quand elle ouvre sa confirmation de dépôt
    Alors le document porte le n° étranger qui vient de lui être attribué
    Et le document est l'attestation de prolongation d'instruction, à son nom et à son adresse
    Et ce document couvre six mois à compter du dépôt
    Et son 2D-DOC dit la même chose que l'imprimé
    Et la signature de son 2D-DOC n'est pas refusée
    Et rien d'autre n'est codé sur le document
    Et le courriel de dépôt porte ce même document

    Quand elle se déconnecte
    Et elle se connecte avec son n° étranger
    Alors elle est connectée sous son nom

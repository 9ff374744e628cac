# language: fr
Fonctionnalité: Une mineure de seize ans commence sa demande, de l'accueil au préambule (S01 à S17)
  Le profil « Un mineur de plus de 16 ans » mène à la même connexion et à la même demande ; seize ans révolus y
  suffisent (C-23).

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, née le 05/04/2006

  @horloge @courriel @C-23
  Scénario: Une bénéficiaire de seize ans ouvre sa demande
    Quand elle ouvre l'accueil
    Et elle choisit « Je demande ou renouvelle un titre de séjour »
    Et elle choisit le profil « Un mineur de plus de 16 ans »
    Et elle poursuit
    Alors la connexion et la création de compte lui sont proposées

    Quand elle saisit le numéro et les dates de son titre
    Et elle demande la création de son compte
    Alors elle reçoit le courriel qui confirme la création de son compte

    Quand elle ouvre le lien reçu
    Et elle choisit son mot de passe
    Alors l'écran dit « Votre compte a bien été créé. »

    Quand elle se connecte avec son n° étranger
    Alors elle est connectée sous son nom

    Quand elle choisit « Je demande ou renouvelle un titre de séjour »
    Et elle choisit le profil « Un mineur de plus de 16 ans »
    Et elle poursuit
    Alors l'écran « Votre situation actuelle » s'affiche

    Quand elle sollicite le renouvellement de ce titre
    Alors le préambule annonce cinq étapes

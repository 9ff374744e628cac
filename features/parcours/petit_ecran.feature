# language: fr
Fonctionnalité: Déposer sa demande depuis un petit téléphone, du préambule à la confirmation (S17 à S29)
  Une fenêtre large de 320 pixels, celle d'un petit téléphone ou d'un écran agrandi quatre fois, suffit à toute la
  demande.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Scénario: Une bénéficiaire de la protection subsidiaire dépose sa demande sur un écran étroit
    Étant donné que sa fenêtre est large de 320 pixels
    Et qu'elle est devant le préambule de sa demande
    Alors le préambule annonce cinq étapes

    Quand elle commence l'étape 1
    Et elle vérifie ses informations personnelles et donne ses coordonnées
    Et elle atteste sur l'honneur
    Alors l'étape 3 s'affiche

    Quand elle confirme son numéro ephoto "0000000000000000000000"
    Et elle joint "DOC_TEST_PIECE_JOINTE.pdf" comme justificatif de domicile
    Et elle enregistre ses justificatifs
    Alors l'étape 4 s'affiche

    Quand elle valide les trois parties de son récapitulatif
    Et elle écrit « Pas de commentaires » à l'administration
    Et elle dépose sa demande depuis le récapitulatif
    Alors l'étape 5 s'affiche
    Et le dépôt lui est confirmé : « Votre demande a bien été enregistrée et vous allez recevoir un accusé de réception. »

# language: fr
Fonctionnalité: Lire le préambule de sa demande (S17)
  Avant de commencer, la personne lit les cinq étapes de la démarche, ce qu'elle devra joindre et comment
  reprendre plus tard.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qu'elle est devant le préambule de sa demande

  Règle: Cinq étapes sont annoncées

    @EXG-07-01 @C-01 @C-31
    Scénario: Les cinq étapes, leur nom et leur texte
      Alors l'écran dit « DÉPOSEZ VOTRE DEMANDE EN 5 ÉTAPES »
      Et les étapes annoncées sont :
        | Informations personnelles | Vérifiez et complétez les informations relatives à votre identité et vos informations de contact. |
        | Motif de séjour           | Décrivez votre projet. |
        | Justificatifs             | Joignez les documents justifiant votre situation. |
        | Récapitulatif             | Vérifiez le récapitulatif de votre demande et de vos documents. |
        | Confirmation              | Le dépôt de votre demande est confirmé. |

    @EXG-07-02
    Scénario: La règle de sauvegarde est dite
      Alors l'écran dit « Votre saisie est sauvegardée à la validation de chaque étape. Si vous quittez la télé-procédure vous pourrez la reprendre ultérieurement à la dernière étape enregistrée. »

    @EXG-07-09
    Scénario: La place des observations est dite
      Alors l'écran dit « Si vous souhaitez signaler des observations à l'administration, vous pourrez le faire à l'étape Récapitulatif dans le champ « Observations à destination de l'administration ». »

  Règle: Ce qu'il faut joindre est annoncé

    @EXG-07-03 @C-12
    Scénario: Les cinq formats sont annoncés
      Alors l'écran dit « (format JPG, PNG, PDF, TIFF, BMP) »

    @EXG-07-10
    Scénario: Les deux publics et les trois choses à joindre
      Alors l'écran dit :
        | en tant que réfugié                                                                |
        | en tant que bénéficiaire de la protection subsidiaire                              |
        | l'ensemble des documents, photographiés ou numérisés                               |
        | l'ensemble des documents vous permettant de justifier de la situation              |
        | une e-photo. Pour connaître les photographes agréés près de chez vous              |

    @EXG-07-05
    Scénario: Les photographes agréés se trouvent sur une carte
      Alors la page propose « carte de géolocalisation »

    @EXG-07-04
    Scénario: La liste téléchargée est celle de la protection internationale
      Quand elle télécharge la liste des pièces justificatives
      Alors la liste dit « DEMANDE DE TITRE DE SÉJOUR — BÉNÉFICIAIRE DE LA PROTECTION INTERNATIONALE »

  Règle: On continue, ou on quitte

    @EXG-07-06
    Scénario: « Je continue » ouvre l'étape 1
      Quand elle choisit « Je continue »
      Alors l'étape 1 s'ouvre

    @EXG-07-07
    Scénario: Quitter garde la demande
      Quand elle quitte la démarche
      Alors l'accueil s'affiche
      Et sa demande peut être reprise

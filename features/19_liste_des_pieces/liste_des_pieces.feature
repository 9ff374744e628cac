# language: fr
Fonctionnalité: La liste des pièces justificatives (S48)
  La liste se télécharge depuis le préambule. L'étape 3 demande les mêmes pièces, dans les mêmes formats.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: La liste est celle de la protection internationale

    @EXG-19-01 @EXG-19-02 @EXG-19-03 @EXG-19-06
    Scénario: La liste demande, dans l'ordre, ce que demande le guide
      Étant donné qu'elle est devant le préambule de sa demande
      Quand elle télécharge la liste des pièces justificatives
      Alors la liste a pour titres :
        | DEMANDE DE TITRE DE SÉJOUR — BÉNÉFICIAIRE DE LA PROTECTION INTERNATIONALE |
        | Liste des documents justificatifs à fournir                               |
      Et elle mène aux traducteurs agréés par « https://www.service-public.fr/particuliers/vosdroits/F12956 »
      Et elle demande à un mineur émancipé :
        | Si vous êtes un mineur émancipé :                |
        | Veuillez joindre un des justificatifs suivants : |
        | Décision du juge des tutelles ;                  |
        | Acte de mariage.                                 |
      Et elle demande pour le domicile :
        | DOMICILE |
        | Justificatif de domicile datant de moins de 6 mois : |
        | Veuillez joindre un des justificatifs de domicile suivants : |
        | Une facture d'électricité, gaz, eau, internet, fixe ou mobile ; |
        | ou une copie du bail de location ; |
        | ou une copie d'une quittance de loyer ou de taxe d'habitation. |
        | Si hébergement à l'hôtel : |
        | Veuillez joindre les justificatifs de domicile suivants : |
        | Une attestation de l'hôtelier ; |
        | Une copie de la facture du dernier mois. |
        | Si hébergement chez un particulier : |
        | Veuillez joindre les justificatifs de domicile suivants : |
        | Une attestation de l'hébergeant datée et signée, |
        | Une copie de sa Carte Nationale d'Identité ou de sa carte de séjour, |
        | Un justificatif de domicile de l'hébergeant si l'adresse inscrite sur sa carte d'identité ou sa carte de séjour n'est plus à jour. |

  Règle: L'étape 3 et la liste disent la même chose

    @EXG-19-04 @C-12
    Scénario: Les formats, la taille et le lien des traducteurs sont ceux de l'étape 3
      Étant donné qu'elle est à l'étape 3 de sa demande
      Quand elle met à côté de l'étape 3 la liste des pièces justificatives
      Alors la liste dit « Vous devez respecter les formats suivants : .jpg, .pdf, .png, .bmp, .tiff et ne pas dépasser 10Mo par fichier. »
      Et l'étape 3 annonce les mêmes formats, la même taille et le même lien des traducteurs agréés

    @EXG-19-05
    Scénario: L'étape 3 attend les documents de la liste, selon l'hébergement
      Étant donné qu'elle est à l'étape 3 de sa demande
      Alors l'étape 3 attend, selon la situation :
        | situation                                            | document                                                        |
        | Justificatif de domicile datant de moins de 6 mois : | Une facture d'électricité, gaz, eau, internet, fixe ou mobile ; |
        | Justificatif de domicile datant de moins de 6 mois : | ou une copie du bail de location ;                              |
        | Justificatif de domicile datant de moins de 6 mois : | ou une copie d'une quittance de loyer ou de taxe d'habitation.  |
        | Si hébergement à l'hôtel :                           | Une attestation de l'hôtelier ;                                 |
        | Si hébergement à l'hôtel :                           | Une copie de la facture du dernier mois.                        |
        | Si hébergement chez un particulier :                 | Une attestation de l'hébergeant datée et signée,                |
        | Si hébergement chez un particulier :                 | Une copie de sa Carte Nationale d'Identité ou de sa carte de séjour, |
        | Si hébergement chez un particulier :                 | Un justificatif de domicile de l'hébergeant si l'adresse inscrite sur sa carte d'identité ou sa carte de séjour n'est plus à jour. |

    @EXG-19-05
    Plan du Scénario: Hébergée, elle joint les <nombre> documents attendus « <situation> »
      Étant donné qu'elle est à l'étape 3 de sa demande
      Quand elle confirme son numéro ephoto
      Et elle joint un fichier par document attendu « <situation> »
      Alors <nombre> fichiers sont joints
      Et elle peut poursuivre jusqu'à l'étape 4

      Exemples:
        | nombre | situation                           |
        | 2      | Si hébergement à l'hôtel            |
        | 3      | Si hébergement chez un particulier  |

  Règle: Un justificatif d'émancipation est demandé aux mineurs, jamais aux majeurs

    @EXG-19-05 @horloge
    Scénario: Seule une mineure qui demande pour elle-même justifie de son émancipation, jusqu'à ses 18 ans
      Alors l'usagère justifie ou non de son émancipation, selon son âge et son profil :
        | née le     | profil                       | le         | émancipation |
        | 05/04/1982 | Moi-même                     | 26/04/2022 | non          |
        | 26/04/2004 | Moi-même                     | 26/04/2022 | non          |
        | 27/04/2004 | Moi-même                     | 26/04/2022 | oui          |
        | 27/04/2004 | Moi-même                     | 27/04/2022 | non          |
        | 05/04/2006 | Un mineur de plus de 16 ans  | 26/04/2022 | non          |

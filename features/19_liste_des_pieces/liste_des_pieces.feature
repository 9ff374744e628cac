# language: fr
Fonctionnalité: La liste des pièces justificatives (S48)
  La liste se télécharge depuis le préambule. L'étape 3 demande les mêmes pièces, dans les mêmes formats.

  Règle: La liste est celle de la protection internationale

    Contexte:
      Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
      Et qu'elle est devant le préambule de sa demande

    @EXG-19-01
    Scénario: La liste porte le nom de la démarche et son titre
      Quand elle télécharge la liste des pièces justificatives
      Alors la liste dit :
        | DEMANDE DE TITRE DE SÉJOUR — BÉNÉFICIAIRE DE LA PROTECTION INTERNATIONALE |
        | Liste des documents justificatifs à fournir                                |

    @EXG-19-02
    Scénario: Le domicile se justifie selon que l'on est chez soi, à l'hôtel ou hébergé
      Quand elle télécharge la liste des pièces justificatives
      Alors la liste dit :
        | Justificatif de domicile datant de moins de 6 mois : |
        | Une facture d'électricité, gaz, eau, internet, fixe ou mobile ; |
        | ou une copie du bail de location ; |
        | ou une copie d'une quittance de loyer ou de taxe d'habitation. |
        | Si hébergement à l'hôtel : |
        | Une attestation de l'hôtelier ; |
        | Une copie de la facture du dernier mois. |
        | Si hébergement chez un particulier : |
        | Une attestation de l'hébergeant datée et signée, |
        | Une copie de sa Carte Nationale d'Identité ou de sa carte de séjour, |
        | Un justificatif de domicile de l'hébergeant si l'adresse inscrite sur sa carte d'identité ou sa carte de séjour n'est plus à jour. |

    @EXG-19-03
    Scénario: Un mineur émancipé le justifie par l'un de deux documents
      Quand elle télécharge la liste des pièces justificatives
      Alors la liste dit :
        | Si vous êtes un mineur émancipé : |
        | Décision du juge des tutelles ;   |
        | Acte de mariage.                  |

    @EXG-19-04 @C-12
    Scénario: Les formats et la taille sont ceux de l'étape 3
      Quand elle télécharge la liste des pièces justificatives
      Alors la liste dit « Vous devez respecter les formats suivants : .jpg, .pdf, .png, .bmp, .tiff et ne pas dépasser 10Mo par fichier. »

    @EXG-19-06
    Scénario: Les traducteurs agréés se trouvent à l'adresse écrite
      Quand elle télécharge la liste des pièces justificatives
      Alors la liste dit « https://www.service-public.fr/particuliers/vosdroits/F12956 »

  Règle: Un justificatif d'émancipation est demandé aux mineurs, jamais aux majeurs

    @EXG-19-05
    Plan du Scénario: Née le <naissance>, le justificatif d'émancipation <issue> le 26/04/2022
      Étant donné une bénéficiaire de la protection subsidiaire, née le <naissance>
      Et qu'elle est à l'étape 3 de sa demande
      Alors le justificatif d'émancipation <issue>

      Exemples:
        | naissance  | issue               |
        | 05/04/1982 | n'est pas demandé   |
        | 26/04/2004 | n'est pas demandé   |
        | 27/04/2004 | est demandé en plus |

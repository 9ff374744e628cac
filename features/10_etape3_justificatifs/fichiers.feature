# language: fr
Fonctionnalité: Joindre ses justificatifs (S23, S24)
  Cinq formats, 10 Mo par fichier, 3 fichiers par document ; le contenu compte autant que le nom.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: L'étape 3 dit ce qui est accepté, et où trouver de l'aide

    @EXG-10-20 @EXG-10-21 @EXG-10-22 @EXG-10-23
    Scénario: La consigne, l'intitulé et les liens sont ceux du guide
      Étant donné qu'elle est à l'étape 3 de sa demande
      Alors la consigne de l'étape 3 dit :
        | Vous devrez fournir sous forme numérique (.jpg, .pdf, .png, .tiff, .bmp) tous les documents justificatifs demandés en vous assurant de leur lisibilité, et ne pas dépasser une taille maximale de 10 Mo par fichier. |
        | Vous avez la possibilité de joindre 3 fichiers maximum par document. |
      Et elle ajoute « il est préférable de joindre une traduction » et mène à la « liste des traducteurs agréés »
      Et le justificatif de domicile a pour intitulé « Justificatifs de domicile de moins de 6 mois »
      Et un service photo se trouve « en suivant ce lien »

  Règle: Seuls les formats annoncés sont acceptés

    Contexte:
      Étant donné qu'elle est à l'étape 3 de sa demande

    @EXG-10-01
    Scénario: Les cinq formats du guide sont acceptés, quelle que soit leur variante
      Alors chacun de ces fichiers est accepté, à l'écran :
        | fichier        | contenu                                        |
        | bail.jpg       | une image JPEG                                 |
        | facture.jpg    | une photo de téléphone, données EXIF comprises |
        | bail.pdf       | un document PDF                                |
        | bail.png       | une image PNG                                  |
        | facture.png    | une image à fond transparent                   |
        | bail.tiff      | une image TIFF                                 |
        | quittance.tiff | trois pages numérisées, compressées            |
        | bail.bmp       | une image BMP                                  |

    @EXG-10-01
    Scénario: Tout autre format est refusé, à l'écran comme par une requête directe
      Alors chacun de ces fichiers est refusé, par les deux voies :
        | fichier   | contenu                            |
        | bail.docx | un document de traitement de texte |
        | bail.odt  | un texte OpenDocument              |
        | bail.gif  | une image GIF                      |
        | bail.heic | une photo HEIC                     |
        | bail.svg  | un dessin SVG                      |
        | bail.html | une page web                       |
        | bail.zip  | une archive                        |
        | bail.exe  | un programme                       |
        | bail      | un document PDF                    |

    @EXG-10-02
    Scénario: L'extension se lit sans égard aux majuscules
      Alors chacun de ces fichiers est accepté, à l'écran :
        | fichier   | contenu         |
        | bail.PDF  | un document PDF |
        | bail.Jpg  | une image JPEG  |
        | bail.TIFF | une image TIFF  |

    @EXG-10-03 @C-12
    Scénario: Deux autres extensions des mêmes formats sont acceptées
      Alors chacun de ces fichiers est accepté, à l'écran :
        | fichier   | contenu        |
        | bail.jpeg | une image JPEG |
        | bail.tif  | une image TIFF |

    @EXG-10-04
    Scénario: Le contenu est d'un format accepté, sous quelque extension acceptée que ce soit
      Alors chacun de ces fichiers est refusé, par les deux voies :
        | fichier       | contenu                             |
        | bail.pdf      | un programme                        |
        | bail.jpg      | un document de traitement de texte  |
        | bail.png      | une image GIF                       |
        | facture.bmp   | un texte                            |
        | facture.pdf   | une page web qui cache un PDF       |
        | quittance.pdf | un PDF privé de ses premiers octets |
      Mais chacun de ces fichiers est accepté, à l'écran :
        | fichier         | contenu                                        |
        | quittance.jpg   | un document PDF                                |
        | attestation.pdf | une photo de téléphone, données EXIF comprises |

  Règle: 10 Mo au plus, et jamais vide

    Contexte:
      Étant donné qu'elle est à l'étape 3 de sa demande

    @EXG-10-05 @C-15
    Scénario: Un fichier de 10 Mo tout juste est accepté
      Alors un PDF de chacune de ces tailles est accepté, à l'écran :
        | octets   |
        | 10000000 |
        | 10485760 |

    @EXG-10-06 @C-15
    Scénario: Un octet de trop, et le fichier est refusé
      Alors un PDF de chacune de ces tailles est refusé, par les deux voies :
        | octets   |
        | 10485761 |

    @EXG-10-07
    Scénario: Un fichier vide est refusé
      Alors un PDF de chacune de ces tailles est refusé, par les deux voies :
        | octets |
        | 0      |

  Règle: Trois fichiers par document

    @EXG-10-08 @EXG-10-10
    Scénario: Le 4e fichier est refusé, même d'un second onglet, tant qu'un autre n'est pas supprimé
      Étant donné qu'elle est à l'étape 3 de sa demande
      Quand elle joint deux fichiers, "un.pdf" et "deux.pdf"
      Et elle joint "trois.pdf" puis, d'un onglet ouvert avant, "quatre.pdf"
      Alors 3 fichiers sont joints, et l'écran n'en propose pas davantage
      Mais "quatre.pdf" peut être joint une fois "deux.pdf" supprimé

    @EXG-10-09
    Scénario: La limite vaut pour chaque document
      Étant donné une bénéficiaire de la protection subsidiaire, née le 26/04/2005
      Et qu'elle est à l'étape 3 de sa demande
      Quand elle joint trois fichiers, "un.pdf", "deux.pdf" et "trois.pdf"
      Et elle joint "tuteur.pdf" comme justificatif d'émancipation
      Alors ce justificatif d'émancipation est accepté

  Règle: Chaque fichier joint est montré et peut être supprimé

    Contexte:
      Étant donné qu'elle est à l'étape 3 de sa demande

    @EXG-10-11
    Scénario: Un fichier est listé par son nom, avec de quoi le supprimer
      Quand elle joint "DOC_TEST_PIECE_JOINTE.pdf", à l'écran
      Alors les fichiers joints sont :
        | DOC_TEST_PIECE_JOINTE.pdf |
      Et chacun peut être supprimé

    @EXG-10-12 @agent
    Scénario: Un fichier supprimé disparaît de la liste et du dossier
      Quand elle joint deux fichiers, "bail.pdf" et "facture.pdf"
      Et elle supprime "bail.pdf"
      Alors les fichiers joints sont :
        | facture.pdf |
      Et le dossier que lit l'agent a pour fichiers :
        | facture.pdf |

    @EXG-10-27
    Scénario: Un refus laisse intacts les fichiers déjà joints
      Quand elle joint deux fichiers, "bail.pdf" et "facture.pdf"
      Et elle joint "suite.docx", par une requête directe
      Alors les fichiers joints sont :
        | bail.pdf    |
        | facture.pdf |

  Règle: Un nom hostile est neutralisé et ne s'exécute nulle part

    @EXG-10-24 @isolee
    Scénario: Un nom hostile choisi à l'écran est montré sans danger, accepté ou refusé
      Étant donné qu'elle est à l'étape 3 de sa demande
      Alors ces fichiers, choisis à l'écran, sont montrés sans que rien ne s'exécute :
        | nom                                          | issue   | montré                           |
        | qui porte une image piégée                   | accepté | <img src=x onerror=alert(1)>.pdf |
        | entre guillemets                             | accepté | "bail" d'été.pdf                 |
        | d'un programme, au sens de lecture renversé  | refusé  | bailfdp.exe                      |

    @EXG-10-24 @isolee @pilotage @agent
    Scénario: Un nom hostile est le même, sans danger, à l'étape 3, au récapitulatif et pour l'agent
      Alors ces fichiers sont partout montrés sans que rien ne s'exécute, et téléchargés sous un nom sain :
        | nom                         | montré                           | téléchargé                       |
        | qui remonte les dossiers    | bail.pdf                         | bail.pdf                         |
        | au chemin de Windows        | bail.pdf                         | bail.pdf                         |
        | qui porte un script         | script>.pdf                      | script_.pdf                      |
        | qui porte une image piégée  | <img src=x onerror=alert(1)>.pdf | _img src=x onerror=alert(1)_.pdf |
        | entre guillemets            | "bail" d'été.pdf                 | _bail_ d'été.pdf                 |
        | aux accents composés        | quittance d'été.pdf              | quittance d'été.pdf              |
        | aux accents décomposés      | quittance d'été.pdf              | quittance d'été.pdf              |
        | en arabe                    | فاتورة.pdf                       | فاتورة.pdf                       |
        | au sens de lecture renversé | bailfdp.exe.pdf                  | bailfdp.exe.pdf                  |
        | à l'octet nul               | bail.exe.pdf                     | bail.exe.pdf                     |
        | coupé par une fin de ligne  | bailX-Ajoute: oui.pdf            | bailX-Ajoute_ oui.pdf            |
        | réservé par Windows         | CON.pdf                          | _CON.pdf                         |
        | à émoji                     | 🏠 bail.pdf                      | 🏠 bail.pdf                      |
      Et un nom long y garde son extension et au plus 255 caractères :
        | longueur | montrée |
        | 255      | 255     |
        | 300      | 255     |

  Règle: Qui a joint un justificatif peut le relire

    @EXG-10-25
    Scénario: Un fichier joint se relit depuis l'étape
      Étant donné qu'elle est à l'étape 3 de sa demande
      Quand elle joint "bail.pdf", à l'écran
      Alors son fichier lui est remis

  Règle: L'étape est complète avec un ephoto confirmé et un justificatif de domicile

    Contexte:
      Étant donné qu'elle est à l'étape 3 de sa demande

    @EXG-10-19
    Scénario: Sans justificatif de domicile, l'étape est refusée
      Quand elle confirme son numéro ephoto
      Alors l'étape 3 est refusée par les deux voies, faute de « Justificatifs de domicile de moins de 6 mois »

    @EXG-10-26
    Scénario: L'étape complète ouvre l'étape 4
      Quand elle confirme son numéro ephoto
      Et elle joint "bail.pdf", à l'écran
      Et elle enregistre l'étape 3, à l'écran
      Alors l'étape 4 s'ouvre

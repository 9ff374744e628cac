# language: fr
Fonctionnalité: Joindre ses justificatifs (S23, S24)
  Cinq formats, 10 Mo par fichier, 3 fichiers par document ; le contenu compte autant que le nom.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: La consigne dit ce qui est accepté

    Contexte:
      Étant donné qu'elle est à l'étape 3 de sa demande

    @EXG-10-23
    Scénario: La consigne est celle du guide
      Alors l'écran dit :
        | Vous devrez fournir sous forme numérique (.jpg, .pdf, .png, .tiff, .bmp) tous les documents justificatifs demandés en vous assurant de leur lisibilité, et ne pas dépasser une taille maximale de 10 Mo par fichier. |
        | Vous avez la possibilité de joindre 3 fichiers maximum par document. |

    @EXG-10-20
    Scénario: L'intitulé dit l'âge maximal du justificatif de domicile
      Alors l'écran dit « Justificatifs de domicile de moins de 6 mois »

    @EXG-10-21
    Scénario: Les traducteurs agréés se trouvent depuis la consigne
      Alors l'écran dit « il est préférable de joindre une traduction »
      Et la page propose « liste des traducteurs agréés »

    @EXG-10-22
    Scénario: Un service photo se trouve depuis la page
      Alors la page propose « suivant ce lien »

  Règle: Seuls les formats annoncés sont acceptés

    Contexte:
      Étant donné qu'elle est à l'étape 3 de sa demande

    Plan du Scénario: "<fichier>" est <issue> <voie>
      Quand elle joint "<fichier>", <voie>
      Alors ce fichier est <issue>

      @EXG-10-01
      Exemples: Formats du guide
        | fichier     | issue   | voie      |
        | bail.jpg    | accepté | à l'écran |
        | bail.pdf    | accepté | à l'écran |
        | bail.png    | accepté | à l'écran |
        | bail.tiff   | accepté | à l'écran |
        | bail.bmp    | accepté | à l'écran |

      @EXG-10-01
      Exemples: Autres formats
        | fichier     | issue   | voie                    |
        | bail.docx   | refusé  | à l'écran               |
        | bail.docx   | refusé  | par une requête directe |
        | bail.gif    | refusé  | par une requête directe |
        | bail.heic   | refusé  | par une requête directe |
        | bail.exe    | refusé  | par une requête directe |
        | bail        | refusé  | par une requête directe |

      @EXG-10-02
      Exemples: Sans égard à la casse
        | fichier     | issue   | voie      |
        | bail.PDF    | accepté | à l'écran |
        | bail.Jpg    | accepté | à l'écran |

      @EXG-10-03 @C-12
      Exemples: Synonymes
        | fichier     | issue   | voie      |
        | bail.jpeg   | accepté | à l'écran |
        | bail.tif    | accepté | à l'écran |

    @EXG-10-04
    Plan du Scénario: Un contenu <contenu> nommé "<fichier>" est refusé <voie>
      Quand elle joint un contenu "<contenu>" nommé "<fichier>", <voie>
      Alors ce fichier est refusé

      Exemples:
        | fichier  | contenu | voie                    |
        | bail.pdf | exe     | à l'écran               |
        | bail.jpg | docx    | à l'écran               |
        | bail.png | gif     | par une requête directe |

  Règle: 10 Mo au plus, et jamais vide

    Contexte:
      Étant donné qu'elle est à l'étape 3 de sa demande

    @C-15
    Plan du Scénario: Un fichier de <octets> octets est <issue> <voie>
      Quand elle joint "bail.pdf" de <octets> octets, <voie>
      Alors ce fichier est <issue>

      @EXG-10-05
      Exemples: Jusqu'à la limite
        | octets   | issue   | voie      |
        | 10000000 | accepté | à l'écran |
        | 10485760 | accepté | à l'écran |

      @EXG-10-06
      Exemples: Au-delà
        | octets   | issue  | voie                    |
        | 10485761 | refusé | à l'écran               |
        | 10485761 | refusé | par une requête directe |

      @EXG-10-07
      Exemples: Vide
        | octets | issue  | voie                    |
        | 0      | refusé | à l'écran               |
        | 0      | refusé | par une requête directe |

  Règle: Trois fichiers par document

    @EXG-10-08
    Scénario: Le 3e fichier est accepté, le 4e ne l'est pas
      Étant donné qu'elle est à l'étape 3 de sa demande
      Quand elle joint trois fichiers, "un.pdf", "deux.pdf" et "trois.pdf"
      Alors 3 fichiers sont joints
      Et elle ne peut plus en joindre

    @EXG-10-08
    Scénario: Un 4e fichier ne passe pas non plus par un second onglet
      Étant donné qu'elle est à l'étape 3 de sa demande
      Quand elle joint deux fichiers, "un.pdf" et "deux.pdf"
      Et elle joint "trois.pdf" puis, d'un onglet ouvert avant, "quatre.pdf"
      Alors 3 fichiers sont joints

    @EXG-10-09
    Scénario: La limite vaut pour chaque document
      Étant donné une bénéficiaire de la protection subsidiaire, née le 26/04/2005
      Et qu'elle est à l'étape 3 de sa demande
      Quand elle joint trois fichiers, "un.pdf", "deux.pdf" et "trois.pdf"
      Et elle joint "tuteur.pdf" comme justificatif d'émancipation
      Alors ce justificatif d'émancipation est accepté

    @EXG-10-10
    Scénario: Un fichier supprimé laisse sa place à un autre
      Étant donné qu'elle est à l'étape 3 de sa demande
      Quand elle joint trois fichiers, "un.pdf", "deux.pdf" et "trois.pdf"
      Et elle supprime "deux.pdf"
      Alors elle peut encore en joindre

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

    @EXG-10-24
    Plan du Scénario: Un nom hostile est montré sans danger : <cas>
      Quand elle joint "<nom>", à l'écran
      Alors les fichiers joints sont :
        | <montré> |

      Exemples:
        | cas       | nom                               | montré                            |
        | chemin    | ../../bail.pdf                    | bail.pdf                          |
        | balise    | <img src=x onerror=alert(1)>.pdf  | <img src=x onerror=alert(1)>.pdf  |
        | accents   | quittance d'été.pdf               | quittance d'été.pdf               |
        | arabe     | فاتورة.pdf                        | فاتورة.pdf                        |

  Règle: Qui a joint un justificatif peut le relire

    @EXG-10-25
    Scénario: Un fichier joint se relit depuis l'étape
      Étant donné qu'elle est à l'étape 3 de sa demande
      Quand elle joint "bail.pdf", à l'écran
      Et elle en demande l'adresse
      Alors son fichier lui est remis

  Règle: L'étape est complète avec un ephoto confirmé et un justificatif de domicile

    Contexte:
      Étant donné qu'elle est à l'étape 3 de sa demande

    @EXG-10-19
    Plan du Scénario: Sans justificatif de domicile, l'étape est refusée <voie>
      Quand elle confirme son numéro ephoto
      Et elle enregistre l'étape 3, <voie>
      Alors un refus désigne « Justificatifs de domicile de moins de 6 mois »

      Exemples:
        | voie                    |
        | à l'écran               |
        | par une requête directe |

    @EXG-10-26
    Scénario: L'étape complète ouvre l'étape 4
      Quand elle confirme son numéro ephoto
      Et elle joint "bail.pdf", à l'écran
      Et elle enregistre l'étape 3, à l'écran
      Alors l'étape 4 s'ouvre

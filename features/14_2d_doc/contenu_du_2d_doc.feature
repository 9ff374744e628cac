# language: fr
Fonctionnalité: Ce que dit le 2D-DOC (S30)
  Le 2D-DOC répète ce que l'attestation imprime, dans l'écriture que sa spécification impose. Les valeurs sont
  celles de l'exemple du guide.

  Contexte:
    Étant donné la bénéficiaire de la protection subsidiaire que montre le guide

  Règle: Le 2D-DOC désigne la demande et dit les droits

    Contexte:
      Étant donné qu'elle a déposé sa demande le 26/04/2022
      Et qu'elle a reçu son attestation

    @EXG-14-03
    Scénario: Il annonce une prolongation d'instruction
      Quand on lit le 2D-DOC
      Alors le 2D-DOC porte :
        | 6J | type de document étranger | 2 |

    @EXG-14-04
    Scénario: Il porte le n° de la demande, tel qu'imprimé
      Quand on lit le 2D-DOC
      Alors le 2D-DOC porte un n° de demande de 19 chiffres
      Et le 2D-DOC et l'imprimé s'accordent sur :
        | n° de la demande |

    @EXG-14-05 @horloge
    Scénario: Il porte la date du dépôt
      Quand on lit le 2D-DOC
      Alors le 2D-DOC porte :
        | 6L | date de dépôt | 26042022 |
      Et le 2D-DOC et l'imprimé s'accordent sur :
        | date de dépôt |

    @EXG-14-06
    Scénario: Il porte le n° étranger, tel qu'imprimé
      Quand on lit le 2D-DOC
      Alors le 2D-DOC porte son n° étranger
      Et le 2D-DOC et l'imprimé s'accordent sur :
        | n° d'étranger |

    @EXG-14-09
    Scénario: Il dit le droit au travail
      Quand on lit le 2D-DOC
      Alors le 2D-DOC porte :
        | 6P | autorisation | AUTORISE A TRAVAILLER |

    @EXG-14-10 @horloge
    Scénario: Il porte les deux dates de validité
      Quand on lit le 2D-DOC
      Alors le 2D-DOC porte :
        | 6N | début de validité | 26042022 |
        | 6O | fin de validité   | 25102022 |
      Et le 2D-DOC et l'imprimé s'accordent sur :
        | début de validité |
        | fin de validité   |

  Règle: Il identifie l'usagère, en majuscules sans accent

    @EXG-14-07
    Scénario: L'identité est celle de l'état civil
      Étant donné qu'elle a déposé sa demande le 26/04/2022
      Et qu'elle a reçu son attestation
      Quand on lit le 2D-DOC
      Alors le 2D-DOC porte :
        | 62 | nom de naissance  | RECETTE METIER      |
        | 63 | nom d'usage       |                     |
        | 60 | prénoms           | TEST/QUARANTE ET UN |
        | 68 | genre             | F                   |
        | 69 | date de naissance | 05042006            |
        | 6A | lieu de naissance | KABOUL              |
        | 6C | pays de naissance | AF                  |
        | 67 | nationalité       | AF                  |
      Et le 2D-DOC et l'imprimé s'accordent sur :
        | nom de naissance  |
        | prénoms           |
        | date de naissance |
        | lieu de naissance |
        | pays de naissance |
        | nationalité       |

    @EXG-14-07
    Plan du Scénario: Le nom "<nom>" s'écrit "<écriture>"
      Étant donné qu'elle se nomme "<nom>"
      Et qu'elle a déposé sa demande le 26/04/2022
      Et qu'elle a reçu son attestation
      Quand on lit le 2D-DOC
      Alors le 2D-DOC porte :
        | 62 | nom de naissance | <écriture> |
      Et le 2D-DOC et l'imprimé s'accordent sur :
        | nom de naissance |

      Exemples:
        | nom                  | écriture               |
        | L'Haÿ-Ünal           | L HAY UNAL             |
        | Cœur Großmann-Łukasz | COEUR GROSSMANN LUKASZ |
        | N’Diaye-Đặng-Yıldız  | N DIAYE DANG YILDIZ    |
        | Əliyev-İnan-Sjæþor   | ELIYEV INAN SJAETHOR   |
        | Ɓello-Ɗan-Ŋom-Ɔsei   | BELLO DAN NOM OSEI     |

    @EXG-14-07
    Scénario: Le nom d'usage et un prénom composé sont portés
      Étant donné qu'elle a pour nom d'usage "Ben Ali-L'Œil" et pour prénoms "Anne-Zoë" et "Mérième"
      Et qu'elle a déposé sa demande le 26/04/2022
      Et qu'elle a reçu son attestation
      Quand on lit le 2D-DOC
      Alors le 2D-DOC porte :
        | 62 | nom de naissance | RECETTE METIER    |
        | 63 | nom d'usage      | BEN ALI L OEIL    |
        | 60 | prénoms          | ANNE ZOE/MERIEME  |
      Et le 2D-DOC et l'imprimé s'accordent sur :
        | nom de naissance |
        | prénoms          |

    @EXG-14-08
    Scénario: L'adresse est celle de l'étape 1
      Étant donné qu'elle a déposé sa demande le 26/04/2022, en donnant sa nouvelle adresse, 20 rue Nationale, 59000 Lille
      Et qu'elle a reçu son attestation
      Quand on lit le 2D-DOC
      Alors le 2D-DOC porte :
        | 6U | adresse, voie | 20 RUE NATIONALE |
        | 6W | code postal   | 59000            |
        | 6X | commune       | LILLE            |
      Et le 2D-DOC et l'imprimé s'accordent sur :
        | adresse |

  Règle: Un champ se termine selon sa longueur

    @EXG-14-11
    Plan du Scénario: Une valeur <longueur> est suivie de <séparateur>
      Étant donné que son état civil et son adresse ont, en caractères :
        | nom de naissance  | <nom>     |
        | nom d'usage       | <usage>   |
        | prénoms           | <prénoms> |
        | lieu de naissance | <lieu>    |
        | voie              | <voie>    |
      Et qu'elle a déposé sa demande le 26/04/2022
      Et qu'elle a reçu son attestation
      Quand on lit le 2D-DOC
      Alors le 2D-DOC garde, et fait suivre de <séparateur> :
        | 62 | nom de naissance  | <nom gardé>     |
        | 63 | nom d'usage       | <usage gardé>   |
        | 60 | prénoms           | <prénoms gardés> |
        | 6A | lieu de naissance | <lieu gardé>    |
        | 6U | adresse, voie     | <voie gardée>   |

      Exemples:
        | longueur                   | nom | usage | prénoms | lieu | voie | nom gardé | usage gardé | prénoms gardés | lieu gardé | voie gardée | séparateur |
        | plus courte que le maximum | 37  | 0     | 59      | 31   | 37   | 37        | 0           | 59             | 31         | 37          | GS         |
        | au maximum                 | 38  | 38    | 60      | 32   | 38   | 38        | 38          | 60             | 32         | 38          | rien       |
        | plus longue d'un caractère | 39  | 39    | 61      | 33   | 39   | 38        | 38          | 60             | 32         | 38          | RS         |
        | bien plus longue           | 60  | 60    | 90      | 60   | 90   | 38        | 38          | 60             | 32         | 38          | RS         |

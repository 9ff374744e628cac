# language: fr
Fonctionnalité: Ce que dit l'attestation de prolongation d'instruction (S30)
  L'attestation porte les références de la demande, l'identité et l'adresse de l'usager, et cinq phrases : le
  dépôt, la régularité du séjour, le travail, les frontières, la suite. Les valeurs sont celles de l'exemple du
  guide.

  Contexte:
    Étant donné la bénéficiaire de la protection subsidiaire que montre le guide
    Et qui a déposé sa demande le 26/04/2022, en donnant sa nouvelle adresse, 20 rue Nationale, 59000 Lille

  Règle: Le titre et les références désignent la demande

    @EXG-13-02
    Scénario: Le titre est celui d'une prolongation d'instruction
      Quand elle ouvre son attestation
      Alors l'attestation a pour titre « ATTESTATION DE PROLONGATION D'INSTRUCTION D'UNE DEMANDE DE TITRE DE SÉJOUR »

    @EXG-13-03
    Scénario: L'identifiant est le n° étranger
      Quand elle ouvre son attestation
      Alors « Identifiant (N° de l'étranger) » est son n° étranger, de 10 chiffres

    @EXG-13-04
    Scénario: Le n° de la demande est partout le même
      Quand elle ouvre son attestation
      Alors l'attestation et le 2D-DOC portent le n° de demande de son espace personnel

    @EXG-13-05 @horloge
    Scénario: La date d'émission est celle du dépôt
      Quand elle ouvre son attestation
      Alors l'attestation porte :
        | DATE D'ÉMISSION : 26/04/2022 |

  Règle: L'identité est celle de l'état civil, l'adresse celle de l'étape 1

    @EXG-13-08 @C-28
    Scénario: L'identité est écrite en majuscules
      Quand elle ouvre son attestation
      Alors l'attestation porte :
        | Nom de naissance : RECETTE METIER     |
        | Prénom(s) : TEST QUARANTE-ET-UN       |
        | Né(e) le : 05/04/2006                 |
        | À : KABOUL , AFGHANISTAN              |
        | Nationalité : AFGHANE                 |

    @EXG-13-09
    Scénario: L'adresse est celle que la demande a enregistrée
      Quand elle ouvre son attestation
      Alors l'attestation porte :
        | Adresse : 20 RUE NATIONALE 59000 LILLE FRANCE |

  Règle: Les cinq phrases sont exactes

    @horloge
    Plan du Scénario: L'attestation dit « <phrase> »
      Quand elle ouvre son attestation
      Alors l'attestation dit « <phrase> »

      @EXG-13-21
      Exemples: Le dépôt
        | phrase |
        | Le 26/04/2022, vous avez déposé une demande de titre de séjour qui est en cours d'examen par la préfecture compétente. |

      @EXG-13-12
      Exemples: La régularité du séjour
        | phrase |
        | Cette attestation justifie de la régularité de votre séjour en France entre le 26/04/2022 et le 25/10/2022. |

      @EXG-13-13
      Exemples: Le travail
        | phrase |
        | Elle vous permet d'exercer une activité professionnelle sur le territoire métropolitain ou dans la collectivité d'outre-mer qui vous l'a délivrée, conformément aux articles L. 414-10 et R. 431-15-4 du code de l'entrée et du séjour des étrangers et du droit d'asile dans le cadre de la législation en vigueur. |

      @EXG-13-14
      Exemples: Les frontières
        | phrase |
        | Ce document autorise le franchissement des frontières de l'espace Schengen. |

      @EXG-13-15
      Exemples: La suite
        | phrase |
        | Vous serez informé(e) de l'avancement et de la suite donnée à votre démarche par un courrier électronique vous invitant à vous connecter à votre espace personnel. |

    @EXG-13-17
    Scénario: Les numéros et les dates sont du texte, qu'un lecteur d'écran peut dire
      Quand elle ouvre son attestation
      Alors son n° étranger, son n° de demande et ces dates se lisent comme du texte :
        | 26/04/2022 |
        | 25/10/2022 |
        | 05/04/2006 |

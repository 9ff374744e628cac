# language: fr
Fonctionnalité: Se faire reconnaître à la première visite (S06, S07)
  La création de compte commence par le numéro du visa ou du titre de séjour et ses deux dates de validité.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: Le numéro et les deux dates sont demandés

    @EXG-03-01
    Scénario: Le formulaire demande un numéro et deux dates
      Quand elle ouvre la page de connexion
      Alors le formulaire de première visite demande :
        | N° de votre visa ou de votre titre de séjour : |
        | Date de début de validité :                    |
        | Date de fin de validité :                      |

    @EXG-03-05
    Scénario: Une date se saisit en trois éléments
      Quand elle ouvre la page de connexion
      Alors chaque date se saisit en trois éléments :
        | élément | forme  |
        | Jour    | saisie |
        | Mois    | liste  |
        | Année   | saisie |

    @EXG-03-06 @C-05
    Scénario: L'icône « ? » montre où lire le numéro
      Quand elle ouvre la page de connexion
      Et elle demande l'aide de l'icône « ? »
      Alors l'aide montre où lire le numéro d'un visa et d'un titre de séjour

    @EXG-03-02
    Scénario: Chacune des trois informations est exigée
      Alors son titre est refusé sans l'une ou l'autre de ces informations :
        | information      | champ désigné                                  |
        | son numéro       | N° de votre visa ou de votre titre de séjour : |
        | sa date de début | Date de début de validité :                    |
        | sa date de fin   | Date de fin de validité :                      |

    @EXG-03-03
    Plan du Scénario: Une fin de validité au <date> <issue>
      Étant donné qu'un titre semblable au sien finit le <titre>
      Quand elle présente ce titre avec une fin au <date>
      Alors la date de fin est <issue>

      Exemples:
        | date       | titre      | issue    |
        | 31/04/2023 | 01/05/2023 | refusée  |
        | 32/05/2023 | 01/06/2023 | refusée  |
        | 00/05/2023 | 30/04/2023 | refusée  |
        | 29/02/2023 | 01/03/2023 | refusée  |
        | 29/02/2024 | 29/02/2024 | acceptée |

    @EXG-03-04
    Plan du Scénario: Pour un début le 26/05/2018, une fin le <fin> est <issue>
      Étant donné qu'un titre semblable au sien va du 26/05/2018 au 27/05/2018
      Quand elle présente ce titre avec une fin au <fin>
      Alors la date de fin est <issue>

      Exemples:
        | fin        | issue    |
        | 25/05/2018 | refusée  |
        | 26/05/2018 | refusée  |
        | 27/05/2018 | acceptée |

  Règle: Seul un titre connu, exact en tout point, ouvre la création

    @EXG-03-14
    Scénario: Un titre reconnu ouvre la saisie de l'adresse
      Quand elle présente son titre
      Alors l'écran « Saisissez votre adresse email » s'affiche

    @EXG-03-09
    Scénario: Un titre qui diffère d'un caractère ou d'un jour n'est pas reconnu
      Alors son titre n'est pas reconnu si l'on change :
        | le dernier caractère de son numéro |
        | d'un jour sa date de début         |
        | d'un jour sa date de fin           |

    @EXG-03-12
    Scénario: Un titre expiré sert encore à créer le compte
      Étant donné que son titre a expiré l'an passé
      Quand elle présente son titre
      Alors l'écran « Saisissez votre adresse email » s'affiche

    @EXG-03-10
    Scénario: Qui a déjà un compte est orienté vers la connexion
      Étant donné qu'elle a un compte
      Quand elle présente son titre
      Alors la création lui est refusée et la connexion proposée

    @EXG-03-11
    Scénario: La page aide à savoir si l'on a déjà un compte
      Quand elle ouvre la page de connexion
      Alors la page propose « COMMENT SAVOIR SI VOUS AVEZ DÉJÀ UN COMPTE ? »

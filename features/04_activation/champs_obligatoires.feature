# language: fr
Fonctionnalité: Savoir d'emblée ce qui est obligatoire (S08, S11, S19, S21)
  Quatre formulaires du guide annoncent leurs champs obligatoires de la même façon.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: La mention est sur chaque formulaire qui a des champs obligatoires

    @EXG-04-06
    Scénario: À la saisie de l'adresse
      Étant donné que son titre vient d'être reconnu
      Alors l'écran dit « Les champs marqués d'un * sont obligatoires »

    @EXG-04-06
    Scénario: À la création du mot de passe
      Étant donné qu'elle a ouvert le lien reçu
      Alors l'écran dit « Les champs marqués d'un * sont obligatoires »

    @EXG-04-06
    Plan du Scénario: À l'étape <étape> de la demande
      Étant donné qu'elle est à l'étape <étape> de sa demande
      Alors l'écran dit « Les champs marqués d'un * sont obligatoires »

      Exemples:
        | étape |
        | 1     |
        | 2     |

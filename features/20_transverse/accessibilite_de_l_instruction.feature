# language: fr
Fonctionnalité: Lire ses notifications et y répondre sans les voir, ou de très près (S35 à S46)
  De la cloche à la décision, chaque écran respecte les niveaux A et AA des règles internationales d'accessibilité, au
  repos comme après un refus, tient dans une fenêtre étroite, se lit agrandi, et se nomme. Les observations de l'agent
  ont 1 000 caractères, une pièce réclamée plus de 100, les noms de fichiers 200, sans une espace.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 01/03/2022

  Règle: Chaque écran se lit, s'agrandit et se nomme

    @EXG-20-11 @EXG-20-12 @agent
    Scénario: De la cloche à la décision favorable
      Quand elle passe par :
        | volet des notifications |
        | notifications           |
        | complément              |
        | complément envoyé       |
        | décision favorable      |
      Alors aucune faute d'accessibilité n'y est relevée
      Et rien n'y fait défiler de côté dans une fenêtre large de 320 pixels
      Et le texte y double de taille sans que rien ne soit coupé ni ne déborde

    @EXG-20-12 @agent
    Scénario: Chaque écran de l'instruction a son titre
      Quand elle passe par :
        | volet des notifications |
        | notifications           |
        | complément              |
        | décision favorable      |
      Alors chacun donne à la fenêtre un titre qui n'est qu'à lui

    @EXG-20-11 @agent
    Scénario: De la liste encore vide au refus de la demande
      Quand elle passe par :
        | notifications, aucune |
        | décision défavorable  |
      Alors aucune faute d'accessibilité n'y est relevée
      Et rien n'y fait défiler de côté dans une fenêtre large de 320 pixels
      Et le texte y double de taille sans que rien ne soit coupé ni ne déborde

  Règle: Un refus se lit, s'annonce, nomme la pièce et lui est relié

    @EXG-20-10 @EXG-20-11 @agent
    Scénario: Le complément, de vide à complet
      Quand elle passe par :
        | complément, rien de joint       |
        | complément, format refusé       |
        | complément, contenu refusé      |
        | complément, un document de trop |
        | complément, trois documents     |
      Alors chaque refus nomme son champ et lui est relié :
        | refus                      | champ                                                | mot       |
        | complément, rien de joint  | Justificatif de domicile datant de moins de 6 mois : | domicile  |
        | complément, format refusé  | Justificatif de domicile datant de moins de 6 mois : | bail.docx |
        | complément, contenu refusé | Justificatif de domicile datant de moins de 6 mois : | bail.pdf  |
      Et à chaque refus, la fenêtre l'annonce et le clavier est là où reprendre :
        | refus                           | place                                                |
        | complément, rien de joint       | Justificatif de domicile datant de moins de 6 mois : |
        | complément, format refusé       | Justificatif de domicile datant de moins de 6 mois : |
        | complément, contenu refusé      | Justificatif de domicile datant de moins de 6 mois : |
        | complément, un document de trop | avis du refus                                        |
      Et aucune faute d'accessibilité n'y est relevée
      Et rien n'y fait défiler de côté dans une fenêtre large de 320 pixels
      Et le texte y double de taille sans que rien ne soit coupé ni ne déborde

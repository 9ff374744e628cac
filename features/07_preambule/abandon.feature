# language: fr
Fonctionnalité: Abandonner sa demande (S17, S20 à S28)
  Avant le dépôt, la personne peut renoncer à sa demande : rien ne s'efface sans qu'elle le confirme, puis tout
  s'efface.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour

  Règle: L'abandon se confirme

    Contexte:
      Étant donné qu'elle est devant le préambule de sa demande

    @EXG-07-08
    Scénario: Abandonner demande confirmation et ne supprime encore rien
      Quand elle abandonne la demande
      Alors une confirmation lui est demandée
      Et sa demande peut être reprise

    @EXG-07-08
    Scénario: L'abandon auquel elle renonce garde la demande
      Quand elle abandonne la demande puis y renonce
      Alors sa demande peut être reprise

    @EXG-07-08
    Scénario: L'abandon confirmé supprime la demande
      Quand elle abandonne la demande et le confirme
      Alors il n'y a plus de demande à reprendre

  Règle: Abandonnée, la demande disparaît avec ses fichiers, et ne revient pas

    @EXG-07-08 @pilotage @agent
    Plan du Scénario: Abandonnée à l'étape <étape>, il n'en reste rien
      Étant donné sa demande prête à déposer, avec "bail.pdf"
      Et qu'elle en est à l'étape <étape>
      Quand elle abandonne la demande et le confirme
      Alors l'agent ne trouve plus ni sa demande ni son fichier
      Et l'adresse de son fichier ne rend plus rien
      Et elle peut commencer une autre demande

      Exemples:
        | étape |
        | 1     |
        | 2     |
        | 3     |
        | 4     |

    @EXG-07-08 @pilotage @agent
    Scénario: Une étape enregistrée d'un onglet resté ouvert ne la fait pas renaître
      Étant donné qu'elle est à l'étape 1 de sa demande
      Quand elle l'abandonne dans un autre onglet, puis enregistre l'étape dans le premier
      Alors l'écran dit pourquoi c'est refusé
      Et l'agent ne trouve plus sa demande
      Et elle peut commencer une autre demande

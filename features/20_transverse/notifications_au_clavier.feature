# language: fr
Fonctionnalité: Lire une notification et y répondre au clavier seul (S35 à S38)
  Qui n'a pas de souris ouvre la cloche, lit le message, joint ce qui manque, se ravise et envoie, et voit toujours où
  elle en est.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 01/03/2022
    Et qu'un agent lui a demandé un complément le 10/03/2022

  Règle: Le volet de la cloche s'ouvre et se referme au clavier

    @EXG-20-11 @agent
    Scénario: Le volet refermé rend la main à la cloche
      Quand elle se connecte à son espace
      Et elle ouvre au clavier le volet de ses notifications
      Et elle le referme au clavier
      Alors le volet est fermé, et le clavier est sur la cloche

  Règle: Tout le complément se fait au clavier

    @EXG-20-11 @agent
    Scénario: De la cloche au complément envoyé, sans souris
      Quand elle se connecte à son espace
      Et elle ouvre au clavier le volet de ses notifications
      Et elle y choisit au clavier sa notification
      Et elle joint au clavier "bail.pdf" à la pièce réclamée
      Et elle retire au clavier "bail.pdf" de son complément
      Et elle joint au clavier "facture.pdf" à la pièce réclamée
      Et elle envoie au clavier son complément
      Alors l'agent lit la demande à l'état "complément reçu", avec :
        | facture.pdf |
      Et tout ce que le clavier a touché se voyait

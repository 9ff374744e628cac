# language: fr
Fonctionnalité: Le 2D-DOC de l'attestation (S29, S30)
  L'attestation porte un code-barres signé, qu'un agent ou un employeur peut lire et vérifier. Il n'a de valeur
  que si l'autorité qui le signe est connue : celle du simulateur est une autorité d'essai.

  Contexte:
    Étant donné une bénéficiaire de la protection subsidiaire, titulaire d'un titre de séjour
    Et qui a déposé sa demande le 26/04/2022
    Et qui a reçu son attestation

  Règle: Un seul code se lit sur l'attestation, et c'est un 2D-DOC

    @EXG-14-01
    Scénario: Un 2D-DOC se lit sur l'attestation
      Quand on lit le 2D-DOC
      Alors un 2D-DOC est trouvé
      Et un second décodeur, s'il est installé, n'y lit rien d'autre

    @EXG-14-15
    Scénario: Aucun autre code ne se lit
      Quand on lit le 2D-DOC
      Alors aucun autre code ne se lit sur l'attestation

    @EXG-14-14
    Scénario: Le symbole imprimé suit la spécification
      Quand on lit le 2D-DOC
      Alors le symbole est carré et tout en C40
      Et un module du symbole mesure au moins 0,4 mm
      Et la zone de silence fait au moins 1 module
      Et la mention "2D-DOC" est imprimée près du symbole, hors de la zone de silence

  Règle: L'en-tête dit quel document c'est, quand et par qui il a été signé

    @EXG-14-02
    Scénario: L'en-tête est celui d'un document étranger, version 04
      Quand on lit le 2D-DOC
      Alors l'en-tête du 2D-DOC porte :
        | version          | 04 |
        | type de document | 13 |
        | périmètre        | 01 |
        | pays             | FR |

    @EXG-14-16 @horloge @confiance
    Scénario: La date d'émission est celle qui est imprimée
      Quand on lit le 2D-DOC
      Alors l'en-tête du 2D-DOC porte :
        | date d'émission | 1FD7 |
      Et le 2D-DOC et l'imprimé s'accordent sur :
        | date d'émission |
      Et la signature n'est ni antérieure à l'émission, ni hors de la validité du certificat

    @EXG-14-13 @confiance
    Scénario: L'autorité est celle des essais
      Quand on lit le 2D-DOC
      Alors l'en-tête du 2D-DOC porte :
        | autorité | FR00 |
      Et le certificat est émis par l'autorité d'essai "FR00", et se dit fictif

  Règle: La signature garantit chaque caractère

    @EXG-14-12 @confiance
    Scénario: La signature se vérifie
      Quand on lit le 2D-DOC
      Alors la signature compte 103 caractères et 64 octets
      Et la signature est vérifiée par le certificat d'essai

    @EXG-14-12 @confiance
    Scénario: Un seul caractère changé, et la signature est fausse
      Quand on lit le 2D-DOC
      Mais que le dernier chiffre du n° de demande y est changé
      Alors la signature est refusée

  Règle: Les champs se séparent sans équivoque

    @EXG-14-11
    Scénario: Chaque champ est bien terminé
      Quand on lit le 2D-DOC
      Alors aucun champ du 2D-DOC n'est mal terminé
      Et le champ "6Q", à sa longueur maximale, n'a pas de séparateur

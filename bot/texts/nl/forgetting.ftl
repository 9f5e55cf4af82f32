### Wat Slack vergeet: het gratis abonnement verbergt berichten na 90 dagen.

card-again = Deze kaart staat hier opnieuw, omdat Slack oude berichten verbergt. Wie al had geantwoord, hoeft niets te doen.

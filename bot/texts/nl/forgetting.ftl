### Wat Slack vergeet: het gratis abonnement verbergt berichten na 90 dagen.

card-again = Deze kaart staat hier opnieuw, omdat Slack oude berichten verbergt. Wie al had geantwoord, hoeft niets te doen.

decision-source-hidden = Naar de bron, die Slack misschien niet meer toont
action-source-hidden = Uit een bericht in #{ $channel } dat Slack misschien niet meer toont
agenda-attachment-hidden = bijlage, die Slack misschien niet meer toont

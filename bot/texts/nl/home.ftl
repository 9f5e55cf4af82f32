### Het tabblad Start: wat iets van iemand vraagt, wat eraan komt, en wat men er doen kan.

home-asks = Wat iets van u vraagt
home-nothing-asked = Er ligt niets op u te wachten.
home-more-actions =
    { $count ->
        [one] U hebt nog 1 ander openstaand actiepunt.
       *[other] U hebt nog { $count } andere openstaande actiepunten.
    }
home-later-actions =
    { $count ->
        [one] U hebt 1 openstaand actiepunt voor later.
       *[other] U hebt { $count } openstaande actiepunten voor later.
    }
home-up-for-adoption = Het { $minutes } ligt ter vaststelling voor bij { $title } ({ $number }) op { $day }.
home-coming = Wat eraan komt
home-nothing-coming = Er is nog niets gepland. Een nieuwe aankondiging staat hier zodra die er is.
home-nothing-else-coming = Verder is er nog niets gepland.
home-more-coming =
    { $count ->
        [one] Daarna is nog 1 bijeenkomst gepland.
       *[other] Daarna zijn nog { $count } bijeenkomsten gepland.
    }
home-online = online deelnemen
home-silent = nog niet gereageerd: { $count }
home-undelivered = Niet aangekomen
home-decisions = Besluiten
home-search = Zoeken in de besluiten
home-search-example = Bijvoorbeeld: hoogte van de contributie

## De eerste stappen van een organisator
home-steps = Eerste stappen
home-steps-intro = Zo is het netwerk klaar voor gebruik:
home-step-channel = 1. Kies het kanaal waarin aankondigingen komen te staan.
home-step-channel-done = 1. Het kanaal voor aankondigingen is gekozen.
home-step-event = 2. Kondig de eerste vergadering aan.
home-step-event-done = 2. De eerste vergadering is aangekondigd.
home-step-schedule = 3. Kies wanneer de bot aan bijeenkomsten herinnert; een voorbeeld laat zien wat er dan uitgaat.
home-step-schedule-done = 3. Het schema van de herinneringen is gekozen.
button-home-step-channel = Kanaal kiezen
button-home-step-event = Vergadering aankondigen
button-home-step-schedule = Schema kiezen

## Het eigen antwoord, in een lijst
own-none = U hebt nog niet geantwoord
own-short = Uw antwoord: { $answer }
own-with =
    { $guests ->
        [one] met 1 gast
       *[other] met { $guests } gasten
    }
own-sends = vervanger: { $deputy }
own-waits = nummer { $rank } op de wachtlijst
own-unconfirmed = te bevestigen tot en met { $day }

## Knoppen
button-home-back = Terug naar het overzicht
button-home-actions = Al mijn actiepunten
button-home-events = Alles wat gepland is
button-home-read = Verslag lezen
button-home-new-event = Nieuwe vergadering
button-home-new-decision = Besluit vastleggen
button-home-new-minutes = Verslag inlezen
button-home-new-action = Nieuw actiepunt
button-home-new-agenda-item = Agendapunt voorstellen
button-home-minutes = Verslagen
button-home-turnout = Opkomst
button-home-status = Bezorging
button-home-settings = Instellingen
button-home-help = Hulp

failed-publish_home = het tabblad Start van { $subject }

## In wat van iemand bewaard wordt
my-data-table-first-times = Wat u één keer is verteld
my-data-col-told-at = Verteld op

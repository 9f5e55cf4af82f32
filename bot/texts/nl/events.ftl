### Vergaderingen, bijeenkomsten, excursies en leergangen.

kind-meeting = Vergadering
kind-gathering = Bijeenkomst
kind-tour = Excursie
kind-course = Leergang

answer-yes-meeting = Aanwezig
answer-maybe-meeting = Misschien
answer-no-meeting = Afwezig
answer-yes-other = Ik kom
answer-maybe-other = Misschien
answer-no-other = Ik kom niet

## De kaart
card-named = { $title } ({ $number })
card-said = { $title } ({ $number }): { $when }, { $place }.
card-asks = Laat weten of u komt.
card-reactions-too = { $number } · Reageren met ✅ ❔ ❌ kan ook: ja, misschien, nee
card-in-channel = { $number } · aangekondigd in #{ $channel }
card-to-come = { $number } · komt in #{ $channel } te staan
fact-place = Locatie: { $place }
fact-link = Online:
fact-audience = Doelgroep: { $audience }
fact-rsvp-until = Aanmelden t/m { $day }
fact-rsvp-until-gone = Aanmelden kon t/m { $day }
fact-still-needed =
    { $needed ->
        [one] Nog 1 aanmelding nodig
       *[other] Nog { $needed } aanmeldingen nodig
    }
fact-maximum = Maximaal { COUNT($maximum, one: "deelnemer", other: "deelnemers") }
fact-places-left =
    { $left ->
        [0] vol
        [one] nog 1 plaats
       *[other] nog { $left } plaatsen
    }
fact-reserve = Reservedatum: { $day }
fact-agenda = Agenda
tally-waiting = Wachtlijst { $waiting }
tally-names = Komen: { $names }

menu-who = Wie komt er?
menu-calendar = In agenda zetten

## Lijsten
no-meeting-planned = Er is geen volgende vergadering gepland.
last-meeting = De laatste was { $title } op { $day } ({ $number }).
no-events = Er is niets gepland.
events-coming = Gepland
events-past = Geweest
list-signed-up = { $yes } aangemeld
earlier-event = Eerst nog: { $kind } { $day }, { $number } ({ $title })
also-event = Wel gepland: { $kind } { $day }, { $number } ({ $title })

## Antwoorden
reaction-too-late = Uw reactie bij { $title } ({ $number }) telt niet meer mee.

who-title = Wie komt er naar { $title }?
who-yes = Komen:
who-waiting = Op de wachtlijst:
who-maybe = Misschien:
who-nobody = Er heeft zich nog niemand aangemeld.

## Waarom iets niet meer kan
why-begun = De bijeenkomst is begonnen; antwoorden kan niet meer.
why-ended = Dit was op { $day }.
why-ended-days = Dit was van { $first } tot en met { $last }.
why-withdrawn = De aankondiging is ingetrokken.
refused-event-unknown = Ik ken geen bijeenkomst { $event }. De lijst staat onder „vergaderingen”.
refused-event-begun = { $title } ({ $event }) is al begonnen; antwoorden kan niet meer.
refused-event-withdrawn = De aankondiging van { $event } is ingetrokken.
refused-nothing-planned = Er is niets gepland waarop u kunt antwoorden.
refused-withdraw-too-late = Intrekken kan binnen een kwartier na het plaatsen, zolang niemand heeft geantwoord.
refused-draft-gone = Dit voorbeeld is al geplaatst of verlopen. Begin opnieuw met een nieuwe aankondiging.

## Het formulier
form-event-title =
    { $kind ->
        [gathering] Nieuwe bijeenkomst
        [tour] Nieuwe excursie
        [course] Nieuwe leergang
       *[meeting] Nieuwe vergadering
    }
field-title = Titel
field-title-example = Secretarissenoverleg
field-kind = Soort
field-date = Datum
field-begin = Begin
field-end = Einde
field-place = Locatie
field-channel = Kanaal
field-channel-hint = Hier komt de aankondiging te staan.
field-link = Link voor online deelname
field-agenda = Agenda
field-agenda-hint = Eén agendapunt per regel.
field-end-date = Einddatum
field-end-date-hint = Alleen als het op een andere dag eindigt.
field-rsvp-until = Aanmelden t/m
field-minimum = Minimaal aantal
field-maximum = Maximaal aantal
field-reserve = Reservedatum
field-audience = Doelgroep
button-more-options = Meer opties
button-preview = Voorbeeld bekijken
button-post = Plaatsen
button-withdraw = Ongedaan maken
preview-title = Voorbeeld
preview-intro = Zo komt het in #{ $channel } te staan, met knoppen om te antwoorden. Met Terug kunt u nog wijzigen.
event-posted = { $title } is vastgelegd als { $number } en komt nu in #{ $channel } te staan.
event-posted-hint = Ongedaan maken kan een kwartier lang, zolang niemand heeft geantwoord.
event-undone = De aankondiging is ingetrokken; niemand krijgt hierover bericht.

mistake-title-empty = Vul een titel in.
mistake-title-long = De titel telt { COUNT($length, one: "teken", other: "tekens") }; hoogstens { $limit } passen op de kaart.
mistake-place-empty = Vul in waar het is, bijvoorbeeld: Den Haag of online.
mistake-date-missing = Kies een datum.
mistake-time-missing = Kies een tijd.
mistake-date-past = Dit moment is al voorbij. Kies een latere dag of tijd.
mistake-end-before-begin = Het einde ligt voor het begin. Eindigt het op een andere dag, vul dan bij Meer opties de einddatum in.
mistake-deadline-after-begin = Deze dag ligt na de datum zelf. Aanmelden kan hoogstens tot en met die dag.
mistake-reserve-not-later = De reservedatum moet na de datum zelf liggen.
mistake-maximum-under-minimum = Het maximum ligt onder het minimum.
mistake-number = Vul een heel getal van 1 of meer in.
mistake-link = Vul een adres in dat met https:// begint.
mistake-channel-missing = Kies een kanaal.
mistake-channel-invite = Ik zit nog niet in dit kanaal. Typ daar /invite @{ $bot } en probeer het hier opnieuw; wat u invulde, blijft staan.
mistake-channel-archived = Het kanaal #{ $channel } is gearchiveerd. Kies een ander kanaal.

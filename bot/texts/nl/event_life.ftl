### Wat er na de aankondiging met een vergadering, bijeenkomst, excursie of leergang gebeurt.

## Waarom iets niet kan
refused-event-closed = De aanmelding voor { $title } ({ $event }) is gesloten; antwoorden kan niet meer. Neem contact op met de organisator als er iets verandert.
refused-event-called-off = { $title } ({ $event }) is op { $on } afgelast.
refused-event-moved = { $title } ({ $event }) is verplaatst: antwoorden kan bij { $moved_to }.
refused-event-over = { $title } ({ $event }) is voorbij of al begonnen; hieraan valt niets meer te wijzigen.
refused-closed-already = De aanmelding voor { $event } was al gesloten.
refused-not-closed = De aanmelding voor { $event } staat open.
refused-not-called-off = { $event } is niet afgelast; er valt niets ongedaan te maken.
refused-restore-too-late = De afgelasting van { $event } kan niet meer ongedaan gemaakt worden: dat kan veertien dagen lang, tot het begin. Kondig het opnieuw aan met Kopiëren.
refused-not-its-organiser = { $event } wordt georganiseerd door { $organisers }. Neem contact op met de organisator.
refused-changed-meanwhile = { $event } is intussen gewijzigd. Open het formulier opnieuw.

## Fouten in het formulier
mistake-decision-after-begin = Deze dag ligt na de datum zelf. Beslis uiterlijk die dag of het doorgaat.
mistake-decision-without-minimum = Vul ook een minimaal aantal in: de beslisdatum hoort daarbij.
mistake-date-moves = Voor een andere dag is er Verplaatsen… in Beheren…: wie zich heeft aangemeld, wordt dan gevraagd of die dag schikt. Met de oude datum kunt u hier de rest opslaan.
mistake-session-end = Het einde van deze bijeenkomst ligt voor het begin.
mistake-session-order = Deze bijeenkomst begint voordat de vorige is afgelopen. Zet ze op volgorde.
mistake-sessions-of-course = Alleen een leergang heeft meer bijeenkomsten. Kies Leergang, of maak de datums van de andere bijeenkomsten leeg.

## Het formulier
field-decision = Beslisdatum
field-decision-hint = Dan vraag ik u of het doorgaat. Zonder datum: de dag van Aanmelden t/m.
field-hosts = Medeorganisatoren
field-hosts-hint = Zij beheren dit samen met u en krijgen dezelfde berichten.
field-session-date = Bijeenkomst { $session }: datum
field-session-begin = Bijeenkomst { $session }: begin
field-session-end = Bijeenkomst { $session }: einde
field-session-hours-hint = Leeg: dezelfde tijd als de eerste bijeenkomst.
button-add-session = Nog een bijeenkomst
form-change-title = { $number } wijzigen
mistake-hour-skipped = Die nacht bestaat { $hour }.{ $minute } uur niet: de klok gaat dan een uur vooruit. Kies bijvoorbeeld { $then_hour }.{ $then_minute } uur.
mistake-maximum-under-taken =
    { $taken ->
        [one] Er is al 1 plaats bezet; het maximum kan daar niet onder.
       *[other] Er zijn al { $taken } plaatsen bezet; het maximum kan daar niet onder.
    }

## De kaart
menu-manage = Beheren…
headline-called-off = Afgelast: { $title }
when-sessions = { COUNT($sessions, one: "bijeenkomst", other: "bijeenkomsten") }, van { $first } tot en met { $last }
when-next-session = { $when }; de eerstvolgende is { $next }
next-session = Eerstvolgende bijeenkomst: { $when }
card-replaced = Deze aankondiging is vervangen: de nieuwe ({ $number }) staat verderop in #{ $channel }.
why-closed = De aanmelding is gesloten.
why-called-off = Dit gaat niet door; het is afgelast op { $day }.

## Beheren
manage-title = { $number } beheren
manage-counted = Komen: { $yes } · Misschien: { $maybe } · Komen niet: { $no } · Wachtlijst: { $waiting }
button-change-event = Wijzigen…
button-copy = Kopiëren…
button-close-rsvp = Aanmelding sluiten
button-reopen-rsvp = Aanmelding heropenen
button-move-event = Verplaatsen…
button-call-off = Afgelasten…
button-withdraw-event = Aankondiging intrekken
event-closed-said = De aanmelding is gesloten: de kaart laat dat zien, en wie nog reageert, hoort waarom het niet meer kan.
event-reopened-said = De aanmelding staat weer open.

## Wijzigen
change-saved = { $title } ({ $number }) is gewijzigd.
change-told =
    { $told ->
        [0] Niemand krijgt hierover bericht.
        [one] 1 persoon krijgt hierover bericht; wat u binnen tien minuten nog wijzigt, gaat mee.
       *[other] { $told } personen krijgen hierover bericht; wat u binnen tien minuten nog wijzigt, gaat mee.
    }
told-of-it =
    { $told ->
        [0] Niemand krijgt hierover bericht.
        [one] 1 persoon krijgt hierover bericht.
       *[other] { $told } personen krijgen hierover bericht.
    }
change-undone = De wijziging van { $number } is ongedaan gemaakt.
change-stays = De wijziging van { $number } kan niet meer ongedaan gemaakt worden: wat het was, past niet meer bij de datum of de bezette plaatsen.
changed-meanwhile = Intussen gewijzigd door { $names }: { $fields }. Wat u zelf hebt ingevuld staat er nog; kijk het na en kies opnieuw Opslaan.
changed-field-title = titel
changed-field-kind = soort
changed-field-when = tijd
changed-field-place = locatie
changed-field-link = link
changed-field-rsvp-until = aanmelden t/m
changed-field-numbers = aantallen
changed-field-decision-on = beslisdatum
changed-field-reserve-on = reservedatum
changed-field-audience = doelgroep
changed-field-hosts = medeorganisatoren
changed-field-agenda = agenda
changed-field-other = aanmelding of stand

## Bericht van een wijziging
changed-told = Gewijzigd: { $title } ({ $number }).
changed-when = Wanneer:
changed-session = Bijeenkomst { $session }:
changed-session-dropped = vervalt (was: { $old })
changed-session-new = (nieuw)
changed-place = Locatie:
changed-was = (was: { $old })
changed-no-link = geen link meer
changed-answer = Schikt het zo niet, laat het dan hieronder weten.
news-for-guests = Laat u het ook aan uw gasten weten?

audience-invited = De doelgroep van { THE($title) } ({ $number }) is gewijzigd: u bent nu ook uitgenodigd.
audience-without = De doelgroep van { THE($title) } ({ $number }) is gewijzigd: u hoort daar niet meer bij. Uw antwoord blijft staan.

## Afgelasten
call-off-title = { $number } afgelasten
call-off-question =
    { $told ->
        [0] Hebt u besloten dat dit niet doorgaat? Niemand hoeft hierover bericht te krijgen.
        [one] Hebt u besloten dat dit niet doorgaat? Wie kwam, misschien kwam of op de wachtlijst stond, en wie het mede organiseert, krijgt bericht: 1 persoon.
       *[other] Hebt u besloten dat dit niet doorgaat? Wie kwam, misschien kwam of op de wachtlijst stond, en wie het mede organiseert, krijgt bericht: { $told } personen.
    }
field-because = Toelichting
field-because-hint = Komt in het bericht en op de kaart te staan.
button-call-off-now = Afgelasten
button-not-after-all = Toch niet
call-off-done =
    { $told ->
        [0] { $title } ({ $number }) is afgelast. Niemand krijgt hierover bericht.
        [one] { $title } ({ $number }) is afgelast. 1 persoon krijgt bericht.
       *[other] { $title } ({ $number }) is afgelast. { $told } personen krijgen bericht.
    }
called-off-told = { CAP(THE($title)) } is afgelast.
called-off-because = { CAP(THE($title)) } is afgelast. Toelichting van { $by }: { $because }
called-off-was = Het stond gepland voor { $when } ({ $number }).
called-off-by = Afgelast door { $name }.
called-off-yours = U hebt { $title } ({ $number }) op { $when } afgelast.
follow-ups-offered = Wat er nog te doen is, legt u met één tik als actiepunt vast:
button-follow-up-costs = Kosten afrekenen
button-follow-up-partners = Partners inlichten
follow-up-costs = Kosten van { $title } ({ $number }) afrekenen
follow-up-partners = Partners laten weten dat { $title } ({ $number }) niet doorgaat

## Toch laten doorgaan
button-restore = Afgelasting ongedaan maken…
restore-hint = Dat kan veertien dagen lang, tot het begin.
restore-title = { $number } gaat toch door
restore-question =
    { $asked ->
        [0] Er komt een nieuwe kaart in #{ $channel }.
        [one] Er komt een nieuwe kaart in #{ $channel }. 1 persoon krijgt de vraag of het nog schikt; tot die tijd blijft de plaats bezet.
       *[other] Er komt een nieuwe kaart in #{ $channel }. { $asked } personen krijgen de vraag of het nog schikt; tot die tijd blijven hun plaatsen bezet.
    }
button-restore-now = Laten doorgaan
restore-done =
    { $asked ->
        [0] { $title } ({ $number }) gaat toch door; er komt een nieuwe kaart.
        [one] { $title } ({ $number }) gaat toch door; er komt een nieuwe kaart, en 1 persoon krijgt de vraag of het nog schikt.
       *[other] { $title } ({ $number }) gaat toch door; er komt een nieuwe kaart, en { $asked } personen krijgen de vraag of het nog schikt.
    }
restored-told = { $title } ({ $number }) op { $when } gaat toch door: het afgelasten is ongedaan gemaakt. Schikt het u nog?

## Na de aanmelddatum
late-told = Na de aanmelddatum van { $title } ({ $number }) kwam er op { $day } nog bericht:
late-comes =
    { $guests ->
        [0] { $name } komt
        [one] { $name } komt, met 1 gast
       *[other] { $name } komt, met { $guests } gasten
    }
late-waits =
    { $guests ->
        [0] { $name } staat op de wachtlijst
        [one] { $name } staat op de wachtlijst, met 1 gast
       *[other] { $name } staat op de wachtlijst, met { $guests } gasten
    }
late-deputy = { $name } stuurt een vervanger: { $deputy }
late-stays-away = { $name } komt niet meer

## Nog een keer
event-again = U hebt { $title } zojuist al geplaatst als { $event }. Nog een keer?
button-post-again = Nog een keer plaatsen

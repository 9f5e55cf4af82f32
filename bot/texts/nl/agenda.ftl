### De agenda van een bijeenkomst.

agenda-standing-minutes = Verslag van de vorige vergadering ({ $day }, { $number })
agenda-lasts =
    { $number ->
        [one] 1 minuut
       *[other] { $number } minuten
    }
agenda-attachment = bijlage
refused-agenda-item-gone = Dit agendapunt staat niet (meer) op de agenda. De agenda zoals die nu is staat onder „agenda”.
refused-proposal-decided = Over dit voorstel is al besloten door { $by }.
refused-agenda-full = Op één agenda passen hoogstens { COUNT($limit, one: "punt", other: "punten") }. Haal er eerst één af.
refused-agenda-closed = { $title } ({ $event }) is voorbij of gaat niet door; aan de agenda verandert niets meer.
mistake-agenda-title-empty = Vul in waar het over gaat.
mistake-agenda-title-long = Dit onderwerp telt { COUNT($length, one: "teken", other: "tekens") }; hoogstens { $limit } passen op de agenda. De toelichting kan in een bijlage.
mistake-agenda-lasts = Vul een aantal minuten in van 1 tot en met 480, of laat het leeg.
mistake-agenda-attachment = Vul een adres in dat met https:// begint, zonder spaties.

agenda-of = Agenda van { $title } ({ $number })
agenda-total = Samen { $duration }
agenda-proposed-by = Voorgesteld door { $by }:
button-propose-item = Agendapunt voorstellen
button-hand-in-item = Indienen
button-add-item = Agendapunt toevoegen
button-accept-item = Opnemen
button-decline-item = Afwijzen
button-decline-item-word = Afwijzen met toelichting…
button-remove-item = Van de agenda halen
placeholder-change-item = Wijzigen of verplaatsen
form-agenda-title = Agendapunt
form-agenda-change-title = Agendapunt wijzigen
form-decline-title = Voorstel afwijzen
field-agenda-event = Voor
field-agenda-title = Onderwerp
field-agenda-lasts = Aantal minuten
field-agenda-presenter = Toelichting door
field-agenda-presenter-name = Of door iemand buiten Slack
field-agenda-presenter-name-hint = Alleen als hierboven niemand is gekozen.
field-agenda-attachment = Bijlage
field-agenda-attachment-hint = Het adres van een document, bijvoorbeeld https://…
field-agenda-position = Plaats op de agenda
field-decline-word = Waarom niet?
decline-intro = „{ $item }” van { $by } komt niet op de agenda. Wat u hieronder schrijft, leest { $by }.
agenda-item-added = „{ $item }” staat nu op de agenda van { $title } ({ $event }).
agenda-item-proposed = „{ $item }” is voorgesteld voor { $title } ({ $event }). U hoort of de organisator het opneemt.
agenda-item-changed = „{ $item }” is gewijzigd op de agenda van { $title } ({ $event }).
agenda-item-removed = „{ $item_title }” staat niet meer op de agenda van { $title } ({ $event }).
agenda-item-taken-back = Uw voorstel „{ $item_title }” voor { $title } ({ $event }) is ingetrokken.
proposal-asked = { $by } stelt een agendapunt voor bij { $title } ({ $number }):
proposal-accepted = Op de agenda gezet door { $by }.
proposal-declined = Afgewezen door { $by }:
proposal-removed = Dit voorstel is ingetrokken.
proposed-accepted = Uw agendapunt „{ $item }” staat op de agenda van { $title } ({ $number }).
proposed-declined = { $by } heeft uw agendapunt „{ $item }” voor { $title } ({ $number }) niet opgenomen:
mistake-agenda-word-empty = Schrijf in een paar woorden waarom; wie het voorstelde, leest het.
offer-agenda-item = Open het formulier om een agendapunt voor te stellen.
agenda-item-accepted = „{ $item }” staat op de agenda van { $title } ({ $event }).
proposal-declined-said =
    { $told ->
        [0] Het voorstel is afgewezen. Niemand krijgt hierover bericht.
       *[other] Het voorstel is afgewezen; wie het deed, krijgt uw woorden te lezen.
    }
incomplete-agenda = Zet het nummer erbij van de bijeenkomst, bijvoorbeeld: agenda V12
proposals-asked =
    { $count ->
        [one] Over één voorgesteld agendapunt voor { $title } ({ $number }) is nog niet besloten. De agenda gaat op { $day } naar het kanaal.
       *[other] Over { $count } voorgestelde agendapunten voor { $title } ({ $number }) is nog niet besloten. De agenda gaat op { $day } naar het kanaal.
    }
proposals-more = De overige voorstellen staan onder „agenda { $number }”.
left-over-carried-own = Over uw agendapunt „{ $item }” is bij { $was } ({ $was_number }) niet besloten. Het is nu voorgesteld voor { $title } ({ $number }) op { $day }. U hoort of de organisator het opneemt.
left-over-carried-other = Over „{ $item }” van { $by } is bij { $was } ({ $was_number }) niet besloten. Het is nu voorgesteld voor { $title } ({ $number }) op { $day }.
left-over-waits-own = Over uw agendapunt „{ $item }” is bij { $was } ({ $was_number }) niet besloten. Zodra de volgende vergadering is gepland, wordt het daarvoor voorgesteld.
left-over-waits-other = Over „{ $item }” van { $by } is bij { $was } ({ $was_number }) niet besloten. Zodra de volgende vergadering is gepland, wordt het daarvoor voorgesteld.

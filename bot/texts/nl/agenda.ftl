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
refused-agenda-full = Op één agenda passen hoogstens { $limit } punten. Haal er eerst een af.
refused-agenda-closed = { $title } ({ $event }) is voorbij of gaat niet door; aan de agenda verandert niets meer.
mistake-agenda-title-empty = Vul in waar het over gaat.
mistake-agenda-title-long = Dit is { $length } tekens lang; hoogstens { $limit } passen op de agenda. De toelichting kan in een bijlage.
mistake-agenda-lasts = Vul een aantal minuten in van 1 tot en met 480, of laat het leeg.
mistake-agenda-attachment = Vul een adres in dat met https:// begint, zonder spaties.

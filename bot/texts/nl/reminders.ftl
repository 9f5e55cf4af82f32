### Herinneringen aan bijeenkomsten.

agenda-post = De agenda van { $title } ({ $number }): { $when }, { $place }
agenda-heading = Agenda: { $title }
soon-heading = Binnenkort: { $title }
soon-post = Binnenkort: { $title } ({ $number }), { $when }, { $place }
agenda-empty = Er staan nog geen punten op de agenda.
agenda-open-items = Openstaande actiepunten
agenda-more-open-items =
    { $count ->
        [one] en nog 1 ander actiepunt
       *[other] en nog { $count } andere actiepunten
    }
card-number = { $number }

reminder-unanswered = Van u is nog geen antwoord bekend voor { $title } ({ $number }). Laat u weten of u komt? Dat kan t/m { $day }.
reminder-today = Vandaag, { $day }, is { $title } ({ $number }).
reminder-tomorrow = Morgen, { $day }, is { $title } ({ $number }).
reminder-day = Op { $day } is { $title } ({ $number }).
reminder-hour = Om { $begin } uur begint { $title } ({ $number }).
reminder-own-zone = In uw tijdzone: { $when }

minutes-asked-meeting = { $title } van { $day } ({ $number }) is voorbij; er waren { $coming } aanmeldingen. Maakt u het verslag, en loopt u na wie er waren?
minutes-asked-other = { $title } van { $day } ({ $number }) is voorbij; er waren { $coming } aanmeldingen. Loopt u na wie er waren?

### Herinneringen aan bijeenkomsten.

agenda-post = De agenda van { $title } ({ $number }): { $when }, { $place }.
agenda-heading = Agenda: { $title }
soon-heading = Binnenkort: { $title }
soon-post = Binnenkort: { $title } ({ $number }), { $when }, { $place }.
agenda-empty = Er staan nog geen punten op de agenda.
agenda-open-items = Openstaande actiepunten
agenda-more-open-items =
    { $count ->
        [one] en nog 1 ander actiepunt
       *[other] en nog { $count } andere actiepunten
    }
card-number = { $number }

reminder-unanswered = U hebt nog niet laten weten of u naar { THE($title) } komt. Dat kan tot en met { $day }.
reminder-today = Vandaag, { $day }, is { THE($title) }.
reminder-tomorrow = Morgen, { $day }, is { THE($title) }.
reminder-day = { CAP($day) } is { THE($title) }.
reminder-hour = Om { $begin } uur begint { THE($title) }.
reminder-own-zone = In uw tijdzone: { $when }

minutes-asked-meeting =
    { $coming ->
        [0] { CAP(THE($title)) } is afgelopen; er waren geen aanmeldingen. Wilt u de presentielijst nalopen? Wilt u ook voor het verslag zorgen?
        [one] { CAP(THE($title)) } is afgelopen; er was één aanmelding. Wilt u de presentielijst nalopen? Wilt u ook voor het verslag zorgen?
       *[other] { CAP(THE($title)) } is afgelopen; er waren { $coming } aanmeldingen. Wilt u de presentielijst nalopen? Wilt u ook voor het verslag zorgen?
    }
minutes-asked-other =
    { $coming ->
        [0] { CAP(THE($title)) } is afgelopen; er waren geen aanmeldingen. Wilt u de presentielijst nalopen?
        [one] { CAP(THE($title)) } is afgelopen; er was één aanmelding. Wilt u de presentielijst nalopen?
       *[other] { CAP(THE($title)) } is afgelopen; er waren { $coming } aanmeldingen. Wilt u de presentielijst nalopen?
    }
minutes-asked-again = Van { THE($title) }, vorige week, is nog geen verslag binnen. Wilt u ervoor zorgen? Hierna vraag ik er niet meer naar.
reminder-lapsed = Uw antwoord voor { THE($title) } is vervallen, omdat u het na de verplaatsing niet hebt bevestigd. Wilt u toch komen, dan kunt u zich tot en met { $day } weer aanmelden.

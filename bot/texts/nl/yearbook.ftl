### Het jaarboek: bladzijden om te lezen en te bewaren.

yearbook-title = Jaarboek van { $network }
yearbook-year = Jaarboek { $year } van { $network }
yearbook-contents = Inhoud
yearbook-skip = Naar de inhoud
yearbook-all-years = Alle jaren
yearbook-empty = Er is nog niets vastgelegd.
yearbook-nothing = Dit jaar is hier niets vastgelegd.
yearbook-made = Opgemaakt op { $day }. Van de aanwezigen staat hier alleen het aantal.
yearbook-decisions = Besluiten
yearbook-events = Bijeenkomsten
yearbook-minutes = Verslagen
yearbook-decisions-counted =
    { $count ->
        [0] geen besluiten
        [one] 1 besluit
       *[other] { $count } besluiten
    }
yearbook-events-counted =
    { $count ->
        [0] geen bijeenkomsten
        [one] 1 bijeenkomst
       *[other] { $count } bijeenkomsten
    }
yearbook-minutes-counted =
    { $count ->
        [0] geen verslagen
        [one] 1 verslag
       *[other] { $count } verslagen
    }
yearbook-there =
    { $count ->
        [0] Er was niemand.
        [one] Er was 1 aanwezige.
       *[other] Er waren { $count } aanwezigen.
    }
yearbook-signed-up =
    { $count ->
        [0] Niemand had zich aangemeld. Wie er was, is niet bijgehouden.
        [one] Er was 1 aanmelding. Wie er was, is niet bijgehouden.
       *[other] Er waren { $count } aanmeldingen. Wie er was, is niet bijgehouden.
    }
yearbook-called-off = Afgelast.
yearbook-moved = Verplaatst: zie { $number }.
yearbook-network = het netwerk

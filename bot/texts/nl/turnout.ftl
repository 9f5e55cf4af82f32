### Opkomst en dekking: wat te verwachten is, en wie er kwam.

kinds-meeting = vergaderingen
kinds-gathering = bijeenkomsten
kinds-tour = excursies
kinds-course = leergangen

## Op de vraag of het doorgaat
forecast-band = { $low } – { $high }
forecast-late =
    { $days ->
        [0] { $now } nu; naar verwachting { $band }; de vorige { $earlier } { $kinds } kregen { $share } % van hun aanmeldingen op de laatste dag.
        [1] { $now } nu; naar verwachting { $band }; de vorige { $earlier } { $kinds } kregen { $share } % van hun aanmeldingen op de laatste dag.
        [7] { $now } nu; naar verwachting { $band }; de vorige { $earlier } { $kinds } kregen { $share } % van hun aanmeldingen in de laatste week.
       *[other] { $now } nu; naar verwachting { $band }; de vorige { $earlier } { $kinds } kregen { $share } % van hun aanmeldingen in de laatste { $days } dagen.
    }
forecast-fallen =
    { $days ->
        [0] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } viel op de laatste dag nog { $share } % van de aanmeldingen weg.
        [1] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } viel op de laatste dag nog { $share } % van de aanmeldingen weg.
        [7] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } viel in de laatste week nog { $share } % van de aanmeldingen weg.
       *[other] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } viel in de laatste { $days } dagen nog { $share } % van de aanmeldingen weg.
    }
forecast-steady =
    { $days ->
        [0] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } bleef het aantal op de laatste dag gelijk.
        [1] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } bleef het aantal op de laatste dag gelijk.
        [7] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } bleef het aantal in de laatste week gelijk.
       *[other] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } bleef het aantal in de laatste { $days } dagen gelijk.
    }
forecast-how-sure = Berekend uit hoe de aanmeldingen toen liepen; zo’n verwachting komt vier van de vijf keer uit.

## Opkomst
turnout-title = Opkomst: { $kinds }
turnout-title-year = Opkomst { $year }: { $kinds }
turnout-everything = alle bijeenkomsten
turnout-series = reeks van { $title }
turnout-none = Er is nog niets geweest waarvan ik de opkomst kan laten zien.
turnout-year =
    { $events ->
        [one] { $year } – 1 bijeenkomst; { COUNT($answered, one: "antwoord", other: "antwoorden") }, waarvan { $yes } keer ja.
       *[other] { $year } – { $events } bijeenkomsten; gemiddeld { COUNT($answered, one: "antwoord", other: "antwoorden") }, waarvan { $yes } keer ja.
    }
turnout-year-there =
    { $kept ->
        [one] Van 1 is bijgehouden wie er was: { COUNT($there, one: "lid", other: "leden") }.
       *[other] Van { $kept } is bijgehouden wie er was: gemiddeld { COUNT($there, one: "lid", other: "leden") }.
    }
turnout-year-absent =
    { $count ->
        [0] Wie ja zei, kwam ook.
        [one] 1 keer zei iemand ja, en kwam niet.
       *[other] { $count } keer zei iemand ja, en kwam niet.
    }
turnout-not-kept = Wie er was, is niet bijgehouden.
turnout-event = { COUNT($answered, one: "antwoord", other: "antwoorden") }, waarvan { $yes } keer ja.
turnout-event-there =
    { $count ->
        [0] Er was niemand.
        [one] Er was 1 lid.
       *[other] Er waren { $count } leden.
    }
turnout-event-absent =
    { $count ->
        [one] 1 zei ja, en kwam niet.
       *[other] { $count } zeiden ja, en kwamen niet.
    }
turnout-went-up = De opkomst steeg: gemiddeld { $before } in { $was }, { $now } in { $year }.
turnout-went-down = De opkomst daalde: gemiddeld { $before } in { $was }, { $now } in { $year }.
turnout-went-same = De opkomst bleef gelijk: gemiddeld { $now }, net als in { $was }.
turnout-answering =
    { $count ->
        [0] In { $year } antwoordde niemand van de leden van nu ({ $members }).
        [one] In { $year } antwoordde 1 van de leden van nu ({ $members }) minstens één keer.
       *[other] In { $year } antwoordden { $count } van de leden van nu ({ $members }) minstens één keer.
    }
turnout-reminded =
    { $count ->
        [one] Er ging 1 herinnering om te antwoorden uit (van wat ik nog bewaar); binnen twee dagen kwam daarop { COUNT($answered, one: "antwoord", other: "antwoorden") }.
       *[other] Er gingen { $count } herinneringen om te antwoorden uit (van wat ik nog bewaar); binnen twee dagen volgde op { $answered } daarvan een antwoord.
    }
turnout-first =
    { $count ->
        [one] 1 lid was er in { $year } voor het eerst:
       *[other] { $count } leden waren er in { $year } voor het eerst:
    }
turnout-lapsed =
    { $count ->
        [one] 1 lid was er in { $before } wel en in { $year } (nog) niet:
       *[other] { $count } leden waren er in { $before } wel en in { $year } (nog) niet:
    }
turnout-more-names =
    { $count ->
        [one] en nog 1; in het Excel-bestand staan alle namen
       *[other] en nog { $count }; in het Excel-bestand staan alle namen
    }
turnout-how = Geteld zijn leden, zonder hun gasten, bij wat u mag zien. De namen staan op alfabet.
turnout-there = aanwezig
turnout-yes = zei ja
turnout-bar = { $there } · { $yes } ja
turnout-bar-yes = { $yes } ja
turnout-chart-alt = { $title }, als balken: hoeveel leden er waren en hoeveel er ja zeiden.
turnout-page-years = Jaren
turnout-page-names = Leden
turnout-col-day = Dag
turnout-col-number = Nummer
turnout-col-title = Titel
turnout-col-kind = Soort
turnout-col-answered = Geantwoord
turnout-col-yes = Zei ja
turnout-col-there = Aanwezig
turnout-col-absent = Ja gezegd, niet gekomen
turnout-col-year = Jaar
turnout-col-events = Aantal
turnout-col-what = Wat
turnout-is-first = voor het eerst
turnout-is-lapsed = het jaar ervoor wel, dit jaar niet
incomplete-turnout = Zet er een jaar, een soort of een nummer uit een reeks achter, bijvoorbeeld: opkomst 2026, opkomst excursies 2025, opkomst V12

## Dekking
coverage-title = Dekking: wie we bereiken
coverage-provinces = Per provincie
coverage-types = Per soort samenwerkingsverband
coverage-unknown = niet ingevuld
coverage-line =
    { $members ->
        [1] { $name } – 1 lid ({ $came } gekomen in het laatste jaar)
       *[other] { $name } – { $members } leden ({ $came } gekomen in het laatste jaar)
    }
coverage-members =
    { $members ->
        [1] { $name } – 1 lid
       *[other] { $name } – { $members } leden
    }
coverage-no-members = Geen lid komt uit { $names }.
coverage-no-turnout = Het laatste jaar kwam niemand uit { $names }.
coverage-no-board = Vacatures in het bestuur: niemand van de organisatoren komt uit { $names }.
coverage-came =
    { $count ->
        [1] 1 kwam
       *[other] { $count } kwamen
    }
coverage-tile =
    { $count ->
        [1] 1 lid
       *[other] { $count } leden
    }
coverage-enough = 3 of meer
coverage-legend = Leden, en wie het laatste jaar kwam
coverage-map-alt = Kaart van de twaalf provincies als tegels.
coverage-how = Geteld zijn de leden van nu, en wie er volgens de presentielijsten kwam.
coverage-withheld = Aantallen onder de drie staan er als <3. Waar het totaal zo’n aantal zou verraden, staat „3 of meer”.
button-coverage-invite = Uitnodigen? ({ $event })

## Als bestand
button-figures-chart = Als grafiek
button-figures-sheet = Als Excel
button-figures-map = Als kaart
figures-on-their-way = De cijfers komen als bestand in uw direct bericht met mij.
figures-sent = { $title }, zoals het nu is.
figures-file-chart = opkomst
figures-file-sheet = opkomst
figures-file-map = dekking
failed-send_figures = de cijfers als bestand
help-turnout-usage = { $command } opkomst 2026
help-turnout = wie er kwam, per jaar en per bijeenkomst; ook „opkomst excursies”, of „opkomst V12” voor de reeks van V12
help-coverage-usage = { $command } dekking
help-coverage = wie we bereiken, per provincie en soort samenwerkingsverband

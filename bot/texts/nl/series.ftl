### Reeksen: wat zich herhaalt.

## Het formulier
field-repeats = Herhaalt zich
repeats-once = Niet
repeats-weeks = Om de zoveel weken
repeats-nth = Maandelijks, zoals de eerste dinsdag
repeats-last = Maandelijks, de laatste zo’n dag van de maand
repeats-named = Op genoemde dagen
field-repeat-weeks = Om de hoeveel weken
field-repeat-months = Om de hoeveel maanden
field-repeat-until = Tot en met
field-repeat-times = Aantal keren
field-repeat-times-hint = Vul in tot wanneer of hoe vaak. De eerste keer telt mee.
field-repeat-days = De andere dagen
field-repeat-days-hint = Eén dag per regel, bijvoorbeeld: 4 oktober.
field-on-free = Op een vrije dag
field-on-free-hint = Feestdagen, vrije dagen van het netwerk en reces. In het voorbeeld ziet u op welke dagen het dan is.
on-free-keep = Gaat door
on-free-skip = Vervalt
on-free-next = De eerstvolgende werkdag
on-free-week = Een week later
field-school = Schoolvakanties
repeat-school = Tellen ook als vrije dagen
field-ahead = Aankondigen
field-ahead-hint = Elke bijeenkomst komt vanzelf in het kanaal te staan, zo lang van tevoren.
ahead-weeks =
    { $weeks ->
        [one] 1 week van tevoren
       *[other] { $weeks } weken van tevoren
    }

mistake-repeat-open = Vul in tot en met welke dag het zich herhaalt, of hoe vaak.
mistake-repeat-both = Vul één van beide in: tot en met welke dag, of hoe vaak.
mistake-repeat-many = Dit is te vaak voor één reeks; het hoogste aantal is { $limit }. Kies een eerdere laatste dag of een kleiner aantal.
mistake-repeat-once = Zo is het maar één keer. Kies een latere laatste dag, noem meer dagen, of kies bij Herhaalt zich: Niet.
mistake-repeat-not-last = Dit is niet de laatste zo’n dag van de maand. Kies een latere dag, of herhaal het zoals de eerste dinsdag.
mistake-repeat-day = De regel „{ $line }” is geen dag die ik kan lezen. Schrijf bijvoorbeeld: 4 oktober.
mistake-repeat-day-early = De regel „{ $line }” ligt niet na de datum hierboven.
mistake-ahead-after-deadline = Aanmelden kan dan al niet meer als het wordt aangekondigd. Kies meer weken, of een latere laatste dag om aan te melden.

## Het voorbeeld
series-preview =
    { $count ->
        [one] Er komt 1 bijeenkomst, in #{ $channel }.
       *[other] Er komen { $count } bijeenkomsten, { $rule }, in #{ $channel }.
    }
series-preview-ahead = Aankondiging: { $period }. Tot die tijd zien alleen organisatoren de nummers. Met Terug kunt u nog wijzigen.
series-preview-first = Zo komt de eerste eruit te zien:
series-day-free = { $day } ({ $what })
series-day-skipped = { $day } vervalt: { $what }
series-day-moved = { $day }, in plaats van { $meant } ({ $what })
button-plan = Plannen
series-planned-title = Reeks gepland
series-planned =
    { $count ->
        [one] { $title } is gepland: 1 keer, { $numbers }.
       *[other] { $title } is gepland: { $count } keer, { $numbers }.
    }
series-planned-first = De eerste wordt aangekondigd op { $day }.
series-planned-now = De eerste komt nu in #{ $channel } te staan.
series-undone = De reeks is ingetrokken; niemand krijgt hierover bericht.

series-rule-weeks =
    { $every ->
        [one] elke week op { $weekday }
       *[other] elke { $every } weken op { $weekday }
    }
series-rule-months =
    { $every ->
        [one] elke maand
       *[other] elke { $every } maanden
    }
series-rule-nth =
    { $nth ->
        [0] { $months } op de laatste { $weekday }
        [1] { $months } op de eerste { $weekday }
        [2] { $months } op de tweede { $weekday }
        [3] { $months } op de derde { $weekday }
        [4] { $months } op de vierde { $weekday }
       *[other] { $months } op de vijfde { $weekday }
    }
series-rule-named = op genoemde dagen

## De lijst
series-then = Daarna: { $days }
series-then-more =
    { $count ->
        [one] Daarna: { $days } en nog 1
       *[other] Daarna: { $days } en nog { $count }
    }
series-own-none = nog geen antwoord

## Beheren
series-of = Hoort bij een reeks: { $rule }.
series-over = Hoort bij een reeks die is beëindigd.
button-end-series = Reeks beëindigen…
button-resume-series = Reeks hervatten
series-end-title = Reeks beëindigen
series-end-question =
    { $count ->
        [0] Er is niets meer gepland dat nog niet is aangekondigd.
        [one] 1 bijeenkomst is gepland en nog niet aangekondigd; die vervalt.
       *[other] { $count } bijeenkomsten zijn gepland en nog niet aangekondigd; die vervallen.
    }
field-announced-too = Wat al is aangekondigd
announced-too = Gaat ook niet door
field-announced-too-hint = Wie daarvoor kwam, misschien kwam of op de wachtlijst stond, krijgt één bericht.
button-end-series-now = Beëindigen
series-ended =
    { $count ->
        [0] De reeks is beëindigd.
        [one] De reeks is beëindigd: 1 bijeenkomst vervalt.
       *[other] De reeks is beëindigd: { $count } bijeenkomsten vervallen.
    }
series-resumed =
    { $count ->
        [0] De reeks gaat weer door.
        [one] De reeks gaat weer door: 1 bijeenkomst komt terug.
       *[other] De reeks gaat weer door: { $count } bijeenkomsten komen terug.
    }
refused-not-in-series = Deze bijeenkomst hoort bij geen reeks, of de reeks is intussen beëindigd of hervat.

## Wijzigen
field-scope = Dit geldt voor
field-scope-hint = Wat u bij één bijeenkomst met de hand hebt gewijzigd, blijft daar zo.
scope-this = Alleen deze
scope-following = Deze en de volgende
scope-all = Alle die nog komen
series-changed =
    { $count ->
        [one] 1 bijeenkomst van de reeks is gewijzigd.
       *[other] { $count } bijeenkomsten van de reeks zijn gewijzigd.
    }
event-says = { $number }: { $said }

## Bericht
series-changed-told = Gewijzigd in de reeks { $title }:
series-ended-told = De reeks { $title } is beëindigd. Dit gaat niet door:
series-ended-line = { $when } ({ $number })
failed-tell_series_changed = het bericht dat de reeks van { $subject } is gewijzigd
failed-tell_series_ended = het bericht dat de reeks van { $subject } is beëindigd

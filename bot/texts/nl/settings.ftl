### Instellingen: wat een lid wil horen en wanneer, en wat organisatoren voor het netwerk kiezen.

field-days = Dagen van uw herinneringen
field-days-hint = Wat kan wachten, komt alleen op deze dagen; een herinnering aan een bijeenkomst komt op de laatste dag ervoor. De herinnering een uur van tevoren komt op elke dag.
field-wanted = Berichten die u wilt krijgen
field-wanted-hint = Antwoorden en bericht over uw eigen plaats bij een bijeenkomst krijgt u altijd.
mistake-days = Kies ten minste één dag. Wilt u niets horen, kies dan een pauze of haal hieronder vinkjes weg.
sort-events = Herinneringen aan een bijeenkomst waarvoor u bent aangemeld
sort-unanswered = Het verzoek om nog te reageren
sort-actions = Herinneringen aan uw actiepunten
sort-overviews = Het weekoverzicht voor organisatoren
sort-hints = Korte aanwijzingen bij eerste gebruik

button-network = Instellingen van het netwerk…
field-network-language = Taal van berichten in kanalen
field-network-language-hint = Hierin staan aankondigingen, agenda’s en berichten eronder. Wat alleen u ziet, staat in uw eigen taal.
network-title = Het netwerk
settings-network-saved = De instellingen van het netwerk zijn opgeslagen.
offer-network = Open het formulier om de instellingen van het netwerk te bekijken.

field-operators = Beheerders
field-operators-hint = Zij zorgen voor de installatie en krijgen bericht als die hapert. Een beheerder is ook organisator, en alleen een beheerder wijst beheerders aan; die van de werkruimte zijn het altijd.
field-chair-deputy = Plaatsvervanger van de voorzitter
field-secretary-deputy = Plaatsvervanger van de secretaris
field-acting-hint = Neemt waar zolang de functie vacant is, of de ander pauze heeft of het netwerk heeft verlaten.
mistake-deputy = Een plaatsvervanger is iemand anders dan degene die de functie heeft.
mistake-last-organiser = Er moet ten minste één organisator blijven. Wijs eerst een ander aan.
refused-operators-only = Alleen een beheerder wijst beheerders aan.

field-agenda-days = Agenda in het kanaal
field-unanswered-days = Verzoek aan wie nog niet heeft gereageerd
field-before = Herinnering aan wie komt
schedule-none = niet
schedule-days = { COUNT($days, one: "dag", other: "dagen") } van tevoren
schedule-day = Een dag van tevoren
schedule-hour = Een uur van tevoren
button-upcoming = Voorbeeld…
upcoming-title = Wat er uitgaat
upcoming-of = Met deze keuzes gaat er voor { $title } ({ $number }, { $when }) nog dit uit:
upcoming-no-event = Er is nu niets gepland. Zodra er een bijeenkomst is aangekondigd, ziet u hier wat er uitgaat.
upcoming-nothing = Er gaat niets meer uit.
upcoming-more = En daarna nog { COUNT($rest, one: "bericht", other: "berichten") } bij latere dagen.
upcoming-how = Persoonlijke berichten komen op de dagen van het lid zelf, het verzoek om te reageren ook op het eigen uur; wat op een vrije dag valt, komt eerder. Wie iets heeft uitgezet, krijgt dat niet.
upcoming-agenda = de agenda in #{ $channel }
upcoming-unanswered = { $silent ->
    [0] een verzoek aan wie nog niet heeft gereageerd; nu is dat niemand
   *[other] een verzoek aan wie nog niet heeft gereageerd; nu zijn dat { COUNT($silent, one: "lid", other: "leden") }
 }
upcoming-day = een herinnering aan wie komt, misschien komt of op de wachtlijst staat
upcoming-hour = een herinnering aan wie komt, met de plaats en de link
upcoming-minutes = het verzoek aan { $secretary } om het verslag en de presentielijst
upcoming-minutes_again = nog eens het verzoek aan { $secretary } om het verslag, als dat er niet is

## Eens per week alles in één bericht
field-digest = Eens per week op mijn dag
field-digest-hint = Op die dag staan uw actiepunten, wat u nog moet beantwoorden, verslagen en nieuwe besluiten in één bericht, in plaats van losse herinneringen. Bericht over uw eigen plaats en de herinnering vlak voor een bijeenkomst blijven los komen.
digest-none = nee, losse herinneringen
digest-intro = Uw overzicht van deze week.
digest-answers-title = Nog te beantwoorden
digest-actions-title = Uw actiepunten
digest-minutes-title = Verslagen die worden vastgesteld
digest-decisions-title = Besluiten sinds uw vorige overzicht
digest-answers = Op { COUNT($count, one: "bijeenkomst", other: "bijeenkomsten") } hebt u nog niet geantwoord.
digest-actions = { $count ->
    [one] Er vraagt 1 actiepunt om aandacht.
   *[other] Er vragen { $count } actiepunten om aandacht.
 }
digest-minutes = { $count ->
    [one] Er ligt 1 verslag ter vaststelling voor.
   *[other] Er liggen { $count } verslagen ter vaststelling voor.
 }
digest-decisions = { $count ->
    [one] Er is 1 nieuw besluit.
   *[other] Er zijn { $count } nieuwe besluiten.
 }
digest-more-decisions = En nog { $count }: { $command } besluiten
failed-weekly_digest = het weekoverzicht voor { $subject }

### Doorgaan of niet, verplaatsen, en wat meekomt naar een andere datum.

## Op de kaart
fact-goes-on = Gaat door
fact-moved-from = Verplaatst van { $day } ({ $event })
tally-provisional = Te bevestigen t/m { $day }: { $count }
card-moved = Verplaatst naar { $when } ({ $event }).
card-merged = Gaat in verkorte vorm verder bij { $title }: { $when } ({ $event }).
card-moved-hint = Antwoorden kan op de kaart van { $event }. Wie zich had aangemeld, krijgt bericht.
card-retired = Hiervoor staat een nieuwe kaart in dit kanaal; antwoorden kan daar.
why-moved = Het is verplaatst: antwoorden kan bij { $event }.

## De vraag aan de organisator
question-title = Gaat het door?
question-fallback = { $title } ({ $event }), { $day }: gaat het door?
question-too-few =
    { $count ->
        [0] Er heeft zich nog niemand aangemeld; minimaal { COUNT($minimum, one: "deelnemer is", other: "deelnemers zijn") } nodig.
        [one] Er is 1 aanmelding; minimaal { COUNT($minimum, one: "is", other: "zijn") } er nodig.
       *[other] Er zijn { $count } aanmeldingen; minimaal { COUNT($minimum, one: "is", other: "zijn") } er nodig.
    }
question-enough =
    { $count ->
        [one] Er is 1 aanmelding; het minimum is gehaald.
       *[other] Er zijn { $count } aanmeldingen; het minimum van { $minimum } is gehaald.
    }
question-maybe = Misschien: { $names }
question-silent =
    { $count ->
        [one] 1 genodigde heeft nog niet geantwoord.
       *[other] { $count } genodigden hebben nog niet geantwoord.
    }
question-waiting =
    { $count ->
        [one] Op de wachtlijst staat 1 deelnemer.
       *[other] Op de wachtlijst staan { $count } deelnemers.
    }
question-again = Zonder besluit vraag ik het de volgende werkdag opnieuw. Begint het zonder besluit, dan gaat het door.
question-once = Zonder besluit gaat het door.
question-undecided = Er is niets besloten: het gaat door.
question-to-all = Omdat er nog geen besluit is, vraag ik het nu aan alle organisatoren.
button-go-ahead = Laten doorgaan
button-to-reserve = Naar de reservedatum
button-shorten = Verkort programma bij …
button-call-off-event = Afgelasten
button-decide-later = Later beslissen
decided-go = { $by } heeft op { $on } besloten: het gaat door.
decided-moved = { $by } heeft op { $on } besloten: verplaatst naar { $when } ({ $event }).
decided-merged = { $by } heeft op { $on } besloten: het gaat in verkorte vorm verder bij { $title }, { $when } ({ $event }).
decided-called_off = { $by } heeft op { $on } besloten: afgelast.
goes-on = { $title } ({ $event }) gaat door. Op de kaart staat dat ook.
decide-later = Ik vraag het u op { $on } opnieuw.
decide-later-never = Ik vraag het niet opnieuw: zonder besluit gaat { $event } door.
refused-already-decided =
    { $verdict ->
        [go] { $by } heeft op { $on } al besloten: { $event } gaat door.
        [moved] { $by } heeft op { $on } al besloten: { $event } is verplaatst naar { $moved_to }.
        [merged] { $by } heeft op { $on } al besloten: { $event } gaat verder bij { $moved_to }.
       *[called_off] { $by } heeft op { $on } al besloten: { $event } is afgelast.
    }
refused-nothing-to-decide = Voor { $event } is geen minimaal aantal nodig; er valt niets te beslissen.

## Het formulier
form-move-title = Verplaatsen
form-move-intro = { $title } ({ $event }) staat op { $when }.
form-move-told =
    { $count ->
        [0] Niemand krijgt hierover bericht.
        [one] 1 lid krijgt bericht en wordt gevraagd opnieuw te bevestigen. Tot dan blijft die plaats bezet.
       *[other] { $count } leden krijgen bericht en worden gevraagd opnieuw te bevestigen. Tot dan blijven hun plaatsen bezet.
    }
form-move-until-hint = Leden hebben een week om te bevestigen, hoogstens tot en met deze dag.
button-move = Verplaatsen
form-shorten-title = Verkort programma
field-shorten = Bij welke bijeenkomst?
form-shorten-hint = Wie past, krijgt daar een plaats; de rest komt op de wachtlijst.
no-other-event = Er is geen andere bijeenkomst gepland waar dit bij kan.
said-moved = { $title } is verplaatst naar { $when } ({ $event }).
said-merged = { $title } gaat in verkorte vorm verder bij { $target }: { $when } ({ $event }).
said-moved-told =
    { $count ->
        [0] Niemand krijgt hierover bericht.
        [one] 1 lid krijgt bericht; wie dan wil komen, bevestigt dat tot en met { $day }.
       *[other] { $count } leden krijgen bericht; wie dan wil komen, bevestigt dat tot en met { $day }.
    }
said-brought-back = De verplaatsing is ongedaan gemaakt: { $title } is weer op { $when } ({ $event }).
button-undo-move-managed = Verplaatsing ongedaan maken
button-undo-move = Ongedaan maken
undo-move-hint = Ongedaan maken kan tot en met { $day }.
refused-no-reserve-date = { $event } heeft geen reservedatum, of die is al voorbij. Kies een andere datum.
refused-move-to-itself = { $event } kan niet bij zichzelf doorgaan. Kies een andere bijeenkomst.
refused-target-closed = Bij { $title } ({ $event }) kan niemand meer worden aangemeld. Kies een andere bijeenkomst.
refused-target-hidden = { $title } ({ $event }) staat in een besloten kanaal; niet iedereen die zich had aangemeld, kan het zien. Kies een andere bijeenkomst.
refused-not-moved = { $event } is niet verplaatst; er valt niets ongedaan te maken.
refused-undo-move-too-late = De verplaatsing van { $event } kan niet meer ongedaan gemaakt worden: dat kan veertien dagen lang, tot de oude datum. Kies een andere datum met Verplaatsen.
refused-undo-moved-on = { $title } ({ $event }) is intussen zelf verplaatst, afgelast of begonnen. Maak dat eerst ongedaan.

## Aan wie kwam
told-moved = { $title } is verplaatst van { $old } naar { $new } ({ $event }).
told-merged = { $title } van { $old } gaat in verkorte vorm verder bij { $target }: { $new } ({ $event }).
told-brought-back = { $title } is toch weer op { $new }, niet op { $old } ({ $event }).
ask-place =
    { $guests ->
        [0] Ik houd uw plaats voor u vast. Bevestig uiterlijk { $day } dat u dan komt; daarna vervalt uw plaats.
        [one] Ik houd uw plaats en die van uw gast vast. Bevestig uiterlijk { $day } dat u dan komt; daarna vervallen ze.
       *[other] Ik houd uw plaats en die van uw { $guests } gasten vast. Bevestig uiterlijk { $day } dat u dan komt; daarna vervallen ze.
    }
ask-deputy = Ik houd de plaats van uw vervanger { $deputy } vast. Bevestig uiterlijk { $day } dat die dan komt; daarna vervalt de plaats.
ask-wait = U staat op de wachtlijst. Bevestig uiterlijk { $day } dat u daarop wilt blijven staan; daarna vervalt uw plek.
ask-wait-there = Daar zijn alle plaatsen bezet; u staat op de wachtlijst. Bevestig uiterlijk { $day } dat u daarop wilt blijven staan; daarna vervalt uw plek.
ask-maybe = U antwoordde Misschien. Laat uiterlijk { $day } weten of u dan komt; daarna vervalt uw antwoord.
told-answered = Uw antwoord daarvoor is: { $answer }.
button-confirm = Bevestigen
own-provisional = Bevestig dit uiterlijk { $day }.
confirm-place = U hebt nog niet bevestigd dat u op { $day } komt naar { $title } ({ $event }). Dat kan tot en met { $until }; daarna vervalt uw aanmelding.
confirm-wait = U hebt nog niet bevestigd dat u op de wachtlijst wilt blijven voor { $title } op { $day } ({ $event }). Dat kan tot en met { $until }; daarna vervalt uw plek.
confirm-maybe = U hebt nog niet laten weten of u op { $day } komt naar { $title } ({ $event }). Dat kan tot en met { $until }; daarna vervalt uw antwoord Misschien.
lapsed-place = Uw aanmelding voor { $title } op { $day } ({ $event }) is vervallen, omdat u die niet hebt bevestigd. Wilt u toch komen, laat het dan hieronder weten: is er plaats, dan krijgt u die.
lapsed-wait = Uw plek op de wachtlijst voor { $title } op { $day } ({ $event }) is vervallen, omdat u die niet hebt bevestigd. Wilt u toch komen, laat het dan hieronder weten.
lapsed-maybe = Uw antwoord Misschien voor { $title } op { $day } ({ $event }) is vervallen, omdat u niet hebt laten weten of u dan komt. Dat kan hieronder alsnog.
lapses-told =
    { $places ->
        [one] Bij { $title } ({ $event }) is 1 plaats vervallen, omdat die niet op tijd is bevestigd. Aangemeld zijn er nu { $left }.
       *[other] Bij { $title } ({ $event }) zijn { $places } plaatsen vervallen, omdat ze niet op tijd zijn bevestigd. Aangemeld zijn er nu { $left }.
    }

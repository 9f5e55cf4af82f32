### Overdracht van wie vertrok, en het weekoverzicht van de voorzitter.

button-choose = Opvolger kiezen…
button-choose-another = Andere opvolger kiezen…
button-choose-all = Eén opvolger voor alles…
button-take-over = Ik neem het over
button-not-me = Liever niet
button-handover-list = Overdracht bekijken

handover-title = Overdracht: { $name }
handover-intro =
    { $count ->
        [0] Alles is overgenomen of niet meer nodig.
        [one] Dit is nog over te nemen. Kies een opvolger; die neemt het met één tik over.
       *[other] Hiervan zijn er nog { $count } over te nemen. Kies per regel een opvolger; die neemt het met één tik over.
    }
handover-none = Er is niets over te dragen.
handover-open = nog niemand gevraagd
handover-asked = gevraagd aan { $name }
handover-taken = overgenomen door { $name }
handover-moot = niet meer nodig
handover-rest = en nog { $rest }
duty-chair = Voorzitter
duty-secretary = Secretaris

successor-asked =
    { $count ->
        [one] { $by } vraagt u dit over te nemen van { $name }:
       *[other] { $by } vraagt u deze { $count } over te nemen van { $name }. Kies per regel:
    }
taken-over-told = { $by } heeft dit overgenomen van { $name }:
not-taken-over-told = { $by } neemt dit liever niet over van { $name }:
take-over-done = U hebt dit overgenomen:
take-over-declined = U neemt dit niet over:
take-over-asked = Ik heb het gevraagd. U hoort of het wordt overgenomen.
form-handover-title = Opvolger kiezen
field-successor = Opvolger
field-successor-hint = Dit lid krijgt een bericht en neemt het met één tik over, of niet.
refused-handover-unknown = Deze regel staat niet op de overdrachtslijst.
refused-handover-settled = Dit is al overgenomen, of het is niet meer nodig.
refused-handover-not-asked = Dit is aan een ander gevraagd. Wilt u het overnemen, laat het dan de voorzitter weten.

## Weekoverzicht
overview-title = Weekoverzicht
overview-items =
    { $count ->
        [one] Aan dit actiepunt wordt niet meer herinnerd. Het staat ook op de agenda van de volgende vergadering.
       *[other] Aan deze { $count } actiepunten wordt niet meer herinnerd. Ze staan ook op de agenda van de volgende vergadering.
    }
overview-rest = En verder: { $numbers }. Alles staat onder { $command } acties alle.
overview-left =
    { $count ->
        [one] Van { $name }, die vertrok, wacht nog één punt op een opvolger.
       *[other] Van { $name }, die vertrok, wachten nog { $count } punten op een opvolger.
    }

## Wat niet bezorgd kon worden
failed-tell_no_longer = het bericht dat { $subject } bij een ander ligt
failed-tell_dropped = het bericht dat { $subject } is vervallen
failed-ask_due = de vraag om een andere datum voor { $subject }
failed-tell_due_answer = het antwoord over de datum van { $subject }
failed-tell_given_back = het bericht dat { $subject } is teruggegeven
failed-weekly_overview = het weekoverzicht voor { $subject }
failed-tell_left = de overdrachtslijst voor { $subject }
failed-ask_successor = de vraag aan { $subject } om iets over te nemen
failed-tell_taken_over = het bericht aan { $subject } over een overdracht

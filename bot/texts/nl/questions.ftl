### Vragen aan het netwerk.

question-topics = Onderwerpen: { $topics }
question-for = Voor: { $audience }
question-by = Gevraagd door { $name }.
question-by-nobody = Gevraagd door een lid dat hier niet genoemd wil worden.
question-anonymous-to-network = Gevraagd door { $name }. Dat zien alleen organisatoren en wie de vraag stelde.
question-counts = { $replies ->
    [one] 1 reactie
   *[other] { $replies } reacties
} · { $asked } gevraagd
question-until = reageren kan tot en met { $day }
question-state-answered = Beantwoord.
question-state-not-kept = Beantwoord. Het antwoord wordt op verzoek van de schrijver niet bewaard.
question-state-unanswered = Onbeantwoord gesloten.
question-state-withdrawn = Ingetrokken.
question-deleted = Deze vraag is verwijderd.
question-answer-by = Antwoord van { $name }:
question-summary-by = Antwoord, samengevat door { $name }:
question-summary-by-asker = Antwoord, samengevat door wie de vraag stelde:
question-the-asker = De vragensteller
question-ended-answered = { $number } heeft een antwoord: { $question }
question-ended-unanswered = { $number } is zonder antwoord gesloten: { $question }
question-told-kept = Uw reactie wordt bewaard als antwoord op { $number }, zodat anderen die terugvinden: { $question }
question-replied = Uw reactie op { $asking } staat zo in het gesprek onder de vraag.
question-followed = U volgt { $asking }. U hoort het als er een antwoord is.
question-unfollowed = U volgt { $asking } niet meer.
question-dropped = Het antwoord op { $asking } wordt niet bewaard. Uw bericht in het gesprek blijft van u.
question-holds = Genoteerd: het antwoord op { $asking } klopt nog.
question-outdated = Genoteerd: het antwoord op { $asking } is verouderd. Dat staat er voortaan bij.
question-news-put = { $number } wordt nu aan het netwerk voorgelegd.
question-news-answered = Het antwoord op { $number } is bewaard.
question-news-withdrawn = { $number } is ingetrokken.
question-known = Hierover is dit al bekend:
question-everybody = Iedereen
question-anonymous = Zonder mijn naam. Organisatoren zien wel wie het vraagt.
questions-title-latest = De laatste vragen aan het netwerk
questions-title-open = Vragen die nog op antwoord wachten
questions-title-own = Uw vragen aan het netwerk
questions-none-latest = Er zijn nog geen vragen aan het netwerk gesteld.
questions-none-open = Er staan geen vragen open.
questions-none-own = U hebt nog geen vragen aan het netwerk gesteld.

kept-found-question = Geen besluit, maar een antwoord op een eerdere vraag, van { $name } op { $day }.
kept-found-question-unnamed = Geen besluit, maar een antwoord op een eerdere vraag, van { $day }.
kept-found-call-off = Geen besluit, maar waarom dit op { $day } niet doorging, volgens { $name }.
kept-found-call-off-unnamed = Geen besluit, maar waarom dit op { $day } niet doorging.
kept-found-experience = Geen besluit, maar een ervaring van { $name }, van { $day }.
kept-found-experience-unnamed = Geen besluit, maar een ervaring van { $day }.
kept-found-alone = Een besluit vind ik hierover niet. Dit is er wel:
kept-outdated = Dit antwoord is verouderd.

form-question-title = Vraag aan het netwerk
form-question-reply-title = Ik weet hier iets van
form-question-answer-title = Dit is het antwoord
field-question = Wat wilt u weten?
field-question-topics = Onderwerpen
field-question-topics-hint = Met komma’s ertussen, hoogstens vijf. Wie hier iets van weet, krijgt de vraag.
field-question-audience = Voor wie?
field-question-until = Reageren kan tot en met
field-question-options = Uw naam
field-question-reply = Wat weet u hiervan?
field-question-answer = Het antwoord, zoals het bewaard wordt
field-question-answer-hint = Laat u de woorden staan, dan blijft het de reactie van wie ze schreef. Verandert u ze, dan is het uw samenvatting.
field-question-channel = Kanaal voor vragen aan het netwerk
field-question-channel-hint = Laat u dit leeg, dan komen vragen in het kanaal voor aankondigingen.
field-own-topics = Waar u iets van weet
field-own-topics-hint = Met komma’s ertussen, bijvoorbeeld: begroting, AVG, inkoop. Vragen van leden hierover kunnen aan u worden voorgelegd.
field-not-asked = Waarover u geen vragen wilt
field-not-asked-hint = Haal een onderwerp weg als u er toch weer vragen over wilt krijgen.
button-question-put = Voorleggen
button-question-put-anyway = Toch voorleggen
button-question-send = Versturen
button-question-reply = Ik weet hier iets van…
button-question-follow = Volgen
button-question-unfollow = Niet meer volgen
button-question-summary = Antwoord opschrijven…
button-question-withdraw = Intrekken
button-question-drop = Niet bewaren
button-question-holds = Klopt weer
button-question-outdated = Verouderd
button-ask-network = Leg dit voor aan het netwerk…
button-home-new-question = Stel een vraag

mistake-question-empty = Vul in wat u wilt weten.
mistake-question-topics = Geef hoogstens { COUNT($most, one: "onderwerp", other: "onderwerpen") }, met komma’s ertussen.
mistake-question-until = Kies een dag vanaf vandaag, hoogstens { COUNT($days, one: "dag", other: "dagen") } vooruit.
mistake-question-reply = Vul in wat u hiervan weet.
mistake-question-answer = Vul het antwoord in.
refused-question-channel = Er is nog geen kanaal voor vragen gekozen. Een organisator kiest dat bij de instellingen van het netwerk.
refused-question-unknown = Ik ken geen vraag { $asking }. De laatste ziet u met „vragen”.
refused-question-ended = { $asking } wacht niet meer op antwoord.
refused-not-your-question = Bij { $asking } doet dat wie de vraag stelde, of een organisator.
refused-no-question-here = Dit bericht is geen reactie op een vraag aan het netwerk. Kies een bericht in het gesprek onder een vraag.
refused-not-your-answer = Bij { $asking } is er geen antwoord waarover u dit kunt zeggen.

offer-question = Een vraag aan het netwerk stelt u in een formulier.
help-question = een vraag voorleggen aan wie er iets van kan weten
help-question-usage = { $command } vraag Wie heeft ervaring met …
help-questions = eerdere vragen en hun antwoorden terugvinden; ook „open” of „mijn”
help-questions-usage = { $command } vragen contributie
failed-post_question = het plaatsen van vraag { $subject }
failed-refresh_question = het bijwerken van vraag { $subject }
failed-say_under_question = het bericht onder vraag { $subject }
failed-post_reply = een reactie op vraag { $subject }
failed-tell_kept = het bericht dat een antwoord op { $subject } wordt bewaard
failed-tell_answered = het bericht hoe vraag { $subject } is afgelopen

kept-questions = Vragen aan het netwerk
kept-questions-why = om vragen voor te leggen aan wie er iets van weet, en antwoorden terug te vinden; wie zonder naam vraagt, zien alleen organisatoren
kept-questions-until = reacties tot de vraag sluit; vragen en antwoorden blijven, tot u ze verwijdert
kept-questions-who = leden van het kanaal; aan wie een vraag is voorgelegd alleen dat lid zelf
my-data-table-questions = Vragen die u stelde
my-data-table-question-people = Vragen die aan u zijn voorgelegd of die u volgt
my-data-table-question-replies = Uw reacties op open vragen
my-data-table-question-answers = Antwoorden van u die worden bewaard
my-data-col-question-id = Vraag
my-data-col-topics = Onderwerpen
my-data-col-not-asked = Waarover u geen vragen wilt
my-data-col-anonymous = Zonder naam
my-data-col-asked-at = Voorgelegd op
my-data-col-follows = U volgt de vraag
my-data-col-why = Waarom aan u
my-data-col-why-what = Waaruit dat bleek
my-data-col-response = Uw antwoord daarop
my-data-col-summary = Samenvatting
my-data-col-given-at = Gegeven op
my-data-col-outdated = Verouderd

question-asks = { $name } legt het netwerk een vraag voor, en misschien weet u hier iets van.
question-asks-unnamed = Een lid legt het netwerk een vraag voor, en misschien weet u hier iets van.
question-why-answered = Ik vraag het u omdat u { $what } hebt beantwoord, die erop lijkt.
question-why-profile = Ik vraag het u omdat u bij uw instellingen „{ $what }” hebt opgegeven.
question-why-presented = Ik vraag het u omdat u op een agenda „{ $what }” inleidde.
question-why-owned = Ik vraag het u omdat u dit actiepunt had: „{ $what }”.
question-why-type = Ik vraag het u omdat u bij hetzelfde type samenwerkingsverband werkt: { $what }.
question-why-province = Ik vraag het u omdat u in dezelfde provincie werkt: { $what }.
question-why-named = Ik vraag het u omdat { $what } denkt dat u dit weet.
question-said-knows = U hebt gereageerd.
question-said-other = U hebt iemand anders genoemd.
question-said-not_me = U hebt aangegeven dat dit niets voor u is.
question-said-muted = U krijgt over deze onderwerpen geen vragen meer.
question-muted = U krijgt geen vragen meer over { $topics }. Bij uw instellingen maakt u dat ongedaan.
question-named = { $asking } wordt ook aan deze persoon voorgelegd.
question-answer-asked = { $count ->
    [0] Op { $number } kwam in het gesprek nog geen reactie. Uw vraag was: { $question }
    [one] Op { $number } kwam een reactie. Is dit het antwoord? Uw vraag was: { $question }
   *[other] Op { $number } kwamen reacties. Welke is het antwoord? Uw vraag was: { $question }
}
question-answer-asked-again = Is er nog geen antwoord, dan hoeft u nu niets te doen. Ik vraag het later nog één keer.
question-answer-asked-last = Komt er binnen drie werkdagen geen antwoord, dan sluit de vraag onbeantwoord.
question-holds-asked = Klopt dit nog? Twee jaar geleden gaf u dit antwoord op { $number }: { $question }
button-question-know = Ik weet het…
button-question-know-who = Ik weet wie…
button-question-not-me = Niet iets voor mij
button-question-mute = Vraag mij hier niet meer naar
button-question-choose = Antwoord { $place }
button-question-still-holds = Ja, klopt nog
form-question-who-title = Ik weet wie
field-question-who = Wie weet dit?
field-question-who-hint = Deze persoon krijgt de vraag, met uw naam erbij.
mistake-question-five = De vraag is al aan { COUNT($most, one: "lid", other: "leden") } voorgelegd, en dat is het hoogste aantal. U kunt iemand noemen in het gesprek onder de vraag.
mistake-question-not-now = Aan deze persoon kan de vraag nu niet worden voorgelegd. Kies iemand anders, of noem de persoon in het gesprek onder de vraag.
overview-questions = { $count ->
    [one] Deze vraag aan het netwerk bleef onbeantwoord:
   *[other] Deze vragen aan het netwerk bleven onbeantwoord:
}
failed-ask_knower = een vraag aan het netwerk: { $subject }
failed-ask_for_answer = de vraag naar het antwoord op { $subject }
failed-ask_whether_holds = de vraag of het antwoord op { $subject } nog klopt

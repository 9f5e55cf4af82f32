### Bezorging: wat niet aankwam, en hoe het met de berichten staat.

## Wat niet aankwam
failed-many =
    { $count ->
        [one] Dit bericht kon ik niet bezorgen. Slack weigert het:
       *[other] Deze { $count } berichten kon ik niet bezorgen. Slack weigert ze:
    }
failed-line = { $what } ({ $reason })
skipped-told = Dit heb ik niet bezorgd, omdat ik de ontvanger in Slack niet kan bereiken: { $what }.
missed-told = Dit bericht is niet op tijd verstuurd, omdat ik er niet was of Slack niet bereikte: { $what }, bedoeld voor { $day }. Het gaat niet alsnog uit.
missed-many =
    { $count ->
        [one] Dit bericht is niet op tijd verstuurd, omdat ik er niet was of Slack niet bereikte. Het gaat niet alsnog uit:
       *[other] Deze { $count } berichten zijn niet op tijd verstuurd, omdat ik er niet was of Slack niet bereikte. Ze gaan niet alsnog uit:
    }
missed-line = { $what }, bedoeld voor { $day }
undelivered-more = En nog { $count }; zie { $command } status.
failed-tell_answer = het antwoord aan { $subject }
failed-reply = het antwoord aan { $subject }
failed-explain_closed = de uitleg bij { $subject }
failed-compare_card = de vergelijking van de reacties bij { $subject }
failed-say_under_card = het bericht in het kanaal dat { $subject } niet doorgaat of is verplaatst
failed-delete_card = het weghalen van de kaart van { $subject }
failed-unseed_card = het weghalen van mijn reacties onder de kaart van { $subject }
failed-tell_moved = het bericht dat { $subject } is verplaatst
failed-remind_confirm = de herinnering om { $subject } te bevestigen
failed-tell_lapsed = het bericht over een vervallen aanmelding bij { $subject }
failed-ask_decision = de vraag of { $subject } doorgaat
failed-send_calendar_file = het agendabestand van { $subject }
failed-tell_proposal = een voorgesteld agendapunt voor { $subject }
failed-tell_proposed = het antwoord op een voorgesteld agendapunt voor { $subject }
failed-tell_left_over = het bericht dat over een agendapunt voor { $subject } niet is besloten
failed-ask_proposals = de vraag over voorgestelde agendapunten voor { $subject }
failed-tell_changed = het bericht dat { $subject } is gewijzigd
failed-pass_on_message = het bericht aan wie bij { $subject } hoort
failed-pass_on_reply = een antwoord op het bericht over { $subject }
failed-ask_reason = de vraag waarom iemand zich niet aanmeldde voor { $subject }
failed-offer_experience = de vraag of iemand ervaringen wil delen
failed-ask_experience = een vraag over iemands ervaringen
failed-offer_sharing = de vraag wat iemand wil delen
failed-tell_experience = de ervaringen die iemand doorgeeft
failed-tell_audience = het bericht over de doelgroep van { $subject }
failed-tell_called_off = het bericht dat { $subject } is afgelast
failed-tell_late = het bericht over late aanmeldingen bij { $subject }
failed-tell_restored = het bericht dat { $subject } toch doorgaat
failed-offer_follow_ups = het voorstel voor wat er na het afgelasten van { $subject } te doen is
failed-tell_channel_closed = het bericht aan { $subject } over een kanaal dat niets meer aanneemt
failed-tell_worker_missing = het bericht aan { $subject } over een verdwenen proces

## Wat eraan te doen is
remedy-app = De app mist een recht in Slack. Vraag de beheerder de app opnieuw te installeren; „prs doctor” laat zien wat er ontbreekt.
remedy-messages-tab = Directe berichten aan mij staan uit. Vraag de beheerder om in de instellingen van de app bij „App Home” de „Messages Tab” aan te zetten.
remedy-channel-closed = Haal het kanaal uit het archief, of kies een ander kanaal.
remedy-channel-invite = Nodig mij in het kanaal uit met /invite, of kies een ander kanaal.
remedy-channel-posting = In dit kanaal mag ik niets plaatsen. Vraag wie het kanaal beheert om dat toe te staan, of kies een ander kanaal.
remedy-files = Slack neemt geen bestanden van mij aan. Vraag een beheerder van de werkruimte of bestanden zijn toegestaan en of er nog ruimte is.
remedy-other = Geef dit door aan de beheerder; in het logboek staat er meer over.
button-retry = { $event } opnieuw plaatsen
button-elsewhere = Ander kanaal…
form-elsewhere-title = Ander kanaal
announced-anew = Ik plaats { $event } opnieuw in #{ $channel }. Lukt dat weer niet, dan hoort u het.
refused-announced-already = { $title } ({ $event }) hoeft niet meer geplaatst te worden.

## Een kanaal dat niets meer aanneemt
channel-archived = Het kanaal #{ $name } is gearchiveerd. Ik kan er niets meer plaatsen of bijwerken.
channel-archived-remedy = Haal het kanaal uit het archief, of kies met { $command } instellingen een ander.
channel-deleted = Het kanaal #{ $name } is verwijderd. Ik kan er niets meer plaatsen of bijwerken.
channel-deleted-remedy = Kies met { $command } instellingen een ander kanaal.
channel-removed = Ik ben uit het kanaal #{ $name } gehaald. Ik kan er niets meer plaatsen of bijwerken.
channel-removed-remedy = Nodig mij weer uit met /invite, of kies met { $command } instellingen een ander kanaal.
channel-closed-events = Daar staat de aankondiging van { $events }.

## Wie de berichten verstuurt
worker-missing = Een van de processen die mijn berichten versturen, is zonder afmelding verdwenen. Waarschuw de beheerder; { $command } status laat zien wat er wacht.

## /prs status
status-title = Hoe het met de berichten staat
status-sent = Verstuurd: { $day } in het afgelopen etmaal, { $week } in de afgelopen week. Niet meer nodig gebleken: { $skipped }.
status-later =
    { $shifted ->
        [0] Wacht op het juiste moment: { $count }
       *[other] Wacht op het juiste moment: { $count }, waarvan { $shifted } verschoven naar een werkmoment
    }
status-overdue = Had al weg moeten zijn: { $count }, het oudste sinds { $since }
status-doubtful = Onzeker of het aankwam, en wordt opgezocht: { $count }
status-undelivered = Geweigerd door Slack: { $failed }. Te laat geworden: { $missed }. (Afgelopen week.)
status-workers =
    { $count ->
        [0] Geen enkel proces verstuurt nu berichten. Waarschuw de beheerder.
        [one] Er draait 1 proces dat berichten verstuurt.
       *[other] Er draaien { $count } processen die berichten versturen.
    }
status-workers-gone =
    { $count ->
        [one] 1 proces is zonder afmelding verdwenen, { COUNT($seconds, one: "seconde", other: "seconden") } geleden voor het laatst gehoord.
       *[other] { $count } processen zijn zonder afmelding verdwenen; het laatste werd { COUNT($seconds, one: "seconde", other: "seconden") } geleden nog gehoord.
    }
status-closed = Slack laat mij niet toe ({ $reason }). Er gaat niets uit tot de beheerder de app opnieuw heeft geïnstalleerd.
help-status = zien wat er verstuurd is, wat wacht en wat mislukte
help-status-usage = { $command } status

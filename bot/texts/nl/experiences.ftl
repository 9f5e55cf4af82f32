### Ervaringen delen: wat wie vertrekt, doorgeeft.

offer-experience = Ervaringen delen begint met een formulier.
experience-title = Ervaringen delen
experience-intro = In zes weken stel ik acht korte vragen over wat u voor het netwerk deed. Elke vraag kunt u overslaan. Niemand leest een antwoord voordat u het deelt.
field-experience-member = Wie geeft ervaringen door?
field-experience-successor = Wie volgt op?
field-experience-successor-hint = Wat gedeeld wordt, krijgt deze persoon als eerste; een werkdag later is het voor iedereen te vinden.
button-experience-start = Beginnen
experience-offer = { $name } vraagt of u uw ervaringen wilt delen met wie na u komt.
button-experience-yes = Ja, graag
button-experience-no = Liever niet
experience-started = De eerste vraag krijgt u op de volgende werkdag; daarna om de zes dagen een. Met /prs ervaringen ziet u wat u antwoordde.
experience-offered = Ik vraag { $name } of dat goed is. De vragen komen pas na een ja.
experience-declined = Dat is goed. Ik vraag het niet opnieuw; met /prs ervaringen kunt u later zelf beginnen.
experience-ask-event = U organiseerde { $about }. Wat moet iemand weten om zoiets nog eens te organiseren?
experience-ask-decision = U legde dit besluit vast: { $about } Wat speelde er mee dat niet in het verslag staat?
experience-ask-item = U leidde { $about } in. Wat geeft u wie dit onderwerp overneemt, daarover mee?
experience-ask-topic = U beantwoordde een vraag over { $about }. Wat weet u daar nog meer van?
experience-ask-start = Wat had u graag geweten toen u begon?
experience-ask-people = Wie moet uw opvolger als eerste leren kennen, en waarom?
experience-ask-pitfall = Wat ging er mis waarvan een ander kan leren?
experience-ask-works = Wat werkt goed en moet zo blijven?
experience-ask-change = Wat zou u nu anders doen?
experience-ask-papers = Wat staat er ergens dat niemand anders weet te vinden?
experience-ask-advice = Welke raad geeft u wie dit werk in een andere regio doet?
experience-ask-unfinished = Wat is er nog niet af, en wat is de eerste stap?
button-experience-answer = Antwoorden…
button-experience-skip = Overslaan
button-experience-share = Delen
button-experience-unshare = Niet meer delen
button-experience-delete = Wissen
button-experience-keep = Bewaren
experience-place = Vraag { $place } van de { $of }. U kunt ook hier typen. Alleen u ziet uw antwoord, tot u het deelt.
field-experience-words = Uw antwoord
field-experience-talk = Waar vertelde u hierover?
field-experience-talk-hint = Bijvoorbeeld V12, of het adres van een presentatie.
mistake-experience-words = Schrijf eerst uw antwoord, of sla de vraag over.
experience-own =
    { $count ->
        [0] U begint binnenkort: er is nog geen vraag gesteld.
        [one] U kreeg 1 vraag. Alleen wat u deelt, zien anderen.
       *[other] U kreeg { $count } vragen. Alleen wat u deelt, zien anderen.
    }
experience-news-answered = Uw antwoord is bewaard. Niemand ziet het voordat u op Delen tikt.
experience-news-skipped = Overgeslagen. U kunt later nog antwoorden.
experience-news-shared = Gedeeld. Wie u opvolgt, krijgt het als eerste; daarna is het voor leden te vinden als ervaring, met uw naam.
experience-news-unshared = Niet meer gedeeld: het is niet meer te vinden.
experience-news-last = Dat waren de vragen. Deze antwoorden hebt u nog niet gedeeld. Wilt u dat?
experience-skipped = Overgeslagen.
experience-open = Nog niet beantwoord.
experience-talk = Verteld bij: { $talk }
experience-passed-on = { $name } geeft u deze ervaringen door:
refused-experience-unknown = Deze vraag is niet aan u gesteld, of dit antwoord is er niet meer.
refused-farewell-started = Dit is al begonnen, of degene om wie het gaat wil het liever niet.
refused-farewell-not-yours = Alleen organisatoren beginnen dit voor een ander.

### Agendabestanden, en de eigen agenda van een lid.

calendar-session = { $title } ({ $place } van { $count })
calendar-moved = Verplaatst: { $title }
calendar-online = Online: { $link }
calendar-name = { $network }: mijn bijeenkomsten
calendar-ways = { $title } ({ $number }) in uw agenda zetten:
calendar-google = In Google Agenda
calendar-outlook = In Outlook op het web
button-calendar-file = Bestand voor andere agenda’s (.ics)
calendar-file-sent = { $title } ({ $number }) voor uw agenda: open het bestand, dan biedt uw agendaprogramma aan het over te nemen. Wijzigt er iets, dan kunt u het bestand opnieuw opvragen; het vervangt het vorige.
calendar-file-on-its-way = Het bestand komt in uw direct bericht met mij te staan.

feed-title = Agenda-abonnement
feed-what = Op dit adres leest uw agendaprogramma zelf waarvoor u Aanwezig of Misschien hebt geantwoord, ook als er iets verandert of wordt afgelast:
feed-how = Kies in Google Agenda „Andere agenda’s, via URL”, in Outlook „Agenda toevoegen, abonneren via internet” en op een iPhone „Agenda-abonnement toevoegen”. Wie dit adres heeft, kan uw agenda lezen: deel het met niemand. Met een nieuw adres werkt het oude niet meer.
feed-renewed = Dit is uw nieuwe adres; het vorige werkt niet meer.
button-feed = Agenda-abonnement
button-feed-renew = Nieuw adres

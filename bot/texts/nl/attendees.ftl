### Deelnemers: lijsten, geschiedenis en het bestand voor organisatoren.

moment = { $day }, { $time } uur
page = Bladzijde { $page } van { $pages }
button-page-back = Vorige
button-page-on = Volgende
button-sheet = Lijst als Excel
button-history = Geschiedenis

who-no = Komen niet:
who-unannounced = Aanwezig zonder aanmelding:
who-silent-names = Nog niet gereageerd:
who-silent =
    { $count ->
        [one] 1 lid heeft nog niet gereageerd.
       *[other] { $count } leden hebben nog niet gereageerd.
    }
who-comments = Opmerkingen:
with-deputy = { $said } (vervanger: { $deputy })
mark-provisional = nog te bevestigen
mark-not-invited = niet uitgenodigd
mark-was-there = was er
mark-was-there-times = { $times } van { $count } keer aanwezig
mark-was-not-there = was er niet

history-title = Wie antwoordde wat en wanneer: { $title } ({ $number })
history-empty = Er heeft nog niemand geantwoord.
history-taken-back = { $said } ingetrokken
history-lapsed = { $said } vervallen
history-whole-party = { $said }, met allen op de wachtlijst
history-left = heeft de werkruimte verlaten
way-button = met de knop
way-reaction = met een reactie
way-command = met een commando
way-form = met het formulier
way-organiser = doorgegeven door { $by }
way-itself = vanzelf

sheet-sent = De lijst van { $title } ({ $number }), zoals die nu is.
sheet-on-its-way = De lijst komt als bestand in uw direct bericht met mij.
sheet-title = Deelnemers: { $title }
sheet-file = deelnemers
sheet-answers = Antwoorden
sheet-silent = Nog niet gereageerd
sheet-history = Geschiedenis
sheet-name = Naam
sheet-partnership = Samenwerkingsverband
sheet-answer = Antwoord
sheet-place = Plaats
sheet-seated = heeft een plaats
sheet-waiting = wachtlijst { $place }
sheet-heads = Aantal
sheet-guests = Gasten
sheet-deputy = Vervanger
sheet-comment = Opmerking
sheet-invited = Uitgenodigd
sheet-by = Doorgegeven door
sheet-since = Sinds
sheet-came = Was er
sheet-came-on = Was er { $day }
sheet-at = Wanneer
sheet-said = Wat
sheet-way = Hoe
sheet-true = ja
sheet-false = nee

failed-send_attendees = de lijst van { $subject }

incomplete-attendees = Zet het nummer van de bijeenkomst erbij, bijvoorbeeld: deelnemers V12

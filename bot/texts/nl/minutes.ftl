### Wat er in een verslag gelezen is (nu alleen op de opdrachtregel).

minutes-not-found = niet gevonden
minutes-title = Vergadering: { $said }
minutes-date = Datum: { $said }
minutes-hours = Tijd: { $said }
minutes-place = Plaats: { $said }
minutes-chair = Voorzitter: { $said }
minutes-secretary = Secretaris: { $said }
minutes-present = Aanwezig: { $said }
minutes-absent = Afwezig: { $said }
minutes-guests = Gasten: { $said }
minutes-agenda = Agenda:
minutes-item = { " " }(punt { $number })
minutes-decisions = Besluiten: { $count }
minutes-actions = Actiepunten: { $count }
minutes-doubtful = [twijfel]
minutes-second-reader = [tweede lezer]
minutes-read-before =
    { $same ->
        [yes] Dit zijn dezelfde woorden als in { $name }.
       *[nearly] Dit zijn bijna dezelfde woorden als in { $name }.
    }
minutes-no-owner = niemand genoemd
minutes-next = Volgende vergadering: { $said }
minutes-next-none = Volgende vergadering: niet gevonden
minutes-event = Aangekondigd: { $name }, { $day }
minutes-reserve = { " " }(reservedatum { $day })
minutes-warnings = Let op: { $count }
minutes-unread = Punt { $item }: geen besluit of actie gevonden.

minutes-odd-weekday-mismatch = „{ $written }” klopt niet: die dag was een { $actual }, geen { $weekday }. Aangehouden is { $date }.
minutes-odd-impossible-date = „{ $written }” bestaat niet op de kalender.
minutes-odd-due-in-past = De uiterste datum { $due } ligt voor de vergadering: { $text }
minutes-odd-unknown-name = { $name } staat niet op de presentielijst.
minutes-odd-no-date = Er staat geen datum van de vergadering in.
minutes-odd-no-attendance = Er staat geen presentielijst in.
minutes-odd-no-year = „{ $written }”: welk jaar? Er staat geen jaar bij.
minutes-odd-end-before-begin = Het einde ({ $end } uur) ligt voor het begin ({ $start } uur).
minutes-odd-no-second-reader = De tweede lezer gaf geen antwoord waar iets mee te beginnen is. Wat hier staat, is door de vaste regels gevonden.
minutes-odd-no-owner = Bij deze actie staat niemand: { $text }
minutes-file-too-large = Het bestand is te groot: hoogstens { $megabytes } MB. Laat afbeeldingen weg, of geef alleen de tekst.
minutes-file-too-long = { $name } is te veel om als verslag te lezen: hoogstens 200 bladzijden of 8.000 regels. Geef het verslag van één vergadering tegelijk.
minutes-file-kind-unknown = { $name } is geen verslag dat ik kan lezen. Geef een bestand dat eindigt op .docx, .pdf, .odt, .rtf, .html, .txt of .md.
minutes-file-old-word = { $name } is een Word-bestand van vroeger. Open het in Word, kies Opslaan als en dan .docx, en geef dat bestand.
minutes-file-misnamed = { $name } is iets anders dan de naam zegt. Open het in het programma waarin het gemaakt is en sla het op als .docx of pdf.
minutes-file-unreadable = { $name } is beschadigd. Open het zelf eens; lukt dat, sla het dan opnieuw op en geef dat bestand.
minutes-file-empty = In { $name } staat geen tekst. Kijk of u het juiste bestand hebt.
minutes-file-scanned = { $name } bestaat uit plaatjes van tekst. Geef het bestand waaruit de scan is gemaakt, of een pdf met tekst.
minutes-file-locked = { $name } vraagt om een wachtwoord. Sla het zonder wachtwoord op en geef dat bestand.

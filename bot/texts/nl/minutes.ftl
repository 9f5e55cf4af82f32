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
minutes-agenda = Agenda:
minutes-item = { " " }(punt { $number })
minutes-decisions = Besluiten: { $count }
minutes-actions = Actiepunten: { $count }
minutes-doubtful = [twijfel]
minutes-no-owner = niemand genoemd
minutes-next = Volgende vergadering: { $said }
minutes-next-none = Volgende vergadering: niet gevonden
minutes-event = Aangekondigd: { $name }, { $day }
minutes-reserve = { " " }(reservedatum { $day })
minutes-warnings = Let op: { $count }

minutes-odd-weekday-mismatch = „{ $written }” klopt niet: die dag was een { $actual }, geen { $weekday }. Aangehouden is { $date }.
minutes-odd-impossible-date = „{ $written }” bestaat niet op de kalender.
minutes-odd-due-in-past = De uiterste datum { $due } ligt voor de vergadering: { $text }
minutes-odd-unknown-name = { $name } staat niet op de presentielijst.
minutes-odd-no-date = Er staat geen datum van de vergadering in.
minutes-odd-no-attendance = Er staat geen presentielijst in.

minutes-file-too-large = Het bestand is te groot: hoogstens { $megabytes } MB.
minutes-file-kind-unknown = { $name } is geen verslag dat ik kan lezen. Geef een bestand dat eindigt op .txt, .md, .docx of .pdf.
minutes-file-unreadable = { $name } is beschadigd of is niet wat de naam zegt.
minutes-file-empty = In { $name } staat geen tekst.
minutes-file-scanned = { $name } bestaat uit plaatjes van tekst. Sla het verslag op als tekst, Word of een pdf met tekst.
minutes-file-locked = { $name } vraagt om een wachtwoord. Sla het zonder wachtwoord op.

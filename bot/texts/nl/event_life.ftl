### Wat er na de aankondiging met een vergadering, bijeenkomst, excursie of leergang gebeurt.

## Waarom iets niet kan
refused-event-closed = De aanmelding voor { $title } ({ $event }) is gesloten; antwoorden kan niet meer. Neem contact op met de organisator als er iets verandert.
refused-event-called-off = { $title } ({ $event }) is op { $on } afgelast.
refused-event-moved = { $title } ({ $event }) is verplaatst: antwoorden kan bij { $moved_to }.
refused-event-over = { $title } ({ $event }) is voorbij of al begonnen; hieraan valt niets meer te wijzigen.
refused-closed-already = De aanmelding voor { $event } was al gesloten.
refused-not-closed = De aanmelding voor { $event } staat open.
refused-not-called-off = { $event } is niet afgelast; er valt niets ongedaan te maken.
refused-restore-too-late = De afgelasting van { $event } kan niet meer ongedaan gemaakt worden: dat kan veertien dagen lang, tot het begin. Kondig het opnieuw aan met Kopiëren.
refused-not-its-organiser = { $event } wordt georganiseerd door { $organisers }. Neem contact op met de organisator.
refused-changed-meanwhile = { $event } is intussen gewijzigd. Open het formulier opnieuw.

## Fouten in het formulier
mistake-decision-after-begin = Deze dag ligt na de datum zelf. Beslis uiterlijk die dag of het doorgaat.
mistake-decision-without-minimum = Vul ook een minimaal aantal in: de beslisdatum hoort daarbij.
mistake-session-end = Het einde van deze bijeenkomst ligt voor het begin.
mistake-session-order = Deze bijeenkomst begint voordat de vorige is afgelopen. Zet ze op volgorde.
mistake-sessions-of-course = Alleen een leergang heeft meer bijeenkomsten. Kies Leergang, of maak de datums van de andere bijeenkomsten leeg.

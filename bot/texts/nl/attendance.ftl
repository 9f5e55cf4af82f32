### De presentielijst: wie er was.

attendance-title = Presentielijst
attendance-saved =
    { $there ->
        [one] Opgeslagen: 1 lid was er.
       *[other] Opgeslagen: { $there } leden waren er.
    }
attendance-missing =
    { $missing ->
        [one] 1 lid had een plaats en was er niet.
       *[other] { $missing } leden hadden een plaats en waren er niet.
    }
button-attendance = Presentielijst…
field-session = Bijeenkomst
field-there = Wie waren er?
field-there-hint = Wie een plaats had, staat er al bij. Wie een vervanger stuurde, telt mee als de vervanger er was.
refused-attendance-early = { $title } ({ $event }) is nog niet begonnen. De presentielijst kan vanaf het begin worden ingevuld.

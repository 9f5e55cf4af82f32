### Datumprikkers, en belangstelling peilen voor er iets wordt gepland.

poll-title-dates = { $number } · Datumprikker: { $question }
poll-title-interest = { $number } · Belangstelling: { $question }
dates-until = Invullen kan tot { $moment }.
interest-until = Uw hand opsteken kan tot { $moment }.
dates-fit-yes = ja
dates-fit-rather-not = liever niet
dates-fit-no = nee
dates-mark-event = die dag ook { $event } { $title }
dates-seen = De organisatoren zien wie wat heeft laten weten.
dates-nobody = niemand
dates-more = en nog { $count }
dates-filled-in = Ingevuld: { $count } van { $voters }.
dates-own = { $count ->
    [0] { $number }: u zei tegen geen enkel moment ja. U kunt dat tot { $moment } wijzigen.
    [one] { $number }: u zei ja tegen 1 moment. U kunt dat tot { $moment } wijzigen.
   *[other] { $number }: u zei ja tegen { $count } momenten. U kunt dat tot { $moment } wijzigen.
}
dates-own-was = { $count ->
    [0] { $number }: u zei tegen geen enkel moment ja.
    [one] { $number }: u zei ja tegen 1 moment.
   *[other] { $number }: u zei ja tegen { $count } momenten.
}
interest-enough = { $count ->
    [one] Bij 1 hand plan ik het.
   *[other] Bij { $count } handen plan ik het.
}
interest-hands = { $count ->
    [0] Nog niemand heeft een hand opgestoken.
    [one] 1 hand is opgestoken.
   *[other] { $count } handen zijn opgestoken.
}
interest-names = Hand opgestoken: { $names }
interest-own = { $number }: uw hand is opgestoken. Tikt u nog een keer, dan gaat uw hand omlaag.
interest-own-not = { $number }: uw hand is omlaag.
poll-state-planned = Gepland: { $title }, { $when } ({ $event }).
poll-said-planned = Van { $number } is gepland: { $title }, { $when } ({ $event }).
poll-news-enough = Bij { $number } zijn er genoeg handen opgestoken. U kunt het nu plannen.
poll-news-filled-in = { $number } is gesloten. Kies een datum, dan vul ik het formulier vast in.
told-planned-dates = De datum van { $number } is gekozen: { $title } is op { $when } ({ $event }). U zei dat u dan kunt.
told-planned-interest = U stak uw hand op bij { $number }. Het is nu gepland: { $title }, { $when } ({ $event }). U hoort het voordat het in het kanaal staat. Komt u?
dates-form-note = { $count ->
    [0] Bij { $number } zei niemand ja tegen dit moment.
    [one] Wie bij { $number } ja zei tegen dit moment, komt voorlopig mee en bevestigt met één tik: 1 lid.
   *[other] Wie bij { $number } ja zei tegen dit moment, komt voorlopig mee en bevestigt met één tik: { $count } leden.
}
interest-form-note = { $count ->
    [0] Bij { $number } is geen hand opgestoken.
    [one] Wie bij { $number } een hand opstak, hoort het voordat de aankondiging in het kanaal staat: 1 lid.
   *[other] Wie bij { $number } een hand opstak, hoort het voordat de aankondiging in het kanaal staat: { $count } leden.
}

form-dates-title = Datumprikker
form-interest-title = Belangstelling peilen
field-dates-question = Waarvoor prikt u een datum?
field-dates-moments = Momenten
field-dates-moments-hint = Elk moment op een eigen regel, twee tot twaalf. Bijvoorbeeld: do 13 september 13.00 – 16.00 uur. Een regel zonder tijd krijgt de uren hieronder.
field-dates-begin = Begin, waar geen tijd staat
field-dates-end = Einde, waar geen tijd staat
field-interest-question = Wat wilt u misschien plannen?
field-interest-quorum = Bij hoeveel handen plant u het?
field-interest-quorum-hint = Een getal. Bij zoveel handen krijgt u bericht, met het ingevulde formulier.
button-dates-fill = Invullen…
button-dates-choose = Kies deze datum
button-interest-raise = Hand opsteken
button-interest-plan = Plannen…

mistake-dates = Geef hoogstens { COUNT($most, one: "moment", other: "momenten") } en ten minste { $fewest }, geen twee gelijk, elk op een eigen regel.
mistake-dates-moment = Het moment op { $starts } is voorbij of eindigt voor het begint. Kies een ander moment.
mistake-dates-closes = Kies een einde dat voor het eerste moment ligt.
mistake-interest-hands = Vul een getal in van 1 tot { $most }.
refused-poll-planned = Van { $poll } is al { $event } gepland.

offer-dates = Een datumprikker maakt u in een formulier.
offer-interest = Belangstelling peilen gaat met een formulier.
help-dates = een datumprikker, of belangstelling peilen voordat u iets plant
help-dates-usage = { $command } datumprikker · { $command } belangstelling
failed-tell_putter = het bericht dat { $subject } gepland kan worden
failed-tell_planned = het bericht dat { $subject } gepland is

### Antwoorden: wat er staat, het formulier, en de plaatsen.

own-answer =
    { $answer ->
        [yes] U hebt zich aangemeld voor { THE($title) }.
        [maybe] U komt misschien naar { THE($title) }.
       *[no] U hebt zich afgemeld voor { THE($title) }.
    }
own-guests =
    { $guests ->
        [one] Met 1 gast.
       *[other] Met { $guests } gasten.
    }
own-guests-named =
    { $guests ->
        [one] Met 1 gast: { $names }.
       *[other] Met { $guests } gasten: { $names }.
    }
own-deputy = Vervanger: { $deputy }.
own-waiting =
    { $size ->
        [one] Er is nu geen plaats vrij; u staat op nummer { $rank } van de wachtlijst.
       *[other] Voor { $size } personen is nu geen plaats vrij; u staat op nummer { $rank } van de wachtlijst.
    }
own-comment = Opmerking: { $comment }
own-by = Doorgegeven door { $by }.
answer-asked =
    { $count ->
        [one] Ik weet niet zeker of ik dit goed lees, dus ik heb nog niets vastgelegd. Bedoelt u dit?
       *[other] Dit kan ik op meer manieren lezen, dus ik heb nog niets vastgelegd. Wat bedoelt u?
    }
rsvp-taken-back = Uw antwoord voor { THE($title) } is ingetrokken.
place-given =
    { $size ->
        [one] Er is een plaats voor u vrijgekomen: { $title }, { $when } ({ $number }). Past het niet meer, laat het dan hieronder weten.
       *[other] Er zijn { $size } plaatsen voor u vrijgekomen: { $title }, { $when } ({ $number }). Past het niet meer, laat het dan hieronder weten.
    }
place-waiting =
    { $size ->
        [one] Voor { $title }, { $when } ({ $number }), is er nu geen plaats voor u. U staat op nummer { $rank } van de wachtlijst en hoort het zodra er plaats is.
       *[other] Voor { $size } personen is er geen plaats meer bij { THE($title) }. U staat voor { $when } ({ $number }) op nummer { $rank } van de wachtlijst en hoort het zodra er plaats is.
    }
passed-over = Bij { $title } ({ $number }) kwam plaats vrij, maar niet genoeg voor { COUNT($size, one: "persoon", other: "personen") }; de plaats ging naar iemand na u. U houdt nummer { $rank } op de wachtlijst.
answered-for-change = Klopt dit niet, kies dan hieronder een ander antwoord.
does-not-fit =
    { $places ->
        [0] Voor { COUNT($size, one: "persoon", other: "personen") } is er geen plaats meer bij { THE($title) }. Uw antwoord blijft zoals het was.
        [one] Voor { COUNT($size, one: "persoon", other: "personen") } is er geen plaats meer bij { THE($title) }. Er is nog 1 plaats, uzelf meegerekend. Uw antwoord blijft zoals het was.
       *[other] Voor { COUNT($size, one: "persoon", other: "personen") } is er geen plaats meer bij { THE($title) }. Er zijn nog { $places } plaatsen, uzelf meegerekend. Uw antwoord blijft zoals het was.
    }
whole-list-asked = U kunt samen op de wachtlijst: u krijgt dan plaats zodra er voor u allen plaats is. Een plaats die u al had, geeft u daarmee op. Met Terug past u het aantal aan.

button-whole-list = Met { $size } op de wachtlijst
button-to-list = Op de wachtlijst
button-fewer =
    { $guests ->
        [0] Zonder gasten komen
        [one] Met 1 gast komen
       *[other] Met { $guests } gasten komen
    }
button-answer-more = Gasten, vervanger of opmerking…
button-profile = Mijn samenwerkingsverband…
button-answer-for = Antwoord doorgeven…

form-answer-title = Uw antwoord
form-answer-for-title = Antwoord doorgeven
field-answer = Antwoord
field-guests = Aantal gasten
field-guests-hint = Behalve uzelf. Zij tellen mee voor de plaatsen.
field-guest-names = Namen van gasten
field-guest-names-hint = Eén naam per regel. Wie u niet bij naam kent, telt mee in het aantal.
field-deputy = Vervanger
field-deputy-hint = Alleen als u zelf niet komt en iemand anders uw plaats inneemt.
field-comment = Opmerking
field-comment-hint = Alleen organisatoren zien dit.
field-member = Voor wie?
field-member-hint = Het lid hoort dat u dit hebt doorgegeven.
answer-passed-on = Doorgegeven voor { $name }: { $said }.
answer-passed-on-waiting = Er is nu geen plaats; nummer { $rank } op de wachtlijst.

refused-too-many-guests = U kunt hoogstens { COUNT($limit, one: "gast", other: "gasten") } opgeven.
refused-guests-do-not-fit = Zoveel gasten passen er niet meer bij. Uw antwoord blijft zoals het was.
refused-deputy-and-coming = Een vervanger komt in uw plaats. Kies dat u zelf niet komt, of laat de vervanger weg.

failed-tell_answered_for = het bericht over een doorgegeven antwoord bij { $subject }
failed-tell_passed_over = het bericht over de wachtlijst van { $subject }

## Leergang
field-missed = Hier ben ik er niet bij
field-missed-hint = U blijft aangemeld; voor die bijeenkomst krijgt u geen herinnering.
own-missed = Niet bij: { $days }.

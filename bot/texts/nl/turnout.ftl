### Opkomst en dekking: wat te verwachten is, en wie er kwam.

kinds-meeting = vergaderingen
kinds-gathering = bijeenkomsten
kinds-tour = excursies
kinds-course = leergangen

## Op de vraag of het doorgaat
forecast-band = { $low } – { $high }
forecast-late =
    { $days ->
        [0] { $now } nu; naar verwachting { $band }; de vorige { $earlier } { $kinds } kregen { $share } % van hun aanmeldingen op de laatste dag.
        [1] { $now } nu; naar verwachting { $band }; de vorige { $earlier } { $kinds } kregen { $share } % van hun aanmeldingen op de laatste dag.
        [7] { $now } nu; naar verwachting { $band }; de vorige { $earlier } { $kinds } kregen { $share } % van hun aanmeldingen in de laatste week.
       *[other] { $now } nu; naar verwachting { $band }; de vorige { $earlier } { $kinds } kregen { $share } % van hun aanmeldingen in de laatste { $days } dagen.
    }
forecast-fallen =
    { $days ->
        [0] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } viel op de laatste dag nog { $share } % van de aanmeldingen weg.
        [1] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } viel op de laatste dag nog { $share } % van de aanmeldingen weg.
        [7] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } viel in de laatste week nog { $share } % van de aanmeldingen weg.
       *[other] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } viel in de laatste { $days } dagen nog { $share } % van de aanmeldingen weg.
    }
forecast-steady =
    { $days ->
        [0] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } bleef het aantal op de laatste dag gelijk.
        [1] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } bleef het aantal op de laatste dag gelijk.
        [7] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } bleef het aantal in de laatste week gelijk.
       *[other] { $now } nu; naar verwachting { $band }; bij de vorige { $earlier } { $kinds } bleef het aantal in de laatste { $days } dagen gelijk.
    }
forecast-how-sure = Berekend uit hoe de aanmeldingen toen liepen; zo’n verwachting komt vier van de vijf keer uit.

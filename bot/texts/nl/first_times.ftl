### De eerste keer: het welkom van wie lid wordt, en één hint na een eerste gebruik.

welcome = Welkom, { $name }. Ik ben de bot van dit netwerk: ik kondig bijeenkomsten aan, herinner u aan wat u toezegde en vind terug wat er besloten is.
welcome-profile = Voor welk samenwerkingsverband werkt u? Type en provincie bepalen voor welke bijeenkomsten u wordt uitgenodigd; zolang u niets invult, is dat voor alle.
welcome-alone = Liever rust? Bij Instellingen zet u soorten berichten uit of kiest u een pauze. Alles wat u aangaat, vindt u ook op mijn tabblad Start. Typ { $command } help om te zien wat ik verder kan.
hint-answered = Tip: met { $command } aanwezig +2 meldt u ook gasten aan, en een ander antwoord kiest u met dezelfde knoppen.
hint-done = Tip: al uw actiepunten staan bij elkaar op mijn tabblad Start en onder { $command } acties.
hint-made = Tip: van een bericht in een kanaal maakt u een actiepunt met Actiepunt hiervan maken in het menu van dat bericht.
hint-proposed = Tip: { $command } agenda laat zien wat er op de agenda staat.
failed-welcome = het welkom voor { $subject }

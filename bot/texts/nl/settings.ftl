### Instellingen: wat een lid wil horen en wanneer, en wat organisatoren voor het netwerk kiezen.

field-days = Dagen van uw herinneringen
field-days-hint = Wat kan wachten komt alleen op deze dagen; een herinnering aan een bijeenkomst komt op de laatste dag ervoor. De herinnering een uur van tevoren komt op elke dag.
field-wanted = Berichten die u wilt krijgen
field-wanted-hint = Antwoorden en bericht over uw eigen plaats bij een bijeenkomst krijgt u altijd.
mistake-days = Kies ten minste één dag. Wilt u niets horen, kies dan een pauze of haal hieronder vinkjes weg.
sort-events = Herinneringen aan een bijeenkomst waar u komt
sort-unanswered = Het verzoek om nog te reageren
sort-actions = Herinneringen aan uw actiepunten
sort-overviews = Het weekoverzicht voor organisatoren
sort-hints = Korte aanwijzingen bij eerste gebruik

button-network = Instellingen van het netwerk…
field-network-language = Taal van berichten in kanalen
field-network-language-hint = Hierin staan aankondigingen, agenda’s en berichten eronder. Wat alleen u ziet, staat in uw eigen taal.
network-title = Het netwerk
settings-network-saved = De instellingen van het netwerk zijn opgeslagen.
offer-network = Open het formulier om de instellingen van het netwerk te bekijken.

field-operators = Beheerders
field-operators-hint = Zij zorgen voor de installatie en horen als die hapert. Een beheerder is ook organisator, en alleen een beheerder wijst beheerders aan; die van de werkruimte zijn het altijd.
field-chair-deputy = Plaatsvervanger van de voorzitter
field-secretary-deputy = Plaatsvervanger van de secretaris
field-acting-hint = Neemt waar zolang de functie vacant is, of de ander pauze heeft of het netwerk heeft verlaten.
mistake-deputy = Een plaatsvervanger is iemand anders dan degene die de functie heeft.
mistake-last-organiser = Er moet ten minste één organisator blijven. Wijs eerst een ander aan.
refused-operators-only = Alleen een beheerder wijst beheerders aan.

### Samenwerkingsverbanden: type en provincie, van een lid en van een doelgroep.

profile-title = Samenwerkingsverband
profile-intro = Sommige bijeenkomsten zijn voor bepaalde samenwerkingsverbanden. Zolang u dit niet invult, wordt u overal voor uitgenodigd.
profile-saved = Uw samenwerkingsverband is opgeslagen.
field-partnership = Samenwerkingsverband
field-partnership-type = Type
field-province = Provincie
field-province-hint = Type en provincie bepalen voor welke bijeenkomsten u wordt uitgenodigd. Laat u ze leeg, dan is dat voor alle.
field-audience-types = Doelgroep naar type
field-audience-provinces = Doelgroep naar provincie
field-audience-hint = Kiest u niets, dan is iedereen in het kanaal uitgenodigd. Wie type of provincie nog niet heeft ingevuld, hoort er altijd bij.

type-classic = Algemeen regionaal samenwerkingsverband
type-shared_services = Shared service center
type-service = Uitvoering en dienstverlening
type-strategy = Strategie en beleid
type-mixed = Andere of gemengde vorm

province-groningen = Groningen
province-friesland = Fryslân
province-drenthe = Drenthe
province-overijssel = Overijssel
province-flevoland = Flevoland
province-gelderland = Gelderland
province-utrecht = Utrecht
province-noord_holland = Noord-Holland
province-zuid_holland = Zuid-Holland
province-zeeland = Zeeland
province-noord_brabant = Noord-Brabant
province-limburg = Limburg

offer-profile = Open het formulier om uw samenwerkingsverband in te vullen.

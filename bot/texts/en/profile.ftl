### Partnerships: type and province, of a member and of an audience.

profile-title = Partnership
profile-intro = Some events are for certain partnerships. As long as you leave this empty, you are invited to all.
profile-saved = Your partnership has been saved.
field-partnership = Partnership
field-partnership-type = Type
field-province = Province
field-province-hint = Type and province decide to which events you are invited. If you leave them empty, that is all of them.
field-audience-types = Audience by type
field-audience-provinces = Audience by province
field-audience-hint = If you choose nothing, everyone in the channel is invited. Whoever has yet to fill in type or province is always included.

type-classic = General regional partnership
type-shared_services = Shared service centre
type-service = Operations and services
type-strategy = Strategy and policy
type-mixed = Other or mixed form

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

offer-profile = Open the form to fill in your partnership.

### Een verslag dat binnenkomt: gelezen, nagekeken en vastgelegd.

refused-minutes-unknown = Dat verslag ken ik niet.
refused-minutes-organisers = Alleen organisatoren en de secretaris leveren een verslag aan.
refused-minutes-recorded = Dit verslag is al vastgelegd, door { $by }.
refused-minutes-unread = Dit verslag is nog niet gelezen, of kon niet gelezen worden.
mistake-minutes-twice = Van V{ $event } is al een verslag vastgelegd. Kies een andere vergadering.
mistake-minutes-date = Vul de dag van de vergadering in.

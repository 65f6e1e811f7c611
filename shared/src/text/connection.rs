//! What a device says about its connection.

texts! {
    lost { "Geen verbinding. Wat je schrijft, blijft bewaard; we blijven het proberen.", "No connection. What you write is kept; we’ll keep trying." }
    lost_with_waiting(count: usize) { "Geen verbinding; we blijven het proberen. Nog te versturen vanaf dit apparaat: {count}.", "No connection; we’ll keep trying. Waiting on this device: {count}." }
    other_version { "Er is een nieuwe versie. Laad de pagina opnieuw; wat je schreef, blijft bewaard.", "There is a new version. Reload the page; what you wrote is kept." }
    open_elsewhere { "Je hebt deze sessie in te veel tabbladen of op te veel apparaten open. Op deze pagina gebeurt niets meer. Wil je hier verder? Laad de pagina opnieuw; wat je schreef, blijft bewaard.", "You have this session open in too many tabs or on too many devices. This page has stopped updating. To carry on here, reload it; what you wrote is kept." }
    reload { "Laad opnieuw", "Reload" }
    page_coming { "De pagina komt eraan …", "Loading the page …" }
    page_not_here { "Deze pagina is niet geladen.", "This page didn’t load." }
    page_not_here_why { "Je hebt nu geen verbinding, of er is een nieuwe versie. Laad de pagina opnieuw; wat je schreef, blijft bewaard.", "You have no connection just now, or there is a new version. Reload the page; what you wrote is kept." }
    still_to_be_sent { "nog te versturen", "still to be sent" }
    your_words { "Dit schreef je:", "This is what you wrote:" }
    copy { "Kopieer", "Copy" }
    copied { "Gekopieerd.", "Copied." }
    close { "Sluit", "Close" }
    connecting { "Verbinding maken …", "Connecting …" }
    no_connection { "We krijgen geen verbinding met de server. Controleer je netwerk en probeer het opnieuw.", "We can’t reach the server. Check your network and try again." }
    unexpected { "Dat ging niet goed. Probeer het nog eens.", "That did not work. Please try again." }
    not_let_in { "Deze link werkt niet (meer). Controleer of je hem helemaal hebt overgenomen, of vraag een nieuwe aan de begeleider.", "This link doesn’t work (any more). Check that you copied all of it, or ask the facilitator for a new one." }
    join_anew { "Doe opnieuw mee", "Join again" }
    deleted { "Deze sessie is gewist. Alles wat erin stond, is weg.", "This session was deleted. Everything in it is gone." }
    only_here_links(here: &str, elsewhere: &str) { "Alleen deze computer kan {here} openen; de links en de QR-code leiden daarom naar {elsewhere}.", "Only this computer can open {here}; the links and the QR code therefore lead to {elsewhere}." }
    only_here_start(port: u16) { "Alleen deze computer kan deze links openen; start de server met --listen 0.0.0.0:{port}, dan kunnen anderen er ook bij.", "Only this computer can open these links; start the server with --listen 0.0.0.0:{port}, and others can too." }
    only_here_unknown { "Alleen deze computer kan deze links openen; open deze pagina op het adres dat de server in het netwerk heeft.", "Only this computer can open these links; open this page at the address that the server has in the network." }
    to_home { "Naar de startpagina", "To the start page" }
}

//! What a device says about its connection.

texts! {
    lost { "Geen verbinding. We bewaren wat je schrijft en proberen het vanzelf opnieuw.", "No connection. We keep what you write and try again by ourselves." }
    lost_with_waiting(count: usize) { "Geen verbinding; we proberen het vanzelf opnieuw. Bewaard op dit apparaat, nog te versturen: {count}.", "No connection; we try again by ourselves. Kept on this device, still to be sent: {count}." }
    other_version { "Er is een nieuwe versie. Laad de pagina opnieuw; wat je schreef blijft bewaard.", "There is a new version. Reload the page; what you wrote is kept." }
    open_elsewhere { "Je hebt deze sessie op te veel plekken tegelijk open. Deze pagina staat stil; de andere werken. Hier verder? Laad opnieuw; wat je schreef blijft bewaard.", "You have this session open in too many places at once. This page stands still; the others work. Go on here? Reload; what you wrote is kept." }
    reload { "Opnieuw laden", "Reload" }
    page_coming { "De pagina komt eraan …", "The page is on its way …" }
    page_not_here { "Deze pagina kwam niet aan.", "This page did not arrive." }
    page_not_here_why { "Je hebt nu geen verbinding, of er is een nieuwe versie. Laad de pagina opnieuw; wat je schreef blijft bewaard.", "You have no connection just now, or there is a new version. Reload the page; what you wrote is kept." }
    still_to_be_sent { "nog te versturen", "still to be sent" }
    your_words { "Dit schreef je:", "This is what you wrote:" }
    copy { "Kopieer", "Copy" }
    copied { "Gekopieerd.", "Copied." }
    close { "Sluit", "Close" }
    connecting { "Verbinding maken …", "Connecting …" }
    no_connection { "We krijgen geen verbinding met de server. Controleer je netwerk en probeer het opnieuw.", "We can't reach the server. Check your network and try again." }
    unexpected { "Dat ging niet goed. Probeer het nog eens.", "That did not work. Please try again." }
    not_let_in { "Deze link werkt niet (meer). Controleer of je hem helemaal hebt overgenomen, of vraag een nieuwe aan de begeleider.", "This link does not work (any more). Check that you copied all of it, or ask the facilitator for a new one." }
    deleted { "Deze sessie is gewist. Alles wat erin stond is weg.", "This session was deleted. Everything in it is gone." }
    only_here_links(here: &str, elsewhere: &str) { "Alleen deze computer kan {here} openen; de links en de QR-code leiden daarom naar {elsewhere}.", "Only this computer can open {here}; the links and the QR code therefore lead to {elsewhere}." }
    only_here_start(port: u16) { "Alleen deze computer kan deze links openen; start de server met --listen 0.0.0.0:{port}, dan kunnen anderen er ook bij.", "Only this computer can open these links; start the server with --listen 0.0.0.0:{port}, and others can too." }
    only_here_unknown { "Alleen deze computer kan deze links openen; open deze pagina op het adres dat de server in het netwerk heeft.", "Only this computer can open these links; open this page at the address that the server has in the network." }
    to_home { "Naar de startpagina", "To the start page" }
}

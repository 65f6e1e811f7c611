//! The page that tests what a network lets through, for the person who manages the network.

texts! {
    title { "Verbindingstest", "Connection test" }
    what_for { "Deze pagina test wat dit netwerk doorlaat. Werkt iets niet, geef de uitslag dan aan wie het netwerk beheert.", "This page tests what this network lets through. If something does not work, pass the result to whoever runs the network." }
    start { "Begin de test", "Start the test" }
    again { "Test opnieuw", "Test again" }
    busy { "Bezig met testen …", "Testing …" }
    all_well { "Alles werkt. Dit netwerk is klaar voor een sessie.", "Everything works. This network is ready for a session." }
    well_enough { "Een sessie werkt hier, over gewoon HTTP. Met WebSockets gaat het vlotter en met minder verkeer.", "A session works here, over plain HTTP. With WebSockets it is faster and uses less data." }
    socket_only { "Een sessie werkt hier, zolang WebSockets open blijven.", "A session works here, as long as WebSockets stay open." }
    not_well { "Een sessie werkt hier niet. Zie hieronder wat moet worden doorgelaten.", "A session does not work here. See below what has to be let through." }
    http { "Gewone verzoeken (HTTP)", "Plain requests (HTTP)" }
    socket { "WebSocket, blijft open", "WebSocket, stays open" }
    stream { "Server-sent events en POST", "Server-sent events and POST" }
    clock { "Klok van dit apparaat", "This device’s clock" }
    to_do { "Nog niet getest", "Not tested yet" }
    testing { "Bezig …", "Busy …" }
    works { "Werkt", "Works" }
    slow { "Traag", "Slow" }
    fails { "Werkt niet", "Does not work" }
    there_and_back(middle: i64, longest: i64) { "heen en terug {middle} ms, hooguit {longest} ms", "there and back {middle} ms, at most {longest} ms" }
    clock_off(seconds: i64) { "{seconds} s verschil met de server. Dat geeft niet: de klok van de server telt.", "{seconds} s off the server’s clock. That does no harm: the server’s clock counts." }
    let_http(host: &str) { "Laat https-verzoeken naar {host} door, ook /healthz en /api/.", "Let https requests to {host} through, /healthz and /api/ too." }
    let_socket(host: &str) { "Laat op {host} het pad /api/socket door met de headers Upgrade en Connection, en verbreek het niet: sta een verbinding toe die minstens 60 s stil is.", "Let the path /api/socket on {host} through with the headers Upgrade and Connection, and don’t cut it off: allow a connection that is quiet for at least 60 s." }
    let_stream(host: &str) { "Laat op {host} POST naar /api/stream en /api/stream/frames door, zonder het antwoord te bufferen of na een tijd af te breken.", "Let POST to /api/stream and /api/stream/frames on {host} through, without buffering the answer or cutting it off after a while." }
    copy { "Uitslag als tekst", "The result as text" }
    bad_connection { "Test de verbinding", "Test the connection" }
}

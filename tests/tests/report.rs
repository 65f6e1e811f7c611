//! The report over HTTP: it needs its secret, contains only what may be known, its files hold only text, and a session
//! returns from its archive unchanged.

use calamine::{Data, Reader as _, Xlsx};
use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use shared::archive::Archive;
use shared::code::JoinCode;
use shared::ids::{ParticipantId, RoomNumber};
use shared::limits;
use shared::report::{Report, ReportFile};
use shared::session::{
    AccessCommand, Again, Command, GatheringCommand, Kind, LifecycleCommand, LookBack, Participant, Phase, SecretLink,
    Session, Side,
};
use shared::wire::{LinkRequest, NewLink, Opened, Problem};
use tests::people::{go_to, locks, sees_phase, starts_everybody, votes, writes};
use tests::{START, TestSession, World, crowd, plain_session};

const HOSTILE: &str = "=HYPERLINK(\"http://kwaad\") <script>alert(1)</script>";

/// A reader of a report.
struct ReportReader {
    url: String,
    code: JoinCode,
    secret: String,
}

impl ReportReader {
    fn facilitator(url: &str, opened: &Opened) -> Self {
        Self { url: url.into(), code: opened.code, secret: opened.facilitator.clone() }
    }

    /// Somebody with a link that the facilitator has just renewed.
    async fn by_link(url: &str, opened: &Opened) -> anyhow::Result<Self> {
        let asked = LinkRequest { secret: opened.facilitator.clone(), link: SecretLink::Report };
        let answered = Client::new().post(format!("{url}/api/sessions/{}/links", opened.code)).json(&asked);
        let link: NewLink = answered.send().await?.json().await?;
        Ok(Self { url: url.into(), code: opened.code, secret: link.secret })
    }

    async fn ask(&self, path: &str) -> anyhow::Result<Response> {
        let address = format!("{}/api/sessions/{}/report{path}", self.url, self.code);
        Ok(Client::new().get(address).bearer_auth(&self.secret).send().await?)
    }

    async fn report(&self) -> anyhow::Result<Report> {
        Ok(self.ask("").await?.error_for_status()?.json().await?)
    }

    async fn file(&self, name: &str) -> anyhow::Result<Vec<u8>> {
        Ok(self
            .ask(&format!("/{name}?lang=nl&zone=Europe%2FAmsterdam"))
            .await?
            .error_for_status()?
            .bytes()
            .await?
            .into())
    }
}

async fn import(url: &str, archive: String) -> anyhow::Result<Response> {
    let request = Client::new().post(format!("{url}/api/sessions/import")).header("content-type", "application/json");
    Ok(request.header("accept-language", "nl").body(archive).send().await?)
}

async fn problem(response: Response) -> anyhow::Result<Problem> {
    Ok(response.json().await?)
}

/// A room that chose, with words that try to be more than text.
async fn played(world: &World) -> anyhow::Result<TestSession> {
    let session = TestSession::open(world, &plain_session()).await?;
    let mut facilitator = session.facilitator().await?;
    let mut presenter = session.join("Demo Geheimnaam", 1).await?;
    starts_everybody(&mut facilitator).await?;
    sees_phase(&mut presenter, Phase::Read).await?;
    go_to(&mut presenter, Phase::Left).await?;
    writes(&mut presenter, Side::Left, Kind::Pro, HOSTILE).await?;
    go_to(&mut presenter, Phase::Choose).await?;
    votes(&mut presenter, Side::Left).await?;
    presenter.until("the count", |bot| bot.round().is_some_and(|round| round.ballots.count.is_some())).await?;
    locks(&mut presenter, HOSTILE).await?;
    Ok(session)
}

#[tokio::test]
async fn only_its_link_opens_it_and_only_until_the_link_is_withdrawn() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = played(&world).await?;
    let reader = ReportReader::by_link(&world.url, &session.opened).await?;
    assert_eq!(reader.report().await?.dilemmas[0].tally.left.len(), 1);
    for secret in ["", "x", &session.opened.plenary, &session.code().to_string()] {
        let stranger = ReportReader { secret: secret.into(), url: world.url.clone(), code: session.code() };
        for path in ["", "/report.md", "/archive.json"] {
            let refused = stranger.ask(path).await?;
            assert_eq!(refused.status(), StatusCode::FORBIDDEN, "{secret:?} {path}");
            assert_eq!(problem(refused).await?.kind, "not-let-in");
        }
    }
    let bare =
        Client::new().get(format!("{}/api/sessions/{}/report?secret={}", world.url, session.code(), reader.secret));
    assert_eq!(bare.send().await?.status(), StatusCode::FORBIDDEN, "not in an address");
    assert_eq!(reader.ask("/passwd").await?.status(), StatusCode::NOT_FOUND);
    let mut facilitator = session.facilitator().await?;
    facilitator.command(Command::Access(AccessCommand::WithdrawLink { link: SecretLink::Report })).await?;
    assert_eq!(reader.ask("").await?.status(), StatusCode::FORBIDDEN);
    assert!(ReportReader::facilitator(&world.url, &session.opened).report().await.is_ok());
    Ok(())
}

#[tokio::test]
async fn it_has_names_only_if_the_facilitator_allowed_them() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = played(&world).await?;
    let reader = ReportReader::by_link(&world.url, &session.opened).await?;
    let everything = async || {
        let mut text = reader.ask("").await?.text().await?;
        for name in ["report.md", "choices.csv", "arguments.csv", "archive.json"] {
            text.push_str(&String::from_utf8(reader.file(name).await?)?);
        }
        Ok::<_, anyhow::Error>(text)
    };
    assert!(!everything().await?.contains("Geheimnaam"));
    let mut facilitator = session.facilitator().await?;
    facilitator.command(Command::Access(AccessCommand::NamePeopleInReport { on: true })).await?;
    assert!(everything().await?.contains("Geheimnaam"));
    Ok(())
}

#[tokio::test]
async fn words_of_people_are_plain_text_in_every_file() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = played(&world).await?;
    let reader = ReportReader::facilitator(&world.url, &session.opened);
    let markdown = String::from_utf8(reader.file("report.md").await?)?;
    assert!(markdown.contains("\\<script\\>") && !markdown.contains("<script>"));
    for name in ["choices.csv", "arguments.csv"] {
        let csv = String::from_utf8(reader.file(name).await?)?;
        assert!(csv.starts_with('\u{feff}') && csv.contains(';'), "{name}");
        assert!(
            csv.contains("'=HYPERLINK") && !csv.contains(";=HYPERLINK") && !csv.contains(";\"=HYPERLINK"),
            "{name}"
        );
    }
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(reader.file("report.xlsx").await?))?;
    assert_eq!(workbook.sheet_names().len(), 5);
    let mut found = 0;
    for name in workbook.sheet_names() {
        assert!(workbook.worksheet_formula(&name)?.used_cells().next().is_none(), "a formula on {name}");
        let sheet = workbook.worksheet_range(&name)?;
        found += sheet.used_cells().filter(|(_, _, cell)| **cell == Data::String(HOSTILE.into())).count();
    }
    assert_eq!(found, 2, "the argument and the motivation, as they were typed");
    let overview = workbook.worksheet_range("Overzicht")?;
    let first: Vec<&Data> = overview.rows().nth(1).into_iter().flatten().collect();
    assert!(matches!(first[1], Data::DateTime(_)) && matches!(first[8], Data::Float(_)), "{first:?}");
    Ok(())
}

/// The fullest possible session: everybody in one room, with the longest names, and each with the longest text when
/// looking back.
fn fullest() -> Session {
    let mut session = crowd(2);
    session.names_in_report = true;
    let people = u32::try_from(limits::PARTICIPANTS_MAX).unwrap_or_default();
    for id in (1..=people).map(ParticipantId) {
        let name = "𝓦".repeat(limits::NAME_MAX);
        session.participants.insert(id, Participant::new(name, Some(RoomNumber(1))));
    }
    let tried = Some("é".repeat(limits::SENTENCE_MAX));
    let look_back = LookBack { again: Again::Same, tried };
    if let Some(round) = session.rooms.get_mut(&RoomNumber(1)).and_then(|room| room.rounds.first_mut()) {
        round.look_backs = (1..=people).map(|id| (ParticipantId(id), look_back.clone())).collect();
    }
    session
}

#[tokio::test]
async fn nothing_that_people_write_makes_a_file_fail() -> anyhow::Result<()> {
    let world = World::start().await?;
    let answered = import(&world.url, serde_json::to_string(&Archive::of(fullest(), START))?).await?;
    assert_eq!(answered.status(), StatusCode::CREATED);
    let reader = ReportReader::facilitator(&world.url, &answered.json().await?);
    for name in ["report.md", "choices.csv", "arguments.csv", "looking-back.csv", "archive.json"] {
        assert!(!reader.file(name).await?.is_empty(), "{name}");
    }
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(reader.file("report.xlsx").await?))?;
    for list in ["Wie erbij waren", "Terugblik"] {
        let sheet = workbook.worksheet_range(list)?;
        assert_eq!(sheet.height(), limits::PARTICIPANTS_MAX + 1, "a row for each, and the head: {list}");
    }
    Ok(())
}

#[tokio::test]
async fn a_file_for_spreadsheets_keeps_words_in_columns_in_both_languages() -> anyhow::Result<()> {
    const WORDS: [&str; 4] = ["3-4", "1/2", "00123", "Rust; en tijd, echt"];
    let world = World::start().await?;
    let mut session = crowd(1);
    let arguments = session.rooms.values_mut().flat_map(|room| &mut room.rounds).flat_map(|round| &mut round.arguments);
    for ((_, argument), words) in arguments.zip(WORDS.into_iter().cycle()) {
        argument.text = words.into();
    }
    let answered = import(&world.url, serde_json::to_string(&Archive::of(session.clone(), START))?).await?;
    let reader = ReportReader::facilitator(&world.url, &answered.json().await?);
    for (language, delimiter) in [("nl", b';'), ("en", b',')] {
        let file = reader.ask(&format!("/arguments.csv?lang={language}")).await?.bytes().await?;
        let bytes = file.strip_prefix("\u{feff}".as_bytes()).ok_or_else(|| anyhow::anyhow!("no byte order mark"))?;
        for words in &WORDS[..3] {
            let kept = format!("\"\t{words}\"");
            assert!(bytes.windows(kept.len()).any(|window| window == kept.as_bytes()), "{language}: {words}");
        }
        let mut table = csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(bytes);
        let mut found: Vec<String> = Vec::new();
        for row in table.records() {
            found.extend(row?.iter().filter(|cell| WORDS.contains(cell)).map(str::to_owned));
        }
        found.sort();
        found.dedup();
        assert_eq!(found, ["00123", "1/2", "3-4", "Rust; en tijd, echt"], "{language}");
    }
    Ok(())
}

#[tokio::test]
async fn a_session_comes_back_from_its_archive_as_it_was() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = played(&world).await?;
    let mut facilitator = session.facilitator().await?;
    facilitator.command(Command::Lifecycle(LifecycleCommand::End)).await?;
    let before = ReportReader::facilitator(&world.url, &session.opened);
    let archive = String::from_utf8(before.file("archive.json").await?)?;
    let elsewhere = World::start().await?;
    let answered = import(&elsewhere.url, archive).await?;
    assert_eq!(answered.status(), StatusCode::CREATED);
    let opened: Opened = answered.json().await?;
    let after = ReportReader::facilitator(&elsewhere.url, &opened).report().await?;
    assert_eq!(after, Report { code: opened.code, ..before.report().await? });
    // It is stored, and its debrief can continue.
    let elsewhere = elsewhere.restart().await?;
    let back = TestSession::at(&elsewhere.url, opened);
    let mut facilitator = back.facilitator().await?;
    let dilemma = shared::ids::DilemmaNumber(1);
    facilitator
        .command(Command::Gathering(GatheringCommand::MakeTheme {
            dilemma,
            name: "Nieuw".into(),
            arguments: Vec::new(),
        }))
        .await?;
    let report = ReportReader::facilitator(&elsewhere.url, &back.opened).report().await?;
    assert_eq!(report.dilemmas[0].themes.len(), 1);
    assert_eq!(report.dilemmas[0].arguments[0].text, HOSTILE);
    Ok(())
}

#[tokio::test]
async fn a_dishonest_archive_is_refused_with_a_message() -> anyhow::Result<()> {
    let world = World::start().await?;
    let archive = serde_json::to_value(Archive::of(crowd(2), START))?;
    let with = |path: &str, value: Value| {
        let mut archive = archive.clone();
        if let Some(place) = archive.pointer_mut(path) {
            *place = value;
        }
        archive.to_string()
    };
    for (body, kind) in [
        (String::new(), "not-an-archive"),
        ("[[[[".repeat(10_000), "not-an-archive"),
        (json!({ "format": "anders-organiseren/session", "version": 1 }).to_string(), "not-an-archive"),
        (with("/version", json!(2)), "newer-archive"),
        (with("/session/settings/title", json!("")), "damaged-archive"),
        (with("/session/rooms/1/rounds/0/outcome/chosen/count/left", json!(0)), "damaged-archive"),
    ] {
        let refused = import(&world.url, body).await?;
        assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let problem = problem(refused).await?;
        assert_eq!(problem.kind, kind);
        assert!(problem.title.starts_with("Dit"), "{}", problem.title);
    }
    let huge = import(&world.url, " ".repeat(17 * 1024 * 1024)).await?;
    assert_eq!(huge.status(), StatusCode::PAYLOAD_TOO_LARGE);
    Ok(())
}

#[tokio::test]
async fn four_hundred_rooms_come_back_and_are_made_into_files() -> anyhow::Result<()> {
    let world = World::start().await?;
    let archive = serde_json::to_string(&Archive::of(crowd(400), START))?;
    println!("the archive of 400 rooms: {} KiB", archive.len() / 1024);
    let answered = import(&world.url, archive).await?;
    assert_eq!(answered.status(), StatusCode::CREATED);
    let reader = ReportReader::facilitator(&world.url, &answered.json().await?);
    assert_eq!(reader.report().await?.dilemmas[0].rooms.len(), 400);
    for name in ReportFile::ALL.map(ReportFile::name) {
        let since = std::time::Instant::now();
        let file = reader.file(name).await?;
        println!("{name}: {} KiB in {:?}", file.len() / 1024, since.elapsed());
    }
    Ok(())
}

/// Writes the archive of a demo conference, to look at its report: `AO_ARCHIVE=400:/tmp/demo.json`.
#[test]
fn an_archive_to_look_at() -> anyhow::Result<()> {
    let Ok(wanted) = std::env::var("AO_ARCHIVE") else { return Ok(()) };
    let (rooms, path) = wanted.split_once(':').ok_or_else(|| anyhow::anyhow!("expected ROOMS:PATH"))?;
    Ok(std::fs::write(path, serde_json::to_vec(&Archive::of(crowd(rooms.parse()?), START))?)?)
}

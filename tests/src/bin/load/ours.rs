//! How people come into the real program: sessions are opened and joined over plain requests, as from a browser.

use anyhow::{Context as _, ensure};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use reqwest::Client;
use shared::code::JoinCode;
use shared::ids::RoomNumber;
use shared::language::Language;
use shared::session::{BlockKind, BlockPlan, Placement, Rules};
use shared::wire::{JoinRequest, Joined, NewSession, Opened};

use super::device::source;
use super::options::Shape;
use super::seats::Keys;

/// People who join at the same moment.
const JOINING: usize = 64;
/// Minutes of a round and of the block: longer than any measurement, so that no time runs out during it.
const ROUND_MINUTES: u8 = 60;
const BLOCK_MINUTES: u16 = 240;

/// Opens the sessions, and has everybody join. Device numbers continue from one session to the next.
pub async fn everybody_joins(url: &str, shape: Shape) -> anyhow::Result<Vec<Keys>> {
    let mut sessions = Vec::new();
    let mut first = 0;
    for _ in 0..shape.sessions {
        let Opened { code, facilitator: board, plenary: screen } = open(url, shape).await?;
        let joins = (0..shape.rooms).flat_map(|room| (0..shape.people).map(move |person| (room, person)));
        let people = stream::iter(joins.zip(first..))
            .map(async |((room, person), number)| {
                let joined = join(url, code, number, room + 1, person + 1).await?;
                anyhow::Ok((joined.participant, joined.token))
            })
            .buffered(JOINING)
            .try_collect::<Vec<_>>()
            .await?;
        first += u32::try_from(people.len())?;
        sessions.push(Keys { code, people, board, screen });
    }
    Ok(sessions)
}

async fn open(url: &str, shape: Shape) -> anyhow::Result<Opened> {
    let new = NewSession {
        title: "Demo conferentie".into(),
        language: Language::Nl,
        dilemmas: ["tempo", "niveau", "rooster", "toetsing"].map(String::from).to_vec(),
        own: Vec::new(),
        planned: 2,
        minutes: ROUND_MINUTES,
        rooms: shape.rooms,
        placement: Placement::Pick,
        programme: vec![BlockPlan::new(BlockKind::Dilemmas, BLOCK_MINUTES)],
        rules: Rules::default(),
        expected: None,
    };
    let response = Client::new().post(format!("{url}/api/sessions")).json(&new).send().await?;
    let status = response.status();
    ensure!(status == 201, "opening a session: {status}: {}", response.text().await?);
    Ok(response.json().await?)
}

async fn join(url: &str, code: JoinCode, number: u32, room: u16, person: u16) -> anyhow::Result<Joined> {
    let client = Client::builder().local_address(source(number)).build()?;
    let request = JoinRequest { name: format!("Demo {room}-{person}"), room: Some(RoomNumber(room)) };
    let response = client.post(format!("{url}/api/sessions/{code}/participants")).json(&request).send().await?;
    let status = response.status();
    ensure!(status.is_success(), "joining: {status}: {}", response.text().await?);
    response.json().await.context("what who joined is told")
}

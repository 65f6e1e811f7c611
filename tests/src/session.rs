//! Sessions to test with.

use anyhow::ensure;
use server::demo::bot::Bot;
use server::demo::error::BotError;
use server::demo::requests;
use shared::code::JoinCode;
use shared::ids::RoomNumber;
use shared::language::Language;
use shared::link::Carrier;
use shared::session::{BlockKind, BlockPlan, Phase, Placement, Rules};
use shared::wire::{JoinRequest, Joined, NewSession, Opened};

use crate::World;
use crate::people::{sees_phase, starts_everybody};

/// A session with the form's defaults: two planned dilemmas of ten minutes and two spares, and two rooms that people
/// pick themselves.
pub fn plain_session() -> NewSession {
    NewSession {
        title: "Test".into(),
        language: Language::Nl,
        dilemmas: ["tempo", "niveau", "rooster", "toetsing"].map(String::from).to_vec(),
        own: Vec::new(),
        planned: 2,
        minutes: 10,
        rooms: 2,
        placement: Placement::Pick,
        programme: vec![BlockPlan::new(BlockKind::Dilemmas, 20), BlockPlan::new(BlockKind::Break, 5)],
        rules: Rules::default(),
        expected: None,
    }
}

/// A session that is open on a [`World`].
pub struct TestSession {
    /// The server's address.
    pub url: String,
    /// The code and the secrets.
    pub opened: Opened,
    /// The carrier of the people who join.
    pub carrier: Carrier,
}

impl TestSession {
    /// Opens it.
    pub async fn open(world: &World, new: &NewSession) -> anyhow::Result<Self> {
        Self::open_at(&world.url, new).await
    }

    /// Opens it at an address.
    pub async fn open_at(url: &str, new: &NewSession) -> anyhow::Result<Self> {
        let response = reqwest::Client::new().post(format!("{url}/api/sessions")).json(new).send().await?;
        let status = response.status();
        ensure!(status == 201, "opening a session: {status}: {}", response.text().await?);
        Ok(Self::at(url, response.json().await?))
    }

    /// A session that is open already.
    pub fn at(url: &str, opened: Opened) -> Self {
        Self { url: url.to_owned(), opened, carrier: Carrier::Socket }
    }

    /// The same session for people whose network uses `carrier`.
    #[must_use]
    pub fn over(self, carrier: Carrier) -> Self {
        Self { carrier, ..self }
    }

    /// Its code.
    pub fn code(&self) -> JoinCode {
        self.opened.code
    }

    /// Somebody who joins a room.
    pub async fn join(&self, name: &str, room: u16) -> Result<Bot, BotError> {
        Bot::over(self.carrier, &self.url, self.code(), &self.token(name, room).await?).await
    }

    /// The token of somebody who joined a room without connecting.
    pub async fn token(&self, name: &str, room: u16) -> Result<String, BotError> {
        let request = JoinRequest { name: name.into(), room: Some(RoomNumber(room)) };
        let path = format!("/api/sessions/{}/participants", self.code());
        let joined: Joined = requests::post(&self.url, &path, &request).await?;
        Ok(joined.token)
    }

    /// The facilitator.
    pub async fn facilitator(&self) -> Result<Bot, BotError> {
        Bot::over(self.carrier, &self.url, self.code(), &self.opened.facilitator).await
    }

    /// The facilitator, and two people reading the first dilemma in room 1; the first of them presents.
    pub async fn two_at_work(&self) -> Result<(Bot, Bot, Bot), BotError> {
        let mut facilitator = self.facilitator().await?;
        let mut presenter = self.join("Demo A", 1).await?;
        let mut member = self.join("Demo B", 1).await?;
        starts_everybody(&mut facilitator).await?;
        sees_phase(&mut presenter, Phase::Read).await?;
        sees_phase(&mut member, Phase::Read).await?;
        Ok((facilitator, presenter, member))
    }

    /// The plenary screen.
    pub async fn plenary(&self) -> Result<Bot, BotError> {
        Bot::over(self.carrier, &self.url, self.code(), &self.opened.plenary).await
    }
}

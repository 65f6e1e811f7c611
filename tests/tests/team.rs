//! A team without a facilitator: its starter and its presenter share the report and delete the session, and nobody else
//! does.

use reqwest::{Client, StatusCode};
use server::demo::bot::Bot;
use server::demo::error::BotError;
use server::demo::requests;
use shared::code::JoinCode;
use shared::ids::ParticipantId;
use shared::language::Language;
use shared::link::Carrier;
use shared::report::Report;
use shared::session::{Command, LifecycleCommand, RoomCommand, SecretLink, Session};
use shared::wire::{Goodbye, JoinRequest, Joined, LinkRequest, NewLink, StartTogether};
use tests::{TestSession, World, plain_session};

const LINKS: [SecretLink; 3] = [SecretLink::Facilitator, SecretLink::Plenary, SecretLink::Report];

/// Somebody with a secret of a session.
struct Holder {
    url: String,
    code: JoinCode,
    secret: String,
}

impl Holder {
    /// Starts a team.
    async fn starting(url: &str) -> anyhow::Result<Self> {
        let asked = StartTogether { name: "Demo A".into(), language: Language::Nl, dilemma: None, minutes: Some(7) };
        let joined: Joined = requests::post(url, "/api/sessions/together", &asked).await?;
        assert_eq!(joined.participant, Session::STARTER);
        Ok(Self { url: url.to_owned(), code: joined.code, secret: joined.token })
    }

    /// Joins that team.
    async fn joining(&self, name: &str) -> anyhow::Result<Self> {
        let asked = JoinRequest { name: name.into(), room: None };
        let joined: Joined = requests::post(&self.url, &self.path("/participants"), &asked).await?;
        Ok(Self { url: self.url.clone(), code: self.code, secret: joined.token })
    }

    fn path(&self, of: &str) -> String {
        format!("/api/sessions/{}{of}", self.code)
    }

    async fn comes_in(&self) -> Result<Bot, BotError> {
        Bot::over(Carrier::Socket, &self.url, self.code, &self.secret).await
    }

    async fn gives_out(&self, link: SecretLink) -> Result<NewLink, BotError> {
        requests::post(&self.url, &self.path("/links"), &LinkRequest { secret: self.secret.clone(), link }).await
    }

    /// Which of the links they may give out.
    async fn may_give_out(&self) -> [bool; 3] {
        let mut may = [false; 3];
        for (link, may) in LINKS.into_iter().zip(&mut may) {
            *may = self.gives_out(link).await.is_ok();
        }
        may
    }

    async fn reads_by(&self, secret: &str) -> anyhow::Result<reqwest::Response> {
        Ok(Client::new().get(format!("{}{}", self.url, self.path("/report"))).bearer_auth(secret).send().await?)
    }

    async fn deletes(&self) -> anyhow::Result<StatusCode> {
        let path = format!("{}{}", self.url, self.path(""));
        Ok(Client::new().delete(path).bearer_auth(&self.secret).send().await?.status())
    }
}

async fn told(bot: &mut Bot) -> Option<Goodbye> {
    match bot.until("the goodbye", |_| false).await {
        Err(BotError::Goodbye(goodbye)) => Some(goodbye),
        _ => None,
    }
}

#[tokio::test]
async fn only_the_starter_of_a_team_shares_its_report_and_deletes_it() -> anyhow::Result<()> {
    let world = World::start().await?;
    let starter = Holder::starting(&world.url).await?;
    let member = starter.joining("Demo B").await?;
    let (mut first, mut second) = (starter.comes_in().await?, member.comes_in().await?);
    first.command(Command::Lifecycle(LifecycleCommand::End)).await?;
    second.until("the end", |bot| bot.session.as_ref().is_some_and(|held| held.ended_at.is_some())).await?;

    assert_eq!(member.may_give_out().await, [false; 3]);
    assert_eq!(starter.may_give_out().await, [false, false, true]);
    second.until("the report", |bot| bot.session.as_ref().is_some_and(|held| held.report_shared)).await?;
    let link = starter.gives_out(SecretLink::Report).await?;
    let report: Report = starter.reads_by(&link.secret).await?.error_for_status()?.json().await?;
    assert_eq!((report.people, report.settings.minutes, report.is_of_team()), (2, 7, true));
    for token in [&starter.secret, &member.secret] {
        assert_eq!(
            starter.reads_by(token).await?.status(),
            StatusCode::FORBIDDEN,
            "the report is read by its link only"
        );
    }

    let world = world.restart().await?;
    let starter = Holder { url: world.url.clone(), ..starter };
    let member = Holder { url: world.url.clone(), ..member };
    assert_eq!(starter.reads_by(&link.secret).await?.status(), StatusCode::OK);
    let (mut first, mut second) = (starter.comes_in().await?, member.comes_in().await?);
    assert_eq!(member.deletes().await?, StatusCode::FORBIDDEN);
    assert_eq!(starter.deletes().await?, StatusCode::NO_CONTENT);
    assert_eq!([told(&mut first).await, told(&mut second).await], [Some(Goodbye::Deleted); 2]);
    assert!(starter.comes_in().await.is_err() && member.comes_in().await.is_err());
    assert_eq!(starter.reads_by(&link.secret).await?.status(), StatusCode::NOT_FOUND);
    Ok(())
}

#[tokio::test]
async fn the_presenter_of_a_team_has_a_link_to_the_report_besides_the_starters() -> anyhow::Result<()> {
    let world = World::start().await?;
    let starter = Holder::starting(&world.url).await?;
    let member = starter.joining("Demo B").await?;
    let (mut first, mut second) = (starter.comes_in().await?, member.comes_in().await?);
    first.command(Command::Room(RoomCommand::HandOver { to: ParticipantId(2) })).await?;
    second.command(Command::Lifecycle(LifecycleCommand::End)).await?;
    let links = [starter.gives_out(SecretLink::Report).await?, member.gives_out(SecretLink::Report).await?];
    let newest = member.gives_out(SecretLink::Report).await?;

    let world = world.restart().await?;
    let starter = Holder { url: world.url.clone(), ..starter };
    assert_eq!(starter.reads_by(&links[0].secret).await?.status(), StatusCode::OK);
    assert_eq!(starter.reads_by(&links[1].secret).await?.status(), StatusCode::FORBIDDEN, "it was renewed");
    assert_eq!(starter.reads_by(&newest.secret).await?.status(), StatusCode::OK);
    let member = Holder { url: world.url.clone(), ..member };
    assert_eq!(member.deletes().await?, StatusCode::NO_CONTENT);
    Ok(())
}

#[tokio::test]
async fn a_participant_of_a_session_with_a_facilitator_gives_out_and_deletes_nothing() -> anyhow::Result<()> {
    let world = World::start().await?;
    let session = TestSession::open(&world, &plain_session()).await?;
    let first = Holder { url: world.url.clone(), code: session.code(), secret: session.token("Demo A", 1).await? };
    assert_eq!(first.may_give_out().await, [false; 3]);
    assert_eq!(first.deletes().await?, StatusCode::FORBIDDEN);
    let plenary = Holder { secret: session.opened.plenary.clone(), ..first };
    assert_eq!((plenary.may_give_out().await, plenary.deletes().await?), ([false; 3], StatusCode::FORBIDDEN));
    let facilitator = Holder { secret: session.opened.facilitator.clone(), ..plenary };
    assert_eq!(facilitator.deletes().await?, StatusCode::NO_CONTENT);
    Ok(())
}

//! Devices that stop reading for a while in the middle of a plan, and then continue or are disconnected.

use server::demo::bot::Bot;
use server::demo::error::BotError;
use shared::link::Carrier;
use shared::wire::ToServer;

use super::device::Device;
use super::game::{Game, is_broken};
use crate::Tunnel;

/// Pings that a device sends without reading the answers: more than may wait for it, and fewer than trigger the flood
/// limit.
const QUESTIONS: usize = 300;

impl Game<'_> {
    /// Connects second tabs of the facilitator and of two participants through tunnels that can be blocked.
    pub async fn let_slow_readers_in(&mut self) -> anyhow::Result<()> {
        let secrets = [0, 3, 5].map(|whose: usize| self.devices[whose].bot.secret().to_owned());
        for secret in secrets {
            let tunnel = Tunnel::to(&self.session.url).await?;
            let bot = Bot::over(Carrier::Socket, &tunnel.url, self.session.code(), &secret).await?;
            self.devices.push(Device::through(tunnel, bot));
        }
        Ok(())
    }

    /// A device with a tunnel stops reading, or reads again; some send many pings without reading the answers.
    pub async fn somebody_reads_or_not(&mut self) -> anyhow::Result<()> {
        let slow: Vec<usize> = (0..self.devices.len()).filter(|who| self.devices[*who].tunnel.is_some()).collect();
        let Some(who) = self.dice.pick(&slow) else { return Ok(()) };
        if self.devices[who].is_deaf {
            return self.reads_again(who).await;
        }
        if !self.devices[who].bot.is_connected() && !self.reconnect(who).await? {
            return Ok(());
        }
        let asks = self.dice.coin();
        let device = &mut self.devices[who];
        device.stop_reading(true);
        self.outcome.slow += 1;
        let questions = if asks { QUESTIONS } else { 0 };
        for _ in 0..questions {
            if device.bot.say(&ToServer::Ping { sent: 0 }).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Makes a device read again: it gets everything that waited, or has been disconnected.
    pub async fn reads_again(&mut self, who: usize) -> anyhow::Result<()> {
        let device = &mut self.devices[who];
        if !std::mem::replace(&mut device.is_deaf, false) {
            return Ok(());
        }
        device.stop_reading(false);
        // A ping whose answer comes after everything that waited.
        let sent = i64::try_from(self.outcome.steps)?;
        let caught_up = match device.bot.say(&ToServer::Ping { sent }).await {
            Ok(()) => {
                let answered = |bot: &Bot| bot.pong.is_some_and(|(asked, _)| asked == sent);
                device.bot.until("what waited", answered).await
            }
            Err(error) => Err(error),
        };
        match caught_up {
            Ok(()) => Ok(()),
            Err(error) if is_broken(&error) => {
                device.bot.disconnect();
                self.outcome.shown_out += usize::from(!matches!(error, BotError::Rejected(_)));
                Ok(())
            }
            Err(error) => Err(error.into()),
        }
    }
}

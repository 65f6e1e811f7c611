//! A disk that is full, refuses writes, or is gone for a while, in the middle of a plan.
//!
//! A command that can't be stored is refused, not acknowledged, and shown to nobody. When the disk works again
//! everything continues by itself, and refused commands can be sent again.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde_json::Value;
use server::log::Fault;
use shared::ids::CommandId;
use shared::session::Command;

use super::game::Game;
use super::texts;

/// Steps that a fault lasts: at least `LASTS`, and at most `LASTS_LONGER` more.
const LASTS: usize = 4;
const LASTS_LONGER: u16 = 16;

/// A refused command: its device, its id and the command.
type Refused = (usize, CommandId, Command);

/// The fault of the disk, and the commands that were refused because of it.
#[derive(Default)]
pub(super) struct Trouble {
    fault: Fault,
    /// The step at which the fault ends.
    pub lasts_until: Option<usize>,
    refused: Vec<Refused>,
}

impl Trouble {
    /// Is there a fault?
    pub fn is_there(&self) -> bool {
        self.fault != Fault::None
    }

    /// Does the fault prevent people from connecting?
    pub fn keeps_people_out(&self) -> bool {
        self.fault == Fault::Gone
    }

    /// Ends the fault; returns the commands that were refused during it.
    pub fn is_over(&mut self) -> Vec<Refused> {
        std::mem::take(self).refused
    }
}

impl Game<'_> {
    /// Starts a fault, if there is none.
    pub async fn spoil_the_disk(&mut self) -> anyhow::Result<()> {
        if self.trouble.is_there() {
            return Ok(());
        }
        let fault = self.dice.pick(&Fault::ALL).unwrap_or_default();
        self.process.as_mut().context("the program is not running")?.set_fault(fault).await?;
        self.outcome.faults += 1;
        let lasts_until = self.outcome.steps + LASTS + usize::from(self.dice.below(LASTS_LONGER));
        self.trouble = Trouble { fault, lasts_until: Some(lasts_until), refused: Vec::new() };
        Ok(())
    }

    /// Records a command that could not be stored or sent.
    pub fn refused(&mut self, who: usize, id: CommandId, command: Command) -> anyhow::Result<()> {
        if !self.trouble.is_there() {
            bail!("refused without a reason: {command:?}");
        }
        if !self.devices[who].has_answer_to(id) {
            self.outcome.refused += 1;
            self.trouble.refused.push((who, id, command));
        }
        Ok(())
    }

    /// Ends the fault, and asserts that nobody saw what was refused and that everybody can connect. Some refused
    /// commands are sent again.
    pub async fn mend_the_disk(&mut self) -> anyhow::Result<()> {
        if !self.trouble.is_there() {
            return Ok(());
        }
        self.nobody_holds_what_was_refused().await?;
        self.process.as_mut().context("the program is not running")?.set_fault(Fault::None).await?;
        let refused = self.trouble.is_over();
        for who in 0..self.devices.len() {
            if !self.devices[who].bot.is_connected() {
                self.reconnect(who).await?;
            }
        }
        self.ask_again(refused).await
    }

    async fn nobody_holds_what_was_refused(&mut self) -> anyhow::Result<()> {
        let mut refused = BTreeSet::new();
        for (_, _, command) in &self.trouble.refused {
            refused.append(&mut texts(&without_replaced(serde_json::to_value(command)?))?);
        }
        for device in &mut self.devices {
            if device.bot.is_connected() && device.bot.listen(Duration::ZERO).await.is_err() {
                device.bot.disconnect();
            }
            let held = device.bot.session.as_ref().map(texts).transpose()?.unwrap_or_default();
            self.outcome.leaked += usize::from(!held.is_disjoint(&refused));
        }
        Ok(())
    }

    /// Sends some of the refused commands again under the same ids.
    pub async fn ask_again(&mut self, refused: Vec<Refused>) -> anyhow::Result<()> {
        for (who, id, command) in refused {
            if self.dice.coin() {
                // Reconnects, so that no earlier refusal is still on its way.
                self.devices[who].bot.disconnect();
                self.command(who, id, command).await?;
            }
        }
        Ok(())
    }
}

/// A command without the text that it replaces (`over`), which is stored already.
fn without_replaced(mut command: Value) -> Value {
    if let Value::Object(fields) = &mut command {
        fields.remove("over");
        for field in fields.values_mut() {
            *field = without_replaced(field.take());
        }
    }
    command
}

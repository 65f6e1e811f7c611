//! A live connection as seen from outside: its address, its slot, and the codes it tries.

use std::sync::{Arc, Mutex, PoisonError};

use shared::code::JoinCode;
use shared::wire::Goodbye;
use tokio_util::sync::CancellationToken;

use crate::live::Doorkeeper;

use super::address::Address;
use super::api_error::{Answer, ApiError};
use super::connection_slots::Slot;
use super::lobby::Waits;
use super::state::Site;

/// A live connection of an address, from beginning to end.
pub(super) struct Visit {
    site: Arc<Site>,
    address: Address,
    makes_way: CancellationToken,
    place: Mutex<Held>,
}

/// The slot that a connection holds.
enum Held {
    /// It has not identified itself.
    InLobby(#[expect(dead_code, reason = "given back when it is dropped")] Waits<Address>),
    /// It has.
    Inside(#[expect(dead_code, reason = "given back when it is dropped")] Slot<Address>),
}

impl Visit {
    /// # Errors
    /// When this address opens too many in too short a time, or all slots are taken.
    pub fn begin(site: &Arc<Site>, address: Address) -> Answer<Self> {
        site.limits.connect(address)?;
        if !site.slots.has_one(address) {
            return Err(ApiError::TooBusy);
        }
        // Addresses that used a code correctly have a lobby of their own, so that strangers cannot push them out.
        let lobby = if site.limits.is_known(address) { &site.known_lobby } else { &site.lobby };
        let waits = lobby.wait(address);
        let makes_way = waits.makes_way();
        Ok(Self { site: Arc::clone(site), address, makes_way, place: Mutex::new(Held::InLobby(waits)) })
    }
}

impl Doorkeeper for Visit {
    fn makes_way(&self) -> CancellationToken {
        self.makes_way.clone()
    }

    fn try_code(&self, code: JoinCode) -> Result<(), Goodbye> {
        self.site.limits.try_code(self.address, code).map_err(|_| Goodbye::TooFast)?;
        let place = self.site.slots.take(self.address).ok_or(Goodbye::ComeBack)?;
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = Held::Inside(place);
        Ok(())
    }

    fn was_right(&self, code: JoinCode) {
        self.site.limits.right_code(self.address, code);
    }

    fn was_wrong(&self, code: JoinCode) {
        // The error is for plain requests; here the next try reports it.
        let _ = self.site.limits.wrong_code(self.address, Some(code));
    }
}

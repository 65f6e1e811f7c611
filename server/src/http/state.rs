//! The state that all requests share.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::FromRef;
use shared::code::JoinCode;
use shared::wire::Door;

use crate::library::Library;
use crate::live::Live;
use crate::policy::Policy;
use crate::session::{Refusal, Registry};

use super::address::{Address, TrustedProxies};
use super::api_error::{Answer, ApiError};
use super::archives::Archives;
use super::bearer::Bearer;
use super::bodies::Bodies;
use super::connection_slots::Slots;
use super::doors::Doors;
use super::host_check::HostCheck;
use super::limits::Limits;
use super::lobby::Lobby;
use super::rehearsals::Rehearsals;
use super::turns::Turns;

/// The state that handlers use.
pub(super) struct Site {
    pub registry: Arc<Registry>,
    pub live: Arc<Live>,
    pub library: Library,
    /// The library in wire format; it never changes.
    pub library_json: Bytes,
    pub host_check: HostCheck,
    /// The address on which it listens.
    pub listens: SocketAddr,
    pub policy: Policy,
    pub limits: Limits,
    pub slots: Slots<Address>,
    pub turns: Turns,
    /// Archives that are arriving.
    pub archives: Archives,
    /// For unidentified connections from addresses without a correct code.
    pub lobby: Lobby<Address>,
    /// The same for addresses that used a correct code.
    pub known_lobby: Lobby<Address>,
    pub doors: Doors,
    /// Bodies that are arriving and may be large.
    pub bodies: Bodies,
    pub rehearsals: Rehearsals,
}

impl Site {
    /// May this address open a session, as far as the operator's key is concerned?
    pub(super) fn may_open(&self, address: Address, told: Option<&Bearer>) -> Answer<()> {
        let Some(key) = &self.policy.create_key else { return Ok(()) };
        let Bearer(told) = told.ok_or(ApiError::KeyNeeded)?;
        self.limits.try_key(address)?;
        if key.is(*told) {
            return Ok(());
        }
        self.limits.wrong_key(address)?;
        Err(ApiError::WrongKey)
    }

    /// Looks at the door of a session. An address that looks too often with a code that it has proven gets an answer
    /// that is up to a second old. That costs nothing, so one device cannot close the door to others at the same
    /// address.
    pub(super) async fn look(&self, address: Address, typed: &str) -> Answer<Door> {
        let code = self.may_try(address, typed)?;
        if let Err(too_fast) = self.limits.look(address) {
            if !self.limits.has_proven(address, code) {
                return Err(too_fast);
            }
            if let Some(door) = self.doors.seen_lately(code) {
                return Ok(door);
            }
        }
        let door = self.registry.look(code).await.map_err(|refusal| self.api_error(address, code, refusal))?;
        self.limits.right_code(address, code);
        self.doors.keep(&door);
        Ok(door)
    }

    /// The code that was typed, if this address may ask something of its session.
    pub(super) fn code(&self, address: Address, typed: &str) -> Answer<JoinCode> {
        let code = self.may_try(address, typed)?;
        self.limits.look(address)?;
        Ok(code)
    }

    /// The code that was typed, if this address may try it. Text that can't be a code counts as a wrong one.
    pub(super) fn may_try(&self, address: Address, typed: &str) -> Answer<JoinCode> {
        let code = typed.parse().map_err(|_| self.limits.wrong_code(address, None))?;
        self.limits.try_code(address, code)?;
        Ok(code)
    }

    pub(super) fn api_error(&self, address: Address, code: JoinCode, refusal: Refusal) -> ApiError {
        match refusal {
            Refusal::NoSuchSession | Refusal::NotLetIn => self.limits.wrong_code(address, Some(code)),
            refusal => refusal.into(),
        }
    }
}

impl FromRef<Arc<Site>> for TrustedProxies {
    fn from_ref(site: &Arc<Site>) -> Self {
        Self(site.policy.trusted_proxies)
    }
}

//! Applies events about links, co-facilitators, closing the session and names in the report.

use crate::ids::CoFacilitatorId;
use crate::session::{AccessEvent, SecretHash, SecretLink, Session, Steered};
use crate::time::Timestamp;

impl Session {
    pub(in crate::session) fn apply_access(&mut self, event: &AccessEvent, at: Timestamp) {
        match event {
            AccessEvent::DoorLocked { locked } => self.door_locked = *locked,
            AccessEvent::PeopleNamedInReport { on } => self.names_in_report = *on,
            AccessEvent::LinkIssued { keeper: Some(keeper), secret, .. } => {
                self.report_shared = true;
                if let Some((internal, secret)) = self.internal.as_mut().zip(*secret) {
                    internal.reports_of_team.insert(*keeper, secret);
                }
            }
            AccessEvent::LinkIssued { link, secret, keeper: None } => self.set_link(*link, *secret, true),
            AccessEvent::LinkWithdrawn { link } => self.set_link(*link, None, false),
            AccessEvent::CoFacilitatorInvited { co_facilitator, name, secret } => {
                self.team.invite(*co_facilitator, name);
                self.set_co_facilitator(*co_facilitator, *secret);
            }
            AccessEvent::CoFacilitatorWithdrawn { co_facilitator } => {
                self.team.withdraw(*co_facilitator);
                self.set_co_facilitator(*co_facilitator, None);
            }
            AccessEvent::Steered { by, act } => self.team.note(Steered { at, by: *by, act: act.clone() }),
        }
    }

    fn set_link(&mut self, link: SecretLink, secret: Option<SecretHash>, given_out: bool) {
        if link == SecretLink::Report {
            self.report_shared = given_out;
        }
        if let Some(internal) = &mut self.internal {
            internal.access.set_link(link, secret);
        }
    }

    fn set_co_facilitator(&mut self, id: CoFacilitatorId, secret: Option<SecretHash>) {
        let Some(internal) = &mut self.internal else { return };
        internal.last_co_facilitator = internal.last_co_facilitator.max(id);
        match secret {
            Some(secret) => internal.co_facilitators.insert(id, secret),
            None => internal.co_facilitators.remove(&id),
        };
    }
}

//! Applies events about links, closing the session and names in the report.

use crate::session::{AccessEvent, SecretHash, SecretLink, Session};

impl Session {
    pub(in crate::session) fn apply_access(&mut self, event: &AccessEvent) {
        match event {
            AccessEvent::DoorLocked { locked } => self.door_locked = *locked,
            AccessEvent::PeopleNamedInReport { on } => self.names_in_report = *on,
            AccessEvent::LinkIssued { link, secret } => self.set_link(*link, *secret, true),
            AccessEvent::LinkWithdrawn { link } => self.set_link(*link, None, false),
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
}

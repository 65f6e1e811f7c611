//! Archives that are arriving, each counted until its turn to be read.

use std::sync::Arc;

use crate::halves::{Half, Halves};

use super::address::Address;
use super::turns::{SMALL_SHARE, Size};

/// Archives that are being received. Small ones have a share of their own, and the sender holding the most
/// bytes is the first to lose one.
pub(super) struct Archives {
    small: Arc<Halves<Address>>,
    large: Arc<Halves<Address>>,
}

impl Archives {
    /// An empty count, limited to `max` bytes.
    pub fn of(max: usize) -> Self {
        let for_small = max / SMALL_SHARE;
        Self { small: Halves::of(for_small), large: Halves::of(max - for_small) }
    }

    /// Counts an archive that this address starts sending.
    pub fn begin(&self, address: Address, size: Size) -> Half<Address> {
        let share = match size {
            Size::Small => &self.small,
            Size::Large => &self.large,
        };
        share.begin(address.of_customer())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn address(last: u8) -> Address {
        Address::of(Ipv4Addr::new(192, 0, 2, last).into())
    }

    #[test]
    fn a_small_archive_is_received_however_many_large_ones_wait() {
        let archives = Archives::of(1024 * 1024);
        let holding = |last, size, bytes| {
            let mut half = archives.begin(address(last), size);
            half.holds(bytes);
            half
        };
        let mut large = holding(1, Size::Large, 800 * 1024);
        large.stays();
        let other = holding(2, Size::Large, 100 * 1024);
        assert!(other.too_much().is_cancelled());
        let small = holding(3, Size::Small, 100 * 1024);
        assert!(!small.too_much().is_cancelled() && !small.has_to_wait());
        assert!(!large.too_much().is_cancelled(), "its turn is next, or now");
    }
}

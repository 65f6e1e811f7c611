//! The join link as a QR code, to scan from a projection.

use fast_qr::ECL;
use fast_qr::convert::Builder as _;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::{QRBuilder, QRCodeError};

/// Width of the light margin that scanners need, in modules.
const MARGIN: usize = 4;

/// An image of `link`, scalable to any size.
///
/// # Errors
/// When the link is too long.
pub(super) fn svg(link: &str) -> Result<String, QRCodeError> {
    // Level M tolerates a projector's glare and stays coarse enough for the back row.
    let code = QRBuilder::new(link).ecl(ECL::M).build()?;
    Ok(SvgBuilder::default().margin(MARGIN).to_str(&code))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_link_becomes_an_image() {
        let image = super::svg("https://school.example/j/K7M4QX").unwrap();
        assert!(image.starts_with("<svg ") && image.ends_with("</svg>"));
        assert!(super::svg(&"x".repeat(10_000)).is_err());
    }
}

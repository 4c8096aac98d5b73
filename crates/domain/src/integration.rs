//! Login with IT Complete and the ways in that it governs.

use spanning_api::integration::WayIn;

/// A way in as the product writes it.
pub fn way_name(way: &WayIn) -> String {
    match way {
        WayIn::UniviewSso => "Single sign-on from UniView".to_owned(),
        WayIn::VsaSso => "Single sign-on from VSA".to_owned(),
        WayIn::UnifiedLogin => "KaseyaOne Unified Login".to_owned(),
        WayIn::Other(other) => other.clone(),
    }
}

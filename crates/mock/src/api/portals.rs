//! The partner's portals.

use super::{Ctx, Handled, not_yet};

/// `GetPortals`.
pub fn get_portals(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

//! The audit trail.

use spanning_api::id::ActivityId;

use super::{Ctx, Handled, not_yet};

/// `ListActivity`.
pub fn list_activity(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `GetActivity`.
pub fn get_activity(ctx: &mut Ctx<'_>, _id: &ActivityId) -> Handled {
    not_yet(ctx)
}

//! Launch tickets.

use super::{Ctx, Handled, not_yet};

/// `CreateLaunchTicket`.
pub fn create_launch_ticket(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `RedeemLaunchTicket`.
pub fn redeem_launch_ticket(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

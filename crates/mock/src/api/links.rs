//! Link attempts.

use spanning_api::id::LinkAttemptId;

use super::{Ctx, Handled, not_yet};

/// `StartLinkAttempt`.
pub fn start_link_attempt(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `GetLinkAttempt`.
pub fn get_link_attempt(ctx: &mut Ctx<'_>, _id: &LinkAttemptId) -> Handled {
    not_yet(ctx)
}

/// `LeaveForProvider`.
pub fn leave_for_provider(ctx: &mut Ctx<'_>, _id: &LinkAttemptId) -> Handled {
    not_yet(ctx)
}

/// `AnswerLinkCallback`.
pub fn answer_link_callback(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `ConfirmLinkAttempt`.
pub fn confirm_link_attempt(ctx: &mut Ctx<'_>, _id: &LinkAttemptId) -> Handled {
    not_yet(ctx)
}

/// `CancelLinkAttempt`.
pub fn cancel_link_attempt(ctx: &mut Ctx<'_>, _id: &LinkAttemptId) -> Handled {
    not_yet(ctx)
}

/// Login with IT Complete went off: running attempts end, because nothing can be linked.
pub(super) fn it_complete_went_off(_ctx: &mut Ctx<'_>, _tenant: &spanning_api::id::TenantId) {}

/// The caller's attempt that is under way.
pub(super) fn active_of(_ctx: &Ctx<'_>) -> Option<LinkAttemptId> {
    None
}

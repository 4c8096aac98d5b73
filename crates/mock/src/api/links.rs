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

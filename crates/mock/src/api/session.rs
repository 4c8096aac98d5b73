//! Signing in and out.

use super::{Ctx, Handled, not_yet};

/// `GetSignInOptions`.
pub fn get_sign_in_options(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `GetSession`.
pub fn get_session(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `SignIn`.
pub fn sign_in(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// `SignOut`.
pub fn sign_out(ctx: &mut Ctx<'_>) -> Handled {
    not_yet(ctx)
}

/// The session cookie. `__Host-` ties it to this origin: Secure, no Domain, Path=/.
pub const COOKIE: &str = "__Host-session";

//! How one can sign in here: asked for once, by whatever needs it first.

use leptos::prelude::*;
use spanning_api::endpoint::GetSignInOptions;
use spanning_api::session::{SignInOptions, Simulation};

use crate::client::{Client, ClientError};

/// The sign-in options; get them with [`use_options`].
#[derive(Clone, Copy)]
pub struct OptionsContext(RwSignal<Option<SignInOptions>>);

/// Provides the options, not known yet.
pub fn provide_options() -> OptionsContext {
    let options = OptionsContext(RwSignal::new(None));
    provide_context(options);
    options
}

/// The options of the app.
pub fn use_options() -> OptionsContext {
    use_context().unwrap_or_else(provide_options)
}

impl OptionsContext {
    /// The options, asked for if they are not known.
    ///
    /// # Errors
    /// When the back end did not answer.
    pub async fn load(self, client: Client) -> Result<SignInOptions, ClientError> {
        if let Some(known) = self.0.try_get_untracked().flatten() {
            return Ok(known);
        }
        let options = client.call::<GetSignInOptions>(()).send().await?.value;
        self.0.try_set(Some(options.clone()));
        Ok(options)
    }

    /// What a simulated back end says about itself; `None` for a real one. Reactive.
    pub fn simulation(self) -> Option<Simulation> {
        self.0.try_with(|options| options.as_ref().and_then(|options| options.simulation.clone())).flatten()
    }

    /// Whether the back end is a simulation; reactive.
    pub fn is_simulation(self) -> bool {
        self.0.try_with(|options| options.as_ref().is_some_and(|options| options.simulation.is_some())) == Some(true)
    }
}

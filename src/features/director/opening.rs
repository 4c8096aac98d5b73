//! A link that holds a situation: making it, and opening it before the app is there.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_mock::parcel::Parcel;

use super::door;
use super::sign_in::sign_in;
use super::state::safe;
use crate::language::speak_to_reader;
use crate::platform::{address, clock, leave};
use crate::session::forget_traces;
use crate::text::director as text;
use crate::ui::*;

/// What the fragment of such a link begins with.
const MARK: &str = "situation=";

/// The link to a packed situation.
pub(super) fn link(packed: &str) -> String {
    format!("{}#{MARK}{packed}", address::start())
}

/// The packed situation of this page's address.
pub fn asked() -> Option<String> {
    address::written_fragment().strip_prefix(MARK).map(str::to_owned)
}

/// Shown in the place of the app until the situation is there.
#[component]
pub fn Opening(
    /// The packed situation.
    packed: String,
) -> impl IntoView {
    let failed = RwSignal::new(None::<String>);
    spawn_local(async move {
        speak_to_reader().await;
        match open(&packed).await {
            Ok(to) => leave::start_at(&to),
            Err(error) => {
                failed.try_set(Some(error));
            }
        }
    });
    move || {
        failed.get().map(|error| {
            let action = || view! { <Button label=text::open_demo() on_click=|()| leave::start_at("/")/> };
            view! {
                <main class="page">
                    <Banner tone=Tone::Bad title=text::not_opened() action>
                        {error}
                    </Banner>
                </main>
            }
        })
    }
}

/// Makes it so; gives the page to go to.
async fn open(packed: &str) -> Result<String, String> {
    let parcel = Parcel::unpack(packed).map_err(|_| text::unreadable().to_owned())?;
    door::tell("POST", "situation", &parcel.situation).await?;
    clock::set_skew(parcel.skew);
    forget_traces();
    if let Some(email) = parcel.person {
        sign_in(&email).await?;
    }
    Ok(safe(&parcel.address))
}

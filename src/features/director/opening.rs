//! A link that holds a situation: making it, and opening it before the app is there.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::{CLIENT_HEADER, Op};
use spanning_api::session::SignIn;
use spanning_mock::parcel::Parcel;
use spanning_mock::simulation;

use super::door;
use super::state::safe;
use crate::config;
use crate::platform::http::{HttpRequest, fetch};
use crate::platform::{address, clock, leave, storage};
use crate::session::TRACES;
use crate::text::director as text;
use crate::ui::*;

/// What the fragment of such a link begins with.
const MARK: &str = "situation=";
const DEADLINE: u64 = 60_000;

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
        match open(&packed).await {
            Ok(to) => leave::start_at(&to),
            Err(error) => {
                failed.try_set(Some(error));
            }
        }
    });
    move || {
        failed.get().map(|error| {
            let action = || view! { <Button label=text::OPEN_DEMO on_click=|()| leave::start_at("/")/> };
            view! {
                <main class="page">
                    <Banner tone=Tone::Bad title=text::NOT_OPENED action>
                        {error}
                    </Banner>
                </main>
            }
        })
    }
}

/// Makes it so; gives the page to go to.
async fn open(packed: &str) -> Result<String, String> {
    let parcel = Parcel::unpack(packed).map_err(|_| text::UNREADABLE.to_owned())?;
    door::tell("POST", "situation", &parcel.situation).await?;
    clock::set_skew(parcel.skew);
    TRACES.into_iter().for_each(storage::remove);
    if let Some(email) = parcel.person {
        sign_in(email).await?;
    }
    Ok(safe(&parcel.address))
}

async fn sign_in(email: String) -> Result<(), String> {
    let simulation = simulation();
    let account = simulation.accounts.iter().find(|account| account.person.email == email);
    // Who came in by another way does so again.
    let Some(account) = account else { return Ok(()) };
    let of_tenant = account.identity == spanning_api::session::IdentitySource::Spanning;
    let body = SignIn { email, password: simulation.password.clone() };
    let body = serde_json::to_string(&body).map_err(|_| text::REFUSED.to_owned())?;
    let (url, build) = (Op::SignIn.path(&[]), config::build());
    let request = HttpRequest {
        method: Op::SignIn.method().as_str(),
        url: &url,
        headers: vec![(CLIENT_HEADER, &build), ("content-type", "application/json")],
        body: Some(&body),
        cookie: true,
        deadline: DEADLINE,
        abort: None,
        stop: None,
    };
    match fetch(request).await {
        Ok(answer) if answer.status == 200 => {
            let [tenant, portal] = TRACES;
            storage::set(if of_tenant { tenant } else { portal }, "1");
            Ok(())
        }
        _ => Err(text::REFUSED.to_owned()),
    }
}

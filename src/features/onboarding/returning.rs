//! Where Microsoft's answer to a consent arrives. It left the address bar before anything was drawn; here it
//! is handed to the server and never shown.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::AnswerConsent;
use spanning_api::link::LinkCallback;

use super::consent::{card, header};
use crate::client::{Client, ClientError, use_client};
use crate::features::linking::{Answer, support_block, use_chain};
use crate::features::parts::{explain, is_settled};
use crate::nav::{Nav, use_nav};
use crate::routes::Route;
use crate::text::onboarding::consent as text;
use crate::ui::*;

#[derive(Clone, Copy)]
struct Returning {
    client: Client,
    nav: Nav,
    answer: StoredValue<Option<Answer>>,
    sending: RwSignal<bool>,
    trouble: RwSignal<Option<ClientError>>,
}

/// The page.
#[component]
pub fn ConsentReturnPage() -> impl IntoView {
    let state = Returning {
        client: use_client(),
        nav: use_nav(),
        answer: StoredValue::new(use_chain().take_consent()),
        sending: RwSignal::new(false),
        trouble: RwSignal::new(None),
    };
    state.hand_over();
    let main = move || match (state.trouble.get(), state.sending.get()) {
        (Some(error), false) => failed(state, &error),
        (None, false) => {
            let mark = (IconName::Info, Tone::Info);
            card(mark, text::nothing().to_owned(), text::nothing_text().to_owned(), ().into_any())
        }
        _ => {
            let mark = (IconName::Refresh, Tone::Info);
            let waiting = view! { <Skeleton count=3/> }.into_any();
            card(mark, text::returning().to_owned(), text::returning_text().to_owned(), waiting)
        }
    };
    view! { <div class="page">{header()} {main}</div> }.into_any()
}

impl Returning {
    fn hand_over(self) {
        let Some(answer) = self.answer.get_value().filter(|_| !self.sending.get_untracked()) else { return };
        self.sending.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let body = LinkCallback { provider: answer.provider, query: answer.query };
            match self.client.call::<AnswerConsent>(()).body(body).send().await {
                // How it stands is the other page's to tell, also after a reload.
                Ok(reply) => self.nav.replace(&Route::Onboard(reply.value.invite.id), ""),
                Err(error) => {
                    self.trouble.try_set(Some(error));
                    self.sending.try_set(false);
                }
            }
        });
    }
}

fn failed(state: Returning, error: &ClientError) -> AnyView {
    let support = error
        .problem()
        .map(|problem| support_block(problem.code.as_str(), None, problem.correlation_id.as_str(), None));
    let retry = (!is_settled(error)).then(|| {
        view! {
            <div class="chain-actions">
                <Button label=text::retry() on_click=move |()| state.hand_over()/>
            </div>
        }
    });
    let rest = view! { {retry} {support} };
    card((IconName::Warning, Tone::Bad), text::not_taken().to_owned(), explain(error), rest.into_any())
}

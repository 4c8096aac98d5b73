//! E-mail address and password. Refusals never say which of the two was wrong.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::SignIn;
use spanning_api::problem::Code;
use spanning_api::session::{self, Session};

use crate::client::{ClientError, use_client};
use crate::platform::effect::effect;
use crate::platform::{page, timer};
use crate::text::login as text;
use crate::text::problem;
use crate::ui::*;

/// The form. It keeps what was typed, whatever the answer.
#[component]
pub fn SignInForm(
    /// The address that is filled in at first.
    #[prop(optional, into)]
    email: String,
    /// Fills in both fields, as often as it changes.
    #[prop(optional, into)]
    fill: Signal<Option<(String, String)>>,
    /// Somebody has signed in.
    #[prop(into)]
    on_done: Callback<Session>,
) -> impl IntoView {
    let named = !email.is_empty();
    let form = Form::new(email);
    // Straight to what is still to be typed.
    timer::after_draw(move || {
        page::focus(if named { ".sign-in [type=password]" } else { ".sign-in [type=email]" });
    });
    effect(move |_| {
        if let Some((email, password)) = fill.get() {
            form.email.set(email);
            form.password.set(password);
            form.failed.set(None);
            form.checked.set(false);
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.submit(on_done);
    };
    let locked = move || form.locked.get().map(text::locked);
    view! {
        <form class="sign-in" novalidate on:submit=submit>
            <Refusal form/>
            <Field label=text::email() error=Signal::derive(move || form.email_error())>
                <TextInput
                    value=form.email
                    on_input=move |to: String| form.email.set(to)
                    kind="email"
                    autocomplete="username"
                />
            </Field>
            <Field label=text::password() error=Signal::derive(move || form.password_error())>
                <TextInput
                    value=form.password
                    on_input=move |to: String| form.password.set(to)
                    kind="password"
                    autocomplete="current-password"
                />
            </Field>
            <Button
                label=text::submit()
                kind=ButtonKind::Primary
                submit=true
                pending=form.pending
                disabled_reason=Signal::derive(locked)
            />
        </form>
    }
    .into_any()
}

/// What the answer was, if it was no.
#[component]
fn Refusal(form: Form) -> impl IntoView {
    move || {
        let error = form.failed.get()?;
        let words = problem::words(&error);
        let advice = match form.locked.get() {
            Some(seconds) => text::locked(seconds),
            None => words.action.clone(),
        };
        Some(view! {
            <Banner tone=Tone::Bad title=words.title>
                {words.meaning} " " {advice}
            </Banner>
        })
    }
}

#[derive(Clone, Copy)]
struct Form {
    client: crate::client::Client,
    email: RwSignal<String>,
    password: RwSignal<String>,
    /// Errors at the fields stand only after the first try.
    checked: RwSignal<bool>,
    pending: RwSignal<bool>,
    failed: RwSignal<Option<ClientError>>,
    /// Seconds until another try is allowed.
    locked: RwSignal<Option<u32>>,
}

impl Form {
    fn new(email: String) -> Self {
        let form = Self {
            client: use_client(),
            email: RwSignal::new(email),
            password: RwSignal::new(String::new()),
            checked: RwSignal::new(false),
            pending: RwSignal::new(false),
            failed: RwSignal::new(None),
            locked: RwSignal::new(None),
        };
        timer::every(1_000, move || form.count_down());
        form
    }

    fn count_down(self) {
        if self.locked.try_get_untracked().flatten().is_some() {
            self.locked.try_update(|left| *left = left.and_then(|left| left.checked_sub(1)).filter(|left| *left > 0));
            // The wait is over: so is what it was about.
            if self.locked.try_get_untracked().flatten().is_none() {
                self.failed.try_set(None);
            }
        }
    }

    fn email_error(self) -> Option<String> {
        let said = self.failed.with(|error| problem::of_field(error.as_ref()?, "email"));
        let missing = self.checked.get() && !self.email.with(|email| looks_like_email(email));
        said.or_else(|| missing.then(|| text::email_missing().to_owned()))
    }

    fn password_error(self) -> Option<String> {
        let missing = self.checked.get() && self.password.with(String::is_empty);
        missing.then(|| text::password_missing().to_owned())
    }

    fn submit(self, on_done: Callback<Session>) {
        if self.pending.get_untracked() || self.locked.get_untracked().is_some() {
            return;
        }
        self.checked.set(true);
        let (email, password) = (self.email.get_untracked(), self.password.get_untracked());
        if !looks_like_email(&email) || password.is_empty() {
            timer::after_draw(page::focus_invalid);
            return;
        }
        self.pending.set(true);
        self.failed.set(None);
        spawn_local(async move {
            let body = session::SignIn { email, password };
            let outcome = self.client.call::<SignIn>(()).body(body).send().await;
            self.pending.try_set(false);
            match outcome {
                Ok(reply) => {
                    on_done.try_run(reply.value);
                }
                Err(error) => self.refused(error),
            }
        });
    }

    fn refused(self, error: ClientError) {
        if error.code() == Some(&Code::SignInLocked) {
            self.locked.try_set(error.problem().and_then(|problem| problem.retry_after));
        }
        self.failed.try_set(Some(error));
        timer::after_draw(page::focus_invalid);
    }
}

fn looks_like_email(text: &str) -> bool {
    text.trim().split_once('@').is_some_and(|(name, domain)| !name.is_empty() && !domain.is_empty())
}

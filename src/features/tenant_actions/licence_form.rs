//! Two numbers of licences being typed, with the sums they lead to.

use leptos::prelude::*;
use spanning_api::problem::Code;
use spanning_domain::licence::{Allocation, LicenceType, Refusal};

use crate::client::ClientError;
use crate::features::attempt::Attempt;
use crate::platform::intl::number;
use crate::platform::{page, timer};
use crate::text::problem;
use crate::text::tenant_actions::licences as text;
use crate::ui::*;

/// What the numbers lead to, or what stands against them; nothing while they are none.
pub(super) type Outcome = Memo<Option<Result<Allocation, Vec<Refusal>>>>;

/// The numbers as they are typed.
#[derive(Clone, Copy)]
pub(super) struct Form {
    standard: RwSignal<String>,
    archived: RwSignal<String>,
}

/// Where one kind stands before anything is changed.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Before {
    /// Licences of the tenant.
    pub total: u32,
    /// In use.
    pub used: u32,
    /// Free in the pool.
    pub free: u32,
    /// Whether there is a pool to speak of: a trial has none.
    pub pooled: bool,
}

impl Form {
    pub fn new() -> Self {
        Self { standard: RwSignal::new(String::new()), archived: RwSignal::new(String::new()) }
    }

    /// Begins with these numbers, and takes the person to the first.
    pub fn begin(self, standard: u32, archived: u32) {
        self.standard.set(standard.to_string());
        self.archived.set(archived.to_string());
        timer::after_draw(|| {
            page::focus(".dialog .counter input");
        });
    }

    /// One number; nothing while it is none. Reactive.
    pub fn count(self, kind: LicenceType) -> Option<u32> {
        self.text(kind).with(|text| text.trim().parse().ok())
    }

    /// Both numbers; nothing while one is none. Reactive.
    pub fn counts(self) -> Option<(u32, u32)> {
        self.count(LicenceType::Standard).zip(self.count(LicenceType::Archived))
    }

    fn text(self, kind: LicenceType) -> RwSignal<String> {
        match kind {
            LicenceType::Standard => self.standard,
            LicenceType::Archived => self.archived,
        }
    }
}

/// The field of one kind.
pub(super) fn field(
    form: Form,
    kind: LicenceType,
    before: Memo<Option<Before>>,
    outcome: Outcome,
    attempt: Attempt,
) -> AnyView {
    let typed = form.text(kind);
    let refused = move || {
        let said = |outcome: &Option<Result<Allocation, Vec<Refusal>>>| {
            let refusals = outcome.as_ref()?.as_ref().err()?;
            refusals.iter().find(|refusal| refusal.field() == kind.field()).map(crate::text::refusal::licences)
        };
        // The server knows what has changed since.
        let told = |error: &Option<ClientError>| problem::of_field(error.as_ref()?, kind.field());
        outcome.with(said).or_else(|| attempt.error.with(told))
    };
    let change = move |value: String| {
        // What somebody else did meanwhile stays in view.
        let changed = |error: &Option<ClientError>| error.as_ref()?.code().map(|code| *code == Code::Changed);
        if attempt.error.with_untracked(changed) != Some(true) {
            attempt.forget();
        }
        typed.set(value);
    };
    let error = move || match form.count(kind) {
        None if typed.with(String::is_empty) => None,
        None => Some(text::not_a_number().to_owned()),
        Some(_) => refused(),
    };
    let step = move |up: bool| {
        let now = untrack(|| form.count(kind)).unwrap_or(0);
        change(if up { now.saturating_add(1) } else { now.saturating_sub(1) }.to_string());
    };
    let means = match kind {
        LicenceType::Standard => text::standard_means(),
        LicenceType::Archived => text::archived_means(),
    };
    view! {
        <Field label=text::kind(kind) error=Signal::derive(error) hint=Some(means.to_owned())>
            <div class="counter">
                <IconButton icon=IconName::Minus label=text::less() on_click=move |()| step(false)/>
                <TextInput value=typed on_input=change/>
                <IconButton icon=IconName::Plus label=text::more() on_click=move |()| step(true)/>
                <span class="counter-sum num" role="status">
                    {move || before.get().map(|before| sums(form, kind, before, outcome))}
                </span>
            </div>
        </Field>
    }
    .into_any()
}

/// "38 in use · 45 → 50 (5 more)", and what the pool has left.
fn sums(form: Form, kind: LicenceType, before: Before, outcome: Outcome) -> AnyView {
    let after = form.count(kind).unwrap_or(before.total);
    let by = i64::from(after) - i64::from(before.total);
    let by_words = number(by.unsigned_abs());
    let sum =
        text::sum(&number(before.used.into()), &number(before.total.into()), &number(after.into()), by, &by_words);
    let left = outcome.with(|outcome| {
        outcome.as_ref().and_then(|outcome| outcome.as_ref().ok()).map(|after| match kind {
            LicenceType::Standard => after.pool_standard,
            LicenceType::Archived => after.pool_archived,
        })
    });
    let pool =
        before.pooled.then(|| text::pool(&number(before.free.into()), &number(left.unwrap_or(before.free).into())));
    let over = before.used.saturating_sub(before.total);
    view! {
        <span>{sum}</span>
        {pool.map(|pool| view! { <span class="quiet">{pool}</span> })}
        {(over > 0).then(|| view! { <span class="is-over">{text::over(over)}</span> })}
    }
    .into_any()
}

//! What somebody saw beside what is there now, when somebody else changed it in between.

use std::sync::Arc;

use leptos::prelude::*;
use spanning_api::Timestamp;
use spanning_api::integration::{Integrations, KaseyaOneLink};
use spanning_api::problem::Code;

use crate::client::ClientError;
use crate::features::parts::when;
use crate::text::integrations::versions as text;
use crate::ui::*;

/// Two versions of the page, and what was asked for on the older one.
#[derive(Clone)]
pub(super) struct Versions {
    seen: Option<Arc<Integrations>>,
    now: Arc<Integrations>,
    asked: String,
}

impl Versions {
    /// Both versions, when an answer says that there are two.
    pub fn of(error: &ClientError, seen: Option<Arc<Integrations>>, asked: String) -> Option<Self> {
        let current = error.problem().filter(|problem| problem.code == Code::Changed)?.current.clone()?;
        let now = serde_json::from_value(current).ok()?;
        Some(Self { seen, now: Arc::new(now), asked })
    }
}

/// A banner with both side by side; what differs is marked.
pub(super) fn view(versions: &Versions) -> AnyView {
    let (asked, table) = (versions.asked.clone(), table(versions));
    view! {
        <Banner tone=Tone::Warn title=text::changed()>
            <p>{asked} " " {text::nothing_done()}</p>
            <div class="versions" role="group" tabindex="0" aria-label=text::versions()>
                {table}
            </div>
        </Banner>
    }
    .into_any()
}

fn table(versions: &Versions) -> AnyView {
    let (seen, now) = (versions.seen.as_deref(), &*versions.now);
    let at = |page: &Integrations| newest(page).map(|(at, _)| when(at));
    let rows = [
        row(text::switch_label(), seen.map(switch), switch(now)),
        row(text::link(), seen.map(link), link(now)),
        row(text::changed_by(), seen.map(changed_by), changed_by(now)),
    ];
    let (seen_at, now_at) = (seen.and_then(at), at(now));
    view! {
        <table>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{text::seen()}</th>
                    <th scope="col">{text::now()}</th>
                </tr>
            </thead>
            <tbody>
                {rows.into_iter().collect_view()}
                <tr>
                    <th scope="row">{text::changed_at()}</th>
                    <td>{seen_at}</td>
                    <td>{now_at}</td>
                </tr>
            </tbody>
        </table>
    }
    .into_any()
}

fn row(term: &'static str, seen: Option<String>, now: String) -> AnyView {
    let differs = seen.as_ref().is_some_and(|seen| *seen != now);
    let now = if differs { view! { <mark>{now}</mark> }.into_any() } else { now.into_any() };
    view! {
        <tr>
            <th scope="row">{term}</th>
            <td>{seen}</td>
            <td>{now}</td>
        </tr>
    }
    .into_any()
}

fn switch(page: &Integrations) -> String {
    text::switch(page.it_complete.enabled).to_owned()
}

fn changed_by(page: &Integrations) -> String {
    newest(page).map(|(_, name)| name).unwrap_or_default()
}

fn link(page: &Integrations) -> String {
    match &page.kaseya_one {
        KaseyaOneLink::NotLinked => text::not_linked().to_owned(),
        KaseyaOneLink::Linked(record) => text::linked(&record.company.name),
        KaseyaOneLink::Suspended(record) => text::suspended(&record.company.name),
    }
}

/// The newest change that the page knows of: of the switch, or of the link.
fn newest(page: &Integrations) -> Option<(Timestamp, String)> {
    let linked = page.kaseya_one.record().map(|record| (record.linked_at, record.linked_by.name.clone()));
    let person = page.it_complete.changed_by.as_ref().map(|person| person.name.clone());
    page.it_complete.changed_at.zip(person).max(linked)
}

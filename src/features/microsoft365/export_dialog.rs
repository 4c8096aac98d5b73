//! All tenants that match, as a CSV file: fetched window by window, with progress; closing gives it up.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::ListTenants;
use spanning_api::page::MAX_LIMIT;
use spanning_api::query::Window;
use spanning_api::tenant_query::TenantQuery;
use spanning_domain::csv::BYTE_ORDER_MARK;
use spanning_domain::tenant_csv;

use super::state::{Dashboard, Tool};
use crate::client::{Client, ClientError, use_client};
use crate::features::parts::explain;
use crate::platform::download;
use crate::platform::effect::effect;
use crate::platform::http::Abort;
use crate::platform::intl::{iso, number};
use crate::text::table_tools as text;
use crate::ui::*;

/// How often it begins anew when tenants come or go meanwhile.
const TRIES: usize = 3;

/// How far it is.
#[derive(Clone, Copy)]
struct Export {
    client: Client,
    dashboard: Dashboard,
    done: RwSignal<u64>,
    total: RwSignal<u64>,
    error: RwSignal<Option<ClientError>>,
}

impl Export {
    /// Every row, or nothing when tenants came or went meanwhile.
    async fn all(self, query: &TenantQuery, abort: Abort) -> Result<Option<(String, u64)>, ClientError> {
        let mut csv = format!("{BYTE_ORDER_MARK}{}", tenant_csv::header());
        let mut done = 0;
        let mut total = None;
        loop {
            let query = TenantQuery { window: Window { offset: done, limit: MAX_LIMIT }, ..query.clone() };
            let page = self.client.call::<ListTenants>(()).query(query).abort(abort).send().await?.value;
            if *total.get_or_insert(page.total) != page.total {
                return Ok(None);
            }
            csv.extend(page.items.iter().map(|tenant| tenant_csv::row(tenant, &iso)));
            done += page.items.len() as u64;
            self.done.try_set(done);
            self.total.try_set(page.total);
            if done >= page.total {
                return Ok(Some((csv, done)));
            }
            if page.items.is_empty() {
                return Ok(None);
            }
        }
    }

    async fn run(self, query: TenantQuery, abort: Abort, toasts: Option<Toasts>) {
        for _ in 0..TRIES {
            match self.all(&query, abort).await {
                Ok(Some((csv, rows))) => {
                    let day: String = iso(self.dashboard.clock.right_now()).chars().take(10).collect();
                    let name = format!("tenants-{day}.csv");
                    download::text(&name, "text/csv;charset=utf-8", &csv);
                    if let Some(toasts) = toasts {
                        toasts.show(Toast::good(text::exported(rows, &number(rows), &name)));
                    }
                    self.dashboard.tool.try_set(None);
                    return;
                }
                Ok(None) => {}
                Err(ClientError::Aborted) => return,
                Err(error) => {
                    self.error.try_set(Some(error));
                    return;
                }
            }
        }
        self.dashboard.tool.try_set(None);
        if let Some(toasts) = toasts {
            toasts.show(Toast::bad(text::export_moving()));
        }
    }
}

/// The dialog.
#[component]
pub fn ExportDialog(
    /// The dashboard.
    dashboard: Dashboard,
) -> impl IntoView {
    let export = Export {
        client: use_client(),
        dashboard,
        done: RwSignal::new(0),
        total: RwSignal::new(0),
        error: RwSignal::new(None),
    };
    let open = Memo::new(move |_| dashboard.tool.get() == Some(Tool::Export));
    let (toasts, again) = (use_context::<Toasts>(), RwSignal::new(0_u32));
    effect(move |_| {
        again.track();
        if open.get() {
            // Ends with this run of the effect: when the dialog is closed.
            let abort = Abort::on_cleanup();
            export.done.set(0);
            export.total.set(0);
            export.error.set(None);
            let query = dashboard.address.with_untracked(|address| address.query.clone());
            spawn_local(export.run(query, abort, toasts));
        }
    });
    let close = move |()| dashboard.tool.set(None);
    let words = Signal::derive(move || text::export_progress(&number(export.done.get()), &number(export.total.get())));
    let fraction = Signal::derive(move || Some(export.done.get() as f64 / export.total.get().max(1) as f64));
    let footer = move || {
        view! {
            {move || {
                export
                    .error
                    .with(Option::is_some)
                    .then(|| {
                        view! {
                            <Button label=crate::text::tenants::try_again() on_click=move |()| again.update(|n| *n += 1)/>
                        }
                    })
            }}
            <Button label=crate::text::ui::cancel() on_click=close/>
        }
    };
    view! {
        <Dialog open title=text::export_title() on_close=close footer=footer>
            {move || export.error.get().map(|error| view! { <Banner tone=Tone::Bad>{explain(&error)}</Banner> })}
            <Meter label=text::progress_label() fraction value_text=words progress=true/>
            <p role="status">{words}</p>
        </Dialog>
    }
    .into_any()
}

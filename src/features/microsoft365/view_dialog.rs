//! Named views: what is shown now under a name, and the ones that there are.

use leptos::prelude::*;
use leptos::task::spawn_local;
use spanning_api::endpoint::{ChangeView, CreateView, DeleteView};
use spanning_api::id::ViewId;
use spanning_api::query::Query;
use spanning_api::view::{SavedView, ViewDraft, Views};

use super::state::{Dashboard, Tool};
use crate::client::{Client, ClientError, IdempotencyKey, Reply, use_client};
use crate::features::parts::{explain, is_settled};
use crate::platform::{page, timer};
use crate::text::{table_tools as text, ui};
use crate::ui::*;

#[derive(Clone, Copy)]
struct ViewState {
    dashboard: Dashboard,
    client: Client,
    name: RwSignal<String>,
    opens: RwSignal<bool>,
    /// Which view gets another name, and what was typed.
    renaming: RwSignal<Option<(ViewId, String)>>,
    pending: RwSignal<bool>,
    error: RwSignal<Option<ClientError>>,
    key: StoredValue<IdempotencyKey>,
}

impl ViewState {
    /// What is shown now, as a view keeps it.
    fn shown(self) -> String {
        self.dashboard.address.with_untracked(|address| address.view().to_query())
    }

    fn took(self, outcome: Result<Reply<Views>, ClientError>) -> bool {
        self.pending.try_set(false);
        let settled = outcome.as_ref().err().is_none_or(is_settled);
        if settled {
            self.key.try_set_value(IdempotencyKey::new());
        }
        match outcome {
            Ok(reply) => {
                self.dashboard.views.set(reply);
                true
            }
            Err(error) => {
                self.error.try_set(Some(error));
                false
            }
        }
    }

    fn begin(self) -> IdempotencyKey {
        self.error.set(None);
        self.pending.set(true);
        self.key.get_value()
    }

    fn create(self) {
        let draft =
            ViewDraft { name: self.name.get_untracked(), query: self.shown(), is_default: self.opens.get_untracked() };
        let key = self.begin();
        spawn_local(async move {
            if self.took(self.client.call::<CreateView>(()).body(draft).idempotency(&key).send().await) {
                self.name.try_set(String::new());
                self.opens.try_set(false);
            }
        });
    }

    fn change(self, view: SavedView) {
        let draft = ViewDraft { name: view.name, query: view.query, is_default: view.is_default };
        let key = self.begin();
        spawn_local(async move {
            if self.took(self.client.call::<ChangeView>(view.id).body(draft).idempotency(&key).send().await) {
                self.renaming.try_set(None);
            }
        });
    }

    /// Gives a view the name that was typed; the same one ends it without asking the server.
    fn rename(self, view: SavedView) {
        let Some((_, name)) = self.renaming.get_untracked() else { return };
        if name.trim() == view.name {
            self.renaming.set(None);
        } else if !name.trim().is_empty() {
            self.change(SavedView { name, ..view });
        }
    }

    fn delete(self, view: SavedView) {
        let key = self.begin();
        spawn_local(async move {
            self.took(self.client.call::<DeleteView>(view.id).idempotency(&key).send().await);
        });
    }
}

/// The dialog.
#[component]
pub fn ViewDialog(
    /// The dashboard.
    dashboard: Dashboard,
) -> impl IntoView {
    let state = ViewState {
        dashboard,
        client: use_client(),
        name: RwSignal::new(String::new()),
        opens: RwSignal::new(false),
        renaming: RwSignal::new(None),
        pending: RwSignal::new(false),
        error: RwSignal::new(None),
        key: StoredValue::new(IdempotencyKey::new()),
    };
    let open = Memo::new(move |_| dashboard.tool.get() == Some(Tool::Views));
    let close = move |()| dashboard.tool.set(None);
    let footer = move || view! { <Button label=text::done() on_click=close/> };
    let missing =
        Signal::derive(move || state.name.with(|name| name.trim().is_empty().then(|| text::enter_name().to_owned())));
    let list =
        move || dashboard.views.with(|views| views.items.iter().map(|view| entry(state, view.clone())).collect_view());
    view! {
        <Dialog open title=text::views() on_close=close footer=footer>
            {move || state.error.get().map(|error| view! { <Banner tone=Tone::Bad>{explain(&error)}</Banner> })}
            <Field label=text::view_name() hint=text::view_hint()>
                <TextInput value=state.name on_input=move |text: String| state.name.set(text)/>
            </Field>
            <Checkbox label=text::opens_with() checked=state.opens on_change=move |on: bool| state.opens.set(on)/>
            <div>
                <Button
                    label=text::save_view()
                    kind=ButtonKind::Primary
                    on_click=move |()| state.create()
                    pending=state.pending
                    disabled_reason=missing
                />
            </div>
            <ul class="columns">{list}</ul>
        </Dialog>
    }
    .into_any()
}

fn entry(state: ViewState, view: SavedView) -> AnyView {
    let id = view.id.clone();
    let renamed = Memo::new(move |_| state.renaming.with(|now| now.as_ref().is_some_and(|(of, _)| *of == id)));
    let content = move || if renamed.get() { renaming(state, view.clone()) } else { plain(state, &view) };
    view! { <li class="columns-entry view-entry">{content}</li> }.into_any()
}

fn renaming(state: ViewState, view: SavedView) -> AnyView {
    let name = Signal::derive(move || state.renaming.get().map(|(_, name)| name).unwrap_or_default());
    let missing = Signal::derive(move || name.get().trim().is_empty().then(|| text::enter_name().to_owned()));
    let (id, label, entered) = (view.id.clone(), text::new_name(&view.name), view.clone());
    let input = move |typed: String| state.renaming.set(Some((id.clone(), typed)));
    view! {
        <TextInput value=name on_input=input on_enter=move |()| state.rename(entered.clone()) label/>
        <span class="columns-steps view-rename">
            <Button label=ui::cancel() on_click=move |()| state.renaming.set(None)/>
            <Button
                label=text::rename()
                kind=ButtonKind::Primary
                on_click=move |()| state.rename(view.clone())
                pending=state.pending
                disabled_reason=missing
            />
        </span>
    }
    .into_any()
}

fn plain(state: ViewState, view: &SavedView) -> AnyView {
    let name = view.name.clone();
    let [opened, replaced, turned, deleted] = [view, view, view, view].map(Clone::clone);
    let (id, old) = (view.id.clone(), view.name.clone());
    let rename = move |()| {
        state.error.set(None);
        state.renaming.set(Some((id.clone(), old.clone())));
        timer::after_draw(|| {
            page::focus(".view-entry input.input");
        });
    };
    let is_default = view.is_default;
    let apply = move |()| {
        state.dashboard.show_view(&opened.query);
        state.dashboard.tool.set(None);
    };
    let replace = move |()| state.change(SavedView { query: state.shown(), ..replaced.clone() });
    let turn = move |on: bool| state.change(SavedView { is_default: on, ..turned.clone() });
    let delete = move |()| state.delete(deleted.clone());
    view! {
        <Button label=name.clone() kind=ButtonKind::Quiet on_click=apply/>
        <span class="push columns-steps">
            <Checkbox label=text::default() checked=is_default on_change=turn/>
            <IconButton icon=IconName::Edit label=text::rename_view(&name) on_click=rename/>
            <IconButton icon=IconName::Refresh label=text::replace_view(&name) on_click=replace/>
            <IconButton icon=IconName::Close label=text::delete_view(&name) on_click=delete/>
        </span>
    }
    .into_any()
}

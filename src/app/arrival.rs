//! Shows a part of the app as soon as it has arrived.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::reactive::owner::Owner;
use leptos::task::spawn_local;

use super::parts::Missing;
use crate::platform::{page, timer};
use crate::shell::{part_missing, starting};
use crate::text::shell as text;
use crate::ui::{Dialog, PAGE_TITLE_ID, Skeleton};

/// Milliseconds before the shape of a page is drawn: less is not noticed as waiting.
const UNNOTICED: u64 = 200;

type Drawing = Pin<Box<dyn Future<Output = Result<AnyView, Missing>>>>;

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Soon,
    Waiting,
    Here,
    Missing,
}

/// What stands in the place of a part that is on its way, or does not arrive.
#[derive(Clone, Copy)]
enum Around {
    /// A page: its shape, and a page that says so.
    Page,
    /// Over a page: nothing, and a dialog that says so.
    Over,
    /// Within a panel: a few lines, and something else.
    Within(fn() -> AnyView),
}

/// One showing of a page; it is over when the visitor has left, which can be before the page arrives.
#[derive(Clone, Copy)]
pub(super) struct Visit(RwSignal<Stage>);

impl Visit {
    /// Whether nobody waits any more.
    pub fn is_over(self) -> bool {
        self.0.is_disposed()
    }
}

/// The page that `draw` answers; its shape while that takes, and a way to try again when it fails.
pub(super) fn arriving<F>(draw: impl Fn(Visit) -> F + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, Missing>> + 'static,
{
    show(Box::new(move |visit| Box::pin(draw(visit))), Around::Page)
}

/// The same for what comes over a page: nothing is shown while it takes, and when it fails a dialog says so.
pub(super) fn arriving_over<F>(draw: impl Fn(Visit) -> F + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, Missing>> + 'static,
{
    show(Box::new(move |visit| Box::pin(draw(visit))), Around::Over)
}

/// The same within a panel that is there already; `instead` takes its place when it fails.
pub(super) fn arriving_within<F>(draw: impl Fn(Visit) -> F + 'static, instead: fn() -> AnyView) -> AnyView
where
    F: Future<Output = Result<AnyView, Missing>> + 'static,
{
    show(Box::new(move |visit| Box::pin(draw(visit))), Around::Within(instead))
}

/// Whoever was taken to a new page reads it from its heading on, which may be there later than the page's place.
pub(super) fn read_from_heading() {
    if page::has_focus("#main") {
        page::focus(&format!("#{PAGE_TITLE_ID}"));
    }
}

fn show(draw: Box<dyn Fn(Visit) -> Drawing>, around: Around) -> AnyView {
    let stage = RwSignal::new(Stage::Soon);
    let visit = Visit(stage);
    let view = StoredValue::new_local(None);
    // A page is set up later than it is asked for; what it sets up still ends with this visit.
    let owner = Owner::current().map(|owner| owner.child()).unwrap_or_default();
    let kept = StoredValue::new(owner);
    let load = StoredValue::new_local(move || {
        let Some(drawing) = kept.try_with_value(|owner| owner.with(|| ScopedFuture::new_untracked(draw(visit)))) else {
            return;
        };
        spawn_local(async move {
            match drawing.await {
                Ok(drawn) => {
                    view.try_set_value(Some(drawn));
                    stage.try_set(Stage::Here);
                    if let Around::Page = around {
                        timer::after_draw(read_from_heading);
                    }
                }
                Err(Missing) => {
                    stage.try_set(Stage::Missing);
                }
            }
        });
        timer::after(UNNOTICED, move || {
            if stage.try_get_untracked() == Some(Stage::Soon) {
                stage.try_set(Stage::Waiting);
            }
        });
    });
    let again = move || {
        stage.try_set(Stage::Soon);
        load.try_with_value(|load| load());
    };
    load.try_with_value(|load| load());
    view! {
        {move || match stage.get() {
            Stage::Soon => None,
            Stage::Waiting => match around {
                Around::Page => Some(starting()),
                Around::Over => None,
                Around::Within(_) => Some(view! { <Skeleton/> }.into_any()),
            },
            Stage::Here => view.try_update_value(Option::take).flatten(),
            Stage::Missing => Some(match around {
                Around::Page => part_missing(again),
                Around::Over => view! {
                    <Dialog open=true title=text::part_missing() on_close=move |()| { stage.try_set(Stage::Soon); }>
                        {part_missing(again)}
                    </Dialog>
                }
                .into_any(),
                Around::Within(instead) => instead(),
            }),
        }}
    }
    .into_any()
}

//! The design system: what every page is made of. No fetching, no knowledge of features.
//!
//! Native elements first (`<dialog>`, `popover`, `<table>`, `<button>`), looks in `style/`. Texts and states come in
//! as [`Signal`](leptos::prelude::Signal)s (a `&str`, a `String`, a closure or a signal will do), events go out
//! through [`Callback`](leptos::prelude::Callback)s (a closure will do). Nothing here writes a `style` attribute:
//! the content security policy forbids it; the few computed sizes go through `style:name=value`.
//!
//! | component | in one line |
//! |---|---|
//! | [`Button`] | `<Button label="Save" on_click=move \|_\| save() kind=ButtonKind::Primary pending=saving disabled_reason=why/>` |
//! | [`ButtonLink`] | `<ButtonLink label="Activity" href="/activity"/>` |
//! | [`IconButton`] | `<IconButton icon=IconName::Refresh label="Sync now" on_click=move \|_\| sync() pending=syncing/>` |
//! | [`Icon`] | `<Icon name=IconName::Check/>` |
//! | [`Switch`] | `<Switch label="Login with IT Complete" on=enabled on_change=move \|to: bool\| ask(to) pending=saving/>` |
//! | [`Dialog`] | `<Dialog open title="Hand off" on_close=move \|_\| open.set(false) footer=move \|\| view! { … }>…</Dialog>` |
//! | [`AlertDialog`] | `<AlertDialog open title confirm_label="Turn off" cancel_label="Keep it on" phrase=tenant on_confirm on_cancel pending error>consequences</AlertDialog>` |
//! | [`Drawer`] | `<Drawer open title=name on_close subtitle=… footer=…>details</Drawer>` |
//! | [`Tabs`] | `<Tabs label="Tenant" tabs=vec![Tab::new("a", "Overview")] selected on_select>panel</Tabs>` |
//! | [`Tile`] | `<Tile title="Success rate" value=rate unit="%" trend on_click pressed><Sparkline …/></Tile>`, inside `<div class="tiles">` |
//! | [`Badge`] | `<Badge kind=BadgeKind::Partial label="Partial" plain=true/>` |
//! | [`Banner`] | `<Banner tone=Tone::Warn title="…" action=move \|\| view! { <Button …/> } on_dismiss>text</Banner>` |
//! | [`Toasts`] | `provide_toasts()` once, `<ToastRegion/>` in the shell; `expect_context::<Toasts>().show(Toast::good("Unlinked").link("Activity", "/activity"))` |
//! | [`Tooltip`], [`TimeText`] | `<TimeText relative absolute datetime/>`; `<TooltipLayer/>` once in the shell; any element may carry `data-tip` |
//! | [`Field`] | `<Field label="Name" hint error required=true><TextInput value on_input/></Field>` |
//! | [`TextInput`], [`Select`], [`Checkbox`] | inside a `Field`, or with `label` |
//! | [`SearchInput`] | `<SearchInput label="Filter tenants" value=query on_search/>` |
//! | [`Combobox`] | `<Combobox label list_label text options on focus/>`: a text box with suggestions |
//! | [`Menu`], [`Popover`] | `<Menu label="Columns" items=move \|\| vec![MenuItem::new("Seats", move \|\| toggle()).checked(true)]/>` |
//! | [`Skeleton`] | `<Skeleton shape=SkeletonShape::Tiles count=5/>` |
//! | [`EmptyState`] | `<EmptyState kind=EmptyKind::NoMatch title="No tenant matches"><Button label="Clear filters" …/></EmptyState>` |
//! | [`Stepper`] | `<Stepper label="Linking" steps=vec![Step::new("Start", StepState::Done)]/>` |
//! | [`DescriptionList`] | `<DescriptionList><DescriptionItem term="Tenant">…</DescriptionItem></DescriptionList>` |
//! | [`CopyButton`] | `<CopyButton value=support_code/>` |
//! | [`Meter`] | `<Meter label="Seats" fraction=0.93 value_text="8,412 of 9,030 seats"/>`, with `progress=true` for work under way |
//! | [`Sparkline`], [`BarChart`] | `<Sparkline values summary/>`: a title or summary is never optional |
//! | [`Strip7`] | `<Strip7 days summary/>` |
//! | [`Breadcrumbs`] | `<Breadcrumbs trail=vec![Crumb::link("Dashboard", "/dashboard"), Crumb::text("Spanning")]/>` |
//! | [`PageHeader`] | `<PageHeader title purpose actions=move \|\| view! { <Button …/> }/>` |
//! | [`FilterChip`], [`FilterToken`] | `<FilterChip label="Failed" kind=BadgeKind::Failed count="4" pressed on_toggle/>` |
//! | [`Later`] | `<Later>charts</Later>`: the end of a page, in a task of its own |
//! | [`VisuallyHidden`] | `<VisuallyHidden>"words"</VisuallyHidden>` |
//! | [`VirtualTable`] | `<VirtualTable label columns total row version row_height on_window sort on_sort on_open current place/>` |

mod alert_dialog;
mod badge;
mod banner;
mod breadcrumbs;
mod button;
pub mod chart;
mod combobox;
mod copy_button;
mod description_list;
mod dialog;
mod dom;
mod drawer;
mod empty_state;
mod expander;
mod exposure;
mod field;
mod filter_chip;
mod icon;
mod kept_focus;
mod later;
mod list;
mod markup;
mod menu;
mod meter;
mod page_header;
mod search_input;
mod skeleton;
mod stepper;
mod strip7;
mod switch;
mod tabs;
mod tile;
mod toast;
mod tone;
mod tooltip;
pub mod virtual_table;
mod visually_hidden;
mod watch;

pub use alert_dialog::AlertDialog;
pub use badge::{Badge, BadgeKind};
pub use banner::Banner;
pub use breadcrumbs::{Breadcrumbs, Crumb};
pub use button::{Button, ButtonKind, ButtonLink, IconButton};
pub use chart::{Bar, BarChart, Sparkline};
pub use combobox::{ComboEvent, ComboOption, Combobox};
pub use copy_button::CopyButton;
pub use description_list::{DescriptionItem, DescriptionList};
pub use dialog::Dialog;
pub use drawer::Drawer;
pub use empty_state::{EmptyKind, EmptyState};
pub use expander::Expander;
pub use field::{Checkbox, Field, Select, SelectOption, TextInput};
pub use filter_chip::{FilterChip, FilterToken};
pub use icon::{Icon, IconName};
pub use kept_focus::keep_focus;
pub use later::Later;
pub use markup::{ACT, ButtonState, Markup};
pub use menu::{Menu, MenuButton, MenuItem, Popover};
pub use meter::Meter;
pub use page_header::{PAGE_TITLE_ID, PageHeader};
pub use search_input::SearchInput;
pub use skeleton::{Skeleton, SkeletonShape};
pub use stepper::{Step, StepState, Stepper};
pub use strip7::{Strip7, StripDay};
pub use switch::Switch;
pub use tabs::{Tab, Tabs};
pub use tile::{Tile, Trend, trend_view};
pub use toast::{Toast, ToastRegion, Toasts, provide_toasts};
pub use tone::Tone;
pub use tooltip::{TimeText, Tooltip, TooltipLayer};
pub use virtual_table::{
    Acted, Column, Keep, PICK, Picked, Reaction, RowView, SortDir, Sorting, TablePlace, VirtualTable,
};
pub use visually_hidden::VisuallyHidden;

use leptos::prelude::*;

use super::{card, choices, menu_items};
use crate::ui::*;

pub fn view() -> AnyView {
    view! { <div class="cards">{buttons()} {switches()} {fields()} {menus()} {icons()}</div> }.into_any()
}

fn buttons() -> AnyView {
    let pending = RwSignal::new(true);
    let kinds = [
        (ButtonKind::Primary, "Link Organization"),
        (ButtonKind::Secondary, "Secondary"),
        (ButtonKind::Quiet, "Quiet"),
        (ButtonKind::Danger, "Turn off"),
    ];
    let row = move |pending: Signal<bool>, reason: Option<String>| {
        let button = move |(kind, label): (ButtonKind, &'static str)| {
            view! { <Button label kind pending disabled_reason=reason.clone() on_click=|_| ()/> }
        };
        view! { <div class="row">{kinds.map(button).collect_view()}</div> }
    };
    card(
        &choices::BUTTONS,
        view! {
            {row(false.into(), None)}
            {row(pending.into(), None)}
            {row(false.into(), Some("Only a Global Administrator can do this".to_string()))}
            <div class="row">
                <Button label="With an icon" icon=IconName::Plus on_click=|_| ()/>
                <ButtonLink label="A link" href="#" kind=ButtonKind::Quiet/>
                <ButtonLink label="Help" href="#" kind=ButtonKind::Quiet external=true/>
                <IconButton icon=IconName::Refresh label="Sync now" on_click=|_| ()/>
                <IconButton icon=IconName::Refresh label="Syncing" on_click=|_| () pending=true/>
                <IconButton icon=IconName::Bookmark label="Saved" on_click=|_| () pressed=true/>
                <IconButton icon=IconName::Unlink label="Unlink" on_click=|_| () disabled_reason=Some("Not linked".to_string())/>
                <CopyButton value="SPN-4711-0815"/>
            </div>
        },
    )
}

fn switches() -> AnyView {
    let on = RwSignal::new(true);
    card(
        &choices::SWITCHES,
        view! {
            <Switch label="Login with IT Complete" on on_change=move |to| on.set(to)/>
            <Switch label="Off" on=false on_change=|_| ()/>
            <Switch label="Turning on" on=true on_change=|_| () pending=true/>
            <Switch label="Turning off" on=false on_change=|_| () pending=true/>
            <Switch
                label="Not allowed"
                on=false
                on_change=|_| ()
                disabled_reason=Some("Only a Global Administrator can change this".to_string())
            />
        },
    )
}

fn fields() -> AnyView {
    let (name, choice, agreed) = (RwSignal::new(String::new()), RwSignal::new("b".to_string()), RwSignal::new(true));
    let query = RwSignal::new("north".to_string());
    let options = vec![SelectOption::new("a", "Comfortable"), SelectOption::new("b", "Compact")];
    card(
        &choices::FIELDS,
        view! {
            <Field label="Organization" hint="As it is called in KaseyaOne" required=true>
                <TextInput value=name on_input=move |text| name.set(text) placeholder="Northwind Traders"/>
            </Field>
            <Field label="Domain" error=Some("This domain belongs to another tenant. Choose a different one.".to_string())>
                <TextInput value="contoso.example" on_input=|_| ()/>
            </Field>
            <Field label="Density">
                <Select value=choice options on_change=move |value| choice.set(value)/>
            </Field>
            <Checkbox label="Tell me when a backup fails" checked=agreed on_change=move |to| agreed.set(to)/>
            <Checkbox label="Some of them" checked=false indeterminate=true on_change=|_| ()/>
            <SearchInput label="Filter tenants" value=query on_search=move |text| query.set(text)/>
        },
    )
}

fn menus() -> AnyView {
    let seats = RwSignal::new(true);
    let storage = RwSignal::new(false);
    let columns = move || {
        vec![
            MenuItem::new("Seats", move || seats.update(|on| *on = !*on)).checked(seats.get()),
            MenuItem::new("Storage", move || storage.update(|on| *on = !*on)).checked(storage.get()),
        ]
    };
    let (failed, partial) = (RwSignal::new(true), RwSignal::new(false));
    card(
        &choices::MENUS,
        view! {
            <div class="row">
                <Menu label="Columns" icon=IconName::Columns items=columns/>
                <Menu label="Saved views" button=MenuButton::Quiet items=menu_items/>
                <Menu label="More" button=MenuButton::IconOnly icon=IconName::More items=menu_items/>
                <Popover label="Panel">"Anything can stand in a panel."</Popover>
            </div>
            <div class="chips">
                <FilterChip label="Failed" kind=BadgeKind::Failed count="4".to_string() pressed=failed on_toggle=move |_| failed.update(|on| *on = !*on)/>
                <FilterChip label="Partial" kind=BadgeKind::Partial count="11".to_string() pressed=partial on_toggle=move |_| partial.update(|on| *on = !*on)/>
                <FilterChip label="Never" kind=BadgeKind::Never count="2".to_string() pressed=false on_toggle=|_| ()/>
                <FilterChip label="Not mapped" count="9".to_string() pressed=false on_toggle=|_| ()/>
            </div>
            <div class="chips">
                <FilterToken label="Status: failed" on_remove=|_| ()/>
                <FilterToken label="Subscription: trial" on_remove=|_| ()/>
            </div>
        },
    )
}

fn icons() -> AnyView {
    let one = |name: &IconName| view! { <span data-tip=name.id()><Icon name=*name/></span> };
    card(&choices::ICONS, view! { <div class="row">{IconName::ALL.iter().map(one).collect_view()}</div> })
}

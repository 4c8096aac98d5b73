use std::time::Duration;

use leptos::prelude::*;

use super::{card, choices};
use crate::ui::*;

pub fn view() -> AnyView {
    let (dialog, drawer) = (RwSignal::new(false), RwSignal::new(false));
    let footer = move || {
        view! {
            <Button label="Cancel" on_click=move |_| dialog.set(false)/>
            <Button label="Save view" kind=ButtonKind::Primary on_click=move |_| dialog.set(false)/>
        }
    };
    let name = RwSignal::new(String::new());
    card(
        &choices::OVERLAYS,
        view! {
            <div class="row">
                <Button label="Dialog" on_click=move |_| dialog.set(true)/>
                {alert()}
                <Button label="Drawer" on_click=move |_| drawer.update(|open| *open = !*open)/>
            </div>
            <Dialog open=dialog title="Save this view" on_close=move |_| dialog.set(false) footer>
                <p>"Filters, sorting and columns are kept under a name."</p>
                <Field label="Name">
                    <TextInput value=name on_input=move |text| name.set(text)/>
                </Field>
            </Dialog>
            <Drawer
                open=drawer
                title="Contoso"
                on_close=move |_| drawer.set(false)
                subtitle=|| view! { <Badge kind=BadgeKind::Partial label="Partial"/> }
                footer=|| view! { <Button label="Open in Spanning" icon=IconName::External on_click=|_| ()/> }
            >
                <DescriptionList>
                    <DescriptionItem term="Organization">"Contoso Ltd"</DescriptionItem>
                    <DescriptionItem term="Seats">"412 of 430"</DescriptionItem>
                    <DescriptionItem term="Region">"EU (Frankfurt)"</DescriptionItem>
                </DescriptionList>
                <Skeleton count=4/>
            </Drawer>
        },
    )
}

fn alert() -> AnyView {
    let open = RwSignal::new(false);
    let (pending, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let confirm = move |_: ()| {
        pending.set(true);
        error.set(None);
        let answer = move || {
            pending.try_set(false);
            error.try_set(Some("The server did not answer. Nothing was changed. Try again in a minute.".to_string()));
        };
        set_timeout(answer, Duration::from_millis(1500));
    };
    view! {
        <Button label="Alert dialog" on_click=move |_| open.set(true)/>
        <AlertDialog
            open
            title="Turn off Login with IT Complete? 20 people lose their way in"
            confirm_label="Turn off"
            cancel_label="Keep it on"
            phrase="Contoso"
            on_confirm=confirm
            on_cancel=move |_| open.set(false)
            pending
            error
        >
            <DescriptionList>
                <DescriptionItem term="UniView SSO">"6 people"</DescriptionItem>
                <DescriptionItem term="VSA SSO">"3 people"</DescriptionItem>
                <DescriptionItem term="KaseyaOne">"11 people"</DescriptionItem>
            </DescriptionList>
            <p>"Signing in with Microsoft 365 keeps working."</p>
        </AlertDialog>
    }
    .into_any()
}

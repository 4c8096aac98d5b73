use leptos::prelude::*;

use super::{card, choices};
use crate::ui::*;

pub fn view() -> AnyView {
    view! { <div class="cards">{banners()} {toasts()} {steps()} {skeletons()} {empty_states()}</div> }.into_any()
}

fn banners() -> AnyView {
    card(
        &choices::BANNERS,
        view! {
            <Banner tone=Tone::Info>"A sync is running. Numbers may still change."</Banner>
            <Banner tone=Tone::Good title="Linked">"Contoso is now linked with KaseyaOne."</Banner>
            <Banner
                tone=Tone::Warn
                title="The data is old"
                action=|| view! { <Button label="Sync now" on_click=|_| ()/> }
                on_dismiss=|_| ()
            >
                "The last two syncs did not answer. What you see is from 14:05."
            </Banner>
            <Banner tone=Tone::Bad title="It could not be turned off">
                "The server did not answer. Nothing was changed. Try again in a minute."
            </Banner>
            <Banner tone=Tone::Neutral>"This build does not know this portal's version."</Banner>
        },
    )
}

fn toasts() -> AnyView {
    let toasts = use_context::<Toasts>();
    let button = move |label: &'static str, make: fn() -> Toast| {
        let click = move |_| {
            if let Some(toasts) = toasts {
                toasts.show(make());
            }
        };
        view! { <Button label on_click=click/> }
    };
    card(
        &choices::TOASTS,
        view! {
            <div class="row">
                {button("Good", || Toast::good("Unlinked from KaseyaOne").link("Activity", "#main"))}
                {button("Information, goes away", || Toast::info("The list is up to date"))}
                {button("Failed", || Toast::bad("The export could not be made"))}
                {button("With something to do", || Toast::new(Tone::Neutral, "View removed").action("Put it back", || ()))}
            </div>
        },
    )
}

fn steps() -> AnyView {
    let way = |microsoft: StepState, kaseya: StepState| {
        vec![
            Step::new("Start", StepState::Done),
            Step::new("Microsoft 365", microsoft).detail("admin@contoso.example"),
            Step::new("KaseyaOne", kaseya),
            Step::new("Confirm", StepState::Upcoming),
        ]
    };
    card(
        &choices::STEPS,
        view! {
            <Stepper label="Linking" steps=way(StepState::Done, StepState::Current)/>
            <Stepper label="Linking, failed" steps=way(StepState::Failed, StepState::Upcoming)/>
            <DescriptionList>
                <DescriptionItem term="Account">"admin@contoso.example"</DescriptionItem>
                <DescriptionItem term="Tenant">"Contoso (contoso.onmicrosoft.example)"</DescriptionItem>
                <DescriptionItem term="Role">"Global Administrator"</DescriptionItem>
                <DescriptionItem term="Support code">
                    <span class="row">
                        <code>"SPN-4711-0815"</code>
                        <CopyButton value="SPN-4711-0815"/>
                    </span>
                </DescriptionItem>
            </DescriptionList>
        },
    )
}

fn skeletons() -> AnyView {
    card(
        &choices::SKELETONS,
        view! {
            <Skeleton/>
            <Skeleton shape=SkeletonShape::Tiles count=3/>
            <Skeleton shape=SkeletonShape::Rows count=3/>
        },
    )
}

fn empty_states() -> AnyView {
    view! {
        {card(
            &choices::EMPTY,
            view! {
                <EmptyState title="No tenant is integrated yet" text="Integrate a Microsoft 365 tenant to back it up.">
                    <Button label="Integrate tenant" icon=IconName::Plus kind=ButtonKind::Primary on_click=|_| ()/>
                </EmptyState>
            },
        )}
        {card(
            &choices::NO_MATCH,
            view! {
                <EmptyState kind=EmptyKind::NoMatch title="No tenant matches the filters">
                    <Button label="Clear filters" on_click=|_| ()/>
                </EmptyState>
            },
        )}
        {card(
            &choices::ERROR,
            view! {
                <EmptyState kind=EmptyKind::Error title="The tenants could not be loaded" text="The server did not answer in time.">
                    <Button label="Try again" on_click=|_| ()/>
                </EmptyState>
            },
        )}
        {card(
            &choices::FORBIDDEN,
            view! {
                <EmptyState
                    kind=EmptyKind::Forbidden
                    title="Licences are for KaseyaOne Masters"
                    text="Ask one of your Masters to give you access."
                />
            },
        )}
    }
    .into_any()
}

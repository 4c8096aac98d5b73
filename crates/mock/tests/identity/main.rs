//! Identity from the outside: everything goes through `handle`, as a browser would send it.

mod activity;
mod any_request;
mod browser;
mod chain;
mod guards;
mod integrations;
mod launch;
mod link_hand_off;
mod link_refusals;
mod link_resume;
mod link_rules;
mod link_sequences;
mod link_state;
mod login_pages;
mod onboarding;
mod onboarding_rules;
mod provider_faults;
mod provider_sign_in;
mod replay;
mod session_slots;
mod sessions;
mod steps;

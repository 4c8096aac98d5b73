//! Identity from the outside: everything goes through `handle`, as a browser would send it.

mod activity;
mod browser;
mod chain;
mod guards;
mod integrations;
mod launch;
mod link_refusals;
mod link_rules;
mod link_state;
mod login_pages;
mod replay;
mod sessions;
mod steps;

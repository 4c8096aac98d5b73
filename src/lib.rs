//! Spanning Console: the administration console for Spanning Backup for Microsoft 365, as a single-page app.
//!
//! This crate is the app; around it stand six others. Begin with [`routes::Route`], which names every page, then read
//! one feature from its page inwards: [`features::alerts`] is a small one. `ARCHITECTURE.md` is the whole on one page,
//! `CONTRIBUTING.md` the first hour.
//!
//! | crate | what it is | runs |
//! |---|---|---|
//! | `spanning_console` | the app: pages, components, the way to the back end | in the browser |
//! | [`spanning_api`] | what crosses HTTP: types, the table of endpoints, problems | in both |
//! | [`spanning_domain`] | what things mean: rules and state machines without I/O | in both |
//! | [`spanning_mock`](../spanning_mock/index.html) | the whole back end as a deterministic function, with the sites around it | in both |
//! | [`spanning_mock_server`](../spanning_mock_server/index.html) | puts that on one port, with a journal on disk | natively |
//! | [`spanning_contract`](../spanning_contract/index.html) | asks any back end whether it keeps the contract | natively |
//! | [`xtask`](../xtask/index.html) | every command of the project | natively |
//!
//! Inside of the app each module may use those below it:
//!
//! | module | what it knows |
//! |---|---|
//! | [`app`], [`shell`] | what lives above the pages; the frame around the pages |
//! | [`features`] | a folder for each thing that the console can do |
//! | [`routes`], [`nav`] | addresses, and going there |
//! | [`session`], [`client`] | who is signed in; typed calls with deadline, retries and one kind of error |
//! | [`ui`] | the design system: knows no feature, fetches nothing |
//! | [`text`], [`language`] | every sentence that a person reads, and in which language |
//! | [`platform`], [`config`] | the browser; this deployment |

// Views are deep types; the default of 128 is a matter of luck.
#![recursion_limit = "256"]

pub mod app;
pub mod client;
pub mod config;
pub mod features;
pub mod language;
pub mod nav;
pub mod platform;
pub mod routes;
pub mod session;
pub mod shell;
pub mod text;
pub mod ui;

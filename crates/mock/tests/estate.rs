//! The estate's endpoints, asked over the same door as the console uses.

#[path = "estate/bench.rs"]
mod bench;

#[path = "estate/alerts_and_sync.rs"]
mod alerts_and_sync;
#[path = "estate/determinism.rs"]
mod determinism;
#[path = "estate/licences.rs"]
mod licences;
#[path = "estate/migrations.rs"]
mod migrations;
#[path = "estate/organizations.rs"]
mod organizations;
#[path = "estate/scale.rs"]
mod scale;
#[path = "estate/scenarios.rs"]
mod scenarios;
#[path = "estate/tenants.rs"]
mod tenants;

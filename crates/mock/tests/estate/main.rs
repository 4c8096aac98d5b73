//! The estate's endpoints, asked over the same door as the console uses.

mod bench;
mod bulk;

mod alerts_and_sync;
mod determinism;
mod licences;
mod migrations;
mod organizations;
mod scenarios;
mod tenants;
mod views;

//! The demo director: scenario, person, clock, faults, links and a guided tour. Only in demonstrations, and only in
//! front of a simulated back end.

mod clock;
mod door;
mod faults;
mod panel;
mod people;
mod sign_in;
mod situation;
mod state;
mod tour;

pub mod opening;

pub use panel::Director;

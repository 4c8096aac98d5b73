//! SaaS Backup > Customers of VSA 9 and UniView 1.0: list, connect, the way to UniView Portal 2.0.

mod banner;
mod page;
mod table;

pub use page::CustomersPage;

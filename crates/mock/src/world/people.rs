//! The people of every side. All are made up; their addresses end in `.example`.

use spanning_api::session::Scope;

use super::World;

impl World {
    /// Who holds a role and could help: names with addresses.
    pub fn role_holders(&self, _scope: &Scope, _role: &str) -> Vec<String> {
        Vec::new()
    }
}

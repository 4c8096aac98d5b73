//! Violations of the content security policy, as browsers report them.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Reports that are kept; the oldest go first.
const MOST: usize = 100;
/// Characters of one that are kept.
const LONGEST: usize = 2_000;

/// The latest reports. Anybody can send them: they are kept short, few, and without control characters.
#[derive(Default)]
pub struct Reports(Mutex<VecDeque<String>>);

impl Reports {
    /// Keeps a report, and logs it unless it is among the latest already.
    pub fn add(&self, body: &[u8]) {
        let report: String = String::from_utf8_lossy(body).chars().take(LONGEST).collect();
        let report = report.replace(char::is_control, " ");
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.contains(&report) {
            return;
        }
        eprintln!("content security policy: {report}");
        if kept.len() == MOST {
            kept.pop_front();
        }
        kept.push_back(report);
    }

    /// The latest, oldest first.
    pub fn latest(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_short_and_on_one_line() {
        let reports = Reports::default();
        for number in 0..150 {
            reports.add(format!("{number}\r\n\u{1b}[31m{}", "x".repeat(10_000)).as_bytes());
        }
        let kept = reports.latest();
        assert_eq!(kept.len(), MOST);
        assert!(kept[0].starts_with("50  ") && kept.iter().all(|one| one.len() <= LONGEST));
        assert!(!kept.iter().any(|one| one.contains(char::is_control)));
    }
}

//! How high the page would like to be. A host that follows it must not be driven round in circles: at
//! most once a drawn frame, not for a pixel or two, and not without end within a second.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Differences up to this are rounding.
const SLACK: u32 = 2;
/// Reports within a second before it is taken for a circle.
const MOST: u32 = 10;

/// Decides which heights are worth telling. Pure.
#[derive(Default)]
struct Reporter {
    told: u32,
    second: i64,
    reports: u32,
}

impl Reporter {
    fn worth_telling(&mut self, height: u32, now: i64) -> bool {
        // Between two pages nothing stands there: no height of a page, and the protocol has no zero.
        if height == 0 || height.abs_diff(self.told) <= SLACK {
            return false;
        }
        let second = now.div_euclid(1_000);
        if second != self.second {
            (self.second, self.reports) = (second, 0);
        }
        self.reports += 1;
        if self.reports > MOST {
            return false;
        }
        self.told = height;
        true
    }
}

/// Watches an element until the owner ends, and tells its height where there is somebody who `hears` it.
pub(super) fn follow(element: Element, hears: impl Fn() -> bool + Copy + 'static, tell: impl Fn(u32) + Copy + 'static) {
    let reporter = StoredValue::new(Reporter::default());
    let scheduled = StoredValue::new(false);
    let watched = element.clone();
    let element = StoredValue::new_local(element);
    let measure = move || {
        scheduled.try_set_value(false);
        let Some(height) = element.try_with_value(height).filter(|_| hears()) else { return };
        let now = js_sys::Date::now() as i64;
        if reporter.try_update_value(|reporter| reporter.worth_telling(height, now)) == Some(true) {
            tell(height);
        }
    };
    let changed = Closure::<dyn Fn()>::new(move || {
        if scheduled.try_get_value() == Some(false) {
            scheduled.try_set_value(true);
            request_animation_frame(measure);
        }
    });
    let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) else { return };
    observer.observe(&watched);
    let kept = StoredValue::new_local(Some((observer, changed)));
    on_cleanup(move || {
        if let Some((observer, _)) = kept.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
}

fn height(element: &Element) -> u32 {
    element.get_bounding_client_rect().height().ceil().clamp(0.0, 20_000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_is_not_worth_a_message() {
        let mut reporter = Reporter::default();
        assert!(reporter.worth_telling(600, 0));
        assert!(!reporter.worth_telling(602, 1));
        assert!(reporter.worth_telling(603, 2));
    }

    #[test]
    fn a_page_that_is_gone_has_no_height() {
        let mut reporter = Reporter::default();
        assert!(reporter.worth_telling(600, 0));
        assert!(!reporter.worth_telling(0, 1));
        assert!(!reporter.worth_telling(601, 2));
    }

    #[test]
    fn circles_end() {
        let mut reporter = Reporter::default();
        let told = (1..100).filter(|step| reporter.worth_telling(step * 10, 500)).count();
        assert_eq!(told, 10);
        assert!(reporter.worth_telling(5_000, 1_500));
    }
}

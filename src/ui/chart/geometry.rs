//! From numbers to SVG paths. No drawing here, so that it is tested natively.

use std::fmt::Write;

/// A rectangle as an SVG path, with two decimals at most.
fn rectangle(path: &mut String, x: f64, y: f64, width: f64, height: f64) {
    let round = |value: f64| (value * 100.0).round() / 100.0;
    let (x, y, width, height) = (round(x), round(y), round(width), round(height));
    // Writing to a string cannot fail.
    let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
}

/// The largest finite value, at least `floor`.
pub fn largest(values: impl Iterator<Item = f64>, floor: f64) -> f64 {
    values.filter(|value| value.is_finite()).fold(floor, f64::max)
}

/// Bars side by side in a box of `width` × `height`: from the bottom up, `gap` apart, scaled to `max`.
/// A missing value leaves its place empty; a small one still shows as a sliver of one unit.
pub fn bars(values: &[Option<f64>], max: f64, width: f64, height: f64, gap: f64) -> String {
    let mut path = String::new();
    if values.is_empty() || max.is_nan() || max <= 0.0 {
        return path;
    }
    let step = width / values.len() as f64;
    let bar = (step - gap).max(0.5);
    for (at, value) in values.iter().enumerate() {
        let Some(value) = value.filter(|value| value.is_finite() && *value > 0.0) else { continue };
        let tall = (value / max * height).clamp(1.0_f64.min(height), height);
        rectangle(&mut path, at as f64 * step + gap / 2.0, height - tall, bar, tall);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_on_the_ground() {
        assert_eq!(bars(&[Some(1.0), None, Some(2.0)], 2.0, 30.0, 10.0, 2.0), "M1 5h8v5h-8zM21 0h8v10h-8z");
    }

    #[test]
    fn small_values_stay_visible_and_bad_ones_draw_nothing() {
        assert_eq!(bars(&[Some(0.001)], 100.0, 10.0, 10.0, 0.0), "M0 9h10v1h-10z");
        assert_eq!(bars(&[Some(f64::NAN), Some(0.0), Some(-3.0)], 1.0, 9.0, 9.0, 0.0), "");
        assert_eq!(bars(&[], 1.0, 9.0, 9.0, 0.0), "");
        assert_eq!(bars(&[Some(1.0)], 0.0, 9.0, 9.0, 0.0), "");
    }

    #[test]
    fn the_largest_ignores_what_is_not_a_number() {
        assert_eq!(largest([1.0, f64::NAN, 3.0].into_iter(), 0.0), 3.0);
        assert_eq!(largest(std::iter::empty(), 1.0), 1.0);
    }
}

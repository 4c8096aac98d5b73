use proptest::prelude::*;

use super::*;

fn shape() -> impl Strategy<Value = Shape> {
    let total = prop_oneof![0_usize..50, 50_usize..20_000, 300_000_usize..3_000_000];
    (0.0_f64..3000.0, prop_oneof![Just(32.0), Just(40.0), Just(76.0), 1.0_f64..200.0], total, 0_usize..20)
        .prop_map(|(viewport, row_height, total, overscan)| Shape { viewport, row_height, total, overscan })
}

/// A shape and a scroll position a browser could be at.
fn scrolled() -> impl Strategy<Value = (Shape, f64)> {
    (shape(), prop_oneof![Just(0.0), Just(1.0), 0.0_f64..1.0]).prop_map(|(shape, part)| (shape, part * reach(shape)))
}

/// The last scroll position.
fn reach(shape: Shape) -> f64 {
    (shape.space() - shape.viewport).max(0.0)
}

fn compressed(shape: Shape) -> bool {
    shape.full() > MAX_SPACE
}

proptest! {
    #[test]
    fn every_row_in_view_is_shown((shape, scroll) in scrolled()) {
        let window = shape.window(scroll);
        let top = shape.to_rows(scroll);
        prop_assert!(window.rows.start <= window.rows.end && window.rows.end <= shape.total);
        for edge in [top, top + shape.viewport - 0.01] {
            let row = (edge / shape.row_height) as usize;
            prop_assert!(row >= shape.total || edge < 0.0 || window.rows.contains(&row), "{row} not in {window:?}");
        }
    }

    #[test]
    fn no_more_rows_than_fit_with_overscan((shape, scroll) in scrolled()) {
        let most = (shape.viewport / shape.row_height).ceil() as usize + 2 + 2 * shape.overscan;
        prop_assert!(shape.window(scroll).rows.len() <= most);
    }

    #[test]
    fn the_space_keeps_its_height((shape, scroll) in scrolled()) {
        let window = shape.window(scroll);
        let height = window.before + window.rows.len() as f64 * shape.row_height + window.after;
        let slack = if compressed(shape) { shape.row_height } else { 0.001 };
        prop_assert!((height - shape.space()).abs() <= slack, "{height} is not {}", shape.space());
        prop_assert!(shape.space() <= MAX_SPACE);
    }

    #[test]
    fn rows_stand_where_the_scroll_bar_says((shape, scroll) in scrolled()) {
        let window = shape.window(scroll);
        let on_screen = window.before - scroll;
        let wanted = window.rows.start as f64 * shape.row_height - shape.to_rows(scroll);
        let slack = if compressed(shape) { shape.row_height } else { 0.001 };
        prop_assert!(shape.total == 0 || (on_screen - wanted).abs() <= slack, "{on_screen} instead of {wanted}");
    }

    #[test]
    fn the_first_and_the_last_row_can_be_reached(shape in shape()) {
        prop_assert_eq!(shape.window(0.0).rows.start, 0);
        prop_assert_eq!(shape.window(reach(shape)).rows.end, shape.total);
    }

    #[test]
    fn scrolling_down_never_goes_back((shape, scroll) in scrolled(), by in 0.0_f64..5000.0) {
        let (before, after) = (shape.window(scroll), shape.window((scroll + by).min(reach(shape))));
        prop_assert!(before.rows.start <= after.rows.start && before.rows.end <= after.rows.end);
    }

    #[test]
    fn a_revealed_row_is_in_view((shape, scroll) in scrolled(), part in 0.0_f64..1.0) {
        let row = (part * shape.total as f64) as usize;
        prop_assume!(shape.total > 0 && shape.viewport >= shape.row_height);
        let row = row.min(shape.total - 1);
        // A browser keeps whole pixels between the ends.
        let to = shape.reveal(row, scroll).map_or(scroll, |to| to.round().clamp(0.0, reach(shape)));
        let (top, above) = (shape.to_rows(to), row as f64 * shape.row_height);
        // One pixel of a compressed scroll bar is several pixels of rows.
        let slack = 1.0 + shape.full() / shape.space().max(1.0);
        prop_assert!(above >= top - slack, "{row} is above {top}");
        prop_assert!(above + shape.row_height <= top + shape.viewport + slack, "{row} is below {top}");
    }

    #[test]
    fn a_row_in_view_stays_where_it_is((shape, scroll) in scrolled()) {
        prop_assume!(shape.viewport >= 2.0 * shape.row_height && shape.total > 0);
        let row = (shape.to_rows(scroll) / shape.row_height).ceil() as usize;
        prop_assume!(row < shape.total);
        prop_assert_eq!(shape.reveal(row, scroll), None);
    }

    #[test]
    fn keys_stay_within_the_table(active in 0_usize..100, total in 0_usize..100, page in 1_usize..30) {
        for key in ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"] {
            let to = move_active(key, active, total, page);
            prop_assert_eq!(to.is_none(), total == 0);
            prop_assert!(to.is_none_or(|to| to < total));
        }
        prop_assert_eq!(move_active("a", active, total, page), None);
    }

    #[test]
    fn nonsense_is_harmless(scroll in any::<f64>(), viewport in any::<f64>(), row_height in any::<f64>(), total in 0_usize..1000) {
        let window = Shape { viewport: viewport.clamp(-1e6, 1e6), row_height, total, overscan: 8 }.window(scroll);
        prop_assert!(window.rows.end <= total && window.before >= 0.0 && window.after >= 0.0);
    }
}

#[test]
fn a_table_of_ordinary_size() {
    let shape = Shape { viewport: 400.0, row_height: 40.0, total: 1000, overscan: 8 };
    assert_eq!(shape.window(0.0), Window { rows: 0..18, in_view: 0..10, before: 0.0, after: 982.0 * 40.0 });
    assert_eq!(
        shape.window(4010.0),
        Window { rows: 92..119, in_view: 100..111, before: 92.0 * 40.0, after: 881.0 * 40.0 }
    );
    assert_eq!(shape.reveal(10, 0.0), Some(40.0));
    assert_eq!(shape.reveal(5, 1000.0), Some(200.0));
    assert_eq!(shape.page(), 9);
}

#[test]
fn a_pixel_within_a_row_changes_nothing() {
    let shape = Shape { viewport: 400.0, row_height: 40.0, total: 1000, overscan: 8 };
    assert_eq!(shape.window(4001.0), shape.window(4039.0));
}

#[test]
fn rows_that_stay_longest_are_drawn_first() {
    let order = |heading| {
        let mut rows: Vec<usize> = (8..16).collect();
        rows.sort_by_key(|row| rank(*row, &(10..13), heading));
        rows
    };
    assert_eq!(order(None), [10, 11, 12, 13, 14, 15, 9, 8]);
    assert_eq!(order(Some(Heading::Down)), [12, 11, 10, 13, 14, 15, 9, 8]);
    assert_eq!(order(Some(Heading::Up)), [10, 11, 12, 9, 8, 13, 14, 15]);
    assert_eq!(
        [(3, 5), (5, 3), (3, 3)].map(|(before, now)| Heading::from(before, now)),
        [Some(Heading::Down), Some(Heading::Up), None]
    );
}

use proptest::prelude::*;

use super::*;

fn key(text: &str) -> Key {
    Key::from(text)
}

/// What the server would answer: rows are their own index, plus a generation.
fn page(ticket: &Ticket, total: usize, generation: usize) -> Vec<(usize, usize)> {
    (ticket.offset()..total.min(ticket.offset() + BLOCK)).map(|index| (index, generation)).collect()
}

fn load(blocks: &mut Blocks<(usize, usize)>, key: &Key, range: Range<usize>, total: usize) {
    for ticket in blocks.claim(key, range) {
        assert!(blocks.accept(&ticket, page(&ticket, total, 0), total as u64));
    }
}

#[test]
fn the_first_question_is_for_one_block() {
    let mut blocks = Blocks::<(usize, usize)>::default();
    let tickets = blocks.claim(&key("a"), 0..30);
    assert_eq!(tickets.iter().map(Ticket::offset).collect::<Vec<_>>(), [0]);
    assert!(blocks.is_loading("a") && !blocks.is_loading("b"));
    assert_eq!(blocks.total("a"), None);
}

#[test]
fn a_block_is_asked_for_once_and_again_after_it_failed() {
    let mut blocks = Blocks::<(usize, usize)>::default();
    let first = blocks.claim(&key("a"), 0..30);
    assert!(blocks.claim(&key("a"), 0..30).is_empty());
    assert!(blocks.release(&first[0]));
    assert_eq!(blocks.claim(&key("a"), 0..30), first);
}

#[test]
fn more_is_asked_for_on_the_side_to_which_one_scrolls() {
    let mut blocks = Blocks::default();
    load(&mut blocks, &key("a"), 0..1, 1_000);
    let mut asked = |range: Range<usize>| -> Vec<usize> {
        let tickets = blocks.claim(&key("a"), range);
        tickets.iter().for_each(|ticket| assert!(blocks.accept(ticket, page(ticket, 1_000, 0), 1_000)));
        tickets.iter().map(Ticket::offset).collect()
    };
    assert_eq!(asked(0..30), [0_usize; 0]);
    assert_eq!(asked(60..90), [50, 100]);
    assert_eq!(asked(520..550), [500, 550]);
    assert_eq!(asked(510..540), [450]);
    // Who stands still has what is around.
    assert_eq!(asked(510..540), [0_usize; 0]);
}

#[test]
fn an_empty_list_is_asked_for_once() {
    let mut blocks = Blocks::<(usize, usize)>::default();
    load(&mut blocks, &key("a"), 0..0, 0);
    // A list without rows keeps an empty block, so its total stays known.
    assert_eq!(blocks.total("a"), Some(0));
    assert!(blocks.claim(&key("a"), 0..0).is_empty());
}

#[test]
fn f11_what_was_asked_before_an_invalidation_is_dropped() {
    let mut blocks = Blocks::default();
    let late = blocks.claim(&key("a"), 0..30);
    blocks.invalidate();
    let newer = blocks.claim(&key("a"), 0..30);
    assert_eq!(newer.len(), 1);
    assert!(!blocks.accept(&late[0], page(&late[0], 9, 0), 9));
    assert_eq!(blocks.total("a"), None);
    assert!(blocks.accept(&newer[0], page(&newer[0], 9, 1), 9));
    assert_eq!(blocks.row("a", 8).map(|(_, row)| *row), Some((8, 1)));
}

#[test]
fn rows_that_did_not_change_keep_their_revision() {
    let mut blocks = Blocks::default();
    load(&mut blocks, &key("a"), 0..30, 60);
    let before: Vec<_> = (0..3).map(|index| blocks.row("a", index).map(|(revision, _)| revision)).collect();
    blocks.invalidate();
    assert_eq!(blocks.row("a", 1).map(|(_, row)| *row), Some((1, 0)), "stale rows stay");
    let ticket = blocks.claim(&key("a"), 0..10).remove(0);
    let mut rows = page(&ticket, 60, 0);
    rows[1] = (1, 7);
    assert!(blocks.accept(&ticket, rows, 60));
    let after: Vec<_> = (0..3).map(|index| blocks.row("a", index).map(|(revision, _)| revision)).collect();
    assert_eq!((before[0], before[2]), (after[0], after[2]));
    assert_ne!(before[1], after[1]);
}

#[test]
fn another_total_makes_the_other_blocks_of_the_list_stale() {
    let mut blocks = Blocks::default();
    load(&mut blocks, &key("a"), 0..290, 290);
    load(&mut blocks, &key("b"), 0..10, 10);
    blocks.invalidate();
    let ticket = blocks.claim(&key("a"), 0..10).remove(0);
    assert!(blocks.accept(&ticket, page(&ticket, 240, 1), 240));
    assert_eq!(blocks.row("a", 260), None, "past the new end");
    let again = blocks.claim(&key("a"), 160..180);
    assert_eq!(again.iter().map(Ticket::offset).collect::<Vec<_>>(), [150, 200]);
    assert_eq!(blocks.total("b"), Some(10));
}

#[test]
fn lists_do_not_mix() {
    let mut blocks = Blocks::default();
    load(&mut blocks, &key("a"), 0..10, 10);
    assert_eq!(blocks.row("b", 0), None);
    assert_eq!(blocks.find("a", |row| row.0 == 4), Some(4));
    assert_eq!(blocks.find("b", |_| true), None);
    blocks.clear();
    assert_eq!((blocks.total("a"), blocks.row("a", 0)), (None, None));
}

proptest! {
    #[test]
    fn memory_is_bounded_and_the_view_is_always_there(
        total in 1_usize..200_000,
        places in proptest::collection::vec(0.0_f64..1.0, 1..60),
    ) {
        let mut blocks = Blocks::default();
        let key = key("q");
        load(&mut blocks, &key, 0..30, total);
        for place in places {
            let start = (place * total as f64) as usize;
            let range = start..(start + 40).min(total);
            load(&mut blocks, &key, range.clone(), total);
            prop_assert!(blocks.blocks.len() <= KEEP);
            prop_assert!(blocks.loading.is_empty());
            for index in range {
                prop_assert_eq!(blocks.row("q", index).map(|(_, row)| *row), Some((index, 0)));
            }
            prop_assert!(blocks.claim(&key, start..(start + 40).min(total)).is_empty());
        }
    }

    #[test]
    fn revisions_are_never_shared(total in 1_usize..400) {
        let mut blocks = Blocks::default();
        load(&mut blocks, &key("a"), 0..30, total);
        load(&mut blocks, &key("a"), 0..total, total);
        load(&mut blocks, &key("b"), 0..30, total);
        let mut seen: Vec<u64> = ["a", "b"]
            .iter()
            .flat_map(|key| (0..total).filter_map(|index| blocks.row(key, index).map(|(revision, _)| revision)))
            .collect();
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), all);
    }
}

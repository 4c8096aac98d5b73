//! Signals that outlive who reads them.
//!
//! What reads a signal or a memo stays in its list of subscribers when it ends, as some dead bytes, and with each change
//! all of them are walked through. So what lives as long as a page, and is read by what comes and goes with a drawer or
//! a row, is [`settled`] where it changes often, and is read with [`until_cleanup`] where it hardly ever does.

use leptos::prelude::*;
use leptos::reactive::effect::ImmediateEffect;
use leptos::reactive::graph::{Observer, ReactiveNode, Source, ToAnySource};

/// A value that follows others and tells of it only when it differs: a memo for many readers that come and go. It lets go
/// of all of them when it changes; who still lives reads it again.
pub fn settled<T: Clone + PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Signal<T> {
    let value = RwSignal::new(untrack(&read));
    ImmediateEffect::new_scoped(move || {
        let now = read();
        if value.try_with_untracked(|value| *value != now) == Some(true) {
            value.try_update_untracked(|value| *value = now);
            // Not as a signal tells of a change: the list itself hands out those that are in it, and is empty then.
            value.to_any_source().mark_dirty();
        }
    });
    value.into()
}

/// Whatever reads now, and is about to read this signal, is forgotten by it when it ends.
pub fn until_cleanup(signal: &impl ToAnySource) {
    let (Some(reader), Some(_)) = (Observer::get(), Owner::current()) else { return };
    let source = signal.to_any_source();
    on_cleanup(move || source.remove_subscriber(&reader));
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

    use leptos::reactive::graph::{AnySource, AnySubscriber, Subscriber, WithObserver};

    use super::*;

    #[test]
    fn a_settled_value_follows_at_once_and_tells_only_of_differences() {
        let owner = Owner::new();
        owner.set();
        let number = RwSignal::new(1);
        let even = settled(move || number.get() % 2 == 0);
        let told = Arc::new(AtomicU32::new(0));
        let count = told.clone();
        ImmediateEffect::new_scoped(move || {
            even.track();
            count.fetch_add(1, Relaxed);
        });
        assert!(!even.get_untracked());
        number.set(3);
        assert!(!even.get_untracked() && told.load(Relaxed) == 1);
        number.set(4);
        assert!(even.get_untracked() && told.load(Relaxed) == 2);
    }

    /// Somebody who reads; the number of weak pointers is that of the lists in which they are.
    struct Reader;

    impl ReactiveNode for Reader {
        fn mark_dirty(&self) {}
        fn mark_check(&self) {}
        fn mark_subscribers_check(&self) {}
        fn update_if_necessary(&self) -> bool {
            false
        }
    }

    impl Subscriber for Reader {
        fn add_source(&self, _: AnySource) {}
        fn clear_sources(&self, _: &AnySubscriber) {}
    }

    #[test]
    fn a_settled_value_keeps_nobody_who_does_not_read_it_again() {
        let owner = Owner::new();
        owner.set();
        let number = RwSignal::new(1);
        let even = settled(move || number.get() % 2 == 0);
        let reader = Arc::new(Reader);
        let weak: std::sync::Weak<dyn Subscriber + Send + Sync> = Arc::<Reader>::downgrade(&reader);
        AnySubscriber(Arc::as_ptr(&reader).cast::<()>() as usize, weak).with_observer(|| even.get());
        number.set(3);
        assert_eq!(Arc::weak_count(&reader), 1, "odd again");
        number.set(4);
        assert_eq!(Arc::weak_count(&reader), 0);
    }

    #[test]
    fn what_has_ended_is_not_told() {
        let owner = Owner::new();
        owner.set();
        let signal = RwSignal::new(1);
        let told = Arc::new(AtomicU32::new(0));
        let (reader, count) = (owner.with(Owner::new), told.clone());
        // Alive, but its owner ends.
        let effect = reader.with(|| {
            ImmediateEffect::new(move || {
                until_cleanup(&signal);
                signal.track();
                count.fetch_add(1, Relaxed);
            })
        });
        signal.set(2);
        assert_eq!(told.load(Relaxed), 2);
        reader.cleanup();
        signal.set(3);
        drop(effect);
        assert_eq!(told.load(Relaxed), 2);
    }
}

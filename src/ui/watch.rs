//! Tells when something that was read has changed, as effects do; but whoever reads decides when to read again.
//!
//! Effects run one after the other as soon as they can: what many of them draw keeps input waiting until the last one
//! is done. What is watched can be drawn in pieces, what matters first.

use std::mem;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, WithObserver};

/// Watches what one thing on the page was drawn from. Dropping it ends that.
pub(super) struct Watch {
    sources: Mutex<Vec<AnySource>>,
    changed: AtomicBool,
    /// Told once, until it is read again or found unchanged.
    told: AtomicBool,
    tell: Box<dyn Fn() + Send + Sync>,
}

impl Watch {
    /// Calls `tell` when something may have changed: amid the change, so it may only take note of it.
    pub(super) fn new(tell: impl Fn() + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self {
            sources: Mutex::default(),
            changed: AtomicBool::new(false),
            told: AtomicBool::new(false),
            tell: Box::new(tell),
        })
    }

    /// Reads anew, and watches what was read from now on in place of what was before.
    pub(super) fn read<T>(self: &Arc<Self>, read: impl FnOnce() -> T) -> T {
        let watch: Weak<dyn Subscriber + Send + Sync> = Arc::<Self>::downgrade(self);
        let subscriber = AnySubscriber(Arc::as_ptr(self) as usize, watch);
        self.clear_sources(&subscriber);
        self.changed.store(false, Relaxed);
        self.told.store(false, Relaxed);
        subscriber.with_observer(read)
    }

    /// Whether something has changed since it was read.
    pub(super) fn has_changed(&self) -> bool {
        let changed = self.told.load(Relaxed) && self.update_if_necessary();
        self.told.store(changed, Relaxed);
        changed
    }

    fn tell(&self) {
        if !self.told.swap(true, Relaxed) {
            (self.tell)();
        }
    }

    fn take_sources(&self) -> Vec<AnySource> {
        mem::take(&mut self.sources.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl ReactiveNode for Watch {
    fn mark_dirty(&self) {
        self.changed.store(true, Relaxed);
        self.tell();
    }

    fn mark_check(&self) {
        self.tell();
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        let sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner).clone();
        // Looking may also mark this one: a source that comes before the one that has changed brought it up to date.
        if !self.changed.load(Relaxed) && sources.iter().any(AnySource::update_if_necessary) {
            self.changed.store(true, Relaxed);
        }
        self.changed.load(Relaxed)
    }
}

impl Subscriber for Watch {
    fn add_source(&self, source: AnySource) {
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        for source in self.take_sources() {
            source.remove_subscriber(subscriber);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // Signals know their subscribers by address; this one cannot be reached any more.
        let gone = AnySubscriber(&raw const *self as usize, Weak::<Watch>::new());
        for source in self.take_sources() {
            source.remove_subscriber(&gone);
        }
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::*;

    /// An owner for what is made from now on, a watch, and how often it has told.
    fn watch() -> (Owner, Arc<Watch>, Arc<Mutex<u32>>) {
        let owner = Owner::new();
        owner.set();
        let told = Arc::new(Mutex::new(0));
        let count = told.clone();
        let watch = Watch::new(move || *count.lock().unwrap_or_else(PoisonError::into_inner) += 1);
        (owner, watch, told)
    }

    fn times(told: &Mutex<u32>) -> u32 {
        *told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[test]
    fn it_tells_once_until_it_is_read_again() {
        let (_owner, watch, told) = watch();
        let (read, other) = (RwSignal::new(1), RwSignal::new(1));
        assert_eq!(watch.read(|| read.get()), 1);
        other.set(2);
        assert!(!watch.has_changed() && times(&told) == 0, "nobody has read it");
        read.set(2);
        read.set(3);
        assert!(watch.has_changed() && times(&told) == 1);
        assert!(watch.has_changed(), "nobody has read it since");
        assert_eq!(watch.read(|| other.get()), 2);
        assert!(!watch.has_changed());
        read.set(4);
        assert!(!watch.has_changed() && times(&told) == 1, "it reads something else by now");
        other.set(3);
        assert!(watch.has_changed() && times(&told) == 2);
    }

    #[test]
    fn what_comes_to_the_same_is_no_change() {
        let (_owner, watch, told) = watch();
        let number = RwSignal::new(1);
        let even = Memo::new(move |_| number.get() % 2 == 0);
        assert!(!watch.read(|| even.get()));
        number.set(3);
        assert_eq!(times(&told), 1);
        assert!(!watch.has_changed(), "odd again");
        number.set(4);
        assert!(times(&told) == 2 && watch.has_changed());
    }

    #[test]
    fn a_change_is_seen_through_what_stays_the_same() {
        let (_owner, watch, _) = watch();
        let number = RwSignal::new(1);
        let double = Memo::new(move |_| number.get() * 2);
        let positive = Memo::new(move |_| double.get() > 0);
        watch.read(|| (positive.get(), double.get()));
        number.set(2);
        assert!(watch.has_changed());
    }

    #[test]
    fn nothing_is_left_of_it() {
        let (_owner, watch, told) = watch();
        let signal = RwSignal::new(1);
        watch.read(|| signal.get());
        drop(watch);
        signal.set(2);
        assert_eq!(times(&told), 0);
    }
}

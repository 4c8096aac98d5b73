//! Effects, whatever they do, as one piece of code: the reactive library compiles its loop anew for every closure that
//! it is given, a kilobyte each.

use leptos::prelude::Effect;

/// Runs now and whenever a signal has changed that was read, until the owner ends. `run` is given what it answered
/// before.
pub fn effect<T: 'static>(mut run: impl FnMut(Option<T>) -> T + 'static) {
    let mut last = None;
    start(Box::new(move || last = Some(run(last.take()))));
}

fn start(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

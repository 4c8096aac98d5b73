//! Randomness, from the browser's generator.

use leptos::prelude::window;

/// A random UUID (version 4): idempotency keys, nonces.
pub fn uuid() -> String {
    match window().crypto() {
        Ok(crypto) => crypto.random_uuid(),
        // Only without a secure context, where nothing else would work either.
        Err(_) => format!("{:.0}-{:.0}", js_sys::Math::random() * 1e15, js_sys::Math::random() * 1e15),
    }
}

/// Fresh bytes that nobody can guess.
#[cfg(feature = "demo")]
pub fn bytes() -> [u8; 32] {
    let mut bytes = [0; 32];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// A number from 0 up to, not including, 1; for jitter, never for secrets.
pub fn fraction() -> f64 {
    js_sys::Math::random()
}

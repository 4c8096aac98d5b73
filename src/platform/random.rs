//! Randomness, from the browser's generator.

use leptos::prelude::window;

/// A random UUID (version 4, RFC 9562): idempotency keys, nonces. Made of bytes, since browsers make whole ones only in
/// secure contexts, and a demo may be on a plain host.
pub fn uuid() -> String {
    let mut bytes = [0_u8; 16];
    fill(&mut bytes);
    let [.., version, _, variant, _, _, _, _, _, _, _] = &mut bytes;
    *version = *version & 0x0f | 0x40;
    *variant = *variant & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 0x0f] {
            text.extend(char::from_digit(digit.into(), 16));
        }
    }
    text
}

fn fill(bytes: &mut [u8]) {
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(bytes);
    }
}

/// Fresh bytes that nobody can guess.
#[cfg(feature = "demo")]
pub fn bytes() -> [u8; 32] {
    let mut bytes = [0; 32];
    fill(&mut bytes);
    bytes
}

/// A number from 0 up to, not including, 1; for jitter, never for secrets.
pub fn fraction() -> f64 {
    js_sys::Math::random()
}

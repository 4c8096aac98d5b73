//! Ids and tokens, made from a request's entropy: unguessable when the entropy is, and the same
//! again when the journal is replayed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// Makes ids and tokens for one request.
pub struct Mint {
    entropy: [u8; 32],
    used: u32,
}

impl Mint {
    /// A mint over a request's entropy.
    pub fn new(entropy: [u8; 32]) -> Self {
        Self { entropy, used: 0 }
    }

    /// 32 fresh bytes.
    pub fn bytes(&mut self) -> [u8; 32] {
        self.used += 1;
        Sha256::new().chain_update(self.entropy).chain_update(self.used.to_be_bytes()).finalize().into()
    }

    /// A 256-bit token in base64url.
    pub fn token(&mut self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes())
    }

    /// A short id with a prefix, such as `la_3kQv…` (96 bits).
    pub fn id(&mut self, prefix: &str) -> String {
        format!("{prefix}_{}", URL_SAFE_NO_PAD.encode(&self.bytes()[..12]))
    }
}

/// SHA-256 in base64url without padding: how secrets are kept, and PKCE's S256 (RFC 7636, 4.2).
pub fn digest(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text.as_bytes()))
}

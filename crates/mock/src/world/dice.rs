//! Chance without state: the same seed and the same keys always give the same roll, whatever was
//! asked before. So anything made up can be computed when it is needed and kept nowhere.

/// A source of rolls for one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dice(u64);

impl Dice {
    /// Dice of a seed.
    pub fn new(seed: u64) -> Self {
        Self(mix(seed ^ 0x5EED_0F5A_A5F0_DEE5))
    }

    /// Dice for one purpose or one thing, independent of all others.
    pub fn of(self, key: u64) -> Self {
        Self(mix(self.0 ^ mix(key.wrapping_add(0x9E37_79B9_7F4A_7C15))))
    }

    /// The roll itself.
    pub fn roll(self) -> u64 {
        mix(self.0)
    }

    /// A number from 0 to `sides - 1`; 0 when there are no sides.
    pub fn below(self, sides: u64) -> u64 {
        // The high half of a product spreads evenly enough and needs no loop.
        ((u128::from(self.roll()) * u128::from(sides)) >> 64) as u64
    }

    /// A number of a range, both ends included.
    pub fn between(self, low: u64, high: u64) -> u64 {
        low + self.below(high.saturating_sub(low).saturating_add(1))
    }

    /// True in so many of ten thousand cases.
    pub fn chance(self, of_ten_thousand: u64) -> bool {
        self.below(10_000) < of_ten_thousand
    }

    /// One entry of a list.
    pub fn pick<T>(self, list: &[T]) -> &T {
        &list[self.below(list.len() as u64) as usize]
    }

    /// A GUID as Microsoft writes them, version 4.
    pub fn guid(self) -> String {
        let (a, b) = (self.of(1).roll(), self.of(2).roll());
        format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            a >> 32,
            (a >> 16) & 0xffff,
            a & 0xfff,
            0x8000 | ((b >> 48) & 0x3fff),
            b & 0xffff_ffff_ffff
        )
    }

    /// A short opaque id: a prefix and 12 characters.
    pub fn id(self, prefix: &str) -> String {
        const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let roll = self.roll();
        let tail = (0..12).map(|i| char::from(ALPHABET[(roll >> (i * 5)) as usize & 31]));
        prefix.chars().chain(tail).collect()
    }
}

/// The finalizer of SplitMix64.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rolls_depend_on_seed_and_keys_only() {
        assert_eq!(Dice::new(7).of(3).roll(), Dice::new(7).of(3).roll());
        assert_ne!(Dice::new(7).of(3).roll(), Dice::new(8).of(3).roll());
        assert_ne!(Dice::new(7).of(3).of(4).roll(), Dice::new(7).of(4).of(3).roll());
    }

    #[test]
    fn rolls_are_spread_evenly() {
        let mut counts = [0_u32; 10];
        for i in 0..10_000 {
            counts[Dice::new(1).of(i).below(10) as usize] += 1;
        }
        assert!(counts.iter().all(|count| (900..1100).contains(count)), "{counts:?}");
        assert_eq!(Dice::new(1).below(0), 0);
    }

    #[test]
    fn guids_look_like_guids() {
        let guid = Dice::new(7).guid();
        assert_eq!(guid.len(), 36);
        assert_eq!(guid.as_bytes()[14], b'4');
    }
}

//! The five tones things are said in.

/// What a coloured thing means. Colour never stands alone: an icon and a word go with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to feel about it.
    #[default]
    Neutral,
    /// Worth knowing.
    Info,
    /// As it should be.
    Good,
    /// Needs a look.
    Warn,
    /// Broken, or about to be.
    Bad,
}

impl Tone {
    /// The class that colours a component in this tone.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Neutral => "tone-neutral",
            Tone::Info => "tone-info",
            Tone::Good => "tone-good",
            Tone::Warn => "tone-warn",
            Tone::Bad => "tone-bad",
        }
    }
}

//! The language of the console: the host's when it is framed, else the reader's choice, else the browser's.
//!
//! Sentences are in `text`, catalogs in `public/lang`. Numbers, dates and ages are written in the same language, as the
//! reader's region does it (`de-AT`).

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::effect::effect;
use crate::platform::host::{Host, HostLocale};
use crate::platform::{intl, page, storage};
use crate::text::catalog::{self, Catalog};
use crate::text::shell as text;
use crate::ui::{Toast, Toasts};

/// A language that the console speaks.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47, without a region; the name of its catalog.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
}

/// The language of the sentences in `text`; it needs no catalog.
pub static ENGLISH: &Language = &Language { tag: "en", name: "English" };

/// All of them.
pub static LANGUAGES: [&Language; 3] =
    [ENGLISH, &Language { tag: "de", name: "Deutsch" }, &Language { tag: "ja", name: "日本語" }];

/// Where the reader's choice is kept.
const SETTING: &str = "language";

/// The first language of a list of wishes (BCP 47) that the console speaks, with the wish.
fn first_spoken<'a>(wishes: impl IntoIterator<Item = &'a str>) -> Option<(&'static Language, &'a str)> {
    wishes.into_iter().find_map(|wish| {
        let primary = wish.split(['-', '_']).next().unwrap_or_default();
        LANGUAGES
            .into_iter()
            .find(|language| language.tag.eq_ignore_ascii_case(primary))
            .map(|language| (language, wish))
    })
}

/// How numbers and dates are written in a language: as in the region of the first wish, when it names one.
fn format_tag(language: &Language, wishes: &[String]) -> String {
    let same = |wish: &&String| first_spoken([wish.as_str()]).is_some_and(|(spoken, _)| spoken == language);
    if let Some(wish) = wishes.iter().find(same) {
        return wish.clone();
    }
    // English read in France: `en-FR`, which browsers know or take for `en`.
    let region = wishes.first().and_then(|wish| wish.split('-').skip(1).find(|part| part.len() == 2));
    region.map_or_else(|| language.tag.to_owned(), |region| format!("{}-{region}", language.tag))
}

/// The reader's choice; `None` for the browser's language.
fn chosen() -> Option<&'static Language> {
    let kept = storage::get(SETTING)?;
    LANGUAGES.into_iter().find(|language| language.tag == kept)
}

/// The language of a reader whom no host speaks for, and how it writes numbers and dates.
fn of_reader() -> (&'static Language, String) {
    let browser = page::languages();
    let spoken = || first_spoken(browser.iter().map(String::as_str)).map(|(language, _)| language);
    let language = chosen().or_else(spoken).unwrap_or(ENGLISH);
    (language, format_tag(language, &browser))
}

/// What is spoken; get it with [`use_language`].
#[derive(Clone, Copy)]
pub struct LanguageContext {
    /// The language, once its catalog has arrived.
    spoken: RwSignal<Option<&'static Language>>,
    /// How often a language was asked for: of several on their way only the last counts.
    asked: StoredValue<u32>,
    host: Host,
    toasts: Toasts,
}

/// Provides the language and begins to fetch its catalog.
pub fn provide_language(host: Host, toasts: Toasts) -> LanguageContext {
    let context = LanguageContext { spoken: RwSignal::new(None), asked: StoredValue::new(0), host, toasts };
    provide_context(context);
    effect(move |_| {
        // In a frame the host says it, right after it has introduced itself.
        let locale = host.locale();
        context.follow(locale);
    });
    context
}

/// What is spoken.
pub fn use_language() -> Option<LanguageContext> {
    use_context()
}

impl LanguageContext {
    /// Whether sentences can be shown; reactive. Changes with the language: what shows sentences is drawn anew.
    pub fn spoken(self) -> Option<&'static Language> {
        self.spoken.try_get().flatten()
    }

    /// The reader's choice; `None` for the browser's language.
    pub fn chosen(self) -> Option<&'static Language> {
        chosen()
    }

    /// Takes the reader's choice and keeps it.
    pub fn choose(self, language: Option<&'static Language>) {
        match language {
            Some(language) => {
                storage::set(SETTING, language.tag);
            }
            None => storage::remove(SETTING),
        }
        self.follow(self.host.locale_untracked());
    }

    fn follow(self, host: Option<HostLocale>) {
        let (language, tag, zone) = match host {
            Some(HostLocale { tag, zone }) => {
                let language = first_spoken([tag.as_str()]).map_or(ENGLISH, |(language, _)| language);
                (language, format_tag(language, &[tag]), zone)
            }
            None => {
                let (language, tag) = of_reader();
                (language, tag, String::new())
            }
        };
        let turn = self.asked.try_update_value(|asked| {
            *asked = asked.wrapping_add(1);
            *asked
        });
        spawn_local(async move {
            let catalog = fetch(language).await;
            let missing = catalog.is_err();
            if self.asked.try_get_value() != turn {
                return;
            }
            self.spoken.try_set(Some(speak(language, &tag, &zone, catalog)));
            if missing {
                self.toasts.show(Toast::info(text::no_catalog()));
            }
        });
    }
}

/// Speaks the reader's language where the app is not there, and nothing is drawn yet.
#[cfg(feature = "demo")]
pub async fn speak_to_reader() {
    let (language, tag) = of_reader();
    speak(language, &tag, "", fetch(language).await);
}

/// Speaks a language from now on, English without its catalog; gives what is spoken.
fn speak(
    language: &'static Language,
    tag: &str,
    zone: &str,
    catalog: Result<Option<Catalog>, ()>,
) -> &'static Language {
    let (language, tag) = if catalog.is_ok() { (language, tag) } else { (ENGLISH, ENGLISH.tag) };
    catalog::set_catalog(catalog.unwrap_or_default());
    intl::set_locale(tag, zone);
    page::set_language(language.tag);
    language
}

/// Fetches the catalog of a language; English has none.
async fn fetch(language: &Language) -> Result<Option<Catalog>, ()> {
    if language == ENGLISH {
        return Ok(None);
    }
    let text = page::file(&format!("lang/{}.json", language.tag)).await.ok_or(())?;
    serde_json::from_str(&text).map(Some).map_err(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(tags: &[&str]) -> Vec<String> {
        tags.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_first_wish_that_is_spoken_counts() {
        let cases = [
            (vec!["de-AT", "en"], "de", "de-AT"),
            (vec!["fr-FR", "ja"], "ja", "ja"),
            (vec!["FR", "DE_ch"], "de", "DE_ch"),
        ];
        for (given, tag, wish) in cases {
            assert_eq!(
                first_spoken(given.clone()).map(|(language, wish)| (language.tag, wish)),
                Some((tag, wish)),
                "{given:?}"
            );
        }
        assert_eq!(first_spoken(["fr", "", "x-klingon"]), None);
    }

    #[test]
    fn formats_follow_the_readers_region() {
        let [english, german, _] = LANGUAGES;
        assert_eq!(format_tag(german, &wishes(&["de-AT"])), "de-AT");
        assert_eq!(format_tag(english, &wishes(&["fr-FR", "en-GB"])), "en-GB");
        assert_eq!(format_tag(english, &wishes(&["fr-FR"])), "en-FR");
        assert_eq!(format_tag(german, &wishes(&["zh-Hant-TW"])), "de-TW");
        assert_eq!(format_tag(english, &[]), "en");
    }
}

//! Every language has every message, with the same places and the right number of forms. Native only.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use spanning_console::language::LANGUAGES;
use spanning_mock::world::scenario::Scenario;

/// How many plural forms each language has (CLDR), as `Intl.PluralRules` answers them.
const FORMS: [(&str, usize); 3] = [("en", 2), ("de", 2), ("ja", 1)];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files with messages.
fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut stack = vec![root().join("src/text")];
    while let Some(path) = stack.pop() {
        if path.is_dir() {
            stack.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if !path.ends_with("catalog.rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The messages of a piece of code, in their order.
fn collect(code: TokenStream, messages: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = code.into_iter().collect();
    let text = |token: Option<&TokenTree>| {
        let TokenTree::Literal(literal) = token? else { return None };
        Some(syn::parse_str::<syn::LitStr>(&literal.to_string()).ok()?.value())
    };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            // Tests of this module say what the messages come to.
            TokenTree::Ident(word)
                if word == "mod" && tokens.get(at).is_some_and(|name| name.to_string() == "tests") =>
            {
                at += 2;
            }
            TokenTree::Ident(word) if word == "messages" => {
                let Some(TokenTree::Group(group)) = tokens.get(at + 1) else { continue };
                at += 2;
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                messages.extend(inner.iter().filter_map(|token| text(Some(token))));
            }
            TokenTree::Ident(word) if ["t", "fill", "plural"].iter().any(|known| word == known) => {
                let group = tokens.iter().skip(at).take(2).find_map(|token| match token {
                    TokenTree::Group(group) => Some(group.stream()),
                    _ => None,
                });
                let inner: Vec<TokenTree> = group.into_iter().flatten().collect();
                messages.extend(inner.iter().find_map(|token| text(Some(token))));
            }
            // These take messages and translate them.
            TokenTree::Ident(word) if ["say", "words"].iter().any(|known| word == known) => {
                let Some(TokenTree::Group(group)) = tokens.get(at) else { continue };
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                messages.extend(inner.iter().filter_map(|token| text(Some(token))));
            }
            TokenTree::Group(group) => collect(group.stream(), messages),
            _ => {}
        }
    }
}

/// Every message of the app in the order of the files, each once.
fn messages() -> Vec<String> {
    let mut found = Vec::new();
    for file in files() {
        collect(fs::read_to_string(&file).unwrap().parse().unwrap(), &mut found);
    }
    let mut seen = BTreeSet::new();
    found.retain(|message| seen.insert(message.clone()));
    found
}

fn catalog(language: &str) -> BTreeMap<String, String> {
    let file = root().join(format!("public/lang/{language}.json"));
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// The places of a form: `{name}`.
fn places(form: &str) -> BTreeSet<&str> {
    form.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

fn translations() -> impl Iterator<Item = (&'static str, BTreeMap<String, String>)> {
    LANGUAGES.iter().map(|language| language.tag).filter(|tag| *tag != "en").map(|tag| (tag, catalog(tag)))
}

#[test]
fn there_are_messages() {
    let messages = messages();
    assert!(messages.len() > 800, "{}", messages.len());
    for known in ["Not mapped", "Unlink {company}?", "{written} tenant|{written} tenants"] {
        assert!(messages.iter().any(|message| message == known), "{known}");
    }
}

#[test]
fn every_language_has_every_message_and_no_other() {
    let messages = messages();
    for (tag, catalog) in translations() {
        let missing: Vec<_> = messages.iter().filter(|message| !catalog.contains_key(*message)).collect();
        assert!(missing.is_empty(), "public/lang/{tag}.json lacks {}:\n{}", missing.len(), lines(&missing));
        let unused: Vec<_> = catalog.keys().filter(|key| !messages.contains(key)).collect();
        assert!(unused.is_empty(), "public/lang/{tag}.json has what no page says:\n{}", lines(&unused));
    }
}

fn lines(messages: &[&String]) -> String {
    messages.iter().map(|message| format!("  {}: \"\",\n", serde_json::to_string(message).unwrap())).collect()
}

#[test]
fn translations_fill_the_same_places() {
    for (tag, catalog) in translations() {
        for (english, translated) in &catalog {
            assert!(!translated.trim().is_empty(), "{tag}: {english}");
            let wanted = places(english);
            for form in translated.split('|') {
                let filled = places(form);
                assert!(filled.is_subset(&wanted), "{tag}: {form} has places that {english} has not");
                // A form for one may leave the number out.
                let lost: Vec<_> = wanted.difference(&filled).collect();
                assert!(lost.is_empty() || english.contains('|'), "{tag}: {form} lacks {lost:?}");
            }
        }
    }
}

#[test]
fn plurals_have_the_forms_of_their_language() {
    let forms: BTreeMap<_, _> = FORMS.into_iter().collect();
    for (tag, catalog) in translations() {
        for (english, translated) in &catalog {
            let wanted = if english.contains('|') { forms[tag] } else { 1 };
            assert_eq!(translated.split('|').count(), wanted, "{tag}: {english}");
        }
    }
}

/// What the simulation says in English, notes of accounts and summaries of scenarios, the director says in messages.
#[test]
fn the_director_has_words_for_the_whole_simulation() {
    let sentence = |summary: &str| {
        let (first, rest) = summary.split_at(1);
        format!("{}{rest}.", first.to_uppercase())
    };
    let notes = spanning_mock::simulation().accounts.into_iter().map(|account| account.note);
    let summaries = Scenario::ALL.iter().map(|scenario| sentence(scenario.summary()));
    let messages = messages();
    let missing: Vec<_> = notes.chain(summaries).filter(|said| !messages.contains(said)).collect();
    assert!(missing.is_empty(), "src/text/director.rs lacks {missing:#?}");
}

/// What the page says before the app is there is in the page itself, each message in every language.
#[test]
fn the_page_that_waits_for_the_app_speaks_every_language() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let (_, boot) = page.split_once("<div id=\"boot\">").unwrap();
    let messages: Vec<&str> = boot.split(" lang=\"").skip(1).filter_map(|text| text.split('"').next()).collect();
    let tags: Vec<&str> = LANGUAGES.iter().map(|language| language.tag).collect();
    assert_eq!(messages.len() % tags.len(), 0, "{messages:?}");
    assert!(messages.len() > 4 * tags.len(), "{messages:?}");
    assert!(messages.chunks(tags.len()).all(|message| message == tags), "{messages:?}");
    assert!(page.contains(&format!("/^({})$/", tags.join("|"))), "index.html does not look for {tags:?}");
    let style = fs::read_to_string(root().join("style/components/boot.css")).unwrap();
    for tag in tags {
        let rule = format!("[lang=\"{tag}\"] .boot-text:not([lang=\"{tag}\"])");
        assert!(style.contains(&rule), "no language but {tag} is hidden where {tag} is read");
    }
}

//! Search over all rows at once: their texts stand one after the other in one piece of memory, which is read some ten
//! times faster than 100,000 texts at 100,000 places.

use memchr::memmem::Finder;
use spanning_domain::tenant_list::Row;

/// What can be searched of all rows, in the order of their indexes.
#[derive(Default)]
pub(super) struct Texts {
    text: String,
    /// Where the text of each row ends.
    ends: Vec<usize>,
}

impl Texts {
    /// The texts of rows; where there is no row, none.
    pub fn of<'a>(rows: impl Iterator<Item = Option<&'a Row>>) -> Self {
        let mut texts = Self::default();
        for row in rows {
            if let Some(row) = row {
                texts.text.push_str(row.haystack());
                // No word has one in it: none is found across two rows.
                texts.text.push('\n');
            }
            texts.ends.push(texts.text.len());
        }
        texts
    }

    /// The indexes of the rows in which all words stand, ascending; every index without words.
    pub fn find(&self, words: &[String]) -> Vec<u32> {
        // The longest is the rarest, mostly.
        let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let Some((first, others)) = words.split_first() else { return (0..self.ends.len() as u32).collect() };
        let others: Vec<Finder<'_>> = others.iter().map(Finder::new).collect();
        let finder = Finder::new(first);
        let (bytes, mut found, mut index, mut at) = (self.text.as_bytes(), Vec::new(), 0, 0);
        while let Some(hit) = bytes.get(at..).and_then(|rest| finder.find(rest)) {
            let hit = at + hit;
            index += self.ends.get(index..).map_or(0, |ends| ends.partition_point(|end| *end <= hit));
            let Some(end) = self.ends.get(index).copied() else { break };
            let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
            let own = bytes.get(start..end).unwrap_or_default();
            if others.iter().all(|word| word.find(own).is_some()) {
                found.push(index as u32);
            }
            at = end;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts as they are made of rows, without the rows.
    fn texts(rows: &[Option<&str>]) -> Texts {
        let mut texts = Texts::default();
        for row in rows {
            texts.text.extend(row.iter().flat_map(|text| [text, "\n"]));
            texts.ends.push(texts.text.len());
        }
        texts
    }

    fn find(texts: &Texts, words: &[&str]) -> Vec<u32> {
        texts.find(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_row_is_found_once_by_any_part_of_it() {
        let texts = texts(&[Some("contoso\ncontoso.example"), None, Some("fabrikam"), Some("con\nfab")]);
        assert_eq!(find(&texts, &["con"]), [0, 3]);
        assert_eq!(find(&texts, &["fab"]), [2, 3]);
        assert_eq!(find(&texts, &["example"]), [0]);
        assert!(find(&texts, &["nothing"]).is_empty());
        assert_eq!(find(&texts, &[]), [0, 1, 2, 3]);
    }

    #[test]
    fn all_words_have_to_stand_in_the_same_row() {
        let texts = texts(&[Some("contoso\ncare"), Some("care"), Some("contoso")]);
        assert_eq!(find(&texts, &["care", "contoso"]), [0]);
        // The end of one row and the beginning of the next are no word.
        assert!(find(&texts, &["ecare"]).is_empty());
    }

    /// The same as asking every row.
    #[test]
    fn it_finds_what_a_look_at_each_row_finds() {
        let rows: Vec<String> = (0..500_u32).map(|n| format!("{:x}\n{}", n * 2_654_435, n % 37)).collect();
        let all: Vec<Option<&str>> = rows.iter().map(|row| Some(row.as_str())).collect();
        let texts = texts(&all);
        for words in [vec!["1"], vec!["a", "3"], vec!["ff"], vec!["36", "b", "1"], vec!["0"]] {
            let expected: Vec<u32> = (0..)
                .zip(&rows)
                .filter(|(_, row)| words.iter().all(|word| row.contains(word)))
                .map(|(index, _)| index)
                .collect();
            assert_eq!(find(&texts, &words), expected, "{words:?}");
        }
    }
}

//! Companies that are always there: the demo tenant, names that are plausible but awkward, and (in
//! their scenario) names that break careless software.

use super::names::Company;
use crate::world::scenario::Scenario;

/// The demo tenant's id: the same in every world, so that addresses in documents stay good.
pub const DEMO_TENANT: &str = "tn_aldergrove";
/// The demo tenant's directory.
pub const DEMO_DIRECTORY: &str = "5f0c2a1e-7c3d-4b7e-9a52-0d6f3b1c8e44";

const AWKWARD: &[(u32, &str, &str, u8)] = &[
    (0, "Aldergrove Dental Group", "aldergrovedental", 0),
    (4, "Müller & Söhne Präzisionstechnik", "mueller-soehne", 8),
    (6, "O'Rourke's Bakery & Café", "orourkesbakery", 14),
    (9, "Northgate Dental Care", "northgatedental", 0),
    (
        13,
        "The Saint Bartholomew and Holy Trinity Community Housing Association of Greater Fallowfield and the Calder Valley",
        "sbht-housing",
        17,
    ),
    (17, "Château Beaumont, Vignerons Indépendants", "chateau-beaumont", 14),
    (22, "Kancelaria Łukasz Żółkiewski", "zolkiewski", 3),
    (28, "Northgate Dental Care", "northgate-dentalcare", 0),
    (31, "3 Rivers Plumbing", "3riversplumbing", 11),
    (37, "d'Arcy, Ng & Daughters", "darcyng", 4),
    (45, "青葉設計株式会社", "aobasekkei", 5),
    (52, "AAA Aardvark Locksmiths (2019) Ltd.", "aaa-aardvark", 11),
    (61, "Ærø Færgeselskab", "aeroe-faerge", 10),
    (74, "X", "x-studio", 7),
];

/// Names of the scenario `hostile-names`, from index 1 on.
fn hostile() -> Vec<String> {
    let text = |name: &str| name.to_owned();
    vec![
        "W".repeat(300),
        "A tenant whose name has 300 characters and many words ".repeat(6).chars().take(300).collect(),
        text("مركز الأسنان الدولي"),
        text("בית ספר \u{202e}olleh\u{202c} תיכון"),
        text("🦷 Smile Studio 👩🏽‍⚕️🏳️‍🌈"),
        text("Z̷̢͍̈́a̸͎̾l̵̝̈́g̶̣̚o̴̤͝ ̶̺̎D̷̨͗e̴̳͝n̷̙̾t̸̥̄a̶͉̽l̷̨̎"),
        text("Cafe\u{301} Nin\u{303}o"),
        text("Zero\u{200b}Width\u{200d}Dental\u{feff}"),
        text("<b>Bold</b> & \"Quoted\" Dental"),
        text("<script>document.title='owned'</script>"),
        text("\"><img src=x onerror=alert(1)>"),
        text("   "),
        text("\u{a0}\u{2003}"),
        text("Equal & Equal"),
        text("Equal & Equal"),
        text("=HYPERLINK(\"https://evil.example\",\"Dental\")"),
        text("+441632960001"),
        text("-2+3 Accounting"),
        text("@SUM(1+1) Surveyors"),
        text("\tTabbed Dental"),
        text("Two\r\nLines"),
        text("'; DROP TABLE tenants; --"),
        text("{{constructor.constructor('alert(1)')()}}"),
        text("../../../etc/passwd"),
        text("%00 %2e%2e %ff"),
        text("null"),
        text("undefined"),
        text("NaN"),
        text("0"),
        text("İstanbul Diş ıssız"),
        text("ﬁne ﬂats GmbH"),
    ]
}

/// The company that always stands at this place.
pub(crate) fn at(index: u32, scenario: Scenario) -> Option<Company> {
    if scenario == Scenario::HostileNames && index > 0 {
        let name = hostile().into_iter().nth(index as usize - 1)?;
        return Some(Company { name, domain: format!("hostile-{index}.example"), industry: (index % 19) as u8 });
    }
    let (_, name, label, industry) = AWKWARD.iter().find(|(at, ..)| *at == index)?;
    Some(Company { name: (*name).to_owned(), domain: format!("{label}.example"), industry: *industry })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_tenant_is_the_same_in_every_scenario() {
        for scenario in Scenario::ALL {
            let company = at(0, *scenario).unwrap();
            assert_eq!(
                (company.name.as_str(), company.domain.as_str()),
                ("Aldergrove Dental Group", "aldergrovedental.example")
            );
        }
    }

    #[test]
    fn hostile_names_cover_what_they_should() {
        let names = hostile();
        assert!(names.iter().any(|name| name.chars().count() == 300));
        assert!(names.iter().any(|name| name.trim().is_empty()));
        for start in ["=", "+", "-", "@", "\t", "<script>"] {
            assert!(names.iter().any(|name| name.starts_with(start)), "{start}");
        }
    }
}

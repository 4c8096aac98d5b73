//! What names are made of. All of it is made up; domains are under `.example` (RFC 2606).

/// A line of business, with the endings that its companies' names take.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Business {
    /// The UniView group that looks after such clients.
    pub group: &'static str,
    /// Endings of company names.
    pub endings: &'static [&'static str],
    /// Whether these are partnerships that carry two surnames.
    pub surnames: bool,
}

/// Index into [`BUSINESSES`].
pub(crate) type Industry = u8;

const fn business(group: &'static str, surnames: bool, endings: &'static [&'static str]) -> Business {
    Business { group, endings, surnames }
}

/// The lines of business of a service provider's clients.
pub(crate) const BUSINESSES: &[Business] = &[
    business("Healthcare", false, &["Dental Group", "Family Dentistry", "Orthodontics", "Dental Care"]),
    business("Healthcare", false, &["Medical Centre", "Family Practice", "Physiotherapy", "Eye Clinic"]),
    business("Healthcare", false, &["Veterinary Clinic", "Animal Hospital", "Care Homes", "Pharmacy"]),
    business("Professional services", true, &["LLP", "Solicitors", "Law", "Notaries"]),
    business("Professional services", true, &["Accountants", "Tax Advisers", "Audit", "Bookkeeping"]),
    business("Professional services", true, &["Architects", "Surveyors", "Consulting Engineers", "Landscape Design"]),
    business("Professional services", false, &["Insurance Brokers", "Wealth Management", "Credit Union", "Mortgages"]),
    business("Professional services", false, &["Recruitment", "Communications", "Design Studio", "Translations"]),
    business("Industry", false, &["Manufacturing", "Precision Tools", "Castings", "Packaging"]),
    business("Industry", false, &["Construction", "Roofing", "Joinery", "Civil Engineering"]),
    business("Industry", false, &["Logistics", "Freight", "Cold Storage", "Couriers"]),
    business("Industry", false, &["Electrical Services", "Plumbing & Heating", "Lift Maintenance", "Solar"]),
    business("Industry", false, &["Farms", "Seeds", "Timber", "Fisheries"]),
    business("Retail and hospitality", false, &["Hotels", "Inn", "Brewery", "Catering"]),
    business("Retail and hospitality", false, &["Bakery", "Wine Merchants", "Outdoor Supply", "Books"]),
    business("Retail and hospitality", false, &["Motors", "Furniture", "Garden Centre", "Opticians"]),
    business("Public and nonprofit", false, &["School District", "Academy", "College", "Nursery Schools"]),
    business("Public and nonprofit", false, &["Community Trust", "Housing Association", "Foundation", "Food Bank"]),
    business("Public and nonprofit", false, &["Town Council", "Library Service", "Museum", "Water District"]),
];

/// Places and other words that companies are named after.
#[rustfmt::skip]
pub(crate) const PLACES: &[&str] = &[
    "Alder Creek", "Amberfield", "Ashcombe", "Baywater", "Bellhaven", "Birchwood", "Blackthorn", "Bluestone",
    "Bramble Hill", "Briarcliff", "Bridgemoor", "Brookside", "Calder Valley", "Canyon Ridge", "Cedar Point",
    "Clearwater Bay", "Clifton Mere", "Copperfield", "Cranberry Lake", "Crestline", "Dovecote", "Eastmere",
    "Elderwood", "Elm Street", "Fairhaven", "Fallowfield", "Fernhollow", "Foxglove", "Glenmarsh", "Granite Peak",
    "Greyfriars", "Hallowmere", "Harbour Point", "Hartwell", "Hawthorn Park", "Hazelbrook", "Heronsgate", "Highmoor",
    "Hollybank", "Ironbridge Lane", "Ivy Lodge", "Juniper Hills", "Kestrel", "Kingsmere", "Lakeshore", "Larkspur",
    "Laurel Canyon", "Lighthouse", "Linden Square", "Longmeadow", "Maple Grove", "Marrowbone", "Meadowlark",
    "Millbrook", "Mistral", "Moorgate Vale", "Mulberry", "Nettlefield", "Northlight", "Oakhampton", "Old Quay",
    "Orchard Row", "Osprey", "Otter Creek", "Pembroke Lane", "Pinecrest", "Primrose", "Quarry Road", "Quillfeather",
    "Ravenscourt", "Redwater", "Ridgeback", "Riverbend", "Rosewood", "Rowan Bridge", "Saltmarsh", "Sandpiper",
    "Silver Birch", "Southdown", "Spruce Hollow", "St. Aubrey", "Stonegate", "Summerfield", "Swallowtail", "Tamarack",
    "Thistledown", "Three Rivers", "Tideway", "Timberline", "Upland", "Valley Forge Road", "Wayfarer", "Westering",
    "Whitecap", "Wildwood", "Willowbank", "Windermoor", "Wrenfield", "Yarrow", "Yellowhammer",
];

/// Surnames, for partnerships and people.
#[rustfmt::skip]
pub(crate) const SURNAMES: &[&str] = &[
    "Abbott", "Adeyemi", "Andersson", "Ashworth", "Bakker", "Barnes", "Bauer", "Bergeron", "Bianchi", "Brandt",
    "Byrne", "Calloway", "Castellano", "Chaudhry", "Cohen", "Cortez", "Dalgaard", "Delacroix", "Dubois", "Ekström",
    "Ellison", "Fenwick", "Ferreira", "Fontaine", "Friedman", "Gallagher", "Georgiou", "Goldberg", "Grünwald",
    "Haddad", "Halvorsen", "Hargreaves", "Hashimoto", "Hendricks", "Holloway", "Ibrahim", "Iyer", "Jansen",
    "Jovanović", "Kaplan", "Kavanagh", "Kelly", "Khoury", "Kowalski", "Kruger", "Lambert", "Larsen", "Lefèvre",
    "Lindqvist", "Lockwood", "MacAllister", "Marchetti", "Marsh", "McBride", "Mendoza", "Moreau", "Nakamura",
    "Nguyen", "Novák", "O'Brien", "Okafor", "Olsen", "Ortega", "Papadakis", "Patel", "Pereira", "Petrov", "Prescott",
    "Quinn", "Rahman", "Reinhardt", "Ricci", "Rousseau", "Sandoval", "Schäfer", "Sharma", "Sinclair", "Sørensen",
    "Stavros", "Sullivan", "Takahashi", "Thornton", "Torres", "Underhill", "Vandenberg", "Vasquez", "Virtanen",
    "Wainwright", "Weber", "Whitfield", "Winslow", "Yamamoto", "Yilmaz", "Zimmermann",
];

/// Given names.
pub(crate) const GIVEN: &[&str] = &[
    "Aaliyah",
    "Adam",
    "Agnes",
    "Aiko",
    "Alejandro",
    "Amara",
    "Amelia",
    "Anders",
    "Anita",
    "Arjun",
    "Astrid",
    "Ben",
    "Bianca",
    "Bram",
    "Callum",
    "Camille",
    "Carlos",
    "Chidi",
    "Clara",
    "Daniel",
    "Deepa",
    "Diego",
    "Elena",
    "Elif",
    "Emma",
    "Erik",
    "Esther",
    "Farah",
    "Fiona",
    "Frank",
    "Gabriel",
    "Grace",
    "Hana",
    "Hannah",
    "Henry",
    "Ines",
    "Isaac",
    "Ivan",
    "Jack",
    "Jasmine",
    "Jens",
    "Joana",
    "José",
    "Julia",
    "Kenji",
    "Lars",
    "Leila",
    "Liam",
    "Lucía",
    "Maeve",
    "Marcus",
    "Maria",
    "Mateusz",
    "Maya",
    "Mei",
    "Mohammed",
    "Nadia",
    "Niamh",
    "Noah",
    "Nora",
    "Oliver",
    "Omar",
    "Oscar",
    "Paula",
    "Peter",
    "Priya",
    "Rachel",
    "Rafael",
    "Renée",
    "Rosa",
    "Ruth",
    "Samuel",
    "Sara",
    "Sean",
    "Sofia",
    "Stefan",
    "Susan",
    "Tariq",
    "Thea",
    "Tomáš",
    "Una",
    "Victor",
    "Wei",
    "Yara",
    "Yusuf",
    "Zoë",
];

//! Names that look made up: trees, birds, water and moorland, joined as English names are, a few common and most rare.
//!
//! Names follow Zipf's rule (the k-th name has a weight of about 1/k), because real ones do and because the linker and
//! the search are measured against it. The stock is the same in every region; only who gets which name depends on the
//! seed.

use domain::person::Sex;

use crate::chance::Chance;

/// Given names of either sex.
const GIVEN_ANY: &[&str] = &[
    "Rowan", "Linden", "Ash", "Robin", "Jay", "Alder", "Sorrel", "Lark", "Aspen", "Brook", "Fen", "Heron", "Moss",
    "River", "Sage", "Teal", "Wren", "Briar", "Juniper", "Merle", "Tarn", "Quill", "Larch", "Rook", "Dune", "Sky",
    "Storm", "Shale", "Cove", "Marl", "Yarrow", "Sedge", "Plover", "Starling", "Kestrel", "Swift", "Bracken", "Eider",
];
/// Given names mostly of women.
const GIVEN_WOMEN: &[&str] = &[
    "Hazel",
    "Ivy",
    "Heather",
    "Willow",
    "Fern",
    "Bryony",
    "Linnet",
    "Holly",
    "Olive",
    "Poppy",
    "Rosemary",
    "Tansy",
    "Clover",
    "Bluebell",
    "Avocet",
    "Merrow",
    "Myrtle",
    "Primrose",
    "Saffron",
    "Marigold",
    "Cicely",
    "Betony",
    "Dove",
    "Honesty",
    "Laurel",
    "Lavender",
    "Magnolia",
    "Maple",
    "Meadow",
    "Rill",
    "Rue",
    "Campion",
    "Celandine",
    "Elowen",
];
/// Given names mostly of men.
const GIVEN_MEN: &[&str] = &[
    "Heath",
    "Glen",
    "Finch",
    "Hawthorn",
    "Jasper",
    "Oakley",
    "Forrest",
    "Sycamore",
    "Dale",
    "Cliff",
    "Reed",
    "Rush",
    "Thorn",
    "Wolf",
    "Peregrine",
    "Merlin",
    "Falcon",
    "Drake",
    "Bay",
    "Birch",
    "Bran",
    "Burdock",
    "Cedar",
    "Dov",
    "Elm",
    "Esk",
    "Fell",
    "Flint",
    "Gale",
    "Garth",
    "Ivo",
    "Ridge",
    "Sorley",
    "Tor",
    "Yew",
    "Corbie",
    "Martin",
];
/// First halves of the rarer given names.
const GIVEN_HEADS: &[&str] = &[
    "Ald", "Ash", "Ber", "Bran", "Bryn", "Cor", "Dun", "Eld", "Fenn", "Gal", "Har", "Heth", "Is", "Jun", "Kes", "Lar",
    "Lin", "Mar", "Mer", "Mor", "Nes", "Or", "Per", "Quin", "Ros", "Sed", "Sil", "Tam", "Ul", "Ver", "Wil", "Yar",
];
/// Second halves of the rarer given names: of either sex, of women, of men.
const GIVEN_TAILS: &[&str] = &["en", "wen", "lin", "ren", "ow", "is", "ley"];
const GIVEN_TAILS_WOMEN: &[&str] = &["a", "ina", "elle", "wyn", "ora", "ette", "ine"];
const GIVEN_TAILS_MEN: &[&str] = &["ic", "o", "an", "win", "or", "ack", "us"];
/// First halves of family names.
const FAMILY_HEADS: &[&str] = &[
    "Rowan",
    "Hawthorn",
    "Alder",
    "Linnet",
    "Elm",
    "Birch",
    "Maple",
    "Aspin",
    "Larch",
    "Willow",
    "Hazel",
    "Holly",
    "Juniper",
    "Thistle",
    "Bracken",
    "Heather",
    "Gorse",
    "Bramble",
    "Sedge",
    "Fern",
    "Curlew",
    "Plover",
    "Lapwing",
    "Heron",
    "Kestrel",
    "Merlin",
    "Raven",
    "Rook",
    "Sparrow",
    "Starling",
    "Wagtail",
    "Dunnock",
    "Fieldfare",
    "Dotterel",
    "Osprey",
    "Teal",
    "Wigeon",
    "Mallow",
    "Yarrow",
    "Teasel",
    "Sorrel",
    "Campion",
    "Tansy",
    "Foxglove",
    "Nettle",
    "Tarn",
    "Beck",
    "Ghyll",
    "Mere",
    "Fell",
    "Moor",
    "Dale",
    "Heath",
    "Cairn",
    "Combe",
    "Spinney",
    "Copse",
    "Thicket",
    "Otter",
    "Badger",
    "Leveret",
    "Stoat",
    "Hedge",
    "Lichen",
    "Moss",
    "Puddle",
    "Eddy",
    "Rill",
    "Ripple",
    "Shingle",
];
/// Second halves of family names.
const FAMILY_TAILS: &[&str] = &[
    "field", "by", "son", "worth", "wood", "mere", "holt", "croft", "garth", "beck", "shaw", "ley", "thwaite", "hurst",
    "dale", "brook", "well", "stead", "mount", "wick", "combe", "ridge", "bank", "gate", "ford", "moor", "land", "fen",
];
/// Names that stand at the head of the list, so that they are met often.
const FAMILY_FIRST: &[&str] =
    &["Rowanfield", "Hawthornby", "Alderson", "Linden", "Birchall", "Elmsworth", "Larchmont", "Willowby", "Aspinwood"];

/// Short forms: the name on paper, and what people say.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("Rowan", "Ro"),
    ("Linden", "Lin"),
    ("Robin", "Rob"),
    ("Juniper", "June"),
    ("Kestrel", "Kes"),
    ("Heather", "Hev"),
    ("Bryony", "Bry"),
    ("Rosemary", "Rosie"),
    ("Primrose", "Prim"),
    ("Marigold", "Goldie"),
    ("Magnolia", "Maggie"),
    ("Celandine", "Celie"),
    ("Forrest", "Fozz"),
    ("Peregrine", "Perry"),
    ("Sycamore", "Syc"),
    ("Hawthorn", "Thorn"),
    ("Jasper", "Jas"),
    ("Oakley", "Oak"),
    ("Alder", "Al"),
    ("Aspen", "Asp"),
    ("Hazel", "Haze"),
    ("Willow", "Will"),
    ("Merlin", "Merl"),
    ("Martin", "Mart"),
    ("Bluebell", "Bella"),
    ("Saffron", "Saff"),
    ("Starling", "Star"),
];

/// Full names that belong to one person each: the two young adults, and the workers of demonstrations and tests.
const TAKEN: [(&str, &str); 11] = [
    ("Wren", "Rowanfield"),
    ("Teal", "Hawthornby"),
    ("Ada", "Linden"),
    ("Bram", "Alderson"),
    ("Cass", "Elmsworth"),
    ("Dov", "Larchmont"),
    ("Esk", "Willowby"),
    ("Fen", "Aspinwood"),
    ("Gale", "Birchall"),
    ("Hazel", "Maplethorpe"),
    ("Ivo", "Sycamore"),
];

/// Whether this full name belongs to a persona, so that nobody else may have it.
pub(crate) fn is_taken(given: &str, family: &str) -> bool {
    TAKEN.contains(&(given, family))
}

/// Every name of the region, the commonest first, with running totals of their weights.
#[derive(Debug)]
pub(crate) struct Stock {
    women: Ranked,
    men: Ranked,
    families: Ranked,
}

#[derive(Debug)]
struct Ranked {
    names: Vec<String>,
    totals: Vec<u64>,
}

impl Ranked {
    /// `flat`: how many names share the top almost evenly before the fall begins.
    fn new(names: Vec<String>, flat: u64) -> Self {
        let totals = (1..=names.len() as u64)
            .scan(0, |total, rank| {
                *total += 1_000_000_000 / (rank + flat);
                Some(*total)
            })
            .collect();
        Self { names, totals }
    }

    fn draw(&self, chance: &mut Chance) -> String {
        let drawn = chance.below(self.totals.last().copied().unwrap_or(0));
        let at = self.totals.partition_point(|total| *total <= drawn);
        self.names.get(at).cloned().unwrap_or_default()
    }
}

impl Stock {
    /// The stock: some 800 given names and 3,900 family names before hyphens, in a fixed order.
    pub(crate) fn new() -> Self {
        let given = |common: &[&str], tails: &[&str]| {
            let tails: Vec<&str> = tails.iter().chain(GIVEN_TAILS).copied().collect();
            let common = common.iter().chain(GIVEN_ANY).map(ToString::to_string).collect();
            Ranked::new(with_rare(common, &joined(GIVEN_HEADS, &tails)), 12)
        };
        let first = FAMILY_FIRST.iter().map(ToString::to_string).collect();
        Self {
            women: given(GIVEN_WOMEN, GIVEN_TAILS_WOMEN),
            men: given(GIVEN_MEN, GIVEN_TAILS_MEN),
            families: Ranked::new(with_rare(first, &joined(FAMILY_HEADS, FAMILY_TAILS)), 6),
        }
    }

    /// A given name usual for `sex`.
    pub(crate) fn given(&self, sex: Sex, chance: &mut Chance) -> String {
        if sex == Sex::Female { self.women.draw(chance) } else { self.men.draw(chance) }
    }

    /// A family name; one in fifty is double-barrelled.
    pub(crate) fn family(&self, chance: &mut Chance) -> String {
        let first = self.families.draw(chance);
        if chance.hits(200) { format!("{first}-{}", self.families.draw(chance)) } else { first }
    }
}

/// What people say for `given`, where there is a short form.
pub(crate) fn short_form(given: &str) -> Option<&'static str> {
    SHORT_FORMS.iter().find(|(full, _)| *full == given).map(|(_, short)| *short)
}

/// Every head with every tail, in an order that keeps neighbours apart.
fn joined(heads: &[&str], tails: &[&str]) -> Vec<String> {
    let all: Vec<String> = heads
        .iter()
        .flat_map(|head| tails.iter().map(move |tail| (head, tail)))
        .filter(|(head, tail)| !head.to_lowercase().ends_with(*tail))
        .map(|(head, tail)| format!("{head}{tail}"))
        .collect();
    // 241 shares no factor with the lengths in use, and if it did some names would only be missing.
    (0..all.len()).filter_map(|at| all.get(at * 241 % all.len()).cloned()).collect()
}

fn with_rare(mut common: Vec<String>, rare: &[String]) -> Vec<String> {
    for name in rare {
        if !common.contains(name) {
            common.push(name.clone());
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Topic;
    use std::collections::BTreeMap;

    #[test]
    fn a_few_names_are_common_and_most_are_rare() {
        let stock = Stock::new();
        assert!(stock.families.names.len() > 1_800, "{}", stock.families.names.len());
        assert!(stock.men.names.len() > 400 && stock.women.names.len() > 400);
        let mut chance = Chance::new(7, 1, Topic::Identity);
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for _ in 0..20_000 {
            *counts.entry(stock.family(&mut chance)).or_default() += 1;
        }
        let most = counts.values().max().copied().unwrap();
        let once = counts.values().filter(|count| **count <= 3).count();
        assert!((200..1_500).contains(&most), "the commonest family name has {most} of 20,000");
        assert!(once * 3 > counts.len(), "a third of the names are rare: {once} of {}", counts.len());
    }

    #[test]
    fn no_name_is_in_the_stock_twice() {
        let stock = Stock::new();
        for ranked in [&stock.men, &stock.women, &stock.families] {
            let distinct: std::collections::BTreeSet<_> = ranked.names.iter().collect();
            assert_eq!(distinct.len(), ranked.names.len());
        }
    }
}

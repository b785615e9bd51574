//! What a council supplies beside the return: where postcodes lie, and the list of homes and providers.

use std::io::Read;

use domain::Date;
use hashbrown::HashMap;

use crate::day;
use crate::read::{ReadError, Wanted, named};

/// Columns of the national list of postcodes, by the names it has for them.
const POSTCODES: [Wanted; 5] = [
    Wanted { name: "pcd", labels: &["pcds", "pcd2", "postcode", "pcd_abbr"], needed: true },
    Wanted { name: "laua", labels: &["oslaua", "district", "LAD"], needed: true },
    Wanted { name: "oseast1m", labels: &["easting", "east1m"], needed: true },
    Wanted { name: "osnrth1m", labels: &["northing", "north1m"], needed: true },
    // The county, where there are two tiers; E10 codes are counties, anything else says that there is one tier.
    Wanted { name: "oscty", labels: &["cty", "utla", "county"], needed: false },
];

/// Columns of the inspectorate's lists of homes and providers.
const PROVIDERS: [Wanted; 5] = [
    Wanted { name: "URN", labels: &["unique reference number"], needed: true },
    Wanted { name: "placement code", labels: &["provider placement code"], needed: true },
    Wanted { name: "placement provider code", labels: &["provider code"], needed: true },
    Wanted { name: "deregistration date", labels: &["closed date", "date closed"], needed: false },
    Wanted { name: "setting address postcode", labels: &["setting postcode", "postcode"], needed: false },
];

/// Where a postcode lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The district's code (nine characters; its first letter is the country's), from which the country is known.
    pub district: Box<str>,
    /// The code of the authority with children's services (upper tier); empty if it is not known.
    pub authority: Box<str>,
    /// Metres east, of the national grid.
    pub easting: f64,
    /// Metres north, of the national grid.
    pub northing: f64,
}

/// A home or provider as the inspectorate lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// Codes of placement, such as `K2`.
    pub place_codes: Vec<Box<str>>,
    /// Codes of provider, such as `PR4`.
    pub provider_codes: Vec<Box<str>>,
    /// The day its registration ended.
    pub closed_on: Option<Date>,
    /// Its postcode, in capitals and without spaces; empty if none is given.
    pub postcode: Box<str>,
}

/// What is worked out of an episode's postcodes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Geography<'a> {
    /// PL_LA: the authority where the placement lies, or `SCO`, `NIR`, `WAL`; empty if it is not known.
    pub pl_la: &'a str,
    /// PL_LOCATION: `IN` or `OUT` of the authority; empty if it is not known.
    pub pl_location: &'static str,
    /// PL_DISTANCE: miles from home to placement, to one decimal.
    pub pl_distance: Option<f64>,
}

/// The files supplied beside the return.
#[derive(Debug, Default)]
pub struct Lookups {
    /// The council's own code, `E08000025`.
    pub authority: Option<Box<str>>,
    /// Places by postcode, in capitals and without spaces; `None` if no list was given.
    pub postcodes: Option<HashMap<Box<str>, Place>>,
    /// Providers by URN; `None` if no list was given.
    pub providers: Option<HashMap<Box<str>, Vec<Provider>>>,
}

impl Lookups {
    /// Adds a list of postcodes: CSV with the columns of the national directory (pcd, laua, oseast1m, osnrth1m, oscty).
    pub fn read_postcodes(&mut self, name: &str, bytes: impl Read) -> Result<u64, ReadError> {
        let places = self.postcodes.get_or_insert_with(HashMap::new);
        named(name, bytes, &POSTCODES, |_, _, cells| {
            let &[postcode, district, east, north, county] = cells else { return };
            let (Ok(easting), Ok(northing)) = (east.parse(), north.parse()) else { return };
            let authority = if county.starts_with("E10") || county.starts_with("E0") { county } else { district };
            let place = Place { district: district.into(), authority: authority.into(), easting, northing };
            places.insert(postcode.to_uppercase().replace(' ', "").into(), place);
        })
    }

    /// Adds a list of homes and providers, CSV or a workbook.
    pub fn read_providers(&mut self, name: &str, bytes: impl Read) -> Result<u64, ReadError> {
        let providers = self.providers.get_or_insert_with(HashMap::new);
        let codes = |text: &str| -> Vec<Box<str>> {
            text.split([',', '/', ';']).map(|code| code.trim().to_uppercase().into()).collect()
        };
        named(name, bytes, &PROVIDERS, |_, _, cells| {
            let &[urn, place, provider, closed, postcode] = cells else { return };
            providers.entry(urn.to_uppercase().into()).or_default().push(Provider {
                place_codes: codes(place),
                provider_codes: codes(provider),
                closed_on: day::parse(closed).or_else(|| closed.get(..10)?.parse().ok()),
                postcode: postcode.to_uppercase().replace(' ', "").into(),
            });
        })
    }

    /// Where a postcode lies. Spaces do not count.
    pub fn place(&self, postcode: &str) -> Option<&Place> {
        let places = self.postcodes.as_ref()?;
        if postcode.is_empty() {
            return None;
        }
        if postcode.contains(' ') { places.get(postcode.replace(' ', "").as_str()) } else { places.get(postcode) }
    }

    /// The providers with a URN.
    pub fn providers(&self, urn: &str) -> &[Provider] {
        self.providers.as_ref().and_then(|all| all.get(urn)).map_or(&[], Vec::as_slice)
    }

    /// What follows from the postcodes of an episode.
    pub fn geography(&self, home: &str, placement: &str) -> Geography<'_> {
        let Some(at) = self.place(placement) else { return Geography::default() };
        let abroad = match at.district.bytes().next() {
            Some(b'S') => Some("SCO"),
            Some(b'N') => Some("NIR"),
            Some(b'W') => Some("WAL"),
            _ => None,
        };
        let inside = abroad.is_none() && self.authority.as_deref() == Some(&at.authority);
        let miles = self.place(home).map(|home| {
            let metres = (home.easting - at.easting).hypot(home.northing - at.northing);
            // The return's guidance counts 1.6093 kilometres to the mile.
            (metres / 1000.0 / 1.6093 * 10.0).round_ties_even() / 10.0
        });
        Geography {
            pl_la: abroad.unwrap_or(&at.authority),
            pl_location: if inside { "IN" } else { "OUT" },
            pl_distance: miles,
        }
    }
}

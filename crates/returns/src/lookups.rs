//! What a council supplies beside the return: where postcodes lie, and the list of homes and providers.

use domain::Date;
use hashbrown::HashMap;

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

//! What everybody can know: the pieces into which tables cut the people, and what each shown figure says of them.

use crate::profile::Profile;
use crate::table::{Dimension, Place, Shown, Table};
use crate::{DisclosureError, simplex::Programme};

/// Pieces that an audit takes.
pub(crate) const MOST_PIECES: usize = 5_000;

/// A table with what is shown of it, under its profile.
#[derive(Debug, Clone)]
pub(crate) struct Release {
    pub(crate) table: Table,
    pub(crate) profile: Profile,
    /// Row after row, totals included.
    pub(crate) shown: Vec<Shown>,
}

impl Release {
    pub(crate) fn shown(&self, place: Place) -> Shown {
        self.shown[place.row * self.table.size().1 + place.column]
    }
}

/// The dimensions of all tables of one population, and the pieces that they make.
#[derive(Debug)]
pub(crate) struct Pieces {
    dimensions: Vec<Dimension>,
    count: usize,
}

impl Pieces {
    /// The pieces of these tables; each dimension must have the same categories wherever it stands.
    pub(crate) fn of(tables: &[&Table]) -> Result<Self, DisclosureError> {
        let mut dimensions: Vec<Dimension> = Vec::new();
        for dimension in tables.iter().flat_map(|table| table.dimensions()) {
            match dimensions.iter().find(|known| known.name == dimension.name) {
                None => dimensions.push(dimension.clone()),
                Some(known) => same(known, dimension)?,
            }
        }
        let count =
            dimensions.iter().fold(1_usize, |count, dimension| count.saturating_mul(dimension.categories.len()));
        if count > MOST_PIECES {
            return Err(DisclosureError::TooManyPieces { pieces: count, most: MOST_PIECES });
        }
        Ok(Self { dimensions, count })
    }

    /// The pieces that a figure counts.
    fn of_figure(&self, table: &Table, place: Place) -> Vec<usize> {
        let mut pieces = vec![0];
        for dimension in &self.dimensions {
            let wanted = wanted(table, place, dimension);
            let size = dimension.categories.len();
            let all = || (0..size).collect::<Vec<usize>>();
            let wanted = wanted.unwrap_or_else(all);
            pieces = pieces.iter().flat_map(|piece| wanted.iter().map(move |at| piece * size + at)).collect();
        }
        pieces
    }
}

fn same(known: &Dimension, other: &Dimension) -> Result<(), DisclosureError> {
    let lacks = |one: &Dimension, another: &Dimension| {
        one.categories.iter().find(|category| !another.categories.contains(category)).cloned()
    };
    lacks(known, other)
        .or_else(|| lacks(other, known))
        .map_or(Ok(()), |category| Err(DisclosureError::OtherCategories { dimension: known.name.clone(), category }))
}

/// The categories of a dimension that a place is of; none where it counts all of them.
fn wanted(table: &Table, place: Place, dimension: &Dimension) -> Option<Vec<usize>> {
    let named = if dimension.name == table.rows.name {
        core::slice::from_ref(table.rows.categories.get(place.row)?)
    } else if dimension.name == table.columns.name {
        core::slice::from_ref(table.columns.categories.get(place.column)?)
    } else {
        table.filter.iter().find(|(other, _)| other.name == dimension.name).map(|(_, kept)| kept.as_slice())?
    };
    let at = |name: &String| dimension.categories.iter().position(|category| category == name);
    Some(named.iter().filter_map(at).collect())
}

/// One figure's say.
struct Say {
    pieces: Vec<usize>,
    low: f64,
    high: f64,
}

/// All that the releases of one population say, as a programme.
#[derive(Debug)]
pub(crate) struct Knowledge {
    pieces: Pieces,
    programme: Programme,
    /// The variable of each piece; none where a shown figure fixes it.
    variable: Vec<Option<usize>>,
    /// The lowest value of each piece: what its variable counts from, or what it is fixed to.
    lowest: Vec<f64>,
}

impl Knowledge {
    pub(crate) fn try_new(releases: &[&Release]) -> Result<Self, DisclosureError> {
        let tables: Vec<&Table> = releases.iter().map(|release| &release.table).collect();
        let pieces = Pieces::of(&tables)?;
        let mut low = vec![0.0_f64; pieces.count];
        let mut high = vec![f64::INFINITY; pieces.count];
        let mut sums: Vec<Say> = Vec::new();
        for release in releases {
            for place in release.table.places() {
                let say = say(&pieces, release, place);
                if let [piece] = say.pieces.as_slice() {
                    low[*piece] = low[*piece].max(say.low);
                    high[*piece] = high[*piece].min(say.high);
                } else {
                    sums.push(say);
                }
            }
        }
        if low.iter().zip(&high).any(|(low, high)| low > high) {
            return Err(DisclosureError::Contradiction);
        }
        let mut upper = Vec::new();
        let mut variable = vec![None; pieces.count];
        for piece in 0..pieces.count {
            if high[piece] > low[piece] {
                variable[piece] = Some(upper.len());
                upper.push(high[piece] - low[piece]);
            }
        }
        let mut equations = Vec::new();
        for say in sums {
            let known: f64 = say.pieces.iter().map(|piece| low[*piece]).sum();
            let mut terms: Vec<(usize, f64)> =
                say.pieces.iter().filter_map(|piece| variable[*piece]).map(|variable| (variable, 1.0)).collect();
            if say.high.is_infinite() {
                if known < say.low {
                    // At least: the sum less what is left over.
                    terms.push((upper.len(), -1.0));
                    upper.push(f64::INFINITY);
                    equations.push((terms, say.low - known));
                }
                continue;
            }
            if say.high > say.low {
                terms.push((upper.len(), 1.0));
                upper.push(say.high - say.low);
            } else if terms.is_empty() && (say.high - known).abs() < 0.5 {
                continue;
            }
            equations.push((terms, say.high - known));
        }
        let programme = Programme::try_new(&upper, &equations).ok_or(DisclosureError::Contradiction)?;
        Ok(Self { pieces, programme, variable, lowest: low })
    }

    /// Lowest and highest whole number that a figure can be.
    pub(crate) fn span(&mut self, table: &Table, place: Place) -> (f64, f64) {
        let pieces = self.pieces.of_figure(table, place);
        let known: f64 = pieces.iter().map(|piece| self.lowest[*piece]).sum();
        let variables: Vec<usize> = pieces.iter().filter_map(|piece| self.variable[*piece]).collect();
        if variables.is_empty() {
            return (known, known);
        }
        let (low, high) = (self.programme.lowest(&variables), self.programme.highest(&variables));
        ((known + low - 1e-6).ceil().max(0.0), (known + high + 1e-6).floor())
    }
}

fn say(pieces: &Pieces, release: &Release, place: Place) -> Say {
    let own = pieces.of_figure(&release.table, place);
    let (low, high) = match release.shown(place) {
        Shown::Count(count) => release.profile.meant(count),
        Shown::Small => {
            let (low, high) = release.profile.known_of_hidden();
            (low, high.unwrap_or(f64::INFINITY))
        }
        // A figure hidden to protect another may be of any size.
        Shown::Protecting => (release.profile.known_of_hidden().0, f64::INFINITY),
    };
    Say { pieces: own, low, high }
}

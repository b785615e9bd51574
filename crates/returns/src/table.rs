//! The twelve tables of the return: which columns each has, and one row of each in the words of the return.

use crate::day::DateCell;

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The table.
    pub table: Table,
    /// Whether it stands in the previous year's return.
    pub previous: bool,
    /// The row as a spreadsheet numbers it: the column names are row 1.
    pub row: u32,
}

/// A row that knows where it stands.
pub trait Placed {
    /// Where it stands.
    fn at(&self) -> At;
}

/// How a cell of a column is read.
trait Cell<'a> {
    fn of(text: &'a str) -> Self;
}

impl<'a> Cell<'a> for &'a str {
    fn of(text: &'a str) -> Self {
        text
    }
}

impl<'a> Cell<'a> for DateCell<'a> {
    fn of(text: &'a str) -> Self {
        DateCell::of(text)
    }
}

macro_rules! tables {
    ($($(#[$doc:meta])* $table:ident $name:literal $row:ident in $list:ident { $($field:ident: $kind:ident $column:literal),* $(,)? })*) => {
        /// A table of the return.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table { $($(#[$doc])* $table,)* }

        impl Table {
            /// Every table, in the order of the return.
            pub const ALL: [Self; 12] = [$(Self::$table),*];

            /// Its name in the return.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$table => $name,)* }
            }

            /// Its columns, the first of which is always CHILD, and what else a row holds.
            pub(crate) const fn cells(self) -> &'static [&'static str] {
                match self { $(Self::$table => &["CHILD", $($column),*],)* }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $row<'a> {
                /// Where the row stands.
                pub at: At,
                /// CHILD.
                pub child: &'a str,
                $(#[doc = $column] pub $field: tables!(@kind $kind 'a),)*
            }

            impl<'a> $row<'a> {
                /// The row whose cells, in the order of the columns, `cell` hands out.
                pub(crate) fn read(at: At, cell: impl Fn(usize) -> &'a str) -> Self {
                    let mut place = 0..;
                    let mut next = || cell(place.next().unwrap_or_default());
                    Self { at, child: next(), $($field: Cell::of(next()),)* }
                }
            }

            impl Placed for $row<'_> {
                fn at(&self) -> At {
                    self.at
                }
            }
        )*

        /// One child's rows of one year's return, table by table, in the order of the files.
        #[derive(Debug, Clone, Default)]
        pub struct Rows<'a> { $($(#[$doc])* pub $list: Vec<$row<'a>>,)* }

        impl<'a> Rows<'a> {
            /// Adds a row of a table.
            pub(crate) fn add(&mut self, at: At, cell: impl Fn(usize) -> &'a str) {
                match at.table { $(Table::$table => self.$list.push($row::read(at, cell)),)* }
            }
        }
    };
    (@kind Text $life:lifetime) => { &$life str };
    (@kind Date $life:lifetime) => { DateCell<$life> };
}

tables! {
    /// Header: a child or care leaver of the return.
    Header "Header" Header in headers {
        sex: Text "SEX", dob: Date "DOB", ethnic: Text "ETHNIC", upn: Text "UPN", mother: Text "MOTHER",
        mc_dob: Date "MC_DOB", uasc: Text "UASC",
    }
    /// Episodes: an episode of care.
    Episodes "Episodes" Episode in episodes {
        decom: Date "DECOM", rne: Text "RNE", ls: Text "LS", cin: Text "CIN", place: Text "PLACE",
        place_provider: Text "PLACE_PROVIDER", dec: Date "DEC", rec: Text "REC",
        reason_place_change: Text "REASON_PLACE_CHANGE", home_post: Text "HOME_POST", pl_post: Text "PL_POST",
        urn: Text "URN",
    }
    /// Reviews: a review of a child's case.
    Reviews "Reviews" Review in reviews {
        dob: Date "DOB", review: Date "REVIEW", review_code: Text "REVIEW_CODE",
    }
    /// UASC: a child who sought asylum unaccompanied.
    Uasc "UASC" Unaccompanied in uasc {
        sex: Text "SEX", dob: Date "DOB", duc: Date "DUC",
    }
    /// OC2: health and offending of a child looked after for twelve months.
    Oc2 "OC2" Health in oc2 {
        dob: Date "DOB", sdq_score: Text "SDQ_SCORE", sdq_reason: Text "SDQ_REASON", convicted: Text "CONVICTED",
        health_check: Text "HEALTH_CHECK", immunisations: Text "IMMUNISATIONS", teeth_check: Text "TEETH_CHECK",
        health_assessment: Text "HEALTH_ASSESSMENT", substance_misuse: Text "SUBSTANCE_MISUSE",
        intervention_received: Text "INTERVENTION_RECEIVED", intervention_offered: Text "INTERVENTION_OFFERED",
    }
    /// OC3: a care leaver around a birthday.
    Oc3 "OC3" CareLeaver in oc3 {
        dob: Date "DOB", in_touch: Text "IN_TOUCH", activ: Text "ACTIV", accom: Text "ACCOM",
    }
    /// AD1: an adoption.
    Ad1 "AD1" Adoption in ad1 {
        dob: Date "DOB", date_int: Date "DATE_INT", date_match: Date "DATE_MATCH", foster_care: Text "FOSTER_CARE",
        nb_adoptr: Text "NB_ADOPTR", sex_adoptr: Text "SEX_ADOPTR", ls_adoptr: Text "LS_ADOPTR",
    }
    /// PlacedAdoption: a decision to place a child for adoption.
    PlacedAdoption "PlacedAdoption" Placement in placed_adoption {
        dob: Date "DOB", date_placed: Date "DATE_PLACED", date_placed_ceased: Date "DATE_PLACED_CEASED",
        reason_placed_ceased: Text "REASON_PLACED_CEASED",
    }
    /// PrevPerm: an earlier permanent arrangement.
    PrevPerm "PrevPerm" EarlierPermanence in prev_perm {
        dob: Date "DOB", prev_perm: Text "PREV_PERM", la_perm: Text "LA_PERM", date_perm: Text "DATE_PERM",
    }
    /// Missing: a time a child was missing.
    Missing "Missing" MissingTime in missing {
        dob: Date "DOB", missing: Text "MISSING", mis_start: Date "MIS_START", mis_end: Date "MIS_END",
    }
    /// SWEpisodes: a stretch of time with one social worker.
    SwEpisodes "SWEpisodes" WorkerTime in sw_episodes {
        dob: Date "DOB", sw_id: Text "SW_ID", sw_decom: Date "SW_DECOM", sw_dec: Date "SW_DEC",
        sw_reason: Text "SW_REASON",
    }
    /// DoLo: an order that allows a child to be deprived of liberty.
    DoLo "DoLo" LibertyOrder in dolo {
        dob: Date "DOB", dolo_start: Date "DOLO_START", dolo_end: Date "DOLO_END",
    }
}

impl Table {
    /// The table with this name, whatever the letter case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name().eq_ignore_ascii_case(name))
    }

    /// Its columns; the first is always CHILD. Header's UASC stands in the XML form alone.
    pub const fn columns(self) -> &'static [&'static str] {
        let cells = self.cells();
        match (self, cells.split_last()) {
            (Self::Header, Some((_, columns))) => columns,
            _ => cells,
        }
    }

    /// Columns that are worked out from others and stand in no file.
    pub const fn derived(self) -> &'static [&'static str] {
        match self {
            Self::Header => &["UASC"],
            Self::Episodes => &["PL_LA", "PL_LOCATION", "PL_DISTANCE"],
            _ => &[],
        }
    }

    /// Whether a column is one of its own or worked out from them.
    pub fn has(self, column: &str) -> bool {
        self.columns().contains(&column) || self.derived().contains(&column)
    }

    pub(crate) const fn place(self) -> usize {
        self as usize
    }
}

impl CareLeaver<'_> {
    /// Whether anything is said of contact, activity or accommodation.
    pub fn says_anything(&self) -> bool {
        !(self.in_touch.is_empty() && self.activ.is_empty() && self.accom.is_empty())
    }
}

impl Adoption<'_> {
    fn items(&self) -> [&str; 6] {
        let (decided, matched) = (self.date_int.text, self.date_match.text);
        [decided, matched, self.foster_care, self.nb_adoptr, self.sex_adoptr, self.ls_adoptr]
    }

    /// Whether everything is said of the adoption.
    pub fn says_all(&self) -> bool {
        self.items().iter().all(|text| !text.is_empty())
    }

    /// Whether anything is said of the adoption.
    pub fn says_anything(&self) -> bool {
        self.items().iter().any(|text| !text.is_empty())
    }
}

impl Health<'_> {
    /// Whether the four items that are asked of every child are filled in.
    pub fn says_the_four(&self) -> bool {
        let four = [self.immunisations, self.teeth_check, self.health_assessment, self.substance_misuse];
        four.iter().all(|item| !item.is_empty())
    }

    /// The items of health and offending: CONVICTED to INTERVENTION_OFFERED, without the questionnaire.
    pub fn items(&self) -> [&str; 8] {
        [
            self.convicted,
            self.health_check,
            self.immunisations,
            self.teeth_check,
            self.health_assessment,
            self.substance_misuse,
            self.intervention_received,
            self.intervention_offered,
        ]
    }
}

impl Episode<'_> {
    /// Placed for adoption (A3 to A6).
    pub fn is_placed_for_adoption(&self) -> bool {
        matches!(self.place, "A3" | "A4" | "A5" | "A6")
    }

    /// Short breaks (V3, V4), which most rules leave out.
    pub fn is_short_break(&self) -> bool {
        matches!(self.ls, "V3" | "V4")
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    /// The readers of extracts and the checker of returns know the same tables.
    #[test]
    fn tables_are_those_of_extracts() {
        for (ours, theirs) in Table::ALL.iter().zip(extracts::columns::SSDA903_TABLES) {
            assert_eq!(ours.name(), theirs.name);
            assert_eq!(ours.columns(), theirs.columns.iter().map(|column| column.name).collect::<Vec<_>>());
        }
    }
}

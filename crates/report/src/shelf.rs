//! Reports that may be read by others: what is shown on pages and given out as files.

use crate::Document;

/// A released report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name in addresses: letters a to z, digits and hyphens.
    pub id: String,
    /// What it says.
    pub document: Document,
    /// The script that works its numbers out again; empty where there is none.
    pub script: String,
}

/// Released reports, in the order of their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf(Vec<Kept>);

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// What it is.
    pub content_type: &'static str,
    /// What it holds.
    pub text: String,
}

impl Shelf {
    /// Reports in the order of their names; of two with one name the first stays.
    pub fn new(mut kept: Vec<Kept>) -> Self {
        kept.sort_by(|left, right| left.id.cmp(&right.id));
        kept.dedup_by(|next, first| next.id == first.id);
        Self(kept)
    }

    /// Every report.
    pub fn all(&self) -> &[Kept] {
        &self.0
    }

    /// The report of this name.
    pub fn one(&self, id: &str) -> Option<&Kept> {
        self.0.iter().find(|kept| kept.id == id)
    }
}

impl Kept {
    /// A file of the report by its name: `TABLE.csv`, `PICTURE.svg` or `check.R`.
    pub fn file(&self, name: &str) -> Option<KeptFile> {
        if name == "check.R" && !self.script.is_empty() {
            return Some(KeptFile { content_type: "text/plain; charset=utf-8", text: self.script.clone() });
        }
        let (id, kind) = name.rsplit_once('.')?;
        match kind {
            "csv" => {
                let table = self.document.tables().find(|table| table.id == id)?;
                Some(KeptFile { content_type: "text/csv; charset=utf-8", text: crate::spreadsheet::of(table) })
            }
            "svg" => {
                let figure = self.document.figures().find(|figure| figure.table.id == id)?;
                Some(KeptFile { content_type: "image/svg+xml", text: figure.svg.clone() })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, Section, Table};

    #[test]
    fn files_are_found_by_their_names_alone() {
        let table = Table {
            id: "flow".to_owned(),
            caption: "Flow".to_owned(),
            headings: vec!["Step".to_owned()],
            rows: vec![vec!["Submitted".to_owned()]],
        };
        let section = Section { id: "flow".to_owned(), heading: "Flow".to_owned(), blocks: vec![Block::Table(table)] };
        let document = Document { title: "Alder".to_owned(), summary: Vec::new(), sections: vec![section] };
        let kept = Kept { id: "alder".to_owned(), document, script: "1 + 1".to_owned() };
        let shelf = Shelf::new(vec![kept.clone(), kept]);
        assert_eq!(shelf.all().len(), 1);
        let file = |name: &str| shelf.one("alder").unwrap().file(name).map(|file| file.text);
        assert_eq!(file("flow.csv"), Some("Step\r\nSubmitted\r\n".to_owned()));
        assert_eq!(file("check.R"), Some("1 + 1".to_owned()));
        for name in ["flow.svg", "other.csv", "flow", "../flow.csv", "", ".csv"] {
            assert_eq!(file(name), None, "{name}");
        }
        assert_eq!(shelf.one("birch"), None);
    }
}

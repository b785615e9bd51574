//! A paper as a tagged PDF.

use serde::Serialize;
use thiserror::Error;
use typst::diag::SourceDiagnostic;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::Document;
use crate::fonts::COVERS;
use crate::typesetter::Paper;
use crate::writable::Letters;

/// A printed paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What it claims to conform to.
    pub standard: Standard,
}

/// What a PDF conforms to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// PDF/UA-1 and PDF/A-2a: accessible, and fit to be kept for good.
    AccessibleAndKept,
    /// PDF/UA-1: accessible. Some script in it is joined in ways that the standard for keeping does not allow.
    Accessible,
}

/// Why a paper could not be printed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotPrinted {
    /// What stands on it cannot be handed over.
    #[error("the words of the paper cannot be handed over")]
    Words,
    /// The typesetter refused.
    #[error("the paper cannot be set: {0}")]
    NotSet(String),
    /// No standard of accessible papers is met.
    #[error("the paper is not accessible: {0}")]
    NotAccessible(String),
}

/// The paper as a tagged PDF, the same bytes for the same document.
///
/// Takes some tens of milliseconds of computing; where a server answers many at once, keep it off the threads that wait.
pub fn pdf(document: &Document) -> Result<Printed, NotPrinted> {
    let printed = print(document, Letters::All).or_else(|_| print(document, Letters::Latin));
    // What the typesetter remembers holds people's words; nothing of it outlives the paper.
    typst::comemo::evict(0);
    printed
}

/// What the template reads.
#[derive(Serialize)]
struct Data<'a> {
    covers: &'a str,
    #[serde(flatten)]
    paper: Document,
}

fn print(document: &Document, letters: Letters) -> Result<Printed, NotPrinted> {
    let data = Data { covers: &COVERS, paper: document.sound(letters) };
    let json = serde_json::to_vec(&data).map_err(|_| NotPrinted::Words)?;
    let paper = Paper::new(json).ok_or(NotPrinted::Words)?;
    let set = typst::compile::<PagedDocument>(&paper).output.map_err(|why| NotPrinted::NotSet(first(&why)))?;
    let both = export(&set, &[PdfStandard::Ua_1, PdfStandard::A_2a]);
    let (bytes, standard) = match both {
        Ok(bytes) => (bytes, Standard::AccessibleAndKept),
        Err(_) => (export(&set, &[PdfStandard::Ua_1])?, Standard::Accessible),
    };
    Ok(Printed { bytes, pages: set.pages().len(), standard })
}

fn export(set: &PagedDocument, standards: &[PdfStandard]) -> Result<Vec<u8>, NotPrinted> {
    let standards = PdfStandards::new(standards).map_err(|why| NotPrinted::NotAccessible(why.message().to_string()))?;
    let options = PdfOptions { standards, ..PdfOptions::default() };
    typst_pdf::pdf(set, &options).map_err(|why| NotPrinted::NotAccessible(first(&why)))
}

fn first(why: &[SourceDiagnostic]) -> String {
    why.first().map_or_else(|| "no reason was given".to_owned(), |one| one.message.to_string())
}

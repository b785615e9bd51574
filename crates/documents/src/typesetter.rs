//! The typesetter's view of the world: one template of ours, the words of one paper as a file of data, and our fonts. It
//! has no clock, no folder and no network.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::fonts::FONTS;

/// What is the same for every paper, made once.
struct Shared {
    library: LazyHash<Library>,
    template: Source,
    data: FileId,
}

static SHARED: LazyLock<Option<Shared>> = LazyLock::new(|| {
    let file = |name: &str| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern());
    // The header cells of rows are still an extra of the typesetter.
    let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
    Some(Shared {
        library: LazyHash::new(library),
        template: Source::new(file("paper.typ")?, include_str!("paper.typ").to_owned()),
        data: file("data.json")?,
    })
});

/// The world of one paper.
pub(crate) struct Paper {
    shared: &'static Shared,
    data: Bytes,
}

impl Paper {
    /// The world in which the template finds `json`; none if the template's own name is not one, which a test rules out.
    pub(crate) fn new(json: Vec<u8>) -> Option<Self> {
        Some(Self { shared: SHARED.as_ref()?, data: Bytes::new(json) })
    }
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.shared.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.shared.template.id() { Ok(self.shared.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shared.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.all.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

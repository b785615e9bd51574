//! The files a browser may fetch, embedded in the program: style sheet, scripts, fonts, icons, licence notices.

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// One file, under an address that changes whenever its content does.
#[derive(Debug)]
pub struct Asset {
    /// The plain name that templates ask for, such as `pages.css`.
    pub name: &'static str,
    /// The path it is served at, such as `/assets/pages-0123456789abcdef.css`. It may be cached for ever.
    pub url: &'static str,
    /// Its media type, with the character set where it is text.
    pub content_type: &'static str,
    /// The file itself.
    pub bytes: &'static [u8],
    /// The same compressed by gzip, where that is smaller.
    pub gzip: Option<&'static [u8]>,
}

/// All files.
pub fn assets() -> &'static [Asset] {
    ASSETS
}

/// The file served at this path, if there is one.
pub fn asset(url: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.url == url)
}

/// The address of the file with this plain name, for pages.
pub(crate) fn address(name: &str) -> Option<&'static str> {
    ASSETS.iter().find(|asset| asset.name == name).map(|asset| asset.url)
}

//! Writes the table of files that a browser may fetch: style sheet, scripts, fonts, icons and licence notices.
//!
//! Each has its content in its address, so that a browser may keep it for ever, and a gzip copy made here once.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};

use crate::css::without_official_brand;
use crate::{Outcome, Places, files, read, write};

const FONT: &str = "Atkinson Hyperlegible Next";
const FONT_FILES: &str = "@fontsource-variable/atkinson-hyperlegible-next/files";
/// Latin carries English; the extended file, fetched only by pages that need it, carries the Welsh ŵ and ŷ.
const FONT_PARTS: [(&str, &str); 2] = [
    (
        "latin",
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    ),
    (
        "latin-ext",
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+2113,U+2C60-2C7F,U+A720-A7FF",
    ),
];
const GOVUK: &str = "govuk-frontend/dist/govuk";
const MOJ: &str = "@ministryofjustice/frontend/moj";
/// In the order in which they are imported: a script's address must be known before the script that names it is written.
const SCRIPTS: [&str; 3] = ["session", "autosave", "start"];

pub(crate) fn write_all(places: &Places) -> Outcome<()> {
    let mut assets = Assets::new(places);
    let fonts = assets.fonts()?;
    assets.style_sheet(&fonts)?;
    for (name, path) in [
        ("govuk-frontend.js", format!("{GOVUK}/govuk-frontend.min.js")),
        ("moj-frontend.js", format!("{MOJ}/moj-frontend.min.js")),
    ] {
        let source = read(&places.packages.join(path))?;
        let source = source.split("//# sourceMappingURL").next().unwrap_or_default().to_owned();
        assets.add(name, "text/javascript; charset=utf-8", source.into_bytes())?;
    }
    for script in SCRIPTS {
        let source = assets.with_addresses(&read(&places.own.join(format!("js/{script}.js")))?);
        assets.add(&format!("{script}.js"), "text/javascript; charset=utf-8", source.into_bytes())?;
    }
    for icon in files::ending_with(&places.own.join("icons"), ".svg")? {
        let source = read(&places.own.join("icons").join(&icon))?;
        assets.add(&icon, "image/svg+xml", source.into_bytes())?;
    }
    assets.notices()?;
    write(&places.out.join("assets.rs"), assets.table)
}

struct Assets<'a> {
    places: &'a Places,
    /// Name and address of each asset so far.
    addresses: Vec<(String, String)>,
    table: String,
}

impl<'a> Assets<'a> {
    fn new(places: &'a Places) -> Self {
        Self { places, addresses: Vec::new(), table: "pub(crate) static ASSETS: &[Asset] = &[\n".into() }
    }

    /// Adds one file and returns its address.
    fn add(&mut self, name: &str, content_type: &str, bytes: Vec<u8>) -> Outcome<String> {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let url = format!("/assets/{stem}-{:016x}.{ending}", fingerprint(&bytes));
        let file = self.places.out.join("assets").join(name);
        let packed = gzip(&bytes).map_err(|why| format!("{name}: {why}"))?;
        let smaller = packed.len() < bytes.len();
        let gzip = if smaller {
            let packed_file = file.with_file_name(format!("{name}.gz"));
            write(&packed_file, packed)?;
            format!("Some(include_bytes!({:?}))", packed_file.display())
        } else {
            "None".into()
        };
        write(&file, bytes)?;
        let _ = writeln!(
            self.table,
            "Asset {{ name: {name:?}, url: {url:?}, content_type: {content_type:?}, bytes: include_bytes!({:?}), gzip: {gzip} }},",
            file.display()
        );
        self.addresses.push((name.into(), url.clone()));
        Ok(url)
    }

    /// Our own modules import one another by plain name (`./session.js`); the browser needs the address.
    fn with_addresses(&self, source: &str) -> String {
        self.addresses.iter().fold(source.to_owned(), |source, (name, url)| source.replace(&format!("./{name}"), url))
    }

    /// Adds the font's files and returns the rules that name them.
    fn fonts(&mut self) -> Outcome<String> {
        let mut rules = String::new();
        for (part, range) in FONT_PARTS {
            let path = format!("{FONT_FILES}/atkinson-hyperlegible-next-{part}-wght-normal.woff2");
            let bytes = fs::read(self.places.packages.join(&path)).map_err(|why| format!("{path}: {why}"))?;
            let url = self.add(&format!("atkinson-{part}.woff2"), "font/woff2", bytes)?;
            let _ = write!(
                rules,
                "@font-face{{font-family:\"{FONT}\";font-style:normal;font-weight:200 800;font-display:swap;src:url({url}) format(\"woff2\");unicode-range:{range}}}"
            );
        }
        Ok(rules)
    }

    fn style_sheet(&mut self, fonts: &str) -> Outcome<()> {
        let packages = &self.places.packages;
        let mut sheet = fonts.to_owned();
        for path in [format!("{GOVUK}/govuk-frontend.min.css"), format!("{MOJ}/moj-frontend.min.css")] {
            sheet.push_str(&without_official_brand(&read(&packages.join(path))?, FONT));
        }
        for part in files::ending_with(&self.places.own.join("theme"), ".css")? {
            let source = read(&self.places.own.join("theme").join(part))?;
            sheet.push_str(&without_official_brand(&squeezed(&source), FONT));
        }
        // The pictures that MoJ's rules show (a cross, a tick) are part of its MIT package.
        while let Some((_, rest)) = sheet.split_once("url(/assets/images/") {
            let image = rest.split(')').next().unwrap_or_default().to_owned();
            let source = read(&self.places.packages.join(MOJ).join("assets/images").join(&image))?;
            let url = self.add(&image, "image/svg+xml", source.into_bytes())?;
            sheet = sheet.replace(&format!("url(/assets/images/{image})"), &format!("url({url})"));
        }
        self.add("pages.css", "text/css; charset=utf-8", sheet.into_bytes()).map(drop)
    }

    /// The licences of what is embedded; the font's asks to travel with it, the design systems' MIT likewise.
    fn notices(&mut self) -> Outcome<()> {
        let font = read(&self.places.packages.join("@fontsource-variable/atkinson-hyperlegible-next/LICENSE"))?;
        let own = read(&self.places.own.join("templates/notices.txt"))?;
        self.add("notices.txt", "text/plain; charset=utf-8", (own + "\n" + &font).into_bytes())?;
        self.table.push_str("];\n");
        Ok(())
    }
}

/// Our theme without its line ends and indents; comments go with the brand.
fn squeezed(css: &str) -> String {
    css.lines().map(str::trim).collect()
}

/// FNV-1a: it tells one version of a file from the next, and guards nothing.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

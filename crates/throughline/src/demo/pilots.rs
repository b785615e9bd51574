//! The demonstration's pilots: written, sealed as of the day before their first release, and evaluated as any pilot is.

use std::path::Path;

use anyhow::Context as _;
use domain::Date;
use pilot::Given;
use pilot::seal::{Signature, seal};

use crate::evaluate::pilots::{evaluated, write};
use crate::generate::write_pilots;
use crate::out::Out;

/// Makes and evaluates them in a folder each.
pub(super) fn evaluate(folder: &Path, today: Date, out: &Out) -> anyhow::Result<()> {
    for made in write_pilots(folder, today)? {
        let own = folder.join(made.folder);
        let protocol = own.join("protocol.toml");
        let signature = Signature { signed_by: made.signed_by, on: made.sealed_on, because: None };
        let (seals, _) = seal(&made.protocol, None, &signature).context("the demonstration's own protocol is wrong")?;
        let file = own.join("protocol.toml.seal");
        std::fs::write(&file, seals).with_context(|| format!("{} cannot be written", file.display()))?;
        let outcome = evaluated(&protocol, &own.join("people.csv"), &Given::default(), 1)?;
        write(&outcome, &own.join("report"))?;
        out.line(format!("  Pilot {}: {} people took part", outcome.document.title, made.took_part));
    }
    Ok(())
}

//! The seal: who stands for a protocol, since when, and proof that not a letter changed.
//!
//! A seal is a hash over the protocol's hash, the name, the day, the reason and the seal before it. It shows that a
//! protocol is the one that was sealed, and that seals were not reordered. It is no signature by key: whoever can write
//! both files can seal anew. So the seal's hash is printed, to be noted where others can see it (minutes, a registry).

use core::fmt::Write as _;

use domain::Date;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::protocol::{Protocol, ProtocolError};

/// One seal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// SHA-256 of the protocol's bytes.
    pub protocol: String,
    /// Who stands for it.
    pub signed_by: String,
    /// The day.
    #[serde(deserialize_with = "crate::day::read")]
    pub sealed_on: Date,
    /// The engine that read it.
    pub engine: String,
    /// Why an earlier protocol was changed; empty for the first.
    pub because: String,
    /// SHA-256 over the four lines above, the reason, and the seal before.
    pub seal: String,
}

/// The file beside a protocol: its seals, the first first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seals {
    #[serde(default)]
    seal: Vec<Seal>,
}

/// A protocol with its seals, all of which hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Sealed {
    /// The protocol.
    pub protocol: Protocol,
    /// Its seals, the first first; at least one.
    seals: Vec<Seal>,
}

/// Why there is no seal, or none that holds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The protocol itself cannot be used.
    #[error("the protocol cannot be used")]
    Protocol(#[from] ProtocolError),
    /// Nobody's name.
    #[error("a protocol is signed by a named person")]
    Nobody,
    /// The file of seals is not one.
    #[error("the file of seals cannot be read, line {line}: {what}")]
    Unreadable {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// The protocol has no seal.
    #[error("the protocol is not sealed")]
    NotSealed,
    /// This very protocol is sealed already.
    #[error("the protocol is sealed already, by {by} on {on}")]
    Already {
        /// Who.
        by: String,
        /// When.
        on: Date,
    },
    /// The protocol is not the one that was sealed.
    #[error("the protocol was changed after {by} sealed it on {on}; seal it anew and say why, or put it back")]
    Changed {
        /// Who.
        by: String,
        /// When.
        on: Date,
    },
    /// A seal that does not fit what it seals.
    #[error("seal {number} does not hold: its lines were changed")]
    Broken {
        /// Which, counted from 1.
        number: usize,
    },
    /// A seal older than the one before it.
    #[error("sealed on {on}, before the seal of {before}")]
    Backwards {
        /// The new day.
        on: Date,
        /// The day of the seal before.
        before: Date,
    },
    /// By then outcomes could have been read.
    #[error("sealed on {on}, but the data are cut on {cut}: a protocol is sealed before outcomes are read")]
    TooLate {
        /// The day of the seal.
        on: Date,
        /// The day of the cut.
        cut: Date,
    },
}

impl SealError {
    /// The error's name, for programs.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Protocol(_) => "protocol",
            Self::Nobody => "nobody",
            Self::Unreadable { .. } => "unreadable",
            Self::NotSealed => "not_sealed",
            Self::Already { .. } => "sealed_already",
            Self::Changed { .. } => "changed_after_seal",
            Self::Broken { .. } => "seal_broken",
            Self::Backwards { .. } => "sealed_backwards",
            Self::TooLate { .. } => "sealed_too_late",
        }
    }
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Seal {
    /// What the hash is taken over. Each line has its length before it, so that no two sets of lines read alike.
    fn expected(&self, before: &str) -> String {
        let Self { protocol, signed_by, sealed_on, engine, because, .. } = self;
        let sealed_on = sealed_on.to_string();
        let lines = [before, protocol, signed_by, &sealed_on, engine, because];
        let text = lines.iter().fold(String::new(), |mut text, line| {
            let _ = writeln!(text, "{}:{line}", line.len());
            text
        });
        sha256(text.as_bytes())
    }
}

fn read(file: &str) -> Result<Vec<Seal>, SealError> {
    let seals: Seals = toml::from_str(file).map_err(|error| {
        let before = error.span().and_then(|span| file.get(..span.start)).unwrap_or_default();
        SealError::Unreadable { line: before.matches('\n').count() + 1, what: error.message().replace('\n', " ") }
    })?;
    let mut before: Option<&Seal> = None;
    for (at, seal) in seals.seal.iter().enumerate() {
        if seal.seal != seal.expected(before.map_or("", |seal| &seal.seal)) {
            return Err(SealError::Broken { number: at + 1 });
        }
        if let Some(before) = before.filter(|before| before.sealed_on > seal.sealed_on) {
            return Err(SealError::Backwards { on: seal.sealed_on, before: before.sealed_on });
        }
        before = Some(seal);
    }
    Ok(seals.seal)
}

/// Who seals, when, and why anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature<'a> {
    /// A named person.
    pub signed_by: &'a str,
    /// The day.
    pub on: Date,
    /// Why a sealed protocol was changed; none where it was not.
    pub because: Option<&'a str>,
}

/// Seals a protocol. `seals` is the text of the file of seals, none where there is none yet; the new text comes back with
/// the new seal.
pub fn seal(protocol: &str, seals: Option<&str>, signature: &Signature<'_>) -> Result<(String, Seal), SealError> {
    let read_protocol = Protocol::parse(protocol)?;
    let signed_by = signature.signed_by.split_whitespace().collect::<Vec<_>>().join(" ");
    if !signed_by.chars().any(char::is_alphabetic) {
        return Err(SealError::Nobody);
    }
    let mut seals = seals.map(read).transpose()?.unwrap_or_default();
    let hash = sha256(protocol.as_bytes());
    if let Some(last) = seals.last() {
        let (by, on) = (last.signed_by.clone(), last.sealed_on);
        if last.protocol == hash {
            return Err(SealError::Already { by, on });
        }
        if signature.because.is_none_or(|because| because.trim().is_empty()) {
            return Err(SealError::Changed { by, on });
        }
        if on > signature.on {
            return Err(SealError::Backwards { on: signature.on, before: on });
        }
    }
    if signature.on >= read_protocol.data_cut {
        return Err(SealError::TooLate { on: signature.on, cut: read_protocol.data_cut });
    }
    let because = if seals.is_empty() { "" } else { signature.because.unwrap_or_default().trim() };
    let mut new = Seal {
        protocol: hash,
        signed_by,
        sealed_on: signature.on,
        engine: crate::ENGINE.to_owned(),
        because: because.to_owned(),
        seal: String::new(),
    };
    new.seal = new.expected(seals.last().map_or("", |seal| &seal.seal));
    seals.push(new.clone());
    Ok((written(&seals), new))
}

fn written(seals: &[Seal]) -> String {
    let line = |key: &str, value: &str| format!("{key} = {}\n", toml_text(value));
    let one = |seal: &Seal| {
        let on = seal.sealed_on.to_string();
        let lines = [
            line("protocol", &seal.protocol),
            line("signed_by", &seal.signed_by),
            format!("sealed_on = {on}\n"),
            line("engine", &seal.engine),
            line("because", &seal.because),
            line("seal", &seal.seal),
        ];
        format!("[[seal]]\n{}", lines.concat())
    };
    seals.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// A basic string of TOML.
fn toml_text(value: &str) -> String {
    let mut text = String::from("\"");
    for letter in value.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            letter if letter.is_control() => {
                let _ = write!(text, "\\u{:04X}", u32::from(letter));
            }
            letter => text.push(letter),
        }
    }
    text.push('"');
    text
}

impl Sealed {
    /// Opens a protocol whose last seal is of these very bytes.
    pub fn open(protocol: &str, seals: &str) -> Result<Self, SealError> {
        let seals = read(seals)?;
        let last = seals.last().ok_or(SealError::NotSealed)?;
        if last.protocol != sha256(protocol.as_bytes()) {
            return Err(SealError::Changed { by: last.signed_by.clone(), on: last.sealed_on });
        }
        let protocol = Protocol::parse(protocol)?;
        if last.sealed_on >= protocol.data_cut {
            return Err(SealError::TooLate { on: last.sealed_on, cut: protocol.data_cut });
        }
        Ok(Self { protocol, seals })
    }

    /// The seal that holds.
    pub fn seal(&self) -> Option<&Seal> {
        self.seals.last()
    }

    /// Every seal, the first first.
    pub fn seals(&self) -> &[Seal] {
        &self.seals
    }
}

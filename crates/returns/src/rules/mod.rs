//! The rules of the return, one file each, in the folder of the table whose rows they find fault with.

use crate::rule::Rule;

/// Names the rules of a folder: each is a file beside, whose documentation holds the rule's words.
macro_rules! rules {
    ($($file:ident),* $(,)?) => {
        $(mod $file;)*
        /// The rules of this folder.
        pub(super) static RULES: &[crate::rule::Rule] =
            &[$($file::RULE.with_words(include_str!(concat!(stringify!($file), ".rs")))),*];
    };
}

mod episodes;
mod header;
mod oc3;

/// The folders of rules.
static FOLDERS: &[&[Rule]] = &[oc3::RULES, header::RULES, episodes::RULES];

/// Every rule of every known year.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FOLDERS.iter().copied().flatten()
}

#[cfg(test)]
mod tests;

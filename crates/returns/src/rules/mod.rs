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

mod ad1;
mod dolo;
mod episodes;
mod header;
mod missing;
mod oc2;
mod oc3;
mod placed_adoption;
mod prev_perm;
mod reviews;
mod sw_episodes;
mod uasc;

/// The folders of rules.
static FOLDERS: &[&[Rule]] = &[
    ad1::RULES,
    oc2::RULES,
    placed_adoption::RULES,
    prev_perm::RULES,
    missing::RULES,
    reviews::RULES,
    uasc::RULES,
    oc3::RULES,
    header::RULES,
    episodes::RULES,
    sw_episodes::RULES,
    dolo::RULES,
];

/// Every rule of every known year.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FOLDERS.iter().copied().flatten()
}

#[cfg(test)]
mod tests;

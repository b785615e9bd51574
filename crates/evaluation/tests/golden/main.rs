//! Golden values: every number of an analysis beside the one that R gives, with the call that it comes from.

mod aft;
mod book;
mod competing;
mod cox;
mod glm;
mod matching;
mod meta;
mod planning;
mod survival;
mod two_by_two;

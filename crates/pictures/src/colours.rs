//! The few colours of the pictures. None is ever the only sign: shapes, hatching and words say the same.

pub(crate) const INK: &str = "#12302f";
pub(crate) const TEAL: &str = "#0b5c5a";
pub(crate) const WHITE: &str = "#ffffff";
pub(crate) const RULE: &str = "#b6c9c6";
/// Words of second rank: 7.5 to 1 on white.
pub(crate) const QUIET: &str = "#44525a";
pub(crate) const CUSTODY: &str = "#f4f1ea";
pub(crate) const CUSTODY_STRIP: &str = "#e4ddcd";
pub(crate) const COMMUNITY: &str = "#eaf4f2";
pub(crate) const COMMUNITY_STRIP: &str = "#cfe5e1";
/// Neither in custody nor in the community as far as is known.
pub(crate) const UNKNOWN: &str = "#f7f8f8";
pub(crate) const MARIGOLD: &str = "#ffbf47";
pub(crate) const RELEASE: &str = "#b35c00";
pub(crate) const OVERDUE: &str = "#b10e1e";

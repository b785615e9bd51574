//! Extracts as agencies give them, right and wrong.

#[cfg(test)]
mod bad;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod good;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod support;

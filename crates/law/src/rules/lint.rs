//! What must hold over all law files: each rule once, versions apart. That each has a source is seen as it is read.

use std::collections::BTreeSet;
use std::path::PathBuf;

use domain::duty::Rule;

use super::RuleError;

/// The first thing that is wrong, if any.
pub(super) fn check(rules: &[(PathBuf, Rule)]) -> Result<(), RuleError> {
    let mut known = BTreeSet::new();
    for (file, rule) in rules {
        if !known.insert(rule.id) {
            return Err(RuleError::Twice { id: rule.id.to_owned() });
        }
        let id = || rule.id.to_owned();
        for version in &rule.versions {
            let (from, to) = (version.effective_from, version.effective_to);
            if let Some(to) = to.filter(|to| *to < from) {
                return Err(RuleError::EndsBeforeItBegins { file: file.clone(), id: id(), from, to });
            }
        }
        for (earlier, later) in rule.versions.iter().zip(rule.versions.iter().skip(1)) {
            if earlier.effective_to.is_none_or(|to| later.effective_from <= to) {
                return Err(RuleError::Overlap { file: file.clone(), id: id(), on: later.effective_from });
            }
        }
    }
    Ok(())
}

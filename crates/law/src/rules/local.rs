//! An authority's own rules, from a folder given at start: they add promises and never take from the law.

use std::path::Path;

use domain::duty::{Rule, Rules};
use domain::reason::Force;

use super::{RuleError, lint, read};

/// `rules` with the local rules of `folder`, which may replace local rules of the same name and nothing else.
pub fn with_local(rules: &Rules, folder: &Path) -> Result<Rules, RuleError> {
    let local = read::folder(folder)?;
    lint::check(&local)?;
    for (file, rule) in &local {
        let refused = |force| RuleError::NotLocal { file: file.clone(), id: rule.id.to_owned(), force };
        if let Some(force) = strongest(rule).filter(|force| *force != Force::Local) {
            return Err(refused(force));
        }
        if let Some(force) = rules.find(rule.id).and_then(strongest).filter(|force| *force != Force::Local) {
            return Err(refused(force));
        }
        if rule.group.is_some() {
            return Err(RuleError::LocalRow { file: file.clone() });
        }
    }
    let replaced = |rule: &&Rule| !local.iter().any(|(_, one)| one.id == rule.id);
    let kept = rules.iter().filter(replaced).cloned();
    Ok(Rules::new(kept.chain(local.iter().map(|(_, rule)| rule.clone())).collect()))
}

/// How the strongest version of the rule binds.
fn strongest(rule: &Rule) -> Option<Force> {
    rule.versions.iter().map(|version| version.source.force).min()
}

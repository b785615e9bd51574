//! The protocol as an analyst would write it.

use super::Plan;

/// Subgroups, the same in every fictional pilot.
const BREAKDOWN: &str = r#"[[breakdown]]
column = "sex"
label = "Sex"
reference = "Male"

[[breakdown]]
column = "ethnicity"
label = "Ethnicity"
reference = "White"

[breakdown.merge]
"Asian or Asian British" = "Ethnic minorities"
"Black or Black British" = "Ethnic minorities"
"Mixed or multiple" = "Ethnic minorities"
"Other" = "Ethnic minorities"

[[breakdown]]
column = "disability"
label = "Disability"
reference = "No"

[[breakdown]]
column = "care_type"
label = "Kind of care"
reference = "Foster care"
"#;

/// TOML of format 1 (`docs/formats/protocol.md`).
pub(super) fn text(plan: &Plan) -> String {
    let Plan { name, provider, question, cut, .. } = plan;
    format!(
        r#"# The protocol of a fictional pilot. Everybody in it is invented.
format = 1
name = "{name}"
provider = "{provider}"
question = "{question}"
data_cut = {cut}

[people]
person = "person"
took_part = "took_part"
start = "released_on"
traced = "traced"

[outcome]
kind = "proven_reoffending"
offence = "offence_on"
proven = "proven_on"
count = "reoffences"

[estimand]
whom = "took_part"
if_few_matched = "stop"

[comparison]
design = "matched"
method = "radius"
scale = "logit"
caliper = 0.2
numbers = ["age", "earlier_offences", "months_in_custody"]
categories = ["sex", "disability", "care_type"]

[analysis]
alpha = 0.05
seed = 61
base_points = 50.0
change_points = 5.0
spread_points = 3.0
power = 0.8
pool = 20

[looks]
information = [1.0]
stopping = "The pilot is stopped if its provider or its steering group finds that it does harm."

[suppression]
profile = "dfe-cla"
curve_least = 10

[oversight]
place = "area"
starts_by_month = true

{BREAKDOWN}"#
    )
}

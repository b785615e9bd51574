//! HTML attributes from a map of names and values: upstream's most called macro, here as a function.

use minijinja::Value;
use minijinja::value::ValueKind;

use crate::escape::{as_markup, escaped, push_attribute};

/// Writes ` name="value"` for each entry.
///
/// A text is returned as it is. An entry may be `{value, optional}`: an optional one is left out when its value is
/// null or false, and written as a bare name when it is true.
pub(crate) fn govuk_attributes(attributes: Option<&Value>) -> Value {
    let Some(attributes) = attributes else { return Value::from_safe_string(String::new()) };
    let mut out = String::new();
    if let Some(text) = attributes.as_str() {
        out.push_str(text);
    } else if attributes.kind() == ValueKind::Map {
        for name in attributes.try_iter().into_iter().flatten() {
            let entry = attributes.get_item(&name).unwrap_or_default();
            push_entry(&mut out, &name.to_string(), entry);
        }
    }
    Value::from_safe_string(out)
}

fn push_entry(out: &mut String, name: &str, entry: Value) {
    let (value, optional) = if entry.kind() == ValueKind::Map {
        let optional = entry.get_attr("optional").is_ok_and(|optional| is(&optional, true));
        (entry.get_attr("value").unwrap_or_default(), optional)
    } else {
        (entry, false)
    };
    let absent = value.is_undefined() || value.is_none();
    if optional && is(&value, true) {
        out.push(' ');
        out.push_str(&escaped(name));
    } else if !optional || !(absent || is(&value, false)) {
        push_attribute(out, name, &as_markup(&value));
    }
}

/// Exactly true or false: to MiniJinja 0 equals false, to JavaScript's strict comparison it does not.
fn is(value: &Value, wanted: bool) -> bool {
    value.kind() == ValueKind::Bool && value.is_true() == wanted
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

    #[test]
    fn attributes_are_written_as_upstream_writes_them() {
        let cases = [
            (Value::UNDEFINED, ""),
            (Value::from(" data-a=\"b\""), " data-a=\"b\""),
            (context! { a => "b", c => 5 }, " a=\"b\" c=\"5\""),
            (context! { a => "<\"" }, " a=\"&lt;&quot;\""),
            (context! { a => Value::from_safe_string("&amp;".into()) }, " a=\"&amp;\""),
            (context! { a => true, b => false }, " a=\"true\" b=\"false\""),
            (context! { a => Value::from(()) }, " a=\"\""),
            (context! { a => context! { value => true, optional => true } }, " a"),
            (context! { a => context! { value => false, optional => true } }, ""),
            (context! { a => context! { value => 0, optional => true } }, " a=\"0\""),
            (context! { a => context! { value => "b", optional => true } }, " a=\"b\""),
            (context! { a => context! { value => true } }, " a=\"true\""),
        ];
        for (attributes, expected) in cases {
            assert_eq!(govuk_attributes(Some(&attributes)).to_string(), expected);
        }
    }
}

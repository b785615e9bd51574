//! The design system's own templates, ready to be drawn: every component by the name upstream gives it.

use minijinja::value::{Kwargs, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, Value, context};

use crate::attributes::govuk_attributes;
use crate::dates::moj_date;
use crate::escape::{as_markup, spelled, write_value};
use crate::options::{Component, Within};

include!(concat!(env!("OUT_DIR"), "/components.rs"));

/// The environment in which upstream's templates run: nothing and null are empty, as they are in Nunjucks.
pub(crate) fn environment(
    templates: impl IntoIterator<Item = &'static (&'static str, &'static str)>,
    components: impl IntoIterator<Item = &'static Component>,
) -> Result<Environment<'static>, Error> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Chainable);
    // Errors must not carry the values around them: they may be about a person, and errors are logged.
    env.set_debug(false);
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_formatter(write_value);
    env.set_unknown_method_callback(javascript_method);
    env.add_global("null", Value::from(()));
    env.add_function("govukAttributes", |attributes: Option<Value>| govuk_attributes(attributes.as_ref()));
    env.add_function("njk_text", |value: Value| spelled(&value));
    env.add_filter("njk_pairs", pairs);
    env.add_filter("njk_list", |value: Value| if value.is_none() { Value::from_iter::<[Value; 0]>([]) } else { value });
    env.add_filter("njk_length", |value: Value| value.len().map_or(Value::UNDEFINED, Value::from));
    env.add_filter("length", |value: Value| value.len().unwrap_or_default());
    env.add_filter("escape", |value: Value| Value::from_safe_string(as_markup(&value)));
    env.add_filter("string", |value: Value| spelled(&value));
    env.add_filter("default", or_default);
    env.add_filter("mojDate", moj_date);
    env.add_test("null", |value: Value| value.is_none());
    env.add_test("truthy", |value: Value| value.is_true());
    for component in components {
        env.add_function(component.name, |state: &mut State, map: Option<Value>, named: Kwargs| {
            let (params, caller) = arguments(state, map, &named)?;
            draw(state.env(), component, params, caller).map(Value::from_safe_string)
        });
    }
    for (name, source) in templates {
        env.add_template(name, source)?;
    }
    Ok(env)
}

/// Draws one component.
pub(crate) fn draw(
    env: &Environment<'_>,
    component: &Component,
    params: Value,
    block: Option<Value>,
) -> Result<String, Error> {
    let caller = block.map(|block| Value::from_function(move || block.clone()));
    env.get_template(component.template)?.render(context! { params, caller })
}

/// A component is called with one map or with named options; what stands in a call block around it comes separately.
pub(crate) fn arguments(
    state: &mut State,
    map: Option<Value>,
    named: &Kwargs,
) -> Result<(Value, Option<Value>), Error> {
    let map = map.unwrap_or_default();
    let mut block = None;
    let mut options = Vec::new();
    for name in named.args() {
        let value: Value = named.get(name)?;
        if name == "caller" {
            block = Some(value.call(state, &[])?);
        } else {
            options.push((name.to_owned(), value));
        }
    }
    let params = if options.is_empty() && map.kind() == ValueKind::Map { map } else { with_more(&map, options) };
    Ok((params, block))
}

/// The options of a map and some more.
pub(crate) fn with_more(map: &Value, more: Vec<(String, Value)>) -> Value {
    let names = map.try_iter().into_iter().flatten();
    let given = names.map(|name| (name.to_string(), map.get_item(&name).unwrap_or_default()));
    Value::from_pairs(given.chain(more).collect::<Vec<_>>())
}

/// The default stands in for nothing and for null (an absent field of a page's struct), and where asked for anything
/// empty.
fn or_default(value: Value, default: Value, also_if_empty: Option<bool>) -> Value {
    let absent = value.is_undefined() || value.is_none() || (also_if_empty == Some(true) && !value.is_true());
    if absent { default } else { value }
}

/// The pairs of a map, in its order; nothing where there is no map.
fn pairs(value: &Value) -> Value {
    if value.kind() != ValueKind::Map {
        return Value::from(Vec::<Value>::new());
    }
    let names = value.try_iter().into_iter().flatten();
    names.map(|name| Value::from(vec![name.clone(), value.get_item(&name).unwrap_or_default()])).collect()
}

/// The few JavaScript list methods that upstream's templates call.
fn javascript_method(_: &mut State, list: &Value, method: &str, args: &[Value]) -> Result<Value, Error> {
    let items = list.try_iter()?;
    match (method, args) {
        ("concat", [more]) if more.kind() == ValueKind::Seq => Ok(items.chain(more.try_iter()?).collect()),
        ("concat", [one]) => Ok(items.chain([one.clone()]).collect()),
        ("includes", [one]) => Ok(Value::from({ items }.any(|item| item == *one))),
        ("join", [between]) => {
            Ok(Value::from(items.map(|item| spelled(&item)).collect::<Vec<_>>().join(&spelled(between))))
        }
        _ => Err(Error::from(ErrorKind::UnknownMethod)),
    }
}

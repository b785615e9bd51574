//! Takes the official brand out of the design system's style sheets and leaves everything else as it was.
//!
//! The font and the royal emblems may only be used on the government's own domain. The sheets are minified, so a rule
//! is found by its braces alone.

/// What may not stay: a selector or declaration that holds one of these is dropped.
const EMBLEMS: [&str; 2] = ["crown", "crest"];
const OFFICIAL_FONT: &str = "GDS Transport";

/// Drops the official font's faces and the emblems' rules, and names `font` wherever the official font was named.
///
/// Upstream prints in whatever the printer has; ours may be printed, so paper looks like the screen.
pub(crate) fn without_official_brand(css: &str, font: &str) -> String {
    let on_paper = format!("font-family:{font},arial,sans-serif");
    rules(&without_comments(css)).replace(OFFICIAL_FONT, font).replace("font-family:sans-serif", &on_paper)
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((kept, comment)) = rest.split_once("/*") {
        out.push_str(kept);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

fn rules(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(end) = rest.find(['{', ';']) {
        let (head, after) = rest.split_at(end);
        if after.starts_with(';') {
            out.push_str(head);
            out.push(';');
            rest = after.get(1..).unwrap_or_default();
            continue;
        }
        let (body, after) = block(after);
        out.push_str(&rule(head.trim(), body));
        rest = after;
    }
    out.push_str(rest.trim());
    out
}

/// Splits `{body}rest` at the brace that closes the first.
fn block(css: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, c) in css.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return (css.get(1..at).unwrap_or_default(), css.get(at + 1..).unwrap_or_default()),
            '}' => depth -= 1,
            _ => {}
        }
    }
    (css.get(1..).unwrap_or_default(), "")
}

fn rule(head: &str, body: &str) -> String {
    if head.starts_with("@font-face") {
        return if body.contains(OFFICIAL_FONT) { String::new() } else { format!("{head}{{{body}}}") };
    }
    let (head, body) = if body.contains('{') {
        (head.to_owned(), rules(body))
    } else {
        (without_emblems(head, ','), without_emblems(body, ';'))
    };
    if head.is_empty() || body.is_empty() { String::new() } else { format!("{head}{{{body}}}") }
}

fn without_emblems(list: &str, between: char) -> String {
    let clean = |part: &&str| !EMBLEMS.iter().any(|emblem| part.to_lowercase().contains(emblem));
    list.split(between).filter(clean).collect::<Vec<_>>().join(&between.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_official_brand_goes_and_the_rest_stays() {
        let cases = [
            ("font face", "@font-face{font-family:GDS Transport;src:url(a.woff2)}.a{b:c}", ".a{b:c}"),
            ("font face on a new line", ".a{b:c}\n@font-face{font-family:GDS Transport}", ".a{b:c}"),
            ("paper", "@media print{.a{font-family:sans-serif}}", "@media print{.a{font-family:New,arial,sans-serif}}"),
            ("another font face", "@font-face{font-family:X;src:url(a)}", "@font-face{font-family:X;src:url(a)}"),
            ("font name", ".a{font-family:GDS Transport,arial}", ".a{font-family:New,arial}"),
            ("quoted font name", ".a{font-family:\"GDS Transport\",arial}", ".a{font-family:\"New\",arial}"),
            ("emblem selector", ".a__crown{b:c}.d{e:f}", ".d{e:f}"),
            ("one selector of two", ".a,.a-crest{b:c}", ".a{b:c}"),
            ("emblem declaration", ".a{b:c;background:url(x-crest.svg);d:e}", ".a{b:c;d:e}"),
            ("within a media query", "@media print{.a{b:c}.crown{d:e}}", "@media print{.a{b:c}}"),
            ("an emptied media query", "@media print{.crown{d:e}}.a{b:c}", ".a{b:c}"),
            ("two levels deep", "@supports (a:b){@media print{.a{b:c}}}", "@supports (a:b){@media print{.a{b:c}}}"),
            ("comment", "/*! crown */.a{b:c}", ".a{b:c}"),
            ("at-rule without a block", "@charset \"UTF-8\";.a{b:c}", "@charset \"UTF-8\";.a{b:c}"),
        ];
        for (case, css, expected) in cases {
            assert_eq!(without_official_brand(css, "New"), expected, "{case}");
        }
    }
}

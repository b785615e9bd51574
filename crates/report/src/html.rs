//! A report as one web page that needs nothing else: no script, no file beside it; it reads well in print.

use core::fmt::Write;

use crate::{Block, Document, Figure, Table};

/// The look: system letters, one column, tables that scroll by themselves, and what paper needs.
const STYLE: &str = "\
body{font:1.0625rem/1.5 Arial,sans-serif;color:#12302f;background:#fff;margin:0}\
main{max-width:60rem;margin:0 auto;padding:1.5rem}\
h1{font-size:2rem;line-height:1.2}h2{font-size:1.5rem;margin-top:2.5rem}h3{font-size:1.1875rem}\
.summary{border-left:.4rem solid #0b5c5a;padding:.1rem 1rem;background:#eaf4f2}\
.notice{border-left:.4rem solid #b35c00;padding:.6rem 1rem;background:#fdf6ec;font-weight:700}\
table{border-collapse:collapse;margin:1rem 0;min-width:20rem}caption{text-align:left;font-weight:700;padding:.4rem 0}\
th,td{text-align:left;vertical-align:top;padding:.4rem 1rem .4rem 0;border-bottom:1px solid #b6c9c6}\
.scroll{overflow-x:auto}figure{margin:1.5rem 0}svg{display:block;font-family:Arial,sans-serif}\
dl{display:grid;grid-template-columns:minmax(10rem,20rem) 1fr;gap:.3rem 1rem}dt{font-weight:700}dd{margin:0;overflow-wrap:anywhere}\
a{color:#0b5c5a}summary{cursor:pointer;color:#0b5c5a;text-decoration:underline}\
@media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.6rem}}\
@media print{main{max-width:none;padding:0}h2,h3,caption{break-after:avoid}figure,tr{break-inside:avoid}\
details>*{display:block}details::details-content{content-visibility:visible;block-size:auto}.scroll{overflow:visible}svg{max-width:100%;height:auto}}";

// Writing to a String cannot fail, so the outcome of `write!` is put aside in this file.

/// The whole page. Links to tables lead to `tables/ID.csv` beside it.
pub fn page(document: &Document) -> String {
    let mut out = String::new();
    let title = escape(&document.title);
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<div class=\"summary\">\n"
    );
    for line in &document.summary {
        let _ = writeln!(out, "<p>{}</p>", escape(line));
    }
    out.push_str("</div>\n");
    for section in &document.sections {
        let id = escape(&section.id);
        let _ = writeln!(out, "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>", escape(&section.heading));
        for block in &section.blocks {
            write_block(&mut out, block);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn write_block(out: &mut String, block: &Block) {
    let _ = match block {
        Block::Text(text) => writeln!(out, "<p>{}</p>", escape(text)),
        Block::Notice(text) => writeln!(out, "<p class=\"notice\">{}</p>", escape(text)),
        Block::List(items) => {
            out.push_str("<ul>\n");
            for item in items {
                let _ = writeln!(out, "<li>{}</li>", escape(item));
            }
            writeln!(out, "</ul>")
        }
        Block::Facts(facts) => {
            out.push_str("<dl>\n");
            for fact in facts {
                let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", escape(&fact.name), escape(&fact.value));
            }
            writeln!(out, "</dl>")
        }
        Block::Table(table) => write_table(out, table),
        Block::Picture(figure) => write_figure(out, figure),
    };
}

fn write_table(out: &mut String, table: &Table) -> core::fmt::Result {
    let (id, caption) = (escape(&table.id), escape(&table.caption));
    // A part that scrolls must be reachable by keyboard and have a name.
    writeln!(
        out,
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{id}-caption\">\n<table>\n\
         <caption id=\"{id}-caption\">{caption}</caption>\n<thead>"
    )?;
    write_row(out, &table.headings, |_| "th scope=\"col\"")?;
    out.push_str("</thead>\n<tbody>\n");
    for row in &table.rows {
        write_row(out, row, |at| if at == 0 { "th scope=\"row\"" } else { "td" })?;
    }
    writeln!(out, "</tbody>\n</table>\n</div>\n<p><a href=\"tables/{id}.csv\">{caption} (CSV)</a></p>")
}

fn write_row(out: &mut String, cells: &[String], tag: impl Fn(usize) -> &'static str) -> core::fmt::Result {
    out.push_str("<tr>");
    for (at, cell) in cells.iter().enumerate() {
        let opening = tag(at);
        let closing = opening.get(..2).unwrap_or(opening);
        write!(out, "<{opening}>{}</{closing}>", escape(cell))?;
    }
    writeln!(out, "</tr>")
}

fn write_figure(out: &mut String, figure: &Figure) -> core::fmt::Result {
    let title = escape(&figure.title);
    writeln!(
        out,
        "<h3>{title}</h3>\n\
         <figure class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Picture: {title}\">\n{}\n</figure>\n\
         <details>\n<summary>{title}: the same as a table</summary>",
        figure.svg
    )?;
    write_table(out, &figure.table)?;
    writeln!(out, "</details>")
}

/// Words made safe between tags and in attributes.
fn escape(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Fact, Section};

    #[test]
    fn every_word_is_escaped() {
        let bad = "<script>\"&'".to_owned();
        let table =
            Table { id: bad.clone(), caption: bad.clone(), headings: vec![bad.clone()], rows: vec![vec![bad.clone()]] };
        let figure = Figure {
            title: bad.clone(),
            svg: "<svg></svg>".to_owned(),
            description: bad.clone(),
            table: table.clone(),
        };
        let blocks = vec![
            Block::Text(bad.clone()),
            Block::Notice(bad.clone()),
            Block::List(vec![bad.clone()]),
            Block::Facts(vec![Fact { name: bad.clone(), value: bad.clone() }]),
            Block::Table(table),
            Block::Picture(Box::new(figure)),
        ];
        let section = Section { id: bad.clone(), heading: bad.clone(), blocks };
        let page = page(&Document { title: bad.clone(), summary: vec![bad], sections: vec![section] });
        assert!(!page.contains("<script>") && !page.contains("\"&'"), "{page}");
        assert!(page.matches("&lt;script&gt;&quot;&amp;&#39;").count() > 20, "{page}");
    }
}

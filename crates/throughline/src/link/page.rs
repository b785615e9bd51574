//! The report of a run as one page of HTML that stands alone: pictures as SVG, each with its table.

use linkage::{Model, Report, Signed, Waterfall};
use pictures::{Amount, Bar, Bars, Picture, Table};

/// The look, in the page itself, so that it can be kept and opened anywhere. Where a picture's letters would be too small
/// to read, its table alone is shown.
const LOOK: &str = "body{font:1.1875rem/1.4 arial,sans-serif;color:#0b0c0c;max-width:60rem;margin:2rem auto;padding:0 1rem}\
table{border-collapse:collapse;margin:1rem 0;width:100%}caption{text-align:left;font-weight:bold}\
th,td{border-bottom:1px solid #b1b4b6;padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top}\
td.n,th.n{text-align:right}svg{max-width:100%;height:auto}div.wide{overflow-x:auto}\
@media(max-width:47rem){figure{display:none}}\
p.alarm{border-left:.6rem solid #d4351c;padding-left:1rem}";

/// The page.
pub(super) fn page(report: &Report, model: Option<&Model>) -> String {
    let mut page = Page::default();
    page.push("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.push("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.push(&format!("<title>Linkage run</title>\n<style>{LOOK}</style>\n</head>\n<body>\n<main>\n"));
    page.push("<h1>Report of a linkage run</h1>\n");
    page.summary(report);
    if model.is_some() {
        page.alarms(report);
    }
    page.unreadable(report);
    page.picture("weights", "How much pairs weigh", &histogram(report), &weights(report));
    if !report.blocking.is_empty() {
        page.picture("blocking", "Matches that the blocking rules make", &blocking(report), &rules(report));
    }
    if let Some(model) = model {
        page.groups(report);
        page.unlinkable(report);
        page.thresholds(model);
        page.examples(report);
    } else {
        page.paragraph("A model of Splink carries no thresholds that somebody answers for: nothing was linked by it.");
    }
    page.push("</main>\n</body>\n</html>\n");
    page.0
}

#[derive(Default)]
struct Page(String);

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A count with its thousands apart.
fn grouped(count: &impl ToString) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

impl Page {
    fn push(&mut self, html: &str) {
        self.0.push_str(html);
    }

    fn heading(&mut self, text: &str) {
        self.push(&format!("<h2>{}</h2>\n", escaped(text)));
    }

    fn paragraph(&mut self, text: &str) {
        self.push(&format!("<p>{}</p>\n", escaped(text)));
    }

    /// A table; columns from `numbers` on are numbers.
    fn table(&mut self, table: &Table, numbers: usize) {
        self.push(&format!(
            "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">",
            escaped(&table.caption)
        ));
        self.push(&format!("<table>\n<caption>{}</caption>\n<thead><tr>", escaped(&table.caption)));
        let class = |at: usize| if at >= numbers { " class=\"n\"" } else { "" };
        for (at, heading) in table.headings.iter().enumerate() {
            self.push(&format!("<th scope=\"col\"{}>{}</th>", class(at), escaped(heading)));
        }
        self.push("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.push("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let (open, close) = if at == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
                self.push(&format!("<{open}{}>{}</{close}>", class(at), escaped(cell)));
            }
            self.push("</tr>\n");
        }
        self.push("</tbody>\n</table></div>\n");
    }

    /// A picture, and a table that says the same and more.
    fn picture(&mut self, id: &str, heading: &str, picture: &Picture, table: &Table) {
        self.heading(heading);
        self.push(&format!("<figure id=\"{id}\">\n{}\n</figure>\n", picture.svg));
        self.table(table, 1);
    }

    fn summary(&mut self, report: &Report) {
        let rows = [
            ("Records", report.rows.iter().map(grouped).collect::<Vec<String>>().join(" and ")),
            ("Candidate pairs", grouped(&report.candidates)),
            ("Pairs linked", grouped(&report.links)),
            ("Pairs that a person decides", grouped(&report.reviews)),
            ("Other pairs that were kept", grouped(&report.left_apart)),
            ("Matches expected in all", grouped(&format!("{:.0}", report.expected_matches))),
            ("Of the links right, as estimated", format!("{:.3} %", report.estimated_precision * 100.0)),
            ("Of all matches linked, as estimated", percent(report.estimated_recall)),
            ("Linked or shown to a person", percent(report.estimated_recall_with_review)),
        ];
        let rows = rows.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect();
        let headings = vec!["What".to_owned(), "How many".to_owned()];
        self.table(&Table { caption: "The run in figures".to_owned(), headings, rows }, 1);
        self.paragraph(
            "Rates are the model's own estimates: there is no truth here to hold them against. A sample of pairs that \
             people decide tells more.",
        );
    }

    fn alarms(&mut self, report: &Report) {
        self.heading("Groups that fare worse");
        if report.alarms.is_empty() {
            self.paragraph("No group differs from everybody by more than 5 points.");
        }
        for gap in &report.alarms {
            let points = gap.difference * 100.0;
            let text = format!("{}: {} differs from everybody by {points:+.1} points.", gap.name, gap.rate);
            self.push(&format!("<p class=\"alarm\"><strong>Alarm.</strong> {}</p>\n", escaped(&text)));
            report.why(gap).into_iter().for_each(|why| self.paragraph(&why));
        }
    }

    fn unreadable(&mut self, report: &Report) {
        self.heading("What could not be read");
        let row = |it: &linkage::UnreadableColumn| {
            let rows = it.first_rows.iter().map(u64::to_string).collect::<Vec<String>>().join(", ");
            let rows = if rows.is_empty() { "none".to_owned() } else { rows };
            vec![it.column.clone(), it.side.to_owned(), it.values.to_string(), rows]
        };
        if report.unreadable.is_empty() {
            self.paragraph("Every value that was there could be read.");
        } else {
            let headings = ["Column", "File", "Values", "First rows"].map(str::to_owned).to_vec();
            let caption = "Values that count as missing because they cannot be read".to_owned();
            let rows = report.unreadable.iter().map(row).collect();
            self.table(&Table { caption, headings, rows }, 2);
        }
        if !report.unchecked.is_empty() {
            let columns = report.unchecked.join(", ");
            self.paragraph(&format!(
                "Compared as they stand, since the model does not say whose numbers they are: {columns}."
            ));
        }
    }

    fn groups(&mut self, report: &Report) {
        let row = |group: &linkage::Group| {
            vec![
                group.name.clone(),
                grouped(&format!("{:.0}", group.expected_matches)),
                percent(group.linked),
                percent(group.to_review),
                format!("{:.3} %", group.wrong * 100.0),
            ]
        };
        let headings =
            ["Group", "Expected matches", "Linked", "For a person", "Of links wrong"].map(str::to_owned).to_vec();
        let rows = report.groups.iter().map(row).collect();
        self.heading("How groups fare");
        self.table(&Table { caption: "Rates by group, as estimated".to_owned(), headings, rows }, 1);
    }

    fn unlinkable(&mut self, report: &Report) {
        let row = |it: &linkage::Unlinkable| vec![it.file.clone(), grouped(&it.rows), grouped(&it.unlinkable)];
        let headings = ["File", "Records", "Cannot be linked"].map(str::to_owned).to_vec();
        let caption = "Records that say too little to be linked even with themselves".to_owned();
        self.heading("Who cannot be seen");
        self.table(&Table { caption, headings, rows: report.unlinkable.iter().map(row).collect() }, 1);
    }

    fn thresholds(&mut self, model: &Model) {
        let thresholds = &model.thresholds;
        let mut named = vec![
            ("Link from, in bits", &thresholds.join),
            ("Keep a link from", &thresholds.keep),
            ("Show to a person from", &thresholds.review),
            ("Margin to the next best", &thresholds.margin),
            ("Twins weigh at most", &thresholds.twin),
        ];
        named.extend(model.prior.as_ref().map(|prior| ("Prior probability", prior)));
        let row = |(name, it): (&str, &Signed)| {
            vec![name.to_owned(), format!("{}", it.value), it.owner.clone(), it.date.clone(), it.reason.clone()]
        };
        let headings = ["What", "Value", "Who answers", "Since", "Why"].map(str::to_owned).to_vec();
        let rows = named.into_iter().map(row).collect();
        self.heading("Who answers for the thresholds");
        self.table(&Table { caption: "Thresholds and prior".to_owned(), headings, rows }, 5);
    }

    fn examples(&mut self, report: &Report) {
        self.heading("Pairs nearest to the thresholds");
        self.paragraph("Evidence of 8 bits is 256 to 1. What agrees is named, the values themselves are not.");
        report.examples.iter().for_each(|example| self.example(example));
    }

    fn example(&mut self, waterfall: &Waterfall) {
        let row = |step: &linkage::Evidence| {
            vec![
                step.name.clone(),
                step.says.clone(),
                step.strength.words().to_owned(),
                format!("{:+.1}", step.bits),
                format!("{:+.1}", step.so_far),
            ]
        };
        let headings = ["Compared", "What it shows", "How strong", "Bits", "So far"].map(str::to_owned).to_vec();
        let decision = waterfall.decision.map_or("", linkage::Decision::word);
        let caption =
            format!("{} and {}: {:.1} bits, {decision}", waterfall.id_left, waterfall.id_right, waterfall.weight);
        self.table(&Table { caption, headings, rows: waterfall.steps.iter().map(row).collect() }, 3);
        if let Some(flag) = waterfall.flag {
            self.paragraph(&format!("A person must look: {flag}."));
        }
    }
}

fn whole(count: usize) -> Amount {
    Amount::Known(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Bins that hold pairs, the heaviest first.
fn bins(report: &Report) -> impl Iterator<Item = &linkage::Bin> {
    report.histogram.iter().rev().filter(|bin| pairs_in(bin) > 0)
}

const fn pairs_in(bin: &linkage::Bin) -> usize {
    bin.links + bin.reviews + bin.left_apart
}

fn range(bin: &linkage::Bin) -> String {
    match bin.to {
        Some(to) => format!("{:.0} to {to:.0} bits", bin.from),
        None => format!("{:.0} bits or more", bin.from),
    }
}

fn histogram(report: &Report) -> Picture {
    pictures::bars::draw(&Bars {
        id: "weights".to_owned(),
        title: "Pairs by match weight, the heaviest first".to_owned(),
        unit: String::new(),
        full: None,
        target: None,
        bars: bins(report).map(|bin| Bar { name: range(bin), amount: whole(pairs_in(bin)) }).collect(),
        headings: ["Match weight".to_owned(), "Pairs".to_owned()],
        width: 800,
    })
}

fn weights(report: &Report) -> Table {
    let row = |bin: &linkage::Bin| {
        let counts = [bin.links, bin.reviews, bin.left_apart, pairs_in(bin)].map(|count| grouped(&count));
        std::iter::once(range(bin)).chain(counts).collect()
    };
    Table {
        caption: "Pairs by match weight, the heaviest first".to_owned(),
        headings: ["Match weight", "Linked", "For a person", "Apart", "All"].map(str::to_owned).to_vec(),
        rows: bins(report).map(row).collect(),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share from 0 to 1 in hundredths of a point"
)]
fn hundredths(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 10_000.0).round() as u32
}

fn blocking(report: &Report) -> Picture {
    let bar = |loss: &linkage::BlockingLoss| Bar {
        name: loss.rule.join(" and "),
        amount: Amount::Known(hundredths(loss.lost_so_far)),
    };
    pictures::bars::draw(&Bars {
        id: "blocking".to_owned(),
        title: "Matches still lost after each blocking rule, in 10,000".to_owned(),
        unit: String::new(),
        full: Some(10_000),
        target: None,
        bars: report.blocking.iter().map(bar).collect(),
        headings: ["Blocking rule".to_owned(), "Lost of 10,000 matches".to_owned()],
        width: 800,
    })
}

fn rules(report: &Report) -> Table {
    let row = |loss: &linkage::BlockingLoss| {
        vec![loss.rule.join(" and "), percent(loss.makes), format!("{:.2} %", loss.lost_so_far * 100.0)]
    };
    Table {
        caption: "What each blocking rule makes, as estimated".to_owned(),
        headings: ["Blocking rule", "Matches it makes", "Still lost after it"].map(str::to_owned).to_vec(),
        rows: report.blocking.iter().map(row).collect(),
    }
}

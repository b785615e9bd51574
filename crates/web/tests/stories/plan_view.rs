//! The one plan is read as pathway, sentence and release plan: on the page, printed, and pasted; nothing is asked twice,
//! what is missing is named, and every word is there.

use std::io::Write as _;
use std::process::Command;

use domain::agency::Role;
use domain::plan::{Actor, Answer, Area};
use testkit::{PlanWriter, TestApp, Visitor, databases};

/// What a reader's program makes of the PDF.
#[expect(clippy::expect_used, reason = "without the reader's program the story cannot go on")]
fn read(visitor: &Visitor<'_>, program: &str, options: &[&str]) -> String {
    assert!(visitor.page.bytes.starts_with(b"%PDF-"), "{} is no PDF: {}", visitor.who, visitor.page.status);
    let mut file = tempfile::NamedTempFile::new().expect("a reader's program");
    file.write_all(&visitor.page.bytes).expect("a reader's program");
    let last: &[&str] = if program == "pdftotext" { &["-"] } else { &[] };
    let output = Command::new(program).args(options).arg(file.path()).args(last).output().expect("a reader's program");
    // What is asked to be UTF-8 is; the structure comes in Latin letters of one byte.
    String::from_utf8(output.stdout).unwrap_or_else(|why| why.into_bytes().into_iter().map(char::from).collect())
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn one_plan_is_read_as_three_and_what_is_missing_is_named() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let path = format!("/people/{}/plan", app.cast.person("wren"));
        let mut ada = app.visit_as("ada").await;
        ada.opens(&format!("{path}/pathway")).await;
        // Known already, so nobody types it: name, date of birth, prison, release date with its weekday, adviser.
        ada.sees("Pathway plan Draft").sees("Wren Rowanfield").sees("1 May 2007").sees("Ada Linden");
        ada.sees("What is missing").sees("Education and training: 1").sees("2. Education and training Missing Nothing is planned, and nobody has said that nothing is needed. Wren Rowanfield or Ada Linden (personal adviser) can supply it.");

        let wren = PlanWriter::of(&app, Role::YoungAdult).await;
        let goal = wren.writes(Area::Accommodation, "I will have my own front door").await;
        wren.says_nothing_is_needed(Area::AlcoholUse).await;
        let pa = PlanWriter::of(&app, Role::PersonalAdviser).await;
        pa.adds_step(goal, "View the flat in Otterbrook", Actor::PersonalAdviser, Some(jiff::civil::date(2027, 3, 1)))
            .await;
        pa.adds_step(goal, "If the flat falls through, ring the duty line", Actor::YoungAdult, None).await;

        ada.opens(&format!("{path}/pathway")).await;
        ada.sees("5. Accommodation and whether it is suitable")
            .sees("I will have my own front door")
            .sees("Written by Wren Rowanfield, 10 February 2027")
            .sees("View the flat in Otterbrook Ada Linden, personal adviser 1 March 2027 (before release) Not started")
            .sees("Goal 1, “If the flat falls through, ring the duty line” has no day by when.")
            .sees("Alcohol use: Nothing needed for now (Wren Rowanfield, 10 February 2027)");
        ada.does_not_see("does not work out. A step that begins");
        ada.opens(&format!("{path}/release")).await;
        ada.sees("Support required (SUPPORT_REQUIRED)").sees("I will have my own front door");
        ada.opens(&format!("{path}/sentence?language=cy")).await;
        assert!(ada.page.body.contains("<html lang=\"en\""), "the page itself stays English");
        assert!(ada.page.body.contains("lang=\"cy\">Cynllun dedfryd"), "its headings are Welsh");
        ada.sees("Cynllun dedfryd Drafft").sees("Llety").sees("Dyddiad rhyddhau").sees("I will have my own front door");

        wren.answers(goal, Answer::Agrees).await;
        ada.opens(&format!("{path}/pathway")).await;
        ada.sees("Draft until these have answered: Personal adviser");
        pa.answers(goal, Answer::Disagrees { reason: "The rent is too high.".to_owned() }).await;
        ada.opens(&format!("{path}/pathway")).await;
        ada.sees("Not agreed by everybody: Personal adviser").sees("Disagrees: The rent is too high.");
        ada.does_not_see("Pathway plan Draft");
        app.close().await;
    }
}

#[tokio::test]
async fn the_three_plans_print_with_their_structure_and_paste_as_text() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let path = format!("/people/{}/plan", app.cast.person("wren"));
        let wren = PlanWriter::of(&app, Role::YoungAdult).await;
        let goal = wren.writes(Area::Accommodation, "I will have *my own* #door $x$ 🙂").await;
        let pa = PlanWriter::of(&app, Role::PersonalAdviser).await;
        pa.adds_step(goal, "View the flat", Actor::PersonalAdviser, Some(jiff::civil::date(2027, 3, 1))).await;
        let mut ada = app.visit_as("ada").await;
        for (plan, title, welsh) in [
            ("pathway", "Pathway plan: Wren Rowanfield", "Cynllun llwybr: Wren Rowanfield"),
            ("sentence", "Sentence plan: Wren Rowanfield", "Cynllun dedfryd: Wren Rowanfield"),
            ("release", "Release plan: Wren Rowanfield", "Cynllun rhyddhau: Wren Rowanfield"),
        ] {
            ada.get(&format!("{path}/{plan}.pdf")).await;
            let structure = read(&ada, "pdfinfo", &["-struct-text"]);
            for element in ["H1", "H2", "H3", "LI", "TH", "TD"] {
                assert!(
                    structure.contains(&format!("{element} ")) || structure.contains(&format!("{element}:")),
                    "{plan}: no {element}"
                );
            }
            let text = words(&read(&ada, "pdftotext", &["-enc", "UTF-8"]));
            assert!(text.contains(title) && text.contains("Draft"), "{text}");
            assert!(text.contains("I will have *my own* #door $x$ 🙂"), "{text}");
            ada.get(&format!("{path}/{plan}.pdf?language=cy")).await;
            let text = words(&read(&ada, "pdftotext", &["-enc", "UTF-8"]));
            assert!(text.contains(welsh) && text.contains("Tudalen 1 o"), "{text}");
            ada.get(&format!("{path}/{plan}.txt")).await;
            assert!(ada.page.body.starts_with(title), "{}", ada.page.body);
            assert!(
                ada.page.body.contains("What: View the flat\nBy whom: Ada Linden, personal adviser\n"),
                "{}",
                ada.page.body
            );
        }
        let mut reader = app.visit_as("wren").await;
        reader.get("/me/plan.pdf").await;
        let text = words(&read(&reader, "pdftotext", &["-enc", "UTF-8"]));
        assert!(text.contains("Your plan") && text.contains("Your words") && text.contains("View the flat"), "{text}");
        reader.opens("/me/who-looked").await;
        reader.sees("Ada Linden");
        app.close().await;
    }
}

#[tokio::test]
async fn a_plan_of_five_thousand_words_prints_every_word() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let wren = PlanWriter::of(&app, Role::YoungAdult).await;
        let all: Vec<String> = (0..5_000).map(|at| format!("w{at}")).collect();
        for some in all.chunks(250) {
            wren.writes(Area::IdentityAndBelonging, &some.join(" ")).await;
        }
        let mut ada = app.visit_as("ada").await;
        ada.get(&format!("/people/{}/plan/pathway.pdf", app.cast.person("wren"))).await;
        let text = read(&ada, "pdftotext", &["-enc", "UTF-8"]);
        let printed: std::collections::BTreeSet<&str> = text.split_whitespace().collect();
        let lost = all.iter().filter(|word| !printed.contains(word.as_str())).count();
        assert_eq!(lost, 0);
        app.close().await;
    }
}

#[tokio::test]
async fn nobody_outside_the_circle_prints_a_plan() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let mut fen = app.visit_as("fen").await;
        for ending in ["pathway", "pathway.pdf", "sentence.txt", "release.pdf", "nothing", "nothing.pdf"] {
            fen.get(&format!("/people/{}/plan/{ending}", app.cast.person("wren"))).await;
            assert_eq!(fen.page.status, 404, "{ending}");
        }
        app.close().await;
    }
}

/// What is too small on a paper in large letters, and what stands outside the paper: sizes and places as another program
/// reads them from the file.
fn small_or_cut_off(visitor: &Visitor<'_>) -> Vec<String> {
    let number = |text: &str, name: &str| -> f64 {
        let (_, after) = text.split_once(&format!("{name}=\"")).unwrap_or_default();
        after.split('"').next().and_then(|value| value.parse().ok()).unwrap_or(f64::NAN)
    };
    let mut wrong = Vec::new();
    // At this scale a point is a point.
    let fonts = read(visitor, "pdftohtml", &["-xml", "-stdout", "-i", "-zoom", "1"]);
    let sizes: Vec<&str> = fonts.lines().filter(|line| line.contains("<fontspec ")).collect();
    assert!(!sizes.is_empty(), "{fonts}");
    wrong.extend(sizes.iter().filter(|line| number(line, " size") < 14.0).map(|line| (*line).to_owned()));
    let boxes = read(visitor, "pdftotext", &["-bbox", "-enc", "UTF-8"]);
    let mut words = 0;
    for line in boxes.lines().map(str::trim) {
        if line.starts_with("<page ") {
            let (width, height) = (number(line, "width"), number(line, "height"));
            if (width - 595.28).abs() > 0.5 || (height - 841.89).abs() > 0.5 {
                wrong.push(format!("not A4: {line}"));
            }
        }
        if line.starts_with("<word ") {
            words += 1;
            let inside = number(line, "xMin") >= 28.0
                && number(line, "xMax") <= 567.3
                && number(line, "yMin") >= 28.0
                && number(line, "yMax") <= 830.0;
            if !inside {
                wrong.push(line.to_owned());
            }
        }
    }
    assert!(words > 50, "{words} words");
    wrong
}

#[tokio::test]
async fn sheets_to_carry_and_to_write_on_are_large_and_whole() {
    for database in databases().await {
        let app = TestApp::open(&database.address).await;
        let person = format!("/people/{}", app.cast.person("wren"));
        let mut ada = app.visit_as("ada").await;
        crate::release_day::a_day_that_cannot_be(&mut ada, &app.cast.person("wren").to_string()).await;
        let mut wren = app.visit_as("wren").await;
        for (is_own, path, words) in [
            (
                true,
                "/me/release-day.pdf",
                &["Your day of release: Friday 9 April 2027", "Not ready yet", "Merrowdale Probation"][..],
            ),
            (false, "/release-day.pdf", &["If something goes wrong, ring", "This day does not fit yet"][..]),
            (
                false,
                "/release-day.pdf?language=cy",
                &["Diwrnod eich rhyddhau: Dydd Gwener 9 Ebrill 2027", "Rydych chi’n cysgu yma"][..],
            ),
            (
                true,
                "/me/plan/worksheet.pdf",
                &["What do you want?", "People who stand by you", "I do not want to say", "Page 1 of"][..],
            ),
            (
                false,
                "/plan/worksheet.pdf?area=network&language=cy",
                &["Beth ydych chi ei eisiau?", "Rhwydwaith cymorth"][..],
            ),
        ] {
            let visitor = if is_own { &mut wren } else { &mut ada };
            let address = if is_own { path.to_owned() } else { format!("{person}{path}") };
            visitor.get(&address).await;
            let text = read(visitor, "pdftotext", &["-enc", "UTF-8"]).split_whitespace().collect::<Vec<_>>().join(" ");
            for one in words {
                assert!(text.contains(one), "{path} lacks {one:?}: {text}");
            }
            let structure = read(visitor, "pdfinfo", &["-struct-text"]);
            let wanted = if path.contains("release-day") { ["H1", "TH", "LI"] } else { ["H1", "H2", "LI"] };
            for element in wanted {
                assert!(structure.contains(&format!("{element} ")), "{path}: no {element}: {structure}");
            }
            let fonts = read(visitor, "pdffonts", &[]);
            let embedded = fonts.lines().skip(2).all(|line| line.contains(" yes "));
            assert!(embedded && fonts.lines().count() > 2, "{fonts}");
            assert_eq!(small_or_cut_off(visitor), [""; 0], "{path}");
        }
        // An area a page: nobody is handed a page with two lines on it.
        wren.get("/me/plan/worksheet.pdf").await;
        assert!(read(&wren, "pdfinfo", &[]).contains("Pages:           10\n"));
        // A young adult's sheet for whom no day is planned is whole as well.
        let mut teal = app.visit_as("teal").await;
        teal.get("/me/release-day.pdf").await;
        assert_eq!(small_or_cut_off(&teal), [""; 0]);
        // An area that there is not has no sheet.
        assert_eq!(wren.get("/me/plan/worksheet.pdf?area=moon").await.status, 404);
        app.close().await;
    }
}

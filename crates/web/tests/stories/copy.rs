//! A copy of everything that is held about a young adult: whole, in words, theirs alone, and without what is about others.

use testkit::{TestApp, databases};

use crate::link_review::{TEAL, WRENS_PRISON, brings, pair, run, says, takes_next};

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
async fn a_young_adult_gets_a_copy_of_what_is_held_and_nothing_of_others() {
    for database in databases().await {
        let mut app = TestApp::open(&database.address).await;
        app.brings_supporters().await;
        let wren = app.cast.person("wren").to_string();
        let mut ada = app.visit_as("ada").await;
        crate::form::posts_visit(&mut ada, &wren, &crate::form::seen("3-2-2027")).await;
        ada.get(&format!("/people/{wren}/visits/new")).await;
        ada.post(&format!("/people/{wren}/visits/draft?autosave=1"), &[("note", "Half a thought.")]).await;
        let mut own = app.visit_as("wren").await;
        crate::care_status::says(&mut own, &["council"]).await;
        crate::plan::writes_goal(&mut own, "/me/plan", "I will have a room of my own", "").await;

        own.opens("/me").await;
        own.sees("Get a copy of what is held about me");
        own.opens("/me/copy").await;
        let held = [
            "What agencies’ files say about you",
            "Who works with you",
            "Contacts with you",
            "Ada Linden, 10 February 2027",
            "3 February 2027",
            "In person",
            "Hearing how things are going",
            "Your plan, every version of every word",
            "I will have a room of my own",
            "The people around you",
            "Rowan Alder",
            "What is written down about you and care",
            "From when I was nine.",
            "How you sign in",
            "Who looked, and who wrote",
            "HMP/YOI Larkmoor",
            "1 May 2007",
            "What is not in this copy, and why",
        ];
        // Details of others, an unfinished form, what opens an account, and what belongs to somebody else's record.
        let not_held = ["Ring before six", "Asked probation.", "Half a thought.", "$argon2", "Hawthornby", "Teal"];
        for words in held {
            own.sees(words);
        }
        for words in not_held {
            own.does_not_see(words);
        }
        for path in ["/me/copy.txt", "/me/copy.json"] {
            own.get(path).await;
            assert_eq!(own.page.status, 200);
            let words = own.page.body.clone();
            for held in ["I will have a room of my own", "From when I was nine.", "HMP/YOI Larkmoor", "Ada Linden"] {
                assert!(words.contains(held), "{path}: {held}");
            }
            for other in not_held {
                assert!(!words.contains(other), "{path}: {other}");
            }
        }
        own.opens("/me/who-looked").await;
        own.sees("took a copy of everything that is held about you");

        // A record that somebody found to be Teal's too is in Teal's copy, with who said so; without it once it is parted.
        brings(&app, run("1", vec![pair([WRENS_PRISON, TEAL], 11_250, None)])).await;
        let mut ivo = app.visit_as("ivo").await;
        let link = takes_next(&mut ivo).await;
        let mut teal = app.visit_as("teal").await;
        let files = async |teal: &mut testkit::Visitor<'_>| {
            teal.get("/me/copy.txt").await;
            let (before, _) = teal.page.body.split_once("WHO LOOKED").expect("it has them");
            before.to_owned()
        };
        let before = files(&mut teal).await;
        assert!(!before.contains("Larkmoor"), "{before}");
        says(&mut ivo, &link, "same", &[("went_by", "birth")]).await;
        let joined = files(&mut teal).await;
        assert!(joined.contains("Ivo Sycamore found it to be yours on 10 February 2027"), "{joined}");
        assert!(!joined.contains("I will have a room of my own") && !joined.contains("From when I was nine."));
        let mut cass = app.visit_as("cass").await;
        cass.post(&format!("{link}/undo"), &[("why", "Two people.")]).await;
        assert_eq!(files(&mut teal).await, before, "byte for byte");

        for who in ["ada", "cass", "dov", "hazel", "ivo", "rowan"] {
            for path in ["/me/copy", "/me/copy.txt", "/me/copy.json"] {
                assert_eq!(app.visit_as(who).await.get(path).await.status, 404, "{who} {path}");
            }
        }
        app.close().await;
    }
}
